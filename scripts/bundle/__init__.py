"""The last room: everything the calculator needs in the reader's browser, into site/runtime/."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

from scripts.bundle.errors import BundleError
from scripts.bundle.pinned import LOCK, pinned_wheel
from scripts.bundle.runtime import NOTICE, copy_runtime
from scripts.bundle.wheel import make_wheel

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["BundleError", "bundle"]


def bundle(site: Path, *, root: Path, package: Path | None = None, cache: Path | None = None) -> None:
    """Write site/runtime/: Pyodide untouched, the calculator as a pinned wheel, sizes, notice.

    `package` is the folder of the Python package to ship, normally `root/calculator`;
    `cache` keeps what was compiled, normally in `root/build/bundle`.
    Raises BundleError, whose text is a sentence for the person at the terminal.
    """
    target = site / "runtime"
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    copy_runtime(root / "node_modules" / "pyodide", target)
    wheel = make_wheel(package or root / "calculator")
    for file in pinned_wheel(wheel, root, cache or root / "build" / "bundle"):
        shutil.copyfile(file, target / file.name)
    _write_manifest(target)


def _write_manifest(target: Path) -> None:
    """Write the byte size of each file, so that the page can show progress in bytes."""
    files = {file.name: file.stat().st_size for file in sorted(target.iterdir())}
    del files[NOTICE]
    wheel = next(name for name in files if name.endswith(".whl"))
    manifest = {"lock": LOCK, "wheel": wheel, "files": files}
    text = json.dumps(manifest, indent=2) + "\n"
    (target / "manifest.json").write_text(text, encoding="utf-8")
