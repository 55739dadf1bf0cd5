"""Situations for tests: every answer that a fact may take, and strategies that put random ones together."""

from __future__ import annotations

import copy
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import content
from content import TODAY
from hypothesis import strategies as st
from newplace import finished

from calculator.estimate import estimate
from calculator.facts import Fact, facts_of, own_facts
from calculator.rules import PlaceRules, read_rules
from calculator.situation import SituationError, read_situation
from scripts.check import checked
from scripts.compiled import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hypothesis.strategies import DrawFn, SearchStrategy

    from scripts.load.content import Content

Situation = dict[str, Any]
Line = dict[str, Any]

HEADS: tuple[list[int], ...] = ([0], [1], [10], [30], [60], [45, 44, 47], [30] * 13)
LATE = (0, 1, 40, 400, 1500)  # days from birth to registration
_DAY = timedelta(days=1)
_LEAP = (date(2020, 2, 29), date(2024, 2, 29))


@cache
def everywhere() -> Content:
    """The checked content of every place, with the one that only proves the rules."""
    with TemporaryDirectory() as folder:
        return checked(finished(Path(folder)))


@cache
def data() -> dict[str, Any]:
    """The compiled rules of every place."""
    return compiled(everywhere())


@cache
def rules() -> dict[str, PlaceRules]:
    """The same as the calculator reads them."""
    return read_rules(data())


def document(situation: Situation) -> dict[str, Any]:
    """The result document of a situation."""
    read = read_situation(situation, rules(), TODAY)
    return estimate(read, rules()[read.place])


def key(line: Line) -> tuple[str, str, str | None]:
    """What a line is about: a benefit, whom it is for, and the child."""
    return line["benefit"], line["for"], line.get("child")


def lines(result: dict[str, Any]) -> dict[tuple[str, str, str | None], Line]:
    """The lines of a result, each under what it is about; two of one would be a fault."""
    found = {key(line): line for line in result["results"]}
    assert len(found) == len(result["results"])
    return found


def key_days(place: str) -> list[date]:
    """The days on which something in the rules of a place changes, and births that reach an age or an end then."""
    own = rules()[place]
    turns = {own.issued, *(day for benefit in own.benefits for day in _days_of(benefit))} - {None}
    turns |= {date(day.year, 1, 1) for day in turns if day}
    ages = {benefit.until_age or benefit.years or 0 for benefit in own.benefits} | {0}
    births = {_years_before(day, age) for day in turns if day for age in ages} | {*_LEAP}
    births |= {day - timedelta(days=benefit.days) for day in turns if day for benefit in own.benefits if benefit.days}
    return sorted({day + offset * _DAY for day in births for offset in (-1, 0, 1)})


def _days_of(benefit: Any) -> Iterator[date | None]:
    yield benefit.start
    for rate in benefit.rates:
        yield from (rate.born_from, rate.born_to, rate.paid_from, rate.paid_to)


def _years_before(day: date, years: int) -> date:
    return day.replace(year=day.year - years, day=min(day.day, 28) if day.month == 2 else day.day)


def facts(place: str, group: str) -> list[Fact]:
    """The facts of one part of a situation, the place's own among them."""
    every = (*facts_of(group), *own_facts(group, rules()[place].facts))
    return [fact for fact in every if fact.path not in ("place", "as_of")]


def values(fact: Fact, place: str) -> list[Any]:
    """Every answer worth telling apart that a fact may take; a date takes the days that matter."""
    elsewhere = [one for one in sorted(content.rules()) if one != place]
    found: dict[str, list[Any]] = {
        "yes_no": [True, False],
        "place": [place, "other", *elsewhere[:1]],
        "choice": [],
        "date": [day.isoformat() for day in key_days(place)],
        "count": [0, 60],
        "counts": [*HEADS],
    }
    return [*found[fact.kind], *fact.choices]


@st.composite
def _answers(draw: DrawFn, place: str, group: str, without: tuple[str, ...] = ()) -> Situation:
    """The answers of one part of a situation: some left out, most of the others such that something is given."""
    asked = [fact for fact in facts(place, group) if fact.name not in without]
    drawn = {fact.name: draw(st.sampled_from(_often(values(fact, place)))) for fact in asked}
    return {name: value for name, value in drawn.items() if value is not None}


def _often(found: list[Any]) -> list[Any]:
    """Answers to draw from: none, the first of them more often than the others together, each of them."""
    return [None, None, *found[:1] * (3 * len(found)), *found]


