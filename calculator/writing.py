"""How a language writes days, numbers and sentences one after another: all of it is data."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from decimal import Decimal

_THOUSAND = 1000


@dataclass(frozen=True)
class Writing:
    """One language's patterns: `{year}`, `{number}` of the month, `{month}` its name where it has names, `{day}`."""

    day: str
    month: str
    months: tuple[str, ...]
    thousands: str
    gap: str  # what stands between two sentences

    def day_in_words(self, day: date) -> str:
        """Return a date as the language writes it: 2025年1月1日, 1 January 2025."""
        return _filled(self.day, self.months, day)

    def month_in_words(self, day: date) -> str:
        """Return the month of a date: 2025年1月, January 2025."""
        return _filled(self.month, self.months, day)

    def number(self, value: int | Decimal) -> str:
        """Return a number that is not negative, its thousands grouped where the language groups them."""
        return (f"{value:,}" if isinstance(value, int) else f"{value:,f}").replace(",", self.thousands)


def read_writing(held: Mapping[str, Any]) -> Writing:
    """Return the patterns that `data/rules.json` holds for a language."""
    return Writing(held["day"], held["month"], tuple(held["months"]), held["thousands"], held["gap"])


@lru_cache(maxsize=1024)
def _filled(pattern: str, months: tuple[str, ...], day: date) -> str:
    name = months[day.month - 1] if months else ""
    return pattern.format(year=day.year, number=day.month, month=name, day=day.day)
