"""Many invented places, made from those there are: content of any size for measuring how the preview keeps up."""

from __future__ import annotations

import math
import re
import shutil
from collections import Counter
from typing import TYPE_CHECKING

import yaml

from scripts.bench.ours import ROOT
from scripts.check import checked
from scripts.load.languages import PAIR
from scripts.render.generate import Book

if TYPE_CHECKING:
    from pathlib import Path

_AROUND = r"(?<![a-z0-9-]){}(?![a-z0-9-])"


def grow(source: Path, target: Path, pages: int) -> int:
    """Copy the content in `source` to `target`, then its places under new names until there are enough pages.

    Where it has more than enough, places are left out. Return how many pages a language has then, as near above
    `pages` as whole places allow; 0 leaves the content as it is.
    """
    shutil.copytree(source, target)
    brings = Counter(file.partition("/")[0] for file in Book(ROOT, checked(source)).pages[PAIR[0]])
    places = sorted(file.parent for file in source.glob("*/place.yml"))
    made, number = brings.total(), 0
    for place in sorted(places, key=lambda one: -brings[one.name])[:-1]:
        if pages and made - brings[place.name] >= pages:
            made -= brings[place.name]
            _remove(place.name, target)
    while made < pages:
        place = places[number % len(places)]
        made += brings[place.name]
        number += 1
        _copy(place, target / f"{place.name}-{number}")
    return made


def _remove(place: str, content: Path) -> None:
    """Take a place out of the content, and its documents out of what is said of several."""
    shutil.rmtree(content / place)
    file = content / "topics.yml"
    topics = yaml.safe_load(file.read_text(encoding="utf-8"))
    for topic in topics:
        topic["documents"] = [one for one in topic["documents"] if not one.startswith(f"{place}/")]
    measures = (yaml.safe_load(one.read_text(encoding="utf-8")) for one in content.glob("*/*/measures/*.yml"))
    named = {topic for measure in measures for topic in measure.get("topics", ())}
    left = [topic for topic in topics if topic["documents"] and topic["id"] in named]
    file.write_text(yaml.safe_dump(left, allow_unicode=True, width=math.inf), encoding="utf-8")


def _copy(place: Path, target: Path) -> None:
    shutil.copytree(place, target)
    name = re.compile(_AROUND.format(re.escape(place.name)))
    for families in target.glob("*/families.yml"):
        text = families.read_text(encoding="utf-8")
        families.write_text(name.sub(target.name, text), encoding="utf-8")
