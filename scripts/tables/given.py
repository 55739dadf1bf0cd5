"""What a benefit gives, as two leaves: the printed sums that are left, and the days and counts as expressions.

Every expression has been tried on every sample; where none fits them all there is no leaf, and the
calculator itself answers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from calculator import dates
from calculator.outcome import as_range
from calculator.weigh import order_not_printed, work_out
from scripts.tables.days import fitted, value
from scripts.tables.samples import BIRTH
from scripts.tables.verdicts import against, generic

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from calculator.outcome import Outcome
    from scripts.tables.days import Day
    from scripts.tables.samples import Sample

    _Parts = Callable[[list["Sample"], list["Outcome"]], Iterator[tuple[str, Any]]]

Leaf = dict[str, Any]

_MONTHS = {
    "months-of-age": dates.months_of_age,
    "calendar-months": dates.calendar_months_touched,
    "whole-calendar-months": dates.calendar_months_whole,
}
_YEARS = ("birthdays", "calendar-years")


class _NoFit(Exception):  # noqa: N818 - not an error: the calculator itself answers then
    """No expression gives what the rules give."""


def sums(found: list[Sample]) -> Leaf | None:
    """Return which printed sums some samples have left, and what would settle them; None where they do not agree."""
    return _leaf(_sums, found)


def days(found: list[Sample]) -> Leaf | None:
    """Return from when until when and how often, whatever the sum is; None where that cannot be said."""
    return _leaf(_days, found)


def _leaf(
    parts: Callable[[list[Sample], list[Outcome]], Iterator[tuple[str, Any]]], found: list[Sample]
) -> Leaf | None:
    try:
        leaf = dict(parts(found, [work_out(one.case) for one in found]))
    except _NoFit:
        return None
    return {key: part for key, part in leaf.items() if part not in (None, False, [])}


def _sums(found: list[Sample], outcomes: list[Outcome]) -> Iterator[tuple[str, Any]]:
    if any(one.stated and one.not_covered for one in outcomes):
        raise _NoFit  # a period between others is missing
    yield "not_covered", _day(found, [one.not_covered for one in outcomes])
    yield (
        "silent",
        _same([not one.stated or order_not_printed(at.case) for one, at in zip(outcomes, found, strict=True)]),
    )
    yield "missing", _same([sorted({generic(fact) for fact in one.missing}) for one in outcomes])
    yield "unsure", _same([[generic(fact) for fact in one.unsure] for one in outcomes])
    benefit = found[0].case.benefit
    if benefit.mechanism == "monthly_per_head":
        if any(rate.paid_from or rate.paid_to for rate in benefit.rates):
            raise _NoFit  # it hangs on the day asked about
        yield "rate", _same([as_range(one.rate) for one in outcomes])
        return
    yield "amount", _same([as_range(one.amount) for one in outcomes])
    yield "parts", _same([[*one.parts] for one in outcomes])
    if benefit.mechanism == "instalments":
        yield "each", _same([[as_range(sum_) for _, sum_ in one.instalments] for one in outcomes])
        yield "total", _same([as_range(one.total) for one in outcomes])


def _days(found: list[Sample], outcomes: list[Outcome]) -> Iterator[tuple[str, Any]]:
    if any(one.stated and one.not_covered for one in outcomes):
        raise _NoFit
    until = _day(found, [one.until for one in outcomes])
    reach = _same([against(one.reach, BIRTH) for one in outcomes])
    yield "reach", None if reach == {"met": True} else reach
    yield "missing", _same([sorted({generic(fact) for fact in one.missing}) for one in outcomes])
    yield "from", _day(found, [one.start for one in outcomes], [until] if until else [])
    yield "until", until
    yield "claim_by", _day(found, [one.claim_by for one in outcomes])
    yield "premium", _year(found, outcomes)
    if any(one.instalments for one in outcomes):
        count = _same([len(one.instalments) for one in outcomes])
        yield "on", [_day(found, [one.instalments[number][0] for one in outcomes]) for number in range(count)]
    yield from _counted(found, outcomes, until)


def _counted(found: list[Sample], outcomes: list[Outcome], until: Day) -> Iterator[tuple[str, Any]]:
    """Yield how often it is given, as a figure or by ways of counting; and how the total comes from it."""
    benefit = found[0].case.benefit
    if benefit.mechanism == "monthly_per_head":
        yield "cap", benefit.limit and benefit.limit.sum
        return
    payments = [as_range(one.payments) for one in outcomes]
    if any(one.ways for one in outcomes) or any(one != payments[0] for one in payments):
        yield "ways", _ways(found, outcomes, until)
    else:
        yield "payments", payments[0]
    if all(one.total is None for one in outcomes):
        return
    if benefit.mechanism == "instalments":
        yield "total", "flat"
    elif all(one.total == one.amount and one.payments is None for one in outcomes):
        yield "total", "amount"
    else:
        yield from _product(found, outcomes)


def _product(found: list[Sample], outcomes: list[Outcome]) -> Iterator[tuple[str, Any]]:
    """Yield that the total is the amount times the number of payments, cut by a limit."""
    limit = found[0].case.benefit.limit
    if limit and limit.per != "child":
        raise _NoFit
    cap = limit.sum if limit else None
    for one in outcomes:
        if one.amount is None or one.payments is None or one.total is None:
            raise _NoFit
        product = (one.amount.min * one.payments.min, one.amount.max * one.payments.max)
        if (one.total.min, one.total.max) != tuple(each if cap is None else min(each, cap) for each in product):
            raise _NoFit
    yield "total", "product"
    yield "unit", _same([one.total and one.total.unit for one in outcomes])
    yield "cap", cap


def _same(found: Sequence[Any]) -> Any:
    if any(one != found[0] for one in found):
        raise _NoFit
    return found[0]


def _day(found: list[Sample], days: list[date | None], more: Sequence[Day] = ()) -> Day:
    """Return one expression for a day of every sample, None where there is none."""
    known = [day for day in days if day]
    if len(known) < len(days):
        return _same(days)
    expression = fitted(known, [sample.dates for sample in found], more)
    if expression is None:
        raise _NoFit
    return expression


def _year(found: list[Sample], outcomes: list[Outcome]) -> Day:
    """Return the day whose year the premium is for."""
    if all(one.premium_year is None for one in outcomes):
        return None
    if any(one.start is None or one.start.year != one.premium_year for one in outcomes):
        raise _NoFit
    return _day(found, [one.start for one in outcomes])


def _ways(found: list[Sample], outcomes: list[Outcome], until: Day) -> list[list[Any]]:
    ways = next((ways for ways in _candidates(found, until) if _counts(ways, found, outcomes)), None)
    if ways is None:
        raise _NoFit
    return ways


def _candidates(found: list[Sample], until: Day) -> Iterator[list[list[Any]]]:
    """Yield ways of counting worth trying: each kind of month or year, from the birth or from the registration."""
    case = found[0].case
    age = case.benefit.until_age or case.benefit.years or 0
    if case.benefit.mechanism in ("monthly_to_age", "deduction"):
        kinds = case.options("month-count")
        registered = [["min", "hukou_date", until]] if all(one.hukou_date for one in found) else []
        for starts in (["born"], registered, ["born", *registered], ["born", until]):
            yield [[kind, start, until, age] for start in starts for kind in kinds]
        return
    for years in ((_YEARS[0],), (_YEARS[1],), _YEARS):
        yield [[kind, "born", until, age] for kind in years]


def _counts(ways: list[list[Any]], found: list[Sample], outcomes: list[Outcome]) -> bool:
    """Whether ways of counting give the days, or at least the numbers of them, that the rules give."""
    for sample, one in zip(found, outcomes, strict=True):
        if one.payments is None or not ways:
            return False
        counted = [days_of(way, sample.dates) for way in ways]
        if one.ways and {*counted} != {*one.ways}:
            return False
        if (min(map(len, counted)), max(map(len, counted))) != (one.payments.min, one.payments.max):
            return False
    return True


def days_of(way: list[Any], known: dict[str, date | None]) -> tuple[date, ...]:
    """Return the days that a way of counting gives."""
    kind, start, until, age = way
    born, first = value("born", known), value(start, known)
    if kind == "birthdays":
        return dates.birthdays(born, age)
    last = value(until, known)
    if kind == "calendar-years":
        return dates.calendar_years_touched(first, last)
    return _MONTHS[kind](born, first, last, age)
