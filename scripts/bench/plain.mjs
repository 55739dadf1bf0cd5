/**
 * Stock Pyodide, used as its documentation shows: load it, unpack the rules, answer.
 *
 * In: {rules, request}. Out: the answer, as text.
 */
import { loadPyodide } from "./pyodide.mjs";

addEventListener("message", async ({ data: { request } }) => {
  const [pyodide, rules, wheel] = await Promise.all([
    loadPyodide(),
    fetch("./rules.json").then((response) => response.text()),
    fetch("./calculator.whl").then((response) => response.arrayBuffer()),
  ]);
  pyodide.unpackArchive(wheel, "wheel");
  const reply = pyodide.runPython("from calculator.reply import reply\nreply");
  postMessage(reply(rules, request));
});
