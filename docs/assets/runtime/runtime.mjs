/** The page's side of the calculator: start it, watch it load, ask it. */

/** @typedef {"unsupported" | "network" | "renewed" | "failed"} Code */
/** @typedef {{loaded: number, total: number}} Progress */
/** @typedef {{situation: object, lang: string}} Request */

/** Why the calculator cannot answer; `code` says what the reader can do about it. */
export class RuntimeFailure extends Error {
  name = "RuntimeFailure";

  /** @param {Code} code @param {string} message */
  constructor(code, message) {
    super(message);
    this.code = code;
  }
}

/** How long the line may be silent before we say so, in milliseconds. */
const PATIENCE = 60_000;
/** How much longer Python may take to start once everything has arrived, on a slow phone. */
const START_FACTOR = 3;

/**
 * @typedef {object} Options
 * @property {string} base the address of the site's root, ending with a slash
 * @property {string} [rules] the version of the rules that the page was made from; any other is refused
 * @property {(progress: Progress) => void} [onProgress] called with the bytes that have arrived
 * @property {number} [patience] milliseconds of silence that count as a broken line
 */

/**
 * Start the calculator. Rejects with a RuntimeFailure, never hangs.
 * @param {Options} options
 * @returns {Promise<{ask: (request: Request) => Promise<any>}>}
 */
export async function startRuntime({ base, rules, onProgress = () => {}, patience = PATIENCE }) {
  const worker = startWorker();
  await loading(worker, { base, rules }, onProgress, patience);
  return { ask: asking(worker) };
}

/**
 * Start the module worker, or say that this browser has none.
 *
 * A worker that is started by its address does not obey the policy in the page: it could ask any host. One that is
 * started from a blob does, and the script that it imports with it.
 */
function startWorker() {
  if (typeof WebAssembly !== "object" || typeof Worker !== "function") {
    throw new RuntimeFailure("unsupported", "This browser has no WebAssembly or no workers.");
  }
  // A browser without module workers never reads the option, and would run the file as a script.
  let read = false;
  const options = { get type() { read = true; return /** @type {const} */ ("module"); } };
  const script = JSON.stringify(new URL("worker.mjs", import.meta.url).href);
  const address = URL.createObjectURL(new Blob([`import ${script};`], { type: "text/javascript" }));
  const worker = new Worker(address, options);
  worker.addEventListener("message", () => URL.revokeObjectURL(address), { once: true });
  if (!read) {
    worker.terminate();
    throw new RuntimeFailure("unsupported", "This browser has no module workers.");
  }
  return worker;
}

/**
 * Wait until the worker is ready, as long as it shows signs of life and the page is not left; otherwise it ends.
 *
 * A browser that keeps a page for the way back stops its workers where they are, and one that is stopped in the
 * middle of compiling may hold what compiles: in Firefox on two cores no other page could then start a calculator.
 * @param {Worker} worker @param {{base: string, rules?: string}} what
 * @param {(progress: Progress) => void} onProgress @param {number} patience
 * @returns {Promise<void>}
 */
function loading(worker, what, onProgress, patience) {
  return new Promise((resolve, reject) => {
    /** @type {ReturnType<typeof setTimeout>} */
    let timer;
    /** @param {Code} code @param {string} message */
    const fail = (code, message) => {
      end();
      worker.terminate();
      reject(new RuntimeFailure(code, message));
    };
    const leave = () => fail("network", "The page was left.");
    const end = () => {
      clearTimeout(timer);
      removeEventListener("pagehide", leave);
    };
    /** @param {boolean} complete */
    const wait = (complete) => {
      clearTimeout(timer);
      timer = complete
        ? setTimeout(fail, patience * START_FACTOR, "failed", "Python did not start.")
        : setTimeout(fail, patience, "network", "Nothing has arrived for too long.");
    };

    worker.onerror = (event) => fail("network", event.message || "The worker could not be loaded.");
    worker.onmessage = ({ data }) => {
      if (data.type === "progress") {
        const loaded = Math.min(data.loaded, data.total);
        wait(loaded === data.total);
        onProgress({ loaded, total: data.total });
      } else if (data.type === "ready") {
        end();
        dispatchEvent(new CustomEvent("mingbai:loaded", { detail: data.loaded })); // for who keeps it: offline/line.mjs
        resolve();
      } else if (data.type === "failure") {
        fail(data.code, data.message);
      }
    };
    addEventListener("pagehide", leave);
    wait(false);
    worker.postMessage({ type: "start", ...what });
  });
}

/**
 * Return the function that asks the worker and matches its answers to the questions.
 * @param {Worker} worker
 */
function asking(worker) {
  /** @type {Map<number, {resolve: (answer: any) => void, reject: (error: Error) => void}>} */
  const open = new Map();
  let last = 0;

  worker.onmessage = ({ data }) => {
    const question = open.get(data.id);
    open.delete(data.id);
    if (data.type === "answer") question?.resolve(JSON.parse(data.text));
    else question?.reject(new RuntimeFailure("failed", data.message));
  };
  worker.onerror = (event) => {
    for (const { reject } of open.values()) reject(new RuntimeFailure("failed", event.message));
    open.clear();
  };

  /** @param {Request} request @returns {Promise<any>} */
  return (request) =>
    new Promise((resolve, reject) => {
      open.set(++last, { resolve, reject });
      worker.postMessage({ type: "ask", id: last, request });
    });
}
