/**
 * Runs a Python program in Pyodide under Node, with folders of this machine mounted.
 *
 * Byte code is only good for the Python that made it. The host may have any version; the reader's
 * browser has exactly the one that runs here.
 *
 * Arguments: the program, Pyodide's npm package, then `place=folder` for each folder to mount.
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [program, runtime, ...mounts] = process.argv.slice(2);

try {
  const { loadPyodide } = await import(pathToFileURL(join(runtime, "pyodide.mjs")).href);
  // With a fixed epoch py_compile checks byte code by hash instead of by the file's time.
  const pyodide = await loadPyodide({
    indexURL: runtime,
    // Docstrings, and the columns in which an expression stands, are for those who have the source: without them the
    // archive is a third smaller. Lines stay, so a traceback still names its places.
    args: ["-OO", "-X", "no_debug_ranges"],
    env: { HOME: "/tmp", SOURCE_DATE_EPOCH: "315532800" },
  });
  for (const [place, root] of mounts.map((mount) => mount.split("="))) {
    pyodide.FS.mkdirTree(place);
    pyodide.FS.mount(pyodide.FS.filesystems.NODEFS, { root }, place);
  }
  pyodide.runPython(await readFile(program, "utf8"));
} catch (error) {
  // Only Python's last line: Node would otherwise print Pyodide's whole source around it.
  const lines = String(error.message).trim().split("\n");
  const last = lines.findLast((line) => /^[\w.]+: /.test(line)) ?? error.message;
  console.error(last.replace("SystemExit: ", ""));
  process.exitCode = 1;
}
