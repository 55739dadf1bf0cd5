"""The births that the rules of a benefit tell apart: where they turn, and days to try between the turns."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from calculator.dates import birthday
from scripts.changes.axes import Ruled, windows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from calculator.rules import Benefit, PlaceRules

_DAY = timedelta(days=1)
_REACH = 9  # years beyond the first and the last turn that are tried: two leap days are among them
_OPEN = (date(2019, 1, 1),)  # a turn for rules that have none


def boundaries(rules: PlaceRules, benefit: Benefit) -> tuple[date, ...]:
    """Return the first days of the cells of births, the cell before all of them left out.

    The day before, on and after each turn is a cell of its own, so that a turn may be a day off.
    """
    return tuple(sorted({turn + offset * _DAY for turn in _turns(rules, benefit) for offset in (-1, 0, 1, 2)}))


def _turns(rules: PlaceRules, benefit: Benefit) -> set[date]:
    found = {window.first for window in windows([Ruled(rules, benefit)]) if window.first}
    age = benefit.until_age or benefit.years or 0
    if rules.issued and "no-start-date" in benefit.options and age:
        found |= {birthday(rules.issued, -year) for year in range(age + 2)}
        found |= {date(rules.issued.year - year, 1, 1) for year in range(-1, age + 2)}
    return found or {*_OPEN}


@cache
def cells(bounds: tuple[date, ...]) -> list[list[date]]:
    """Return for each cell of births the days that stand for it: all that tell a month, a year or a leap day apart."""
    first, last = bounds[0].replace(month=1, day=1), bounds[-1]
    ends = [first.replace(year=first.year - _REACH), *bounds, date(last.year + _REACH, 12, 31)]
    return [[*_days(start, end - _DAY)] for start, end in pairwise(ends)]


_KINDS = ((1, 1), (12, 31), (2, 29), (2, 28), (3, 1), (0, 1), (0, 15), (0, 31), (0, 30))
"""Month and day of births that months and years may count in their own way; 0 for any month."""


def _days(first: date, last: date) -> Iterator[date]:
    """Yield the ends of an interval, and one of each kind of day between them."""
    inside = [first + number * _DAY for number in range((last - first).days + 1)]
    found = {first, last}
    for month, day in _KINDS:
        found |= {*[one for one in inside if one.day == day and month in (0, one.month)][:1]}
    yield from sorted(found)
