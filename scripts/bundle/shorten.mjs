/** Takes comments and long local names out of the scripts that are named, each in its place; what they export stays. */
import { readFile, writeFile } from "node:fs/promises";
import { minify } from "terser";

for (const name of process.argv.slice(2)) {
  const { code = "" } = await minify(await readFile(name, "utf8"), { module: name.endsWith(".mjs") });
  await writeFile(name, `${code}\n`);
}
