"""How a benefit is counted: monthly to an age, once, until a deadline, as leave, per head.

Each function looks at a case whose conditions may still be unknown and returns what the benefit
gives if they hold: sums, days and dates, as ranges where facts or the text leave one.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from calculator import dates
from calculator.case import Case, birth_orders, local_parents

if TYPE_CHECKING:
    from collections.abc import Callable

PREMIUM_YEAR = "premium-year"


@dataclass(frozen=True)
class Range:
    """From `min` to `max` of a unit; both the same where nothing is open."""

    min: int
    max: int
    unit: str = ""

    def times(self, other: Range, unit: str) -> Range:
        """Return the product of two ranges that do not depend on each other."""
        return Range(self.min * other.min, self.max * other.max, unit)


@dataclass(frozen=True)
class Outcome:
    """What a benefit gives. `parts` are the printed figures that add up to the amount, if they are several."""

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
    covered: bool | None = True


def monthly_to_age(case: Case) -> Outcome:
    """按月发放至……周岁: a sum a month from birth to the birthday, months counted in every way left open."""
    amount, missing = _rate(case, "CNY/month")
    child = case.the_child
    if child.born is None:
        return Outcome(amount, missing=(*missing, child.fact("born")))
    until = dates.birthday(child.born, case.benefit.until_age or 0)
    starts = [child.born]
    if child.hukou_date and child.hukou_date > child.born:
        starts.append(min(child.hukou_date, until))
    counts = [count for start in starts for count in _months(case, child.born, start, until)]
    payments = Range(min(counts), max(counts))
    readings = ["month-count", "age-day"]
    readings += ["leap-day"] if (child.born.month, child.born.day) == (2, 29) else []
    readings += [] if child.hukou_date == child.born else ["late-registration"]
    total = amount.times(payments, "CNY") if amount else None
    return Outcome(amount, total, payments, child.born, until, tuple(readings), missing)


def _months(case: Case, born: date, start: date, until: date) -> tuple[int, ...]:
    return (
        dates.months_of_age(born, start, case.benefit.until_age or 0),
        dates.calendar_months_touched(start, until),
        dates.calendar_months_whole(start, until),
    )


def one_off(case: Case) -> Outcome:
    """一次性: one sum for a birth; the text prints no last day to ask for it."""
    amount, missing = _rate(case, "CNY")
    return Outcome(amount, amount, Range(1, 1), start=case.the_child.born, missing=missing)


def deadline(case: Case) -> Outcome:
    """出生后……天内: the last day to act, counted from the day after the birth."""
    born, days = case.the_child.born, case.benefit.days or 0
    if born is None:
        return Outcome(missing=(case.the_child.fact("born"),), covered=None)
    last = born + timedelta(days=days)
    readings = ("day-count", *((PREMIUM_YEAR,) if last.year > born.year else ()))
    return Outcome(
        start=born,
        until=last,
        readings=readings,
        premium_year=born.year,
        covered=_after_issue(case, last),
    )


def leave(case: Case) -> Outcome:
    """产假、护理假: days for a birth, the printed parts added up; when they begin is not printed."""
    amount, missing = _rate(case, "days")
    parts = next(
        (rate.parts for rate in case.benefit.rates if amount and rate.sum == amount.min == amount.max),
        (),
    )
    born = case.the_child.born
    covered = None if born is None else _after_issue(case, born)
    return Outcome(
        amount,
        amount,
        None,
        missing=missing,
        parts=parts if len(parts) > 1 else (),
        covered=covered,
    )


def leave_each_year(case: Case) -> Outcome:
    """每年……天至……周岁: days a year from birth to the birthday; a year may be of age or of the calendar."""
    amount, missing = _rate(case, "days/year")
    born = case.the_child.born
    if born is None or amount is None:
        return Outcome(amount, missing=missing, covered=None)
    age = case.benefit.until_age or 0
    until = dates.birthday(born, age)
    issued = case.rules.issued
    earlier = issued is not None and born < issued
    years = [age, dates.calendar_years_touched(born, until)]
    if issued and earlier:
        years.append(sum(1 for year in range(age) if dates.birthday(born, year) >= issued))
    payments = Range(min(years), max(years))
    readings = ["leave-year", "age-day"]
    readings += ["leap-day"] if (born.month, born.day) == (2, 29) else []
    readings += ["several-children"] if _other_under_age(case, born, age) else []
    readings += ["no-start-date"] if earlier else []
    total = amount.times(payments, "days")
    covered = _after_issue(case, until - timedelta(days=1))
    return Outcome(amount, total, payments, born, until, tuple(readings), missing, covered=covered)


def monthly_per_head(case: Case) -> Outcome:
    """元/人/月 by actual enrolment: the rate times the head count of each month given."""
    rate = case.benefit.rates[0].sum
    heads = case.institution.enrolled
    printed = Range(rate, rate, "CNY/person/month")
    if not heads:
        return Outcome(rate=printed, missing=("institution.enrolled",))
    amount = Range(rate * min(heads), rate * max(heads), "CNY/month")
    total = Range(rate * sum(heads), rate * sum(heads), "CNY")
    return Outcome(amount, total, Range(len(heads), len(heads)), rate=printed)


def _rate(case: Case, unit: str) -> tuple[Range | None, tuple[str, ...]]:
    """Return the sums that the possible birth orders and local parents leave, and the facts that would settle them."""
    orders = birth_orders(case)
    parents = local_parents(case)
    sums = {
        rate.sum
        for rate in case.benefit.rates
        if (not rate.orders or orders.possible.intersection(rate.orders)) and rate.local_parents in (None, *parents)
    }
    if not sums:
        return None, ()
    missing = orders.missing if len(sums) > 1 else ()
    if len(sums) > 1 and len(parents) > 1 and any(rate.local_parents for rate in case.benefit.rates):
        missing += tuple(f"{name}.hukou" for name in ("mother", "father") if _hukou(case, name) is None)
    return Range(min(sums), max(sums), unit), missing


def _hukou(case: Case, parent: str) -> str | None:
    hukou: str | None = getattr(case.situation, parent).hukou
    return hukou


def _after_issue(case: Case, day: date) -> bool:
    """Whether a day is not before the document was issued; a document without a date covers every day."""
    return case.rules.issued is None or day >= case.rules.issued


def _other_under_age(case: Case, born: date, age: int) -> bool:
    """Whether another child's years below `age` overlap this child's, or may."""
    others = [child.born for child in case.situation.children if child is not case.child]
    return any(
        other is None or (dates.birthday(other, age) > born and dates.birthday(born, age) > other) for other in others
    )


MECHANISMS: dict[str, Callable[[Case], Outcome]] = {
    "deadline": deadline,
    "leave": leave,
    "leave_each_year": leave_each_year,
    "monthly_per_head": monthly_per_head,
    "monthly_to_age": monthly_to_age,
    "one_off": one_off,
}

READINGS: dict[str, tuple[str, ...]] = {
    "deadline": ("day-count", PREMIUM_YEAR, "no-start-date"),
    "leave": ("no-start-date",),
    "leave_each_year": ("leave-year", "age-day", "leap-day", "several-children", "no-start-date"),
    "monthly_to_age": ("month-count", "age-day", "leap-day", "late-registration"),
}
