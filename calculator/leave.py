"""Leave in days, and deadlines in days: what is counted from a birth and is not money."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from calculator import dates
from calculator.money import until_age
from calculator.outcome import Outcome, Range, span
from calculator.rates import tracks
from calculator.verdict import MET, Verdict, agreed

if TYPE_CHECKING:
    from calculator.case import Case
    from calculator.situation import Child

PREMIUM_YEAR = "premium-year"


def deadline(case: Case) -> Outcome:
    """出生后……天内: the last day to act, counted from the birth or from the registration of hukou."""
    first, missing = counted_from(case, case.benefit.counted_from)
    if first is None:
        return Outcome(missing=missing, reach=Verdict(None, missing))
    last = last_day(case, first, case.benefit.days or 0)
    readings = ("day-count", *((PREMIUM_YEAR,) if last.year > first.year else ()))
    year = first.year if PREMIUM_YEAR in case.benefit.options else None
    return Outcome(start=first, until=last, readings=readings, premium_year=year, reach=reach(case, last))


def counted_from(case: Case, event: str) -> tuple[date | None, tuple[str, ...]]:
    """Return the day from which a time limit counts, and the fact that is missing for it."""
    child = case.the_child
    day = child.hukou_date if event == "registration" else child.born
    pending = child.hukou == "pending"
    name = "born" if event != "registration" else "hukou" if pending else "hukou_date"
    return day, () if day else (child.fact(name),)


def last_day(case: Case, first: date, days: int) -> date:
    """Return the last day of a time limit; whether the first day is day one may be a reading."""
    same_day = case.options("day-count")[0] == "same-day"
    return first + timedelta(days=days - 1 if same_day else days)


def leave(case: Case) -> Outcome:
    """产假、护理假: days for a birth, the printed parts added up; when they begin is not printed."""
    found, born = tracks(case), case.the_child.born
    rates = [rate for track in found.possible if (rate := track.on(born))]
    amount = span((rate.sum for rate in rates), "days")
    parts = rates[0].parts if amount and amount.min == amount.max else ()
    return Outcome(
        amount,
        amount,
        missing=found.missing,
        unsure=found.unsure,
        parts=parts if len(parts) > 1 else (),
        not_covered=born if not rates and case.orders_fit else None,
        stated=bool(rates),
        reach=reach(case, born),
    )


def leave_each_year(case: Case) -> Outcome:
    """每年……天至……周岁: days a year from birth to the birthday; a year may be of age or of the calendar."""
    found, born = tracks(case), case.the_child.born
    amount = span({one for track in found.possible for one in track.sums(born)}, "days/year")
    if amount is None:
        return Outcome(missing=found.missing, unsure=found.unsure, not_covered=born, stated=False)
    if born is None:
        years = _years_undated(case)
        return Outcome(
            amount,
            amount.times(years, "days"),
            years,
            missing=found.missing,
            unsure=found.unsure,
            reach=reach(case, None),
        )
    until = until_age(case, born)
    payments = _years(case, born, until)
    return Outcome(
        amount,
        amount.times(payments, "days"),
        payments,
        born,
        until,
        _year_readings(case, born),
        found.missing,
        unsure=found.unsure,
        reach=reach(case, until - timedelta(days=1)),
    )


def _years(case: Case, born: date, until: date) -> Range:
    """Return the fewest and the most leave years, by each way of counting that stands."""
    age, issued = case.benefit.until_age or 0, case.rules.issued
    ways = {"of-age": dates.birthdays(born, age), "calendar": dates.calendar_years_touched(born, until)}
    counts = {len(ways[option]) for option in case.options("leave-year")}
    options = case.options("no-start-date")
    wholly_before = issued is not None and until <= issued and "all" in options
    if issued is None or born >= issued or options == ("all",) or wholly_before:
        return Range(min(counts), max(counts))
    since = {sum(day >= issued for day in ways[option]) for option in case.options("leave-year")}
    counts = since if options == ("since-issue",) else counts | since
    return Range(min(counts), max(counts))


def _years_undated(case: Case) -> Range:
    """Return the fewest and the most leave years that any birth can bring; none before the document may count."""
    age = case.benefit.until_age or 0
    most = age + 1 if "calendar" in case.options("leave-year") else age
    fewest = 0 if case.rules.issued and "since-issue" in case.options("no-start-date") else age
    return Range(fewest, most)


def _year_readings(case: Case, born: date) -> tuple[str, ...]:
    issued = case.rules.issued
    readings = ["leave-year", "age-day"]
    readings += ["leap-day"] if (born.month, born.day) == (2, 29) else []
    readings += ["several-children"] if _other_under_age(case, born, case.benefit.until_age or 0) else []
    readings += ["no-start-date"] if issued is not None and born < issued else []
    return tuple(readings)


def reach(case: Case, day: date | None) -> Verdict:
    """Whether the document reaches a day: one from its issue on; what holds before may be a reading."""
    if day is None:
        return Verdict(None, (case.the_child.fact("born"),))
    if case.rules.issued is None or day >= case.rules.issued:
        return MET
    return Verdict(agreed(option == "all" for option in case.options("no-start-date")), readings=("no-start-date",))


def _other_under_age(case: Case, born: date, age: int) -> bool:
    """Whether another child's years below `age` overlap this child's, or may."""
    return any(_overlaps(other, born, age) for other in case.situation.children if other is not case.child)


def _overlaps(other: Child, born: date, age: int) -> bool:
    return other.born is None or (dates.birthday(other.born, age) > born and dates.birthday(born, age) > other.born)
