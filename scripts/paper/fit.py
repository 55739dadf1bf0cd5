"""How large the type of a sheet is, and how many lines its lists keep: its pages hold it, and are well filled.

The first guess is made from how much a sheet says, so that a page of the site prints as its PDF does; the press then
looks at the pages themselves, and goes on to the step before or after where the guess was too careful or too bold.
Lists are cut before the type of a leaflet is smaller than people read with ease; what is cut is counted in its place.
Conditions are never cut.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import cache, partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


@dataclass(frozen=True)
class Step:
    """One way to set a sheet."""

    type: int  # of docs/assets/paper.css: mp-fit-1 is the largest
    lines: int | None = None  # that each list keeps


# The sizes of the type, in points, as docs/assets/paper.css has them.
POINTS = (16, 15, 14, 13, 12, 11.5, 11, 10.5, 10, 9.5, 9, 8.5, 8, 7.5, 7)
_LAST = len(POINTS)
_CUT = (8, 6, 5, 4, 3, 2, 1)  # lines


def _ladder(first: int, readable: int, fewest: int = 1) -> tuple[Step, ...]:
    """Return the steps from one type down to another, then with fewer lines, then, if it must be, smaller."""
    large = tuple(Step(number) for number in range(first, readable + 1))
    cut = tuple(Step(readable, lines) for lines in _CUT if lines >= fewest)
    return (*large, *cut, *(Step(number, fewest) for number in range(readable + 1, _LAST + 1)))


_STEPS = {"leaflet": _ladder(3, 7), "card": _ladder(5, 10), "picture": _ladder(1, 7, 4)}
_PLAIN = (Step(7),)  # it takes as many pages as it needs
# What the pages of a form hold, in letters of running text times the square of its points; as measured.
_HOLDS = {
    ("leaflet", "a4", 1): 202_000,
    ("leaflet", "a4", 2): 202_000,
    ("picture", "a3", 1): 255_000,
    ("picture", "a4", 1): 290_000,
    ("card", "a5", 1): 165_000,
}
_CLASS = re.compile(r'class="mp-sheet mp-(\w+) mp-fit-1\b')
_LIST = re.compile(r'(<ul class="mp-points") data-more="([^"]*)"([^>]*>)(.*?)(</ul>)', re.DOTALL)
_ITEM = re.compile(r"<li\b")
_OPENING = re.compile(r'<li(?: class="([^"]*)")?>')
_OVER = re.compile(r'<li class="mp-over .*?</li>', re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_LINES = re.compile(r"<(?:p|li|h[12]|dt|dd|tr)[ >]")
_LATIN = 0.5  # the room that a Latin letter takes beside a Chinese one
_LINE = 14  # what the end of a line leaves empty, in Chinese letters


@dataclass(frozen=True)
class Way:
    """A sheet set at one of its steps: its HTML, the size of its type in points, and its weight."""

    sheet: str
    points: float
    weight: float


def ways(sheet: str) -> Iterator[Way]:
    """Yield the sheet as it is set at each of its steps, the largest first; what looks the same only once."""
    found = _CLASS.search(sheet)
    lists = cache(partial(_shortened, sheet))
    longest = max((len(_ITEM.findall(one[4])) for one in _LIST.finditer(sheet)), default=0)
    steps = _STEPS.get(found[1], _PLAIN) if found else _PLAIN
    seen = set[tuple[str, int]]()
    for step in steps:
        text, size = lists(step.lines if step.lines and step.lines + 1 < longest else None)
        if (text, step.type) not in seen:
            seen.add((text, step.type))
            typed = _CLASS.sub(rf'class="mp-sheet mp-\1 mp-fit-{step.type}', text, count=1)
            yield Way(typed, POINTS[step.type - 1], size)


def guess(held: Iterable[Way], form: str, size: str, languages: int) -> tuple[int, Way]:
    """Return which of its ways a sheet of this form wants, on this paper, in so many languages: its place, and it."""
    holds = _HOLDS.get((form, size, languages), math.inf)
    at, way = 0, None
    for at, way in enumerate(held):  # noqa: B007 - the last, where none fits
        if way.weight * way.points**2 <= holds:
            break
    assert way  # noqa: S101 - there is at least one step
    return at, way


def _shortened(sheet: str, lines: int | None) -> tuple[str, float]:
    """Return a sheet whose lists keep so many lines, and its weight."""
    text = _LIST.sub(lambda found: _cut(found, lines), sheet)
    return text, _weight(text)


def _weight(sheet: str) -> float:
    """Return how much room a sheet wants, in Chinese letters of its running text."""
    shown = _OVER.sub("", sheet)
    text = _TAG.sub("", shown)
    latin = len(text.encode("ascii", "ignore"))
    return len(text) - latin + latin * _LATIN + len(_LINES.findall(shown)) * _LINE


def _cut(found: re.Match[str], most: int | None) -> str:
    """Return a list whose lines beyond `most` are for screens only, and counted for paper."""
    opening, more, rest, items, end = found.groups()
    parts = _ITEM.split(items)
    head, lines = parts[0], parts[1:]
    if most is None or len(lines) <= most + 1:  # to count one line takes as much room as the line
        return f"{opening}{rest}{items}{end}"
    kept = "".join(f"<li{line}" for line in lines[:most])
    over = "".join(_OPENING.sub(r'<li class="mp-over \1">', f"<li{line}", count=1) for line in lines[most:])
    told = more.replace("{n}", str(len(lines) - most))
    return f'{opening}{rest}{head}{kept}{over}<li class="mp-more">{told}</li>{end}'
