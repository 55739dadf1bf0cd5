/**
 * The calculator's own thread: loads Python and the rules, then answers requests one by one.
 *
 * In:  {type: "start", base, rules}   and then {type: "ask", id, request}
 * Out: {type: "progress", loaded, total}, {type: "ready", loaded}, {type: "failure", code, message},
 *      {type: "answer", id, text} or {type: "refusal", id, message}
 */
import { Downloads, NetworkError } from "./download.mjs";

/** @typedef {import("pyodide").PyodideAPI} Pyodide */
/** @typedef {{lock: any, packages: string[], files: Record<string, import("./download.mjs").Entry>}} Manifest */
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
    replying = start(data.base, data.rules);
    replying.then(() => postMessage({ type: "ready", loaded: performance.getEntriesByType("resource").map(({ name }) => name) }), fail);
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

/** The page is of another build than the rules on the host: together they would say what neither says. */
class RenewedError extends Error {
  name = "RenewedError";
}

/**
 * Load everything the answers need.
 * @param {string} base the address of the site's root, ending with a slash
 * @param {string | undefined} version of the rules that the page was made from, if it was made from any
 * @returns {Promise<Reply>}
 */
async function start(base, version) {
  const folder = new URL("runtime/", base).href;
  const { manifest, compressing } = await listed(`${folder}manifest.json`);
  if (version && !manifest.files["rules.json"]?.sha256.startsWith(version)) {
    throw new RenewedError("the page was made from other rules than these");
  }
  const downloads = new Downloads(folder, manifest.files, compressing, {
    progress: (progress) => postMessage({ type: "progress", ...progress }),
    failure: fail,
  });
  const scripts = ["pyodide.mjs", "pyodide.asm.js"];
  for (const name of Object.keys(manifest.files)) if (!scripts.includes(name)) downloads.early(name);
  globalThis.fetch = downloads.answer;

  /** @param {string} name */
  const script = async (name) => {
    const loaded = await imported(downloads.address(name));
    downloads.arrived(name);
    return loaded;
  };
  const [{ loadPyodide }] = await Promise.all(scripts.map(script));
  const [pyodide, rules] = await Promise.all([
    python(loadPyodide, folder, manifest),
    downloads.answer(`${folder}rules.json`).then((response) => response.text()),
  ]);
  return bind(pyodide, rules);
}

/**
 * @param {typeof import("pyodide").loadPyodide} loadPyodide
 * @param {string} folder @param {Manifest} manifest
 */
function python(loadPyodide, folder, { lock, packages }) {
  return loadPyodide({
    indexURL: folder,
    stdLibURL: `${folder}python_stdlib.zip`,
    lockFileContents: lock,
    packageBaseUrl: folder, // without it Pyodide would look for packages on somebody else's server
    packages,
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
 * Fetch the list of files, asking the host whether it changed: an old one would not fit a new site.
 * @param {string} url
 * @returns {Promise<{manifest: Manifest, compressing: boolean}>}
 */
async function listed(url) {
  const response = await fetch(url, { cache: "no-cache" }).catch((error) => {
    throw new NetworkError(`${url} could not be loaded: ${words(error)}`);
  });
  if (!response.ok) throw new NetworkError(`${url} could not be loaded: ${response.status}`);
  const manifest = await response.json().catch(() => {
    throw new NetworkError(`${url} is no list of files`);
  });
  return { manifest, compressing: response.headers.has("content-encoding") };
}

/** @param {unknown} error */
function fail(error) {
  postMessage({ type: "failure", code: code(error), message: words(error) });
}

/** @param {unknown} error */
function code(error) {
  if (error instanceof NetworkError) return "network";
  if (error instanceof RenewedError) return "renewed";
  return /CompileError|LinkError/.test(words(error)) ? "unsupported" : "failed";
}

/** @param {unknown} error */
function words(error) {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
