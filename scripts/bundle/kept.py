"""Folders that are made once from the same inputs, and kept."""

from __future__ import annotations

import hashlib
import tempfile
from fcntl import LOCK_EX, flock
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

HERE = Path(__file__).parent


def key(recipe: Iterable[str], *inputs: bytes | str) -> str:
    """Return a name for everything that goes in: files of this room, by name, and further inputs."""
    digest = hashlib.sha256()
    for part in (*((HERE / name).read_bytes() for name in recipe), *inputs):
        data = part.encode() if isinstance(part, str) else part
        digest.update(len(data).to_bytes(8, "big") + data)
    return digest.hexdigest()


def kept(cache: Path, name: str, make: Callable[[Path], None]) -> Path:
    """Return the folder `cache/name`; `make` fills it the first time, and it is there whole or not at all.

    Whoever needs it while another build makes it waits for that.
    """
    folder = cache / name
    if folder.is_dir():
        return folder
    cache.mkdir(parents=True, exist_ok=True)
    with (cache / f"{name}.lock").open("w") as door, tempfile.TemporaryDirectory(dir=cache) as place:
        flock(door, LOCK_EX)  # closing it lets the next one in
        if not folder.is_dir():
            work = Path(place) / "work"
            work.mkdir()
            make(work)
            work.rename(folder)
    return folder
