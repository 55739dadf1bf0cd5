/**
 * Downloads that count what arrives, never leave this site, and ask for the form that is smallest here.
 *
 * A host that compresses by itself is asked for the plain file, which it then sends compressed. A host that
 * does not is asked for the file's `.gz`, which is unpacked here. Whatever is asked for, only the first bytes
 * say whether there is still something to unpack: some hosts call a `.gz` file compressed, and then the
 * browser has unpacked it before we see it.
 */

/** The network's fault, not the program's: the reader may simply try again. */
export class NetworkError extends Error {
  name = "NetworkError";
}

/** @typedef {{file: string, sha256: string, size: number, gz?: number, br?: number}} Entry */
/** @typedef {{loaded: number, total: number}} Progress */

const GZIP = [0x1f, 0x8b];

/** All downloads of one start. */
export class Downloads {
  /** @type {Map<string, Promise<Response>>} */
  begun = new Map();
  /** Bytes on the line, of each file: those that came, and those there are. @type {Map<string, Progress>} */
  lines = new Map();

  /**
   * @param {string} folder the address of the files, ending with a slash
   * @param {Record<string, Entry>} files by the name that Pyodide asks for
   * @param {boolean} compressing whether this host seems to compress by itself
   * @param {{progress: (progress: Progress) => void, failure: (error: NetworkError) => void}} told
   */
  constructor(folder, files, compressing, told) {
    this.folder = folder;
    this.files = files;
    this.compressing = compressing;
    this.told = told;
    this.fetch = globalThis.fetch.bind(globalThis);
    for (const [name, entry] of Object.entries(files)) this.lines.set(name, { loaded: 0, total: this.expected(name, entry) });
  }

  /** The bytes that we expect on the line, before the host has said anything. @param {string} name @param {Entry} entry */
  expected(name, { size, gz = size, br = gz }) {
    if (this.compressing) return br;
    const script = name.endsWith("js"); // only the browser loads these, and it unpacks nothing
    return typeof DecompressionStream === "function" && !script ? gz : size;
  }

  /** Begin a download that will be asked for later. @param {string} name */
  early(name) {
    const promise = this.file(name);
    promise.catch(() => {}); // told already; whoever asks for it hears it again
    this.begun.set(name, promise);
  }

  /** A fetch for Pyodide: it knows no names with hashes in them. @type {typeof fetch} */
  answer = (input) => {
    const url = input instanceof Request ? input.url : new URL(input, this.folder).href;
    const name = url.startsWith(this.folder) ? url.slice(this.folder.length) : "";
    if (!Object.hasOwn(this.files, name)) return Promise.reject(this.failed(url, "it is none of our files"));
    const waiting = this.begun.get(name);
    this.begun.delete(name);
    return waiting ?? this.file(name);
  };

  /** The address of a file that something else loads. @param {string} name */
  address(name) {
    return this.folder + this.entry(name).file;
  }

  /** Count a file as a whole, where nobody can see its bytes arrive. @param {string} name */
  arrived(name) {
    const line = this.line(name);
    this.count(line, line.total);
  }

  /** @param {string} name */
  entry(name) {
    const entry = this.files[name];
    if (!entry) throw this.failed(name, "the list of files does not name it");
    return entry;
  }

  /** @param {string} name */
  line(name) {
    return /** @type {Progress} */ (this.lines.get(name));
  }

  /** @param {Progress} line @param {number} loaded */
  count(line, loaded) {
    line.loaded = loaded;
    const sum = { loaded: 0, total: 0 };
    for (const one of this.lines.values()) {
      sum.loaded += one.loaded;
      sum.total += one.total;
    }
    this.told.progress({ loaded: Math.round(sum.loaded), total: Math.round(sum.total) });
  }

  /** @param {string} url @param {unknown} why */
  failed(url, why) {
    const error = why instanceof NetworkError ? why : new NetworkError(`${url} could not be loaded: ${reason(why)}`);
    this.told.failure(error);
    return error;
  }

  /** @param {string} name @returns {Promise<Response>} */
  async file(name) {
    const url = this.address(name);
    try {
      const body = await this.body(name, url);
      // Streaming compilation insists on this type, and not every host knows it.
      if (url.endsWith(".wasm")) return new Response(body, { headers: { "content-type": "application/wasm" } });
      const bytes = new Uint8Array(await new Response(body).arrayBuffer());
      await this.verify(name, bytes);
      return new Response(bytes);
    } catch (error) {
      throw this.failed(url, error);
    }
  }

