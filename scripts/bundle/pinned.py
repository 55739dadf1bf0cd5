"""Byte code for the runtime's own Python, and a lock that pins it; kept until a source changes."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.bundle.errors import BundleError
from scripts.node import node

if TYPE_CHECKING:
    from scripts.bundle.wheel import Wheel

HERE = Path(__file__).parent
LOCK = "lock.json"
# Whatever the result depends on, apart from the wheel itself.
RECIPE = ("compile.mjs", "inside.py", "runtime.sha256", "tools.lock")


def pinned_wheel(wheel: Wheel, root: Path, cache: Path) -> list[Path]:
    """Return the compiled wheel and the Pyodide lock that names it with its hash."""
    kept = cache / _key(wheel)
    if not kept.is_dir():
        cache.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=cache) as folder:
            work = Path(folder) / "work"
            work.mkdir()
            (work / wheel.name).write_bytes(wheel.content)
            _compile(work, root)
            _keep(work, kept)
    return sorted(kept.iterdir())


def _key(wheel: Wheel) -> str:
    """Return a name for everything that goes in."""
    digest = hashlib.sha256(wheel.content)
    for name in RECIPE:
        digest.update((HERE / name).read_bytes())
    return digest.hexdigest()


def _compile(work: Path, root: Path) -> None:
    """Run pyodide-build inside Pyodide on the wheel in `work`."""
    tools = root / ".venv" / "pyodide-tools"
    if not tools.is_dir():
        raise BundleError("pyodide-build is not installed; type `make setup`.")
    pyodide = root / "node_modules" / "pyodide"
    done = node(HERE / "compile.mjs", HERE / "inside.py", pyodide, tools, work)
    if done.returncode:
        raise BundleError(f"The calculator could not be compiled: {done.stderr.strip()}")


def _keep(work: Path, kept: Path) -> None:
    """Move the finished folder into place in one step, unless another build was faster."""
    (work / "pyodide-lock.json").rename(work / LOCK)
    try:
        work.rename(kept)
    except OSError:
        if not kept.is_dir():
            raise
        shutil.rmtree(work)
