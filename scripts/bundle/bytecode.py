"""Byte code for the runtime's own Python, and a lock that pins it, made by pyodide-build inside Pyodide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.bundle.errors import BundleError
from scripts.bundle.kept import HERE, kept, key
from scripts.node import node

if TYPE_CHECKING:
    from pathlib import Path

    from scripts.bundle.originals import Originals

# Whatever the result depends on, apart from the archive and Pyodide itself.
RECIPE = ("bytecode.py", "run.mjs", "inside.py", "tools.lock")


def compiled(name: str, archive: bytes, original: Originals, root: Path, cache: Path) -> Path:
    """Return a folder with the archive `name`, its sources replaced by byte code, and `pyodide-lock.json`.

    Raises BundleError with the file and Python's words where a source cannot be compiled.
    """
    made_from = key(RECIPE, *original.hashes.values(), name, archive)
    return kept(cache, f"compiled-{made_from}", lambda work: _compile(work, name, archive, original, root))


def _compile(work: Path, name: str, archive: bytes, original: Originals, root: Path) -> None:
    tools = root / ".venv" / "pyodide-tools"
    if not tools.is_dir():
        raise BundleError("pyodide-build is not installed; type `make setup`.")
    (work / name).write_bytes(archive)
    mounts = {"runtime": original.folder, "tools": tools, "work": work}
    done = node(
        HERE / "run.mjs", HERE / "inside.py", original.folder, *(f"/{at}={folder}" for at, folder in mounts.items())
    )
    if done.returncode:
        raise BundleError(f"The calculator could not be compiled: {done.stderr.strip()}")
