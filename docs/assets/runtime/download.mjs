/**
 * A fetch that counts what arrives and never leaves this site.
 *
 * Pyodide offers no progress of its own, so the worker puts this in the place of the fetch that
 * Pyodide uses. A file asked for early is handed over when Pyodide asks for it.
 */

/** The network's fault, not the program's: the reader may simply try again. */
export class NetworkError extends Error {
  name = "NetworkError";
}

/**
 * @typedef {object} Downloads
 * @property {typeof fetch} fetch the counting fetch
 * @property {(url: string) => void} early begin a download that will be asked for later
 */

/**
 * @param {string} origin the only origin that may be asked
 * @param {(bytes: number) => void} onBytes called with the size of each piece that arrives
 * @param {(error: NetworkError) => void} onFailure called as soon as a download fails
 * @returns {Downloads}
 */
export function countingDownloads(origin, onBytes, onFailure) {
  const nativeFetch = globalThis.fetch.bind(globalThis);
  /** @type {Map<string, Promise<Response>>} */
  const begun = new Map();

  /** @param {string} url @param {RequestInit} [init] */
  async function download(url, init) {
    try {
      if (new URL(url).origin !== origin) throw new Error("it is on another site");
      const response = await nativeFetch(url, init);
      if (!response.ok) throw new Error(`the answer was ${response.status}`);
      return counted(url, response, onBytes);
    } catch (error) {
      const failure = new NetworkError(`${url} could not be loaded: ${reason(error)}`);
      onFailure(failure);
      throw failure;
    }
  }

  return {
    fetch: (input, init) => {
      const url = input instanceof Request ? input.url : new URL(input, location.href).href;
      const waiting = begun.get(url);
      begun.delete(url);
      return waiting ?? download(url, init);
    },
    early: (url) => {
      const promise = download(url);
      promise.catch(() => {}); // reported by onFailure; whoever asks for it hears it again
      begun.set(url, promise);
    },
  };

  /** @param {string} url @param {Response} response @param {(bytes: number) => void} count */
  function counted(url, response, count) {
    const reader = response.body?.getReader();
    if (!reader) return response;
    const body = new ReadableStream({
      async pull(controller) {
        try {
          const { done, value } = await reader.read();
          if (done) return controller.close();
          count(value.byteLength);
          controller.enqueue(value);
        } catch (error) {
          const failure = new NetworkError(`${url} broke off: ${reason(error)}`);
          onFailure(failure);
          controller.error(failure);
        }
      },
      cancel: (why) => reader.cancel(why),
    });
    // Streaming compilation insists on this type, and not every host knows it.
    const type = url.endsWith(".wasm") ? "application/wasm" : "application/octet-stream";
    return new Response(body, { headers: { "content-type": type } });
  }
}

/** @param {unknown} error */
function reason(error) {
  return error instanceof Error ? error.message : String(error);
}
