"""What the printed rates pay over many days: in all, up to a day, and cut by a limit."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from calculator import dates
from calculator.outcome import Days, Outcome, span

if TYPE_CHECKING:
    from datetime import date

    from calculator.case import Case
    from calculator.rates import Track, Tracks
    from calculator.rules import Limit


def paid_over(case: Case, found: Tracks, ways: list[Days], unit: str, until: date) -> Outcome:
    """Return what the possible tracks pay over the payment days of every way of counting.

    A day outside every printed period is paid nothing: there is then no total, and `not_covered`
    names the first such day.
    """
    born, as_of, limit = case.the_child.born, case.situation.as_of, case.benefit.limit
    uncovered = _uncovered(found, ways)
    if not found.possible or (uncovered and len(uncovered) == len({day for way in ways for day in way})):
        first = min(uncovered, default=born)
        return Outcome(
            start=born, until=until, missing=found.missing, unsure=found.unsure, not_covered=first, stated=False
        )
    totals = [_total(track, way, limit, born) for track in found.possible for way in ways]
    reached = [
        _total(track, way[: bisect_right(way, as_of)], limit, born)[0] for track in found.possible for way in ways
    ]
    return Outcome(
        span(_sums(found, ways), unit),
        None if uncovered else span((one for one, _ in totals), "CNY"),
        span(len(way) for way in ways),
        born,
        until,
        missing=found.missing,
        unsure=found.unsure,
        ways=tuple(ways),
        so_far=None if uncovered else span(reached, "CNY"),
        not_covered=min(uncovered, default=None),
        limited=any(cut for _, cut in totals),
    )


def _uncovered(found: Tracks, ways: list[Days]) -> list[date]:
    """Return the payment days that no printed period of any track holds."""
    if not any(track.dated for track in found.possible):
        return []
    days = {day for way in ways for day in way}
    return [day for day in days if not any(track.on(day) for track in found.possible)]


def _sums(found: Tracks, ways: list[Days]) -> set[int]:
    """Return every sum that is paid on some day; where there is no payment, every printed one."""
    days = {day for way in ways for day in way} if any(track.dated for track in found.possible) else set()
    paid = {rate.sum for track in found.possible for day in days if (rate := track.on(day))}
    return paid or {rate.sum for track in found.possible for rate in track.rates}


def _total(track: Track, way: Days, limit: Limit | None, born: date | None) -> tuple[int, bool]:
    """Return what a track pays on these days, and whether a limit cut it."""
    if not track.dated and limit is None:
        return track.rates[0].sum * len(way), False
    paid = [(day, rate.sum if (rate := track.on(day)) else 0) for day in way]
    whole = sum(one for _, one in paid)
    if limit is None:
        return whole, False
    if limit.per == "child":
        return min(whole, limit.sum), whole > limit.sum
    years: dict[int, int] = {}
    for day, one in paid:
        year = dates.full_years(born or day, day)
        years[year] = years.get(year, 0) + one
    cut = sum(min(one, limit.sum) for one in years.values())
    return cut, cut < whole
