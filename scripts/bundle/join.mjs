/**
 * Makes the scripts below a folder small, and joins what a page begins with the modules that it alone needs.
 *
 * Arguments: the folder, then the scripts that are joined, by their paths in it. Each keeps its address and what it
 * exports; a module whose text now stands in a joined script, and that nothing else imports, goes.
 */
import { readdir, rm } from "node:fs/promises";
import path from "node:path";
import { build } from "esbuild";

const [folder = "", ...joined] = process.argv.slice(2);
// Loads what stands beside it by its own address, and is looked for there.
const APART = ["offline/line.mjs", "runtime/runtime.mjs"];
const apart = {
  name: "apart",
  setup: (/** @type {import("esbuild").PluginBuild} */ { onResolve }) =>
    onResolve({ filter: /./ }, ({ path: wanted, resolveDir, kind }) => {
      const here = path.relative(folder, path.resolve(resolveDir, wanted)).split(path.sep).join("/");
      return kind !== "entry-point" && APART.includes(here) ? { path: wanted, external: true } : null;
    }),
};
const files = (await readdir(folder, { recursive: true })).filter((name) => /\.m?js$/.test(name)).sort();
const others = files.filter((name) => !joined.includes(name));

/** @param {string[]} names @param {import("esbuild").BuildOptions} options */
const small = (names, options) =>
  build({
    entryPoints: names.map((name) => path.join(folder, name)),
    outdir: folder,
    outbase: folder,
    outExtension: { ".js": ".mjs" },
    allowOverwrite: true,
    minify: true,
    charset: "utf8",
    tsconfigRaw: {}, // what stands in folders around has no say
    format: "esm",
    logLevel: "error",
    metafile: true,
    ...options,
  });

/** Which modules some scripts come to. @param {string[]} names */
const reached = async (names) => {
  const { metafile } = await small(names, { bundle: true, write: false, plugins: [apart] });
  return new Set(Object.keys(metafile?.inputs ?? {}).map((name) => path.relative(folder, path.resolve(name))));
};

const inside = joined.length > 0 ? await reached(joined) : new Set();
const used = await reached(others.filter((name) => !inside.has(name)));
const gone = others.filter((name) => inside.has(name) && !used.has(name));
if (joined.length > 0) await small(joined, { bundle: true, plugins: [apart] });
const rest = others.filter((name) => !gone.includes(name));
await small(rest.filter((name) => name.endsWith(".mjs")), {});
await small(rest.filter((name) => name.endsWith(".js")), { outExtension: {}, format: undefined });
for (const name of gone) await rm(path.join(folder, name));
