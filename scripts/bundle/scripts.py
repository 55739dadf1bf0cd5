"""The scripts of the pages as they travel: without comments, with short local names, one file for each as before."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from scripts.bundle.errors import BundleError
from scripts.bundle.kept import HERE, kept, key
from scripts.node import node

if TYPE_CHECKING:
    from pathlib import Path


def shorten(folder: Path, cache: Path) -> None:
    """Make the scripts below `folder` small, in their places; `cache` keeps what was made. Raises BundleError."""
    files = sorted(file for file in folder.rglob("*") if file.suffix in (".js", ".mjs"))
    names = [file.relative_to(folder) for file in files]
    inputs = [part for file, name in zip(files, names, strict=True) for part in (name.as_posix(), file.read_bytes())]

    def make(work: Path) -> None:
        for name in names:
            (work / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(folder / name, work / name)
        done = node(HERE / "shorten.mjs", *(work / name for name in names))
        if done.returncode:
            raise BundleError(f"The scripts of the pages could not be made small: {done.stderr.strip()}")

    made = kept(cache, f"scripts-{key(('shorten.mjs',), *inputs)}", make)
    for name in names:
        shutil.copyfile(made / name, folder / name)
