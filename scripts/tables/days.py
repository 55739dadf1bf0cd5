"""A day as an expression that says how it comes from the reader's own dates; found by trying it on every sample.

An expression is a date (`"2025-01-01"`), a fact's date (`"born"`, `"hukou_date"`), `["years", base, n, leap]`
(the birthday, as `calculator.dates.birthday` has it), `["days", base, n]` or `["min", one, other]`.
"""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from calculator.dates import birthday

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

Day = Any
Dates = dict[str, date | None]

_LEAPS = ("march", "february")


def fitted(days: Sequence[date], samples: Sequence[Dates], more: Sequence[Day] = ()) -> Day:
    """Return an expression that gives each of `days` from its sample, None if there is none.

    `more` are expressions to compare a fact's date with: whichever of the two comes first.
    """
    tried = (one for one in _candidates(days, samples, more) if _fits(one, days, samples))
    return next(tried, None)


def value(expression: Day, dates: Mapping[str, date | None]) -> date:
    """Return the day that an expression gives; every date that it names must be known."""
    if isinstance(expression, str):
        return dates.get(expression) or date.fromisoformat(expression)
    kind, base, *rest = expression
    if kind == "min":
        return min(value(base, dates), value(rest[0], dates))
    if kind == "years":
        return birthday(value(base, dates), rest[0], rest[1])
    return value(base, dates) + timedelta(days=rest[0])


def _candidates(days: Sequence[date], samples: Sequence[Dates], more: Sequence[Day]) -> Iterator[Day]:
    for name in ("born", "hukou_date"):
        if any(sample[name] is None for sample in samples):
            continue
        bases = [sample[name] or days[0] for sample in samples]
        yield name
        for leap in _LEAPS:
            years = ["years", name, days[0].year - bases[0].year, leap]
            yield from (years, ["days", years, 1], ["days", years, -1])
        yield ["days", name, (days[0] - bases[0]).days]
        yield from (["min", name, one] for one in more)
    if all(one == other for one, other in pairwise(days)):
        yield days[0].isoformat()


def _fits(expression: Day, days: Sequence[date], samples: Sequence[Dates]) -> bool:
    return all(value(expression, sample) == day for day, sample in zip(days, samples, strict=True))
