"""Pyodide's WebAssembly module and its script without what nothing here can name."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from scripts.bundle.errors import BundleError
from scripts.bundle.image import Image, exported_places
from scripts.bundle.kept import HERE, kept, key
from scripts.bundle.link import link
from scripts.bundle.originals import GLUE, START, WASM
from scripts.bundle.sections import Names, keep_exports
from scripts.bundle.unneeded import unneeded
from scripts.node import node

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from scripts.bundle.originals import Originals

# What the module was compiled with; all features at once would make a file that no browser loads.
_FEATURES = (
    "exception-handling",
    "bulk-memory",
    "mutable-globals",
    "sign-ext",
    "nontrapping-float-to-int",
    "reference-types",
    "multivalue",
)
# `var _name=Module["_name"]=wasmExports["name"];`: offered to libraries loaded later, of which there are none.
_OFFER = re.compile(r'var (\w+)=Module\["(\w+)"\]=(?:wasmExports\["(?P<name>\w+)"\]|\d+);')
_WORD = re.compile(r"[\w$]+")
# Where the script loads the module: `___memory_base=new WebAssembly.Global({…},1024)`.
_BASE = re.compile(r"_(__\w+_base)=new WebAssembly\.Global\(\{[^}]*mutable:false\},(\d+)\)")
_LIST = "PyImport_Inittab"  # the modules that are built in
# Once addresses are numbers, what nothing names goes, and what is known is worked out.
_PASSES = ("remove-unused-module-elements", "simplify-globals", "precompute", "remove-unused-module-elements")
OPTIONS = (*(f"--{one}" for one in _PASSES), *(f"--enable-{one}" for one in _FEATURES))
TOOLS = ("binaryen", "typescript", "esbuild")
_RECIPE = ("slim.py", "glue.mjs", "sections.py", "code.py", "image.py", "unneeded.py", "link.py")


def slim(original: Originals, root: Path, cache: Path) -> Path:
    """Return a folder with a smaller pyodide.asm.wasm and pyodide.asm.js; made once, which takes some seconds.

    Raises BundleError if a tool is missing or refuses a file.
    """
    name = key(_RECIPE, *original.hashes.values(), *(f"{tool} {tool_version(root, tool)}" for tool in TOOLS))
    return kept(cache, f"slim-{name}", lambda work: _make(work, original, root))


def tool_version(root: Path, name: str) -> str:
    """Return the version of one of the tools that is installed."""
    package = root / "node_modules" / name / "package.json"
    if not package.is_file():
        raise BundleError(f"{name} is not installed; type `make setup`.")
    return str(json.loads(package.read_text(encoding="utf-8"))["version"])


def _make(work: Path, original: Originals, root: Path) -> None:
    glue = original.read(GLUE).decode()
    module = original.read(WASM)
    # An offer is no use: a name counts where the rest of the scripts says it.
    others = set(_WORD.findall(original.read(START).decode()))
    said = others | set(_WORD.findall(_OFFER.sub("", glue)))
    linked = {name for library, name in Names.of(module).imports if library.startswith("GOT.")}

    def named(name: str) -> bool:
        return name in said or f"_{name}" in said or name in linked

    cut, whole, names = (work / name for name in ("cut.wasm", "whole.js", "names.json"))
    cut.write_bytes(_linked(keep_exports(module, named), exported_places(module), glue))
    _run("wasm-opt", root / "node_modules" / "binaryen" / "bin" / "wasm-opt", *OPTIONS, cut, "-o", work / WASM)
    whole.write_text(_OFFER.sub(lambda offer: offer[0] if {offer[1], offer[2]} & said else "", glue))
    imported = {name for _, name in Names.of((work / WASM).read_bytes()).imports}
    names.write_text(json.dumps({"imported": sorted(imported), "said": sorted(others)}))
    _run("glue.mjs", HERE / "glue.mjs", whole, work / GLUE, names)
    for file in (cut, whole, names):
        file.unlink()


def _run(name: str, *command: Path | str) -> None:
    done = node(*command)
    if done.returncode:
        raise BundleError(f"{name} stopped: {done.stderr.strip()}")


def _linked(module: bytes, places: Mapping[str, int], glue: str) -> bytes:
    """Return the module with its addresses worked out, and without the modules that nothing here imports."""
    bases = {name: int(value) for name, value in _BASE.findall(glue)}
    image = Image(module)
    if set(bases) != set(image.names.bases.values()):
        raise BundleError("pyodide.asm.js does not say where it loads pyodide.asm.wasm.")
    return link(image, bases, unneeded(image, places[_LIST], places.values()))
