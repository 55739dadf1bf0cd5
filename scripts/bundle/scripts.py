"""The scripts of the pages as they travel: without comments, with short local names, those of a page in one file."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from scripts.bundle.errors import BundleError
from scripts.bundle.kept import HERE, kept, key
from scripts.node import node

if TYPE_CHECKING:
    from pathlib import Path

_TOOL = HERE.parents[1] / "node_modules" / "esbuild" / "package.json"  # it names the version

# What a page or a thread of the calculator begins with: on a slow line each further file is a wait of its own.
JOINED = ("calculator/main.mjs", "offline/kept.mjs", "quick/check.mjs", "runtime/worker.mjs", "site.mjs")


def join(folder: Path, cache: Path) -> None:
    """Make the scripts below `folder` small and few, in their places; `cache` keeps what was made.

    Raises BundleError.
    """
    names = [file.relative_to(folder) for file in _scripts(folder)]
    inputs = [part for name in names for part in (name.as_posix(), (folder / name).read_bytes())]
    joined = [name for name in JOINED if (folder / name).is_file()]

    def make(work: Path) -> None:
        for name in names:
            (work / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(folder / name, work / name)
        done = node(HERE / "join.mjs", work, *joined)
        if done.returncode:
            raise BundleError(f"The scripts of the pages could not be made small: {done.stderr.strip()}")

    made = kept(cache, f"scripts-{key(('join.mjs',), _TOOL.read_bytes(), *joined, *inputs)}", make)
    for name in names:
        if (made / name).is_file():
            shutil.copyfile(made / name, folder / name)
        else:
            (folder / name).unlink()


def _scripts(folder: Path) -> list[Path]:
    return sorted(file for file in folder.rglob("*") if file.suffix in (".js", ".mjs"))
