"""Pyodide's WebAssembly module and its script without what nothing here can name."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from scripts.bundle.errors import BundleError
from scripts.bundle.exports import imports, keep_exports
from scripts.bundle.kept import kept, key
from scripts.bundle.originals import GLUE, START, WASM
from scripts.node import node

if TYPE_CHECKING:
    from pathlib import Path

    from scripts.bundle.originals import Originals

# What the module was compiled with; all features at once would make a file that no browser loads.
FEATURES = (
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
_RECIPE = ("slim.py", "exports.py")


def slim(original: Originals, root: Path, cache: Path) -> Path:
    """Return a folder with a smaller pyodide.asm.wasm and pyodide.asm.js; made once, which takes some seconds.

    Raises BundleError if binaryen is missing or refuses the module.
    """
    tool = root / "node_modules" / "binaryen"
    if not tool.is_dir():
        raise BundleError("binaryen is not installed; type `make setup`.")
    name = key(_RECIPE, *original.hashes.values(), binaryen(root))
    return kept(cache, f"slim-{name}", lambda work: _make(work, original, tool))


def binaryen(root: Path) -> str:
    """Return the version of binaryen that is installed."""
    package = (root / "node_modules" / "binaryen" / "package.json").read_text(encoding="utf-8")
    return str(json.loads(package)["version"])


def _make(work: Path, original: Originals, tool: Path) -> None:
    glue = original.read(GLUE).decode()
    module = original.read(WASM)
    # An offer is no use: a name counts where the rest of the scripts says it.
    said = set(_WORD.findall(_OFFER.sub("", glue) + original.read(START).decode()))
    linked = {name for module_name, name in imports(module) if module_name.startswith("GOT.")}

    def named(name: str) -> bool:
        return name in said or f"_{name}" in said or name in linked

    (work / GLUE).write_text(_OFFER.sub(lambda offer: offer[0] if {offer[1], offer[2]} & said else "", glue))
    cut = work / "cut.wasm"
    cut.write_bytes(keep_exports(module, named))
    options = ["--remove-unused-module-elements", *(f"--enable-{feature}" for feature in FEATURES)]
    done = node(tool / "bin" / "wasm-opt", *options, cut, "-o", work / WASM)
    if done.returncode:
        raise BundleError(f"wasm-opt stopped: {done.stderr.strip()}")
    cut.unlink()
