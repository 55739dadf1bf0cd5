"""Compile the archives in /work and write a lock that pins its wheels; runs inside Pyodide, see run.mjs."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from py_compile import PyCompileError

sys.path.append("/tools")

from pyodide_build._py_compile import _py_compile_archive_dir
from pyodide_lock import PyodideLockSpec
from pyodide_lock.utils import add_wheels_to_spec

WORK = Path("/work")


def empty_lock() -> PyodideLockSpec:
    """Return Pyodide's own lock without its packages: only what the runtime says of itself."""
    lock = PyodideLockSpec.from_json(Path("/runtime/pyodide-lock.json"))
    lock.packages = {}
    return lock


def main() -> None:
    """Write pyodide-lock.json and replace each archive by its compiled form."""
    # The archive writer stamps every entry with the clock; two builds must give the same bytes.
    time.localtime = lambda _=None: time.struct_time((1980, 1, 1, 0, 0, 0, 1, 1, 0))
    lock = add_wheels_to_spec(empty_lock(), list(WORK.glob("*.whl")))
    lock.to_json(WORK / "pyodide-lock.json")
    # This also puts the compiled wheel's name and hash into the lock. Nothing is deflated: what carries the
    # archive packs it better, and Python then has nothing to unpack.
    try:
        _py_compile_archive_dir(WORK, keep=False, verbose=False, compression_level=0)
    except PyCompileError as error:
        # Only its last line says what is wrong; the file is named apart.
        raise SystemExit(f"{error.file}: {error.msg.strip().splitlines()[-1]}") from None


main()
