"""A folder that several processes need is made by the first of them; the others wait for it."""

from __future__ import annotations

from fcntl import LOCK_EX, flock
from os import SEEK_END
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def made_once(folder: Path, make: Callable[[Path], object]) -> Path:
    """Return the folder, filled by `make`, which is given its path, unless that has been done already."""
    with folder.with_name(f"{folder.name}.made").open("a+") as note:  # closing it lets the next process in
        flock(note, LOCK_EX)
        # Where the note ends now: whoever waited opened it while nothing stood in it, and is still at its beginning.
        if not note.seek(0, SEEK_END):
            make(folder)
            note.write("made")
    return folder
