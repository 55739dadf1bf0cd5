"""One line of the result, explained: each condition beside the reader's own facts, each reading with what it gives."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from calculator.changes import Changes, can_change
from calculator.facts import value_of
from calculator.looks import NEEDS_WORK, facts_of
from calculator.outcome import as_range
from calculator.timeline import timeline
from calculator.weigh import Weighed, reweigh

if TYPE_CHECKING:
    from calculator.case import Case
    from calculator.outcome import Outcome
    from calculator.rules import Condition, Reading
    from calculator.situation import Child
    from calculator.verdict import Verdict

Line = dict[str, Any]

# Facts that are shown only where they are not what everybody expects.
_USUAL = {"of": "couple", "adopted": False}


def line(case: Case, weighed: Weighed, changes: Changes) -> Line:
    """Return one line of the result document, with every explanation."""
    return {
        **bare_line(case, weighed),
        "reasons": [*_reasons(case, weighed), *_taken_against(case, weighed)],
        "readings": readings(case, weighed),
        "missing": [*weighed.missing],
        "changes": changes.of(case, weighed),
        "timeline": timeline(case, weighed.given),
    }


def bare_line(case: Case, weighed: Weighed) -> Line:
    """Return one line without its explanations: whom it is for and what it gives."""
    benefit = case.benefit
    return {
        "benefit": benefit.id,
        "measure": benefit.measure,
        "clause": benefit.clause,
        "for": subject(case),
        **({"child": case.the_child.id} if case.person else {}),
        **gives(weighed),
        "now": _now(case, weighed.given),
        **_more(case, weighed),
    }


def subject(case: Case) -> str:
    """Return for whom a line is: a child, a parent or the institution."""
    return case.person or (case.child.id if case.child else "institution")


def gives(weighed: Weighed) -> Line:
    """Return what a case comes to, in the words of the contract."""
    given = weighed.given
    return {
        "answer": weighed.answer,
        "amount": as_range(given.amount),
        "total": as_range(given.total),
        "payments": as_range(given.payments),
        "from": _day(given.start),
        "until": _day(given.until),
    }


def _now(case: Case, given: Outcome) -> str | None:
    """Return where the day asked about lies; a deadline's last day is still in time."""
    as_of = case.situation.as_of
    if given.start is None:
        return None
    if as_of < given.start:
        return "not_yet"
    if given.until is None:
        return None
    in_time = as_of <= given.until if case.benefit.mechanism == "deadline" else as_of < given.until
    return "running" if in_time else "ended"


def _more(case: Case, weighed: Weighed) -> Line:
    """Return the fields that only some benefits have."""
    given, limit = weighed.given, case.benefit.limit
    more = {
        "parts": [*given.parts],
        "rate": as_range(given.rate),
        "premium_year": given.premium_year,
        "so_far": as_range(given.so_far),
        "claim_by": _day(given.claim_by),
        "not_covered": _day(weighed.outcome.not_covered) if weighed.answer != "no" else None,
        "limit": {"sum": limit.sum, "per": limit.per} if limit and given.limited else None,
        "kind": "deduction" if case.benefit.mechanism == "deduction" else None,
    }
    return {key: value for key, value in more.items() if value}


def _reasons(case: Case, weighed: Weighed) -> list[Line]:
    pairs = zip(case.benefit.conditions, weighed.verdicts, strict=True)
    return [_reason(case, condition, verdict) for condition, verdict in pairs]


def _taken_against(case: Case, weighed: Weighed) -> list[Line]:
    """Return the readings, not conditions, by which it does not apply: they are the reason then."""
    names = {name for point in weighed.points if point.met is False for name in point.readings}
    return [
        {
            "condition": one.id,
            "met": False,
            "text": dict(one.text),
            "quote": one.quote,
            "clause": one.clause,
            "facts": reader_facts(case, f"{case.person}.employed" if one.id == NEEDS_WORK else "child.born"),
        }
        for one in case.benefit.readings
        if one.id in names
    ]


def _reason(case: Case, condition: Condition, verdict: Verdict) -> Line:
    looked_at = facts_of(case.rules, case.benefit, condition.id)
    facts = [fact for path in looked_at for fact in reader_facts(case, path)]
    fell_on = verdict.fell_on or looked_at
    fixed = verdict.met is False and not any(can_change(case, path) for path in fell_on)
    return {
        "condition": condition.id,
        "met": verdict.met,
        "text": dict(condition.text),
        "quote": condition.quote,
        "clause": case.benefit.clause,
        "facts": facts,
        **({"fixed": True} if fixed else {}),
    }


def reader_facts(case: Case, path: str) -> list[Line]:
    """Return the reader's own answers that a path of `CONDITIONS` names, each with its path in the situation."""
    whose, _, name = path.rpartition(".")
    if whose == "children[]":
        children = case.situation.children[: case.the_child.position]
        return [fact for child in children for fact in _child_fact(child, name)]
    if whose == "child":
        return _child_fact(case.the_child, name)
    part = getattr(case.situation, whose) if whose else case.situation
    return [{"fact": path, "value": _plain(value_of(part, name) if part else None)}]


def _child_fact(child: Child, name: str) -> list[Line]:
    value = value_of(child, name)
    if name in _USUAL and value == _USUAL[name]:
        return []
    return [{"fact": child.fact(name), "value": _plain(value)}]


def readings(case: Case, weighed: Weighed) -> list[Line]:
    """Return each choice that the answer rests on, with its alternatives and what each of them gives."""
    named = weighed.readings
    return [_reading(case, weighed, one) for one in case.benefit.readings if one.always or one.id in named]


def _reading(case: Case, weighed: Weighed, reading: Reading) -> Line:
    options = [one.option for one in reading.alternatives]
    ways = (one and _read(case, weighed, reading, one) for one in options)
    return {
        "id": reading.id,
        "text": dict(reading.text),
        "alternatives": [dict(one.text) for one in reading.alternatives],
        "here": options.index(reading.here) if reading.here else None,
        "gives": [one and gives(one) for one in ways],
        "quote": reading.quote,
        "clause": reading.clause,
    }


def _read(case: Case, weighed: Weighed, reading: Reading, option: str) -> Weighed:
    """Return what a case comes to with one reading decided in one way."""
    return weighed if option == reading.here else reweigh(weighed, case.assuming(reading.id, option), reading.id)


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return [*value]
    return _day(value) if isinstance(value, date) else value


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
