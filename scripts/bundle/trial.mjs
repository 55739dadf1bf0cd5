/**
 * Asks the rules in Pyodide under Node, as the page's worker asks them, and says what came of it.
 *
 * Arguments: a folder with Pyodide, a file {rules, requests}, the file to write, and, where the rules are
 * not in the runtime's own archive, the folder that holds their package.
 * Writes {said, modules, builtins, texts}: what each request gave, what was said of each error in strain.py, the files
 * of the standard library that were read, the modules that were taken from those built into Python, and the functions
 * that dataclasses compiled from text while the rules were loaded.
 */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [runtime, asked, answer, rulesFolder] = process.argv.slice(2);
const { rules, requests } = JSON.parse(await readFile(asked, "utf8"));

const LOADING = `
import builtins
texts, compiling = [], builtins.exec
def noted(text, *scopes):
    if isinstance(text, str) and text.startswith("def __create_fn__("):
        texts.append(text)
    compiling(text, *scopes)
builtins.exec = noted
try:
    from calculator.reply import reply
finally:
    builtins.exec = compiling
reply
`;
const LOADED = `
import json, sys
def _file(module):
    spec = getattr(module, "__spec__", None)
    if spec is None or type(spec.loader).__name__ != "zipimporter":
        return None
    return spec.origin.split(".zip/", 1)[1].removesuffix("c")
json.dumps({
    "modules": sorted({file for module in [*sys.modules.values()] if (file := _file(module))}),
    "builtins": sorted({*sys.modules} & {*sys.builtin_module_names}),
    "texts": sorted({*texts}),
})
`;

/** The last line of Python's traceback: the frames above it name other files in each runtime. */
function reason(error) {
  const lines = String(error.message).trim().split("\n");
  if (!/^Traceback/.test(lines[0])) throw new Error(`an error without its traceback: ${error.message}`);
  return lines.findLast((line) => /^[\w.]+(:|$)/.test(line));
}

const outcome = (ask) => {
  try {
    return ask();
  } catch (error) {
    return reason(error);
  }
};

try {
  const { loadPyodide } = await import(pathToFileURL(join(runtime, "pyodide.mjs")).href);
  const pyodide = await loadPyodide({ indexURL: runtime, stdout: () => {}, stderr: () => {} });
  if (rulesFolder) {
    pyodide.FS.mkdirTree("/rules");
    pyodide.FS.mount(pyodide.FS.filesystems.NODEFS, { root: rulesFolder }, "/rules");
    pyodide.runPython("import sys; sys.path.append('/rules'); sys.dont_write_bytecode = True");
  }
  const reply = pyodide.runPython(LOADING);
  const said = Object.fromEntries(requests.map((request) => [request, outcome(() => reply(rules, request))]));
  said["broken rules"] = outcome(() => reply("", "{}"));
  const strain = await readFile(new URL("strain.py", import.meta.url), "utf8");
  Object.assign(said, JSON.parse(pyodide.runPython(strain)));
  await writeFile(answer, JSON.stringify({ said, ...JSON.parse(pyodide.runPython(LOADED)) }));
} catch (error) {
  // Where it went wrong and what it was, without the page of traceback between them.
  const text = String(error.message).trim();
  const place = [...text.matchAll(/File "(?:\/rules\/)?([^"]+)", line (\d+)/g)].at(-1);
  console.error(`${place ? `${place[1]}:${place[2]}: ` : ""}${text.split("\n").at(-1)}`);
  process.exitCode = 1;
}
