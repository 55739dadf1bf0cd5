"""The generated Markdown tree: only files whose text changed are written, stale ones removed."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.load.languages import CODES

if TYPE_CHECKING:
    from collections.abc import Mapping

TRIAL, PUBLISHER = "trial.json", "publisher.json"
INDEX = "search.{}.lzma"
AROUND = "around"  # feeds, the sitemap and the like
DATA = "data"  # what programs take
PAPER, SHEET = "paper", ".html"  # the folder of the sheets to print, and what is added to the address of a PDF


def write_tree(folder: Path, texts: Mapping[str, str | bytes]) -> None:
    """Make `folder` hold exactly `texts`, by path; untouched files keep their times."""
    for name, text in texts.items():
        write_if_changed(folder / name, text if isinstance(text, bytes) else text.encode())
    for held, _, names in os.walk(folder, topdown=False):
        place = Path(held)
        below = "" if place == folder else f"{place.relative_to(folder).as_posix()}/"
        for name in names:
            if f"{below}{name}" not in texts:
                (place / name).unlink()
        if below and not os.listdir(held):  # noqa: PTH208 - a list is all that is asked for
            place.rmdir()


def write_if_changed(file: Path, content: bytes) -> None:
    """Write the file unless it already says the same."""
    with suppress(FileNotFoundError):
        if file.read_bytes() == content:
            return
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)


def ensure(tree: Path) -> None:
    """Give each language at least a home page, so that a fault can be shown on it."""
    for lang in CODES:
        home = tree / lang / "index.md"
        if not home.is_file():
            write_if_changed(home, b"# Mingbai\n")
