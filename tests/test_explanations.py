"""What a result says about itself is true: what is asked next, what a change would give, what a reading gives."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from laws import RANGES, laws, narrower
from situations import allowed, askable, document, get, key, lines, put, said, situations, unsaid

if TYPE_CHECKING:
    from hypothesis.strategies import DataObject
    from situations import Line, Situation

pytestmark = pytest.mark.long

SAYS = ("answer", "amount", "total")
FIXED = ("born", "born_in", "lawful", "hukou_date", "places", "enrolled")
"""What nobody can change once a child is born, and head counts."""

EITHER = ("within-place",)
"""Readings of which one that holds is enough, as their own text says; what the others give is told beside it."""


def says(line: Line) -> tuple[Any, ...]:
    """What a change or an answer may alter in a line."""
    return tuple(line[name] for name in SAYS)


def everything(result: dict[str, Any]) -> dict[Any, tuple[Any, ...]]:
    """The same for each line of a result, with its days."""
    return {about: (*says(line), *days(line)) for about, line in lines(result).items()}


def days(line: Line) -> tuple[str | None, ...]:
    """The first and the last day of a line, and the last day to ask for it."""
    return line["from"], line["until"], line.get("claim_by")


@st.composite
def nearly_full(draw: st.DrawFn) -> Situation:
    """A situation that leaves open no more than two facts."""
    situation = draw(situations(children=True))
    for path, answers in unsaid(situation).items():
        situation = put(situation, path, draw(st.sampled_from(answers)))
        if not allowed(situation):
            situation = put(situation, path, None)
    for path in draw(st.lists(st.sampled_from(said(situation)), max_size=2)):
        situation = put(situation, path, None)
    assume(allowed(situation))
    return situation


@laws(150)
@given(st.data())
def test_when_nothing_more_is_asked_nothing_more_can_change_the_answer(draws: DataObject) -> None:
    situation = draws.draw(situations() | nearly_full(), "situation")
    result = document(situation)
    assume(result["next"] is None)
    more = situation
    for path, answers in unsaid(situation).items():
        filled = put(more, path, draws.draw(st.sampled_from([None, *answers]), path))
        more = filled if allowed(filled) else more
    assert everything(document(more)) == everything(result)


@laws(150)
@given(situations() | nearly_full())
def test_what_is_asked_next_is_open_and_can_change_something(situation: Situation) -> None:
    result = document(situation)
    asked = result["next"]
    if asked is None:
        return
    if asked == "children":
        assert situation.get("children") is None
        return
    assert get(situation, asked) is None
    tried = [one for value in askable(situation)[asked] if allowed(one := put(situation, asked, value))]
    assume(tried)  # no date fits a child who was registered before the birth of an elder
    assert any(_known(document(one)) != _known(result) for one in tried)


def _known(result: dict[str, Any]) -> list[Any]:
    """What is known of each line and of whatever is offered: what it says, and which of its conditions are met."""
    found: list[Any] = [
        (key(line), says(line), days(line), line["payments"], [reason["met"] for reason in line["reasons"]])
        for line in result["results"]
    ]
    return found + [(offer["benefit"], offer["for"], says(offer), offer["missing"]) for offer in result["offers"]]


@laws(120)
@given(situations() | nearly_full())
def test_every_change_gives_what_it_says(situation: Situation) -> None:
    for line in document(situation)["results"]:
        for change in line["changes"]:
            assert change["from"] != change["to"]
            assert says(change)[:2] != says(line)[:2]
            other = changed(situation, change["fact"], change["to"])
            if allowed(other):
                assert says(lines(document(other))[key(line)]) == says(change), change


@laws(60)
@given(nearly_full())
def test_no_single_change_is_left_out(situation: Situation) -> None:
    result = document(situation)
    for path in said(situation):
        fact = path.rpartition(".")[2]
        if fact in FIXED or (other := _otherwise(situation, path)) is None:
            continue
        found = lines(document(changed(situation, path, other)))
        for line in result["results"]:
            if says(found[key(line)])[:2] != says(line)[:2]:
                assert path in [change["fact"] for change in line["changes"]], (key(line), other)


def _otherwise(situation: Situation, path: str) -> Any:
    """The other answer to a fact; what is under way turns out well."""
    old, place = get(situation, path), situation["place"]
    if isinstance(old, bool):
        return not old
    if _is_place(path):
        return "other" if old == place else place
    return {"passed": "failed", "pending": True}.get(old, "passed")


def _is_place(path: str) -> bool:
    return path.endswith((".hukou", ".works_in"))


def changed(situation: Situation, fact: str, value: Any) -> Situation:
    """The situation after a change; a child's hukou comes to a place on the day asked about, or at birth if later."""
    other = put(situation, fact, value)
    if not fact.endswith("].hukou"):
        return other
    born = get(situation, fact.replace("hukou", "born"))
    since = max(born, situation["as_of"]) if born and value == situation["place"] else None
    return put(other, fact.replace("hukou", "hukou_date"), since)


@laws(150)
@given(situations() | nearly_full())
def test_the_alternatives_of_an_open_reading_span_the_range(situation: Situation) -> None:
    for line in document(situation)["results"]:
        for reading in line["readings"]:
            assert len(reading["gives"]) == len(reading["alternatives"])
            if reading["here"] is not None:
                given_here = reading["gives"][reading["here"]]
                assert given_here is None or _what(given_here) == _what(line), reading["id"]
            elif None not in reading["gives"] and reading["id"] not in EITHER:
                assert all(narrower(line, one) for one in reading["gives"]), reading["id"]
                assert _hull(reading["gives"]) == _what(line), reading["id"]


def _what(line: Line) -> tuple[Any, ...]:
    return (line["answer"], *(line[name] for name in RANGES))


def _hull(found: list[Line]) -> tuple[Any, ...]:
    """The answer that all agree on, or unknown; the ranges from the smallest to the largest of all."""
    answers = {one["answer"] for one in found}
    ranges = [_span([one[name] for one in found if one["answer"] in ("yes", "unknown")]) for name in RANGES]
    return (answers.pop() if len(answers) == 1 else "unknown", *ranges)


def _span(ranges: list[dict[str, Any] | None]) -> dict[str, Any] | None:
    known = [one for one in ranges if one is not None]
    if not known or len(known) < len(ranges):
        return None
    return {**known[0], "min": min(one["min"] for one in known), "max": max(one["max"] for one in known)}
