/**
 * Times explained estimates in the shipped Pyodide under Node, as the page's worker asks for them.
 *
 * Arguments: a folder with the runtime as it was made, and a JSON file {rules, requests, warmUp}.
 * Prints {pyodide, times}: the version, and the milliseconds of each run, by place.
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [runtime, asked] = process.argv.slice(2);
const { rules, requests, warmUp } = JSON.parse(await readFile(asked, "utf8"));

const { loadPyodide } = await import(pathToFileURL(join(runtime, "pyodide.mjs")).href);
const pyodide = await loadPyodide({ indexURL: runtime, stdout: () => {} });
const reply = pyodide.runPython("from calculator.reply import reply\nlambda rules: lambda request: reply(rules, request)")(rules);

const times = {};
for (const [place, asked] of Object.entries(requests)) {
  times[place] = [];
  for (const request of asked) {
    const begun = performance.now();
    reply(request);
    times[place].push(performance.now() - begun);
  }
  times[place].splice(0, warmUp); // the first few are not counted
}
console.log(JSON.stringify({ pyodide: pyodide.version, times }));
