"""The real content for tests: loaded once, and copies of it that a test may break."""

from __future__ import annotations

import shutil
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from calculator.estimate import estimate
from calculator.rules import PlaceRules, read_rules
from calculator.situation import read_situation
from scripts.check import checked
from scripts.compiled import compiled

if TYPE_CHECKING:
    from scripts.load.content import Content

FOLDER = Path(__file__).resolve().parents[1] / "policy_data"
TODAY = date(2026, 11, 21)


@cache
def content() -> Content:
    """The checked content of the repository."""
    return checked(FOLDER)


@cache
def data() -> dict[str, Any]:
    """What `data/rules.json` holds."""
    return compiled(content())


@cache
def rules() -> dict[str, PlaceRules]:
    """The rules of each place, by its id."""
    return read_rules(data())


def answer(situation: dict[str, Any]) -> list[dict[str, Any]]:
    """The lines of the result for a situation."""
    read = read_situation(situation, rules(), TODAY)
    lines: list[dict[str, Any]] = estimate(read, rules()[read.place])["results"]
    return lines


def line(situation: dict[str, Any], benefit: str, subject: str, child: str | None = None) -> dict[str, Any]:
    """The one line of a benefit for a person, child or institution."""
    found = [
        one
        for one in answer(situation)
        if (one["benefit"], one["for"]) == (benefit, subject) and child in (None, one.get("child"))
    ]
    assert len(found) == 1, found
    return found[0]


def copy(folder: Path) -> Path:
    """A copy of `policy_data/` below `folder`, for a test to break."""
    return Path(shutil.copytree(FOLDER, folder / "policy_data"))
