"""Birthdays and months, with every way of counting them that the text leaves open; dates in words."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

MONTHS = 12
_NAMES = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def day_in_words(day: date, lang: str) -> str:
    """Return a date as the language writes it: 2025年1月1日, 1 January 2025."""
    if lang == "zh":
        return f"{day.year}年{day.month}月{day.day}日"
    return f"{day.day} {_NAMES[day.month - 1]} {day.year}"


def birthday(born: date, age: int) -> date:
    """Return the day a person reaches `age`; one born on 29 February reaches it on 1 March of a common year."""
    try:
        return born.replace(year=born.year + age)
    except ValueError:
        return date(born.year + age, 3, 1)


def months_of_age(born: date, start: date, age: int) -> int:
    """Count the months of the child's life (birth day to birth day) up to `age` that begin on `start` or later."""
    return sum(1 for month in range(age * MONTHS) if _month_of_life(born, month) >= start)


def _month_of_life(born: date, number: int) -> date:
    """Return the day on which month `number` (from 0) of the child's life begins."""
    year, month = divmod(born.year * MONTHS + born.month - 1 + number, MONTHS)
    return date(year, month + 1, min(born.day, monthrange(year, month + 1)[1]))


def months_between(first: date, last: date) -> int:
    """Return how many calendar months lie between the months of two days."""
    return (last.year - first.year) * MONTHS + last.month - first.month


def calendar_months_touched(start: date, until: date) -> int:
    """Count the calendar months that hold at least one day of [start, until)."""
    return 0 if start >= until else months_between(start, until - timedelta(days=1)) + 1


def calendar_months_whole(start: date, until: date) -> int:
    """Count the calendar months that lie wholly in [start, until)."""
    first = start if start.day == 1 else (start.replace(day=28) + timedelta(days=4)).replace(day=1)
    return max(0, months_between(first, until))


def calendar_years_touched(start: date, until: date) -> int:
    """Count the calendar years that hold at least one day of [start, until)."""
    return 0 if start >= until else (until - timedelta(days=1)).year - start.year + 1