def _days(place: str) -> SearchStrategy[date]:
    lately = st.dates(date(2024, 1, 1), date(2026, 12, 31))
    return st.sampled_from(key_days(place)) | lately | st.dates(date(2014, 1, 1), date(2030, 12, 31))


@st.composite
def families(draw: DrawFn, place: str) -> list[Situation]:
    """Children, oldest first: twins among them, some without a birth date, some registered late."""
    number = draw(st.sampled_from((1, 2, 2, 3, 3, 4, 0)))
    births = sorted(draw(st.lists(_days(place), min_size=number, max_size=number)))
    for index in range(1, len(births)):
        if draw(st.integers(0, 3)) == 3:
            births[index] = births[index - 1]
    return [draw(_child(place, born)) for born in sorted(births)]


@st.composite
def _child(draw: DrawFn, place: str, born: date) -> Situation:
    child = draw(_answers(place, "children", ("born", "hukou_date", "of", "adopted")))
    if draw(st.integers(0, 11)) < 11:
        child["born"] = born.isoformat()
    if child.get("hukou") != "pending" and draw(st.booleans()):
        child["hukou_date"] = (born + draw(st.sampled_from(LATE)) * _DAY).isoformat()
    odd: list[Situation] = [{"of": "mother"}, {"of": "father"}, {"adopted": True}]
    usual: list[Situation] = [{}]
    unusual = draw(st.sampled_from(usual * 12 + odd))
    return {**child, **unusual}


@st.composite
def situations(draw: DrawFn, *places: str, children: bool | None = None) -> Situation:
    """A situation that the contract allows: of these places or any, with its children said, not said, or either."""
    place = draw(st.sampled_from(places or sorted(rules())))
    said: Situation = {"place": place, "as_of": draw(_days(place)).isoformat(), **draw(_answers(place, ""))}
    for parent in ("mother", "father"):
        if answers := draw(_answers(place, parent)):
            said[parent] = answers
    if children if children is not None else draw(st.integers(0, 5)):
        said["children"] = draw(families(place))
    if draw(st.integers(0, 3)) == 3:
        said["institution"] = draw(_answers(place, "institution"))
    return said


def said(situation: Situation) -> list[str]:
    """The paths of every fact that a situation answers, of those that may be left open."""
    return [path for path in askable(situation) if get(situation, path) is not None]


def unsaid(situation: Situation) -> dict[str, list[Any]]:
    """The paths of every fact that a situation leaves open, each with the answers that it may take."""
    return {path: answers for path, answers in askable(situation).items() if get(situation, path) is None}


def askable(situation: Situation) -> dict[str, list[Any]]:
    """Each fact without a default of those whom a situation speaks of, with its answers.

    A registration date only where one can be; nobody is taken to be spoken of but the family, if nobody is.
    """
    return dict(_askable(situation))


def _askable(situation: Situation) -> Iterator[tuple[str, list[Any]]]:
    place = situation["place"]
    family = {"": "", "mother": "mother.", "father": "father."}
    institution = {"institution": "institution."}
    speaks = any(situation.get(part) is not None for part in ("married", "mother", "father", "children"))
    parts = {} if "institution" in situation and not speaks else family
    parts = {**parts, **institution} if "institution" in situation else parts
    births = [child["born"] for child in situation.get("children") or () if child.get("born")]
    for group, prefix in parts.items():
        yield from ((prefix + fact.name, values(fact, place)) for fact in facts(place, group))
    for index, child in enumerate(situation.get("children") or ()):
        for fact in facts(place, "children"):
            late = fact.name == "hukou_date"
            more = ["1999-09-09", *births] if fact.kind == "date" else []
            if fact.default is None and not (late and child.get("hukou") == "pending"):
                yield f"children[{index}].{fact.name}", [*values(fact, place), *more]


def get(situation: Situation, path: str) -> Any:
    """The answer at a path, None if there is none."""
    found: Any = situation
    for step in path.replace("[", ".").replace("]", "").split("."):
        found = found[int(step)] if step.isdigit() else (found or {}).get(step)
    return found


def put(situation: Situation, path: str, value: Any) -> Situation:
    """A copy of a situation with one answer put in, or taken out with None."""
    changed = copy.deepcopy(situation)
    *steps, last = path.replace("[", ".").replace("]", "").split(".")
    part: Any = changed
    for step in steps:
        part = part[int(step)] if step.isdigit() else part.setdefault(step, {})
    part[last] = value
    return changed


def allowed(situation: Situation) -> bool:
    """Whether the contract allows a situation: children in order, no registration before a birth."""
    try:
        read_situation(situation, rules(), TODAY)
    except SituationError:
        return False
    return True
