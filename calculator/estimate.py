"""From a situation to the result document of the contract: a line for each benefit and person or child."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from calculator.case import Case, birth_orders
from calculator.changes import changes
from calculator.conditions import CONDITIONS
from calculator.mechanisms import MECHANISMS, Outcome, Range
from calculator.verdict import Verdict, every, known

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from calculator.rules import Benefit, Named, PlaceRules, Reading
    from calculator.situation import Child, Situation

Document = dict[str, Any]

NEEDS_WORK = "leave-needs-work"


def estimate(situation: Situation, rules: PlaceRules) -> Document:
    """Return the result document: what each benefit of the place gives in this situation, and why."""
    lines: list[Document] = []
    for benefit in rules.benefits:
        for case in cases(rules, benefit, situation):
            line = answer(case)
            line["changes"] = changes(case, line, answer)
            lines.append(line)
    lines += [line for named in rules.named for line in _named_lines(named, situation)]
    return {
        "place": rules.place,
        "as_of": situation.as_of.isoformat(),
        "document": {"status": rules.status, "title": dict(rules.title)},
        "results": lines,
    }


def cases(rules: PlaceRules, benefit: Benefit, situation: Situation) -> Iterator[Case]:
    """Yield the questions that the situation puts to one benefit."""
    if benefit.subject == "institution":
        if situation.institution is not None:
            yield Case(rules, benefit, situation)
        return
    if benefit.subject == "child":
        for child in situation.children:
            yield Case(rules, benefit, situation, child=child)
        return
    persons = ("mother", "father") if benefit.subject == "parents" else (benefit.subject,)
    for child in _births(situation):
        for person in persons:
            yield Case(rules, benefit, situation, person, child)


def _births(situation: Situation) -> Iterator[Child]:
    """Yield the last child of each delivery: leave is for a birth, and twins are one."""
    deliveries = {(child.born or child.position, child.of, child.adopted): child for child in situation.children}
    yield from deliveries.values()


def answer(case: Case) -> Document:
    """Return one line of the result, all but its changes."""
    benefit = case.benefit
    verdicts = [(condition, CONDITIONS[condition.id](case)) for condition in benefit.conditions]
    outcome = MECHANISMS[benefit.mechanism](case)
    open_points = _open_points(case, outcome)
    reply = _answer(case, {condition.id: verdict for condition, verdict in verdicts}, open_points)
    given = outcome if reply in ("yes", "unknown") else Outcome()
    missing = [fact for _, verdict in verdicts for fact in verdict.missing]
    missing += [fact for point in open_points for fact in point.missing] + [*outcome.missing]
    readings = [name for _, verdict in verdicts for name in verdict.readings]
    readings += [name for point in open_points for name in point.readings] + [*given.readings]
    return {
        "benefit": benefit.id,
        "measure": benefit.measure,
        "clause": benefit.clause,
        "for": _for(case),
        **({"child": case.the_child.id} if case.person else {}),
        "answer": reply,
        "amount": _range(given.amount),
        "total": _range(given.total),
        "payments": _range(given.payments),
        "from": _day(given.start),
        "until": _day(given.until),
        "now": _now(case, given),
        **_more(given),
        "reasons": [
            {
                "condition": c.id,
                "met": v.met,
                "text": dict(c.text),
                "quote": c.quote,
                "clause": benefit.clause,
            }
            for c, v in verdicts
        ],
        "readings": [_reading(one) for one in benefit.readings if one.always or one.id in readings],
        "missing": [] if reply in ("no", "not_stated") else sorted(set(missing)),
        "changes": [],
    }


def _open_points(case: Case, outcome: Outcome) -> list[Verdict]:
    """Return what is not a printed condition and yet keeps a firm answer back."""
    points = []
    if not outcome.covered:
        missing = (case.the_child.fact("born"),) if outcome.covered is None else ()
        points.append(Verdict(None, missing, ("no-start-date",)))
    if case.benefit.needs_work:
        employed = known(case.the_person.employed, f"{case.person}.employed")
        points.append(Verdict(None, readings=(NEEDS_WORK,)) if employed.met is False else employed)
    return points


def _answer(case: Case, verdicts: dict[str, Verdict], open_points: list[Verdict]) -> str:
    """Return the answer; leave whose every other condition holds is not stated for an order beyond those printed."""
    rest = [verdict for name, verdict in verdicts.items() if name != "birth-order"]
    if _order_not_printed(case, verdicts) and every([*rest, *open_points]):
        return "not_stated"
    return {True: "yes", False: "no", None: "unknown"}[every([*verdicts.values(), *open_points])]


def _order_not_printed(case: Case, verdicts: dict[str, Verdict]) -> bool:
    leave = case.benefit.mechanism == "leave" and "birth-order" in verdicts
    return leave and birth_orders(case).possible.isdisjoint(case.benefit.orders)


def _for(case: Case) -> str:
    return case.person or (case.child.id if case.child else "institution")


def _now(case: Case, outcome: Outcome) -> str | None:
    """Return where the day asked about lies; a deadline's last day is still in time."""
    if outcome.start is None:
        return None
    if case.situation.as_of < outcome.start:
        return "not_yet"
    if outcome.until is None:
        return None
    last_counts = case.benefit.mechanism == "deadline" and case.situation.as_of == outcome.until
    return "running" if case.situation.as_of < outcome.until or last_counts else "ended"


def _more(outcome: Outcome) -> Document:
    """Return the fields that only some benefits have."""
    more: Document = {}
    if outcome.parts:
        more["parts"] = list(outcome.parts)
    if outcome.rate:
        more["rate"] = _range(outcome.rate)
    if outcome.premium_year:
        more["premium_year"] = outcome.premium_year
    return more


def _named_lines(named: Named, situation: Situation) -> Iterator[Document]:
    """Yield the `not_stated` lines of something the document names without a figure."""
    for subject in _named_subjects(named.subject, situation):
        yield {
            "benefit": named.id,
            "measure": named.measure,
            "clause": named.clause,
            "for": subject,
            "answer": "not_stated",
            **dict.fromkeys(("amount", "total", "payments", "from", "until", "now")),
            "reasons": [
                {
                    "condition": "named",
                    "met": None,
                    "text": dict(named.text),
                    "quote": named.quote,
                    "clause": named.clause,
                }
            ],
            "readings": [],
            "missing": [],
            "changes": [],
        }


def _named_subjects(subject: str, situation: Situation) -> list[str]:
    if subject == "institution":
        return ["institution"] if situation.institution is not None else []
    if subject == "child":
        return [child.id for child in situation.children]
    if not situation.family:
        return []
    return ["mother", "father"] if subject == "parents" else [subject]


def _range(found: Range | None) -> Document | None:
    if found is None:
        return None
    return {"min": found.min, "max": found.max, **({"unit": found.unit} if found.unit else {})}


def _reading(reading: Reading) -> Document:
    return {
        "id": reading.id,
        "text": dict(reading.text),
        "alternatives": [dict(one) for one in reading.alternatives],
        "quote": reading.quote,
        "clause": reading.clause,
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
