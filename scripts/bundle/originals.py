"""Pyodide's own files as npm brought them: used only if they are exactly the ones we know."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.bundle.errors import BundleError

if TYPE_CHECKING:
    from collections.abc import Mapping

KNOWN = Path(__file__).with_name("runtime.sha256")
WASM, GLUE, START = "pyodide.asm.wasm", "pyodide.asm.js", "pyodide.mjs"
STDLIB, LOCK, PACKAGE = "python_stdlib.zip", "pyodide-lock.json", "package.json"


@dataclass(frozen=True)
class Originals:
    """The verified files of Pyodide: where they are, their hashes by name, the version."""

    folder: Path
    hashes: Mapping[str, str]
    version: str

    def read(self, name: str) -> bytes:
        """Return the bytes of one file, which are those that were verified."""
        return verified(self.folder / name, self.hashes[name])


def originals(folder: Path) -> Originals:
    """Return the files of Pyodide's npm package in `folder`.

    Raises BundleError if one is missing or is not the file whose hash stands in runtime.sha256.
    """
    lines = (line.split() for line in KNOWN.read_text(encoding="ascii").splitlines())
    hashes = {name: known for known, name in lines}
    for name, known in hashes.items():
        verified(folder / name, known)
    version = json.loads((folder / PACKAGE).read_text(encoding="utf-8"))["version"]
    return Originals(folder, hashes, version)


def verified(file: Path, known: str) -> bytes:
    """Return the bytes of a file whose hash must be the known one."""
    if not file.is_file():
        raise BundleError(f"{file.name} of Pyodide is missing; type `make setup`.")
    content = file.read_bytes()
    if hashlib.sha256(content).hexdigest() != known:
        raise BundleError(
            f"{file.name} of Pyodide is not the file we know. If Pyodide was changed on purpose, "
            f"put its new hash into {KNOWN.name}; otherwise type `make clean setup`."
        )
    return content
