"""An invented place made as an editor would make it: `mingbai new`, its blanks filled in, more families added."""

from __future__ import annotations

from pathlib import Path

import yaml
from content import copy

from scripts.load.placeholder import TOKEN
from scripts.new import new

PLACE = "qinghe"
DOCUMENT = f"{PLACE}/notice"
PLACES = Path(__file__).resolve().parent / "places"


def blank(folder: Path) -> Path:
    """A copy of `policy_data` with the new place in it, as `mingbai new` writes it."""
    content = copy(folder)
    new(PLACE, content)
    return content


def filled(folder: Path) -> Path:
    """The same with every blank filled in."""
    content = blank(folder)
    fillings = yaml.safe_load((PLACES / "fillings.yml").read_text(encoding="utf-8"))
    for file in (content / PLACE).rglob("*.yml"):
        text = file.read_text(encoding="utf-8")
        file.write_text(TOKEN.sub(lambda found: fillings[found[0][4:-1]], text), encoding="utf-8")
    return content


def finished(folder: Path) -> Path:
    """The same with the further worked families."""
    content = filled(folder)
    more = (PLACES / "families.yml").read_text(encoding="utf-8").replace("place: example", f"place: {PLACE}")
    with (content / DOCUMENT / "families.yml").open("a", encoding="utf-8") as families:
        families.write(more)
    return content
