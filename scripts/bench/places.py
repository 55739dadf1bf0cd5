"""Many invented places, made from those there are: content of any size for measuring how the preview keeps up."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from typing import TYPE_CHECKING

from scripts.bench.ours import ROOT
from scripts.check import checked
from scripts.render.generate import Book
from scripts.render.tree import LANGS

if TYPE_CHECKING:
    from pathlib import Path

_AROUND = r"(?<![a-z0-9-]){}(?![a-z0-9-])"


def grow(source: Path, target: Path, pages: int) -> int:
    """Copy the content in `source` to `target`, then its places under new names until there are enough pages.

    Return how many pages a language has then, as near above `pages` as whole places allow.
    """
    shutil.copytree(source, target)
    brings = Counter(file.partition("/")[0] for file in Book(ROOT, checked(source)).pages[LANGS[0]])
    places = sorted(file.parent for file in source.glob("*/place.yml"))
    made, number = brings.total(), 0
    while made < pages:
        place = places[number % len(places)]
        made += brings[place.name]
        number += 1
        _copy(place, target / f"{place.name}-{number}")
    return made


def _copy(place: Path, target: Path) -> None:
    shutil.copytree(place, target)
    name = re.compile(_AROUND.format(re.escape(place.name)))
    for families in target.glob("*/families.yml"):
        text = families.read_text(encoding="utf-8")
        families.write_text(name.sub(target.name, text), encoding="utf-8")
