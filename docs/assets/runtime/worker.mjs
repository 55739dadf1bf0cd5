/**
 * The calculator's own thread: loads Python and the rules, then answers requests one by one.
 *
 * In:  {type: "start", base}   and then {type: "ask", id, request}
 * Out: {type: "progress", loaded, total}, {type: "ready"}, {type: "failure", code, message},
 *      {type: "answer", id, text} or {type: "refusal", id, message}
 */
import { NetworkError, countingDownloads } from "./download.mjs";

/** @typedef {import("pyodide").PyodideAPI} Pyodide */
/** @typedef {{lock: string, wheel: string, files: Record<string, number>}} Manifest */
/** @typedef {(request: string) => string} Reply */

// Bound once to the rules, which then never cross into Python again.
const BIND = `
from calculator.reply import reply
lambda rules: lambda request: reply(rules, request)
`;

/** @type {Promise<Reply> | undefined} */
let replying;

addEventListener("message", async ({ data }) => {
  if (data.type === "start") {
    replying = start(data.base);
    replying.then(() => postMessage({ type: "ready" }), fail);
  } else if (data.type === "ask") {
    await answer(data.id, data.request);
  }
});

/** @param {number} id @param {unknown} request */
async function answer(id, request) {
  try {
    const reply = await replying;
    if (!reply) throw new Error("asked before the start");
    postMessage({ type: "answer", id, text: reply(JSON.stringify(request)) });
  } catch (error) {
    postMessage({ type: "refusal", id, message: words(error) });
  }
}

/**
 * Load everything the answers need.
 * @param {string} base the address of the site's root, ending with a slash
 * @returns {Promise<Reply>}
 */
async function start(base) {
  const folder = new URL("runtime/", base).href;
  const progress = { loaded: 0, total: 0 };
  /** @param {number} bytes */
  const count = (bytes) => {
    progress.loaded += bytes;
    postMessage({ type: "progress", ...progress });
  };

  const [list, rules] = await Promise.all([
    text(`${folder}manifest.json`),
    text(new URL("data/rules.json", base).href),
  ]);
  const manifest = /** @type {Manifest} */ (JSON.parse(list));
  progress.total = Object.values(manifest.files).reduce((sum, size) => sum + size, 0);

  const downloads = countingDownloads(new URL(base).origin, count, fail);
  globalThis.fetch = downloads.fetch;
  downloads.early(`${folder}pyodide.asm.wasm`);
  downloads.early(`${folder}python_stdlib.zip`);

  /** @param {string} name */
  const module = async (name) => {
    const loaded = await imported(folder + name);
    count(manifest.files[name] ?? 0);
    return loaded;
  };
  const [lock, { loadPyodide }] = await Promise.all([
    text(folder + manifest.lock),
    module("pyodide.mjs"),
    module("pyodide.asm.js"),
  ]);
  return bind(await python(loadPyodide, folder, lock), rules);
}

/**
 * @param {typeof import("pyodide").loadPyodide} loadPyodide
 * @param {string} folder @param {string} lock
 */
function python(loadPyodide, folder, lock) {
  return loadPyodide({
    indexURL: folder,
    stdLibURL: `${folder}python_stdlib.zip`,
    lockFileContents: lock,
    packageBaseUrl: folder, // without it Pyodide would look for packages on somebody else's server
    packages: ["mingbai-calculator"],
    stdout: () => {},
  });
}

/** @param {Pyodide} pyodide @param {string} rules @returns {Reply} */
function bind(pyodide, rules) {
  return pyodide.runPython(BIND)(rules);
}

/** @param {string} url */
async function imported(url) {
  try {
    return await import(url);
  } catch (error) {
    throw new NetworkError(`${url} could not be loaded: ${words(error)}`);
  }
}

/**
 * Fetch a small file, asking the host whether it changed: an old one would not fit a new site.
 * @param {string} url
 */
async function text(url) {
  const response = await fetch(url, { cache: "no-cache" }).catch((error) => {
    throw new NetworkError(`${url} could not be loaded: ${words(error)}`);
  });
  if (!response.ok) throw new NetworkError(`${url} could not be loaded: ${response.status}`);
  return response.text();
}

/** @param {unknown} error */
function fail(error) {
  postMessage({ type: "failure", code: code(error), message: words(error) });
}

/** @param {unknown} error */
function code(error) {
  if (error instanceof NetworkError) return "network";
  return /CompileError|LinkError/.test(words(error)) ? "unsupported" : "failed";
}

/** @param {unknown} error */
function words(error) {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
