"""When things happen: the days of one entitlement in order, with the running total on the day asked about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from calculator import dates
from calculator.outcome import as_range

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from calculator.case import Case
    from calculator.outcome import Outcome

Event = dict[str, Any]


def timeline(case: Case, given: Outcome) -> list[Event]:
    """Return the events of what a case gives, by day; none where it gives nothing or has no date."""
    if given.start is None and given.claim_by is None:
        return []
    events = [*_events(case, given)]
    if given.claim_by:
        events.append(_on(given.claim_by, "claim"))
    if len(events) > 1 or case.benefit.mechanism != "one_off":
        so_far = as_range(given.so_far)
        events.append(_on(case.situation.as_of, "asked", so_far=so_far))
    return sorted(events, key=lambda event: event["day"])


def _events(case: Case, given: Outcome) -> Iterator[Event]:
    born = case.the_child.born
    if born:
        yield _on(born, "born")
    if case.benefit.mechanism == "deadline":
        if given.until:
            yield _on(given.until, "deadline")
        return
    for day, amount in given.instalments:
        yield _on(day, "payment", amount=as_range(amount))
    if given.until is None:
        return
    if case.benefit.mechanism == "leave_each_year":
        yield from _leave_years(case, given.until)
    elif case.benefit.mechanism == "yearly":
        yield from (_on(day, "payment", amount=as_range(given.amount)) for day in _agreed_days(given))
    else:
        yield from _months(given)
    yield from _birthdays(case, given.until)
    yield _on(given.until, "until")


def _months(given: Outcome) -> Iterator[Event]:
    """Yield the first and the last month; the last may be one of several, by the way of counting."""
    ways = [way for way in given.ways if way]
    if not ways:
        return
    first = min(way[0] for way in ways)
    yield _on(first, "first-month", month=_month(first))
    ends = sorted({way[-1] for way in ways if way[0] == first or len(ways) == 1})
    yield _on(ends[-1], "last-month", month=_month(ends[0]), latest=_month(ends[-1]))


def _agreed_days(given: Outcome) -> tuple[date, ...]:
    """Return the days of yearly payments; none where they can be counted in several ways."""
    return given.ways[0] if len(given.ways) == 1 else ()


def _leave_years(case: Case, until: date) -> Iterator[Event]:
    """Yield the years of leave as years of age, where that way of counting stands."""
    born = case.the_child.born
    if born is None or "of-age" not in case.options("leave-year"):
        return
    age = case.benefit.until_age or 0
    days = [*dates.birthdays(born, age), until]
    for number in range(age):
        yield _on(days[number], "leave-year", number=number + 1, until=days[number + 1].isoformat())


def _birthdays(case: Case, until: date) -> Iterator[Event]:
    born = case.the_child.born
    if born is None:
        return
    age = case.benefit.until_age or case.benefit.years or 0
    for year in range(1, age + 1):
        day = dates.birthday(born, year)
        if day <= until:
            yield _on(day, "birthday", age=year)


def _on(day: date, event: str, **more: object) -> Event:
    return {"day": day.isoformat(), "event": event, **more}


def _month(day: date) -> str:
    return day.isoformat()[:7]
