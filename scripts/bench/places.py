"""Many invented places, made from those there are: content of any size for measuring how the preview keeps up."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_AROUND = r"(?<![a-z0-9-]){}(?![a-z0-9-])"


def grow(source: Path, target: Path, pages: int) -> int:
    """Copy the content in `source` to `target`, then its places under new names until there are enough pages.

    Return how many pages a language has then, as near above `pages` as whole places allow.
    """
    shutil.copytree(source, target)
    places = sorted(file.parent for file in source.glob("*/place.yml"))
    made, number = sum(map(_pages, places)), 0
    while made < pages:
        place = places[number % len(places)]
        made += _pages(place)
        number += 1
        _copy(place, target / f"{place.name}-{number}")
    return made


def _pages(place: Path) -> int:
    """Return how many pages a place brings: its own, and for each document six and one a measure."""
    documents = [file.parent for file in place.glob("*/document.yml")]
    return 1 + sum(6 + len(list(document.glob("measures/*.yml"))) for document in documents)


def _copy(place: Path, target: Path) -> None:
    shutil.copytree(place, target)
    name = re.compile(_AROUND.format(re.escape(place.name)))
    for families in target.glob("*/families.yml"):
        text = families.read_text(encoding="utf-8")
        families.write_text(name.sub(target.name, text), encoding="utf-8")
