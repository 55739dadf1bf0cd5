"""Sums of money: once, monthly, yearly, in instalments, a head; with what readings and dates leave open."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from calculator import dates
from calculator.outcome import Days, Outcome, Range, span
from calculator.payments import paid_over
from calculator.rates import Tracks, tracks

if TYPE_CHECKING:
    from collections.abc import Callable

    from calculator.case import Case

    _Ways = Callable[[Case, date], tuple[list[Days], tuple[str, ...]]]


def one_off(case: Case) -> Outcome:
    """一次性: one sum for a birth; the text prints no last day to ask for it."""
    found, born = tracks(case), case.the_child.born
    sums = {one for track in found.possible for one in track.sums(born)}
    if not sums:
        return Outcome(start=born, missing=found.missing, unsure=found.unsure, not_covered=born, stated=False)
    amount = span(sums, "CNY")
    limit = case.benefit.limit
    total = span((min(one, limit.sum) for one in sums), "CNY") if limit else amount
    return Outcome(
        amount, total, Range(1, 1), start=born, missing=found.missing, unsure=found.unsure, limited=total != amount
    )


def monthly_to_age(case: Case) -> Outcome:
    """按月发放至……周岁: a sum a month from birth to the birthday, months counted in every way left open."""
    return _to_age(case, "CNY/month", _month_ways, ("month-count", "late-registration"))


def yearly(case: Case) -> Outcome:
    """按年发放: a sum a year, for so many years from the birth or to an age."""
    years, born = case.benefit.years, case.the_child.born
    if years is None:
        return _to_age(case, "CNY/year", _year_ways, ("year-count",))
    found = tracks(case)
    if born is None:
        return _undated(case, found, "CNY/year", lambda _, day: ([dates.birthdays(day, years)], ()))
    paid = paid_over(case, found, [dates.birthdays(born, years)], "CNY/year", dates.birthday(born, years))
    return replace(paid, readings=_leap(born))


def instalments(case: Case) -> Outcome:
    """分次发放: the first sum at birth and one on each birthday after it."""
    found, born, as_of = tracks(case), case.the_child.born, case.situation.as_of
    rows = [rate.parts for track in found.possible if (rate := track.on(born))]
    if not rows:
        return Outcome(start=born, missing=found.missing, unsure=found.unsure, not_covered=born, stated=False)
    whole = Outcome(
        span((one for parts in rows for one in parts), "CNY"),
        span((sum(parts) for parts in rows), "CNY"),
        span(len(parts) for parts in rows),
        born,
        missing=found.missing,
        unsure=found.unsure,
    )
    if born is None:
        return replace(whole, missing=(*found.missing, case.the_child.fact("born")), unsure=found.unsure)
    days = dates.birthdays(born, max(map(len, rows)))
    each = [[parts[number] if number < len(parts) else 0 for parts in rows] for number in range(len(days))]
    plan = tuple((day, Range(min(sums), max(sums), "CNY")) for day, sums in zip(days, each, strict=True))
    reached = [one for day, one in plan if day <= as_of]
    so_far = Range(sum(one.min for one in reached), sum(one.max for one in reached), "CNY")
    return replace(whole, readings=_leap(born), instalments=plan, so_far=so_far)


def monthly_per_head(case: Case) -> Outcome:
    """元/人/月 by actual enrolment: the rate times the head count of each month given.

    The months are not dated: where the rate has several periods, the one of the day asked about holds.
    """
    found, heads = tracks(case), case.institution.enrolled
    rates = {one for track in found.possible for one in track.sums(case.situation.as_of)}
    printed = span(rates, "CNY/person/month")
    if printed is None:
        return Outcome(not_covered=case.situation.as_of, stated=False)
    if not heads:
        return Outcome(rate=printed, missing=(*found.missing, "institution.enrolled"), unsure=found.unsure)
    each = Range(min(heads), max(heads))
    whole, limit = printed.times(Range(sum(heads), sum(heads)), "CNY"), case.benefit.limit
    total = Range(min(whole.min, limit.sum), min(whole.max, limit.sum), "CNY") if limit else whole
    amount, payments = printed.times(each, "CNY/month"), Range(len(heads), len(heads))
    return Outcome(
        amount, total, payments, rate=printed, missing=found.missing, unsure=found.unsure, limited=total != whole
    )


def _to_age(case: Case, unit: str, ways_of: _Ways, counted: tuple[str, ...]) -> Outcome:
    """Work out a sum each month or year from birth until the age; `counted` are the readings of the counting."""
    found, child = tracks(case), case.the_child
    if child.born is None:
        return _undated(case, found, unit, ways_of)
    ways, missing = ways_of(case, child.born)
    paid = paid_over(case, found, ways, unit, until_age(case, child.born))
    if paid.stated and "late-registration" in counted and case.options("late-registration") == ("from-registration",):
        paid = replace(paid, start=child.hukou_date and min(child.hukou_date, paid.until or child.hukou_date))
    from_birth = child.hukou_date == child.born
    named = tuple(one for one in counted if one != "late-registration" or not from_birth)
    return replace(paid, missing=(*paid.missing, *missing), readings=(*named, "age-day", *_leap(child.born)))


def _month_ways(case: Case, born: date) -> tuple[list[Days], tuple[str, ...]]:
    """Return the months of each way of counting, and the date of registration if it matters and is not known."""
    until, age = until_age(case, born), case.benefit.until_age or 0
    options, registered = case.options("late-registration"), case.the_child.hukou_date
    starts = {born} if "from-birth" in options else set[date]()
    if "from-registration" in options:
        starts |= {min(registered, until)} if registered else {born, until}
    ways = [_MONTHS[way](born, start, until, age) for start in sorted(starts) for way in case.options("month-count")]
    unknown = registered is None and "from-registration" in options and case.local(case.the_child.hukou)
    return ways, (case.the_child.fact("hukou_date"),) if unknown else ()


_MONTHS = {
    "months-of-age": dates.months_of_age,
    "calendar-months": dates.calendar_months_touched,
    "whole-calendar-months": dates.calendar_months_whole,
}


def _year_ways(case: Case, born: date) -> tuple[list[Days], tuple[str, ...]]:
    ways = {
        "of-age": dates.birthdays(born, case.benefit.until_age or 0),
        "calendar": dates.calendar_years_touched(born, until_age(case, born)),
    }
    return [ways[option] for option in case.options("year-count")], ()


def until_age(case: Case, born: date) -> date:
    """Return the first day that an age limit no longer covers, in the first way of reading that stands."""
    on_leap_day = (born.month, born.day) == (2, 29)
    leap = case.options("leap-day")[0] if on_leap_day else "march"
    day = dates.birthday(born, case.benefit.until_age or 0, leap=leap)
    return day + timedelta(days=1) if case.options("age-day")[0] == "included" else day


def _undated(case: Case, found: Tracks, unit: str, ways_of: _Ways) -> Outcome:
    """Return what is known without the date of birth: the sums of a period, and the fewest and most of them."""
    amount = span({one for track in found.possible for one in track.sums(None)}, unit)
    missing = (*found.missing, case.the_child.fact("born"))
    if amount is None or case.benefit.limit or any(track.dated for track in found.possible):
        return Outcome(amount, missing=missing, unsure=found.unsure, stated=amount is not None)
    unregistered = replace(case.the_child, hukou_date=None)
    born = replace(case, child=unregistered)
    payments = span(len(way) for day in _DAYS for way in ways_of(born, day)[0])
    total = amount.times(payments, "CNY") if payments else None
    return Outcome(amount, total, payments, missing=missing, unsure=found.unsure)


# Births between which every number of months and years lies that a birth can bring.
_DAYS = (date(2023, 1, 1), date(2023, 1, 15), date(2023, 1, 31), date(2023, 12, 31), date(2024, 2, 29))


def _leap(born: date) -> tuple[str, ...]:
    return ("leap-day",) if (born.month, born.day) == (2, 29) else ()
