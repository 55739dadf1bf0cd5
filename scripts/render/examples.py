"""Families and institutions that meet every condition, for the rows of an amount table."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from calculator.rules import Benefit, PlaceRules, Rate

Situation = dict[str, Any]

# For rules and documents without any date.
_SOME_DAY = date(2025, 1, 1)
_MID_MONTH = timedelta(days=14)
_APART = 4  # years between the children


def order(rate: Rate) -> int:
    """Return the birth order of the child that a rate is shown for."""
    return rate.orders[-1] if rate.orders else 1


def births(rules: PlaceRules, benefit: Benefit, rate: Rate) -> tuple[date, date]:
    """Return two birth days within a rate: the first day of a month and a day in mid-month, if the rate has both."""
    first_day, last_day = _earliest(rules, benefit, rate), rate.born_to or rate.paid_to or date.max
    first = first_day if first_day.day == 1 else (first_day.replace(day=1) + timedelta(days=32)).replace(day=1)
    if first > last_day:
        return first_day, first_day
    return first, min(first + _MID_MONTH, last_day)


def _earliest(rules: PlaceRules, benefit: Benefit, rate: Rate) -> date:
    """Return the first day from which a birth meets every printed date, also of what a supplement adds to."""
    days = [benefit.start, rate.born_from, rate.paid_from, rules.issued]
    days += [one.start for one in rules.benefits if one.id == benefit.on_top_of]
    known = [day for day in days if day]
    if known:
        return max(known)
    last_day = rate.born_to or rate.paid_to
    return last_day.replace(day=1) if last_day else _SOME_DAY


def family(rules: PlaceRules, rate: Rate, born: date) -> Situation:
    """Return a family that the rate fits, whose youngest child was born on `born`, on which day it asks."""
    local = {"hukou": "local", "resident_managed": True, "employed": True, "works_in": "local"}
    parents = {"mother": dict(local), "father": dict(local)}
    for name in ("father", "mother")[: 2 - (2 if rate.local_parents is None else rate.local_parents)]:
        parents[name]["hukou"] = "other"
    child = {"lawful": True, "born_in": "local", "hukou": "local"}
    days = [day.isoformat() for day in _births(born, order(rate))]
    situation: Situation = {
        "as_of": born.isoformat(),
        "married": True,
        **parents,
        "children": [{"born": day, **child, "hukou_date": day} for day in days],
    }
    _answer_own_facts(situation, rules, rate)
    return situation


def institution(rules: PlaceRules, rate: Rate, heads: int) -> Situation:
    """Return an institution that the rate fits, with so many children in one month."""
    situation: Situation = {"institution": {"filed": True, "assessment": "passed", "enrolled": [heads]}}
    if day := rate.paid_from or rate.paid_to:
        situation["as_of"] = day.isoformat()
    _answer_own_facts(situation, rules, rate)
    return situation


def _births(last: date, number: int) -> Iterator[date]:
    """Yield the birth days of the elder children, years apart, and of the child itself."""
    for elder in range(number - 1, 0, -1):
        yield date(last.year - _APART * elder, 6, 15)
    yield last


def _answer_own_facts(situation: Situation, rules: PlaceRules, rate: Rate) -> None:
    """Answer yes to every fact that only this place asks for, and no where the rate wants a condition unmet."""
    for fact, whose in rules.facts.items():
        for part in _parts(situation, whose):
            part[fact] = True
    for condition, wanted in rate.when:
        meaning = rules.meanings[condition]
        if not wanted:
            for part in _parts(situation, meaning.who):
                part[meaning.fact] = False


def _parts(situation: Situation, whose: str) -> list[Situation]:
    """Return the parts of a situation that hold a fact of this kind, or of these people."""
    if whose == "family":
        return [situation] if "children" in situation else []
    if whose in ("children", "child"):
        return list(situation.get("children", []))
    names = {"parents": ("mother", "father"), "either": ("mother", "father"), "both": ("father",)}.get(whose, (whose,))
    return [situation[name] for name in names if name in situation]
