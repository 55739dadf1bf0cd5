/**
 * Tries the calculator in MicroPython and says what is in its way.
 *
 * Arguments: MicroPython's module, and the folder of the calculator. Prints {faults}, a list of messages.
 */
import { readFile, readdir } from "node:fs/promises";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";

const [module, folder] = process.argv.slice(2);
const { loadMicroPython } = await import(pathToFileURL(module).href);
const python = await loadMicroPython({ heapsize: 16_000_000, stdout: () => {} });
python.FS.mkdir(`/${basename(folder)}`);
for (const name of await readdir(folder)) {
  if (name.endsWith(".py")) python.FS.writeFile(`/${basename(folder)}/${name}`, await readFile(join(folder, name)));
}
const tried = [
  'import sys\nsys.path.append("/")\nfrom calculator.reply import reply',
  "import dataclasses",
  "import typing",
  "from datetime import date",
  "class Some:\n    of: int = 1\nSome.__annotations__", // without them no dataclass can be made at all
];
const faults = [];
for (const code of tried) {
  try {
    python.runPython(code);
  } catch (error) {
    faults.push(String(error.message).trim().split("\n").at(-1));
  }
}
console.log(JSON.stringify({ faults: [...new Set(faults)] }));