  /** The file's own bytes, unpacked. @param {string} name @param {string} url */
  async body(name, url) {
    const entry = this.entry(name);
    const packed = entry.gz !== undefined && typeof DecompressionStream === "function";
    let response = packed && !this.compressing ? await this.ask(`${url}.gz`) : null;
    let gzip = response !== null;
    if (!response) {
      response = await this.ask(url);
      if (response && packed && this.compressing && !response.headers.get("content-encoding")) {
        const smaller = await this.ask(`${url}.gz`); // compresses other kinds of files, but not this one
        await (smaller ? response : null)?.body?.cancel();
        if (smaller) [response, gzip] = [smaller, true];
      }
    }
    if (!response) throw new Error("it is not there");
    return this.counted(name, url, response, gzip);
  }

  /** @param {string} url @returns {Promise<Response | null>} null where there is no such file */
  async ask(url) {
    const response = await this.fetch(url);
    if (response.ok && response.body) return response;
    if (response.status === 404) return null;
    throw new Error(`the answer was ${response.status}`);
  }

  /**
   * @param {string} name @param {string} url @param {Response} response
   * @param {boolean} gzip whether the `.gz` was asked for
   */
  async counted(name, url, response, gzip) {
    const entry = this.entry(name);
    const [unpack, source] = gzip ? await startsWith(GZIP, stream(response)) : [false, stream(response)];
    const line = this.line(name);
    const read = unpack ? (entry.gz ?? entry.size) : entry.size; // how many bytes we shall see
    line.total = onTheLine(entry, response, gzip);
    let seen = 0;
    const counting = source.pipeThrough(
      new TransformStream({
        transform: (piece, controller) => {
          seen += piece.byteLength;
          this.count(line, (Math.min(seen, read) / read) * line.total);
          controller.enqueue(piece);
        },
      }),
    );
    /** @type {ReadableStream<Uint8Array<ArrayBuffer>>} */
    const unpacked = unpack ? counting.pipeThrough(new DecompressionStream("gzip")) : counting;
    return this.whole(url, unpacked, entry.size);
  }

  /**
   * The same stream, which tells if it breaks off or is not as long as it should be.
   * @param {string} url @param {ReadableStream<Uint8Array<ArrayBuffer>>} source @param {number} size
   */
  whole(url, source, size) {
    const reader = source.getReader();
    let passed = 0;
    return new ReadableStream({
      pull: async (controller) => {
        try {
          const { done, value } = await reader.read();
          if (!done) {
            passed += value.byteLength;
            return controller.enqueue(value);
          }
          if (passed !== size) throw new Error(`it has ${passed} bytes instead of ${size}`);
          controller.close();
        } catch (error) {
          controller.error(this.failed(url, error));
        }
      },
      cancel: (why) => reader.cancel(why),
    });
  }

  /** Refuse what is not the file that the list names. @param {string} name @param {Uint8Array<ArrayBuffer>} bytes */
  async verify(name, bytes) {
    if (!globalThis.crypto?.subtle) return; // only where the connection is safe
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
    const found = Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
    if (found !== this.entry(name).sha256) throw new Error("it is not the file that was built");
  }
}

/** How many bytes the host sends for a file. @param {Entry} entry @param {Response} response @param {boolean} gzip */
function onTheLine(entry, response, gzip) {
  const said = Number(response.headers.get("content-length"));
  if (said > 0) return said;
  if (gzip) return entry.gz ?? entry.size;
  const encoding = response.headers.get("content-encoding");
  return (encoding === "br" ? entry.br : encoding ? entry.gz : entry.size) ?? entry.size;
}

/** @param {Response} response */
function stream(response) {
  return /** @type {ReadableStream<Uint8Array<ArrayBuffer>>} */ (response.body);
}

/**
 * Whether a stream begins with these bytes, and the same stream from its beginning.
 * @param {number[]} bytes @param {ReadableStream<Uint8Array<ArrayBuffer>>} source
 * @returns {Promise<[boolean, ReadableStream<Uint8Array<ArrayBuffer>>]>}
 */
async function startsWith(bytes, source) {
  const reader = source.getReader();
  const { done, value } = await reader.read();
  const found = bytes.every((byte, index) => value?.[index] === byte);
  const again = new ReadableStream({
    start(controller) {
      if (value) controller.enqueue(value);
      if (done) controller.close();
    },
    async pull(controller) {
      const next = await reader.read();
      if (next.done) controller.close();
      else controller.enqueue(next.value);
    },
    cancel: (why) => reader.cancel(why),
  });
  return [found, again];
}

/** @param {unknown} error */
function reason(error) {
  return error instanceof Error ? error.message : String(error);
}
