"""Pyodide's own files, copied only if they are exactly the ones we know."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path

from scripts.bundle.errors import BundleError

KNOWN = Path(__file__).with_name("runtime.sha256")
NOTICE = "NOTICE.txt"


def copy_runtime(source: Path, target: Path) -> None:
    """Copy the files named in runtime.sha256, unchanged, with the notice their licence asks for."""
    for line in KNOWN.read_text(encoding="ascii").splitlines():
        expected, name = line.split()
        _copy_verified(source / name, target / name, expected)
    version = json.loads((source / "package.json").read_text(encoding="utf-8"))["version"]
    (target / NOTICE).write_text(_notice(version), encoding="utf-8")


def _copy_verified(source: Path, target: Path, expected: str) -> None:
    """Copy one file whose hash must be the expected one."""
    if not source.is_file():
        raise BundleError(f"{source.name} of Pyodide is missing; type `make setup`.")
    with source.open("rb") as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
    if found != expected:
        raise BundleError(
            f"{source.name} of Pyodide is not the file we know. If Pyodide was changed on purpose, "
            f"put its new hash into {KNOWN.name}; otherwise type `make clean setup`."
        )
    shutil.copyfile(source, target)


def _notice(version: str) -> str:
    """Return the notice that the Mozilla Public License asks for beside the files."""
    names = "\n".join(f"  {line.split()[1]}" for line in KNOWN.read_text().splitlines())
    return f"""Pyodide {version} (CPython for WebAssembly)

These files in this folder are Pyodide, unchanged from its npm package:
{names}

Pyodide is licensed under the Mozilla Public License 2.0,
https://www.mozilla.org/MPL/2.0/
Its source code: https://github.com/pyodide/pyodide, tag {version}.
It contains CPython, licensed under the Python Software Foundation License,
https://docs.python.org/3.13/license.html

The wheel mingbai_calculator is part of this site's own program (MIT License).
"""
