"""Birthdays and months, with every way of counting them that the text leaves open."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

MONTHS = 12
_KEPT = 1024  # answers of one reader's questions; the same months are asked for again and again


def birthday(born: date, age: int, leap: str = "march") -> date:
    """Return the day a person reaches `age`; in a common year one born on 29 February on 1 March or 28 February."""
    try:
        return born.replace(year=born.year + age)
    except ValueError:
        return date(born.year + age, 3, 1) if leap == "march" else date(born.year + age, 2, 28)


def birthdays(born: date, count: int) -> tuple[date, ...]:
    """Return the day of birth and the birthdays after it, `count` days in all."""
    return tuple(birthday(born, year) for year in range(count))


def full_years(born: date, day: date) -> int:
    """Return the age in years that a person born on `born` has on a day."""
    return day.year - born.year - (day < birthday(born, day.year - born.year))


@lru_cache(maxsize=_KEPT)
def months_of_age(born: date, start: date, until: date, age: int) -> tuple[date, ...]:
    """Return the first days of the months of life below `age` that begin on `start` or later, before `until`."""
    begin = (_month_of_life(born, month) for month in range(age * MONTHS))
    return tuple(day for day in begin if start <= day < until)


def _month_of_life(born: date, number: int) -> date:
    """Return the day on which month `number` (from 0) of the child's life begins."""
    year, month = divmod(born.year * MONTHS + born.month - 1 + number, MONTHS)
    return date(year, month + 1, min(born.day, monthrange(year, month + 1)[1]))


@lru_cache(maxsize=_KEPT)
def calendar_months_touched(_born: date, start: date, until: date, _age: int) -> tuple[date, ...]:
    """Return the first day within [start, until) of every calendar month that has one."""
    if start >= until:
        return ()
    return (start, *_firsts(_next_first(start), until))


@lru_cache(maxsize=_KEPT)
def calendar_months_whole(_born: date, start: date, until: date, _age: int) -> tuple[date, ...]:
    """Return the first days of the calendar months that lie wholly in [start, until)."""
    firsts = _firsts(start if start.day == 1 else _next_first(start), until)
    return tuple(day for day in firsts if _next_first(day) <= until)


def calendar_years_touched(start: date, until: date) -> tuple[date, ...]:
    """Return the first day within [start, until) of every calendar year that has one."""
    if start >= until:
        return ()
    last = (until - timedelta(days=1)).year
    return (start, *(date(year, 1, 1) for year in range(start.year + 1, last + 1)))


def _firsts(day: date, until: date) -> Iterator[date]:
    """Yield `day`, which is the first of a month, and the firsts after it, before `until`."""
    while day < until:
        yield day
        day = _next_first(day)


def _next_first(day: date) -> date:
    return date(day.year + day.month // MONTHS, day.month % MONTHS + 1, 1)
