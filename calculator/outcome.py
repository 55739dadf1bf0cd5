"""What a benefit gives if its conditions hold: sums, days and dates, as ranges where something is open."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from calculator.verdict import MET, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable

Days = tuple[date, ...]


@dataclass(frozen=True)
class Range:
    """From `min` to `max` of a unit; both the same where nothing is open."""

    min: int
    max: int
    unit: str = ""

    def times(self, other: Range, unit: str) -> Range:
        """Return the product of two ranges that do not depend on each other."""
        return Range(self.min * other.min, self.max * other.max, unit)


def as_range(found: Range | None) -> dict[str, int | str] | None:
    """Return a range as the contract writes it."""
    if found is None:
        return None
    return {"min": found.min, "max": found.max, **({"unit": found.unit} if found.unit else {})}


def span(found: Iterable[int], unit: str = "") -> Range | None:
    """Return the range of some numbers, None if there are none."""
    numbers = [*found]
    return Range(min(numbers), max(numbers), unit) if numbers else None


@dataclass(frozen=True)
class Outcome:
    """What a benefit gives.

    `parts` are the printed figures that add up to the amount, if they are several. `ways` are the
    days of the payments, once for each way of counting that stands. `instalments` are payments
    with a sum and a day of their own. `stated` is False where no printed sum fits the case, and
    `not_covered` the first day outside every printed period. `reach` is whether the document
    reaches the birth at all, `unsure` the facts on which it hangs whether any printed sum fits.
    """

    amount: Range | None = None
    total: Range | None = None
    payments: Range | None = None
    start: date | None = None
    until: date | None = None
    readings: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    parts: tuple[int, ...] = ()
    rate: Range | None = None
    premium_year: int | None = None
    ways: tuple[Days, ...] = ()
    instalments: tuple[tuple[date, Range], ...] = ()
    so_far: Range | None = None
    claim_by: date | None = None
    not_covered: date | None = None
    limited: bool = False
    stated: bool = True
    reach: Verdict = MET
    unsure: tuple[str, ...] = ()
