"""What is told of one case: the whole line, its sentences in both languages, and the same on other days."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from laws import RANGES
from situations import data, lines

from calculator.estimate import estimate
from calculator.explain import gives, subject
from calculator.present import present
from calculator.subjects import cases_of
from calculator.weigh import weigh

if TYPE_CHECKING:
    from collections.abc import Iterator

    from calculator.case import Case
    from calculator.outcome import Range
    from calculator.rules import Rate
    from calculator.weigh import Weighed

Line = dict[str, Any]

CHINESE = re.compile(r"[\u4e00-\u9fff]")
_SAID: set[Any] = set()
_DAY = timedelta(days=1)


def line_of(case: Case) -> tuple[dict[str, Any], Line]:
    """The whole document of a case's situation, and the one line in it that answers the case."""
    result = estimate(case.situation, case.rules)
    return result, lines(result)[case.benefit.id, subject(case), case.the_child.id if case.person else None]


def explained(case: Case) -> None:
    """The document holds one line of it that says what was weighed, each sentence of it in both languages."""
    result, whole = line_of(case)
    weighed = gives(weigh(case))
    assert {name: whole[name] for name in weighed} == weighed
    asked = len([*cases_of(case.rules, case.benefit, case.situation)])
    assert asked == sum(one["benefit"] == case.benefit.id for one in result["results"])
    if not (new := {*_sentences(whole)}) <= _SAID:
        _SAID.update(new)
        for lang in ("zh", "en"):
            assert [*_faults(present(result, data(), lang), lang)] == []


def asked_on_each_day(case: Case) -> int:
    """On the day before, on and after each day in its timeline a line says where it stands; return how many days."""
    _, whole = line_of(case)
    turns = {date.fromisoformat(event["day"]) for event in whole["timeline"] if event["event"] != "asked"}
    days = sorted({day + offset * _DAY for day in turns for offset in (-1, 0, 1)})
    so_far: Line | None = None
    for day in days:
        situation = replace(case.situation, as_of=day)
        _, then = line_of(replace(case, situation=situation))
        assert all(then[name] == whole[name] for name in ("answer", *RANGES, "from", "until"))
        assert then["now"] == now(case, whole, day)
        reached = then.get("so_far")
        if reached and so_far:
            assert reached["min"] >= so_far["min"]
            assert reached["max"] >= so_far["max"]
        if reached and then["now"] == "not_yet":
            assert reached["max"] == 0
        if reached and then["now"] == "ended":
            assert (reached["min"], reached["max"]) == (whole["total"]["min"], whole["total"]["max"])
        so_far = reached
    return len(days)


def now(case: Case, whole: Line, day: date) -> str | None:
    """Where a day lies in the time that a line covers; the last day of a time limit is still in time."""
    first, until = whole["from"], whole["until"]
    if first is None:
        return None
    if day.isoformat() < first:
        return "not_yet"
    if until is None:
        return None
    last = until if case.benefit.mechanism == "deadline" else (date.fromisoformat(until) - _DAY).isoformat()
    return "running" if day.isoformat() <= last else "ended"


def as_printed(case: Case, weighed: Weighed) -> None:
    """What the document prints in so many words: its first day, and the rows for a child known to be the nth."""
    born, children = case.child.born if case.child else None, case.situation.children
    for one, verdict in zip(case.benefit.conditions, weighed.verdicts, strict=True):
        start = case.benefit.start
        if one.id == "born-from" and born and start and born != start:
            assert verdict.met == (born > start)
    plain = bool(children) and all(one.born and one.of == "couple" and not one.adopted for one in children)
    if weighed.answer == "yes" and plain and len({one.born for one in children}) == len(children):
        rows = [rate for rate in case.benefit.rates if _fits(rate, case)]
        amount = weighed.given.amount
        if rows and amount and case.benefit.mechanism in ("monthly_to_age", "one_off", "yearly", "leave"):
            paid = {rate.sum for rate in rows}
            assert {amount.min, amount.max} <= paid if any(rate.paid_from for rate in rows) else paid == {amount.min}


def _fits(rate: Rate, case: Case) -> bool:
    """Whether a row is printed for the child: by its number, its day of birth, its parents' hukou, its own facts."""
    number, born = case.the_child.position, case.the_child.born
    parents = [case.situation.mother, case.situation.father]
    local = sum(one.hukou == case.rules.place for one in parents)
    own = {
        name: {"both": all, "either": any}[one.who](parent.own.get(one.fact) for parent in parents)
        for name, one in case.rules.meanings.items()
        if one.who in ("both", "either")
    }
    return (
        (not rate.orders or number in rate.orders or (rate.later and number > max(rate.orders)))
        and rate.local_parents in (None, local)
        and all(own[name] == wanted for name, wanted in rate.when)
        and bool(born and (rate.born_from or born) <= born <= (rate.born_to or born))
    )


def pieces(about: tuple[str, ...], weighed: Weighed) -> set[Any]:
    """What tells one kind of answer from another: each piece of it, the sums and days themselves aside."""
    given, about = weighed.given, (*about, weighed.answer)
    parts = {(*about, index, one.met, one.readings) for index, one in enumerate((*weighed.verdicts, *weighed.points))}
    parts |= {(*about, re.sub(r"[0-9]+", "", fact)) for fact in weighed.missing}
    parts |= {(*about, name) for name in weighed.readings}
    sums = tuple(_sure(one) for one in (given.amount, given.total, given.payments, given.so_far))
    days = tuple(day is None for day in (given.start, given.until, given.claim_by, given.not_covered))
    return {*parts, (*about, *sums, *days, given.limited)}


def _sure(found: Range | None) -> tuple[Any, ...] | None:
    return None if found is None else (found.unit, found.min == found.max, found.min == 0)


def _sentences(whole: dict[str, Any]) -> Iterator[Any]:
    """Yield everything of which a line holds a sentence."""
    about = whole["benefit"], whole["answer"]
    yield (
        about,
        whole["now"],
        *(_kind(whole[name]) for name in RANGES),
        bool(whole.get("limit")),
        bool(whole.get("rate")),
    )
    yield from ((about, one["condition"], one["met"], one.get("fixed")) for one in whole["reasons"])
    for one in whole["readings"]:
        yield about, one["id"], *(one_way and (one_way["answer"], _kind(one_way["amount"])) for one_way in one["gives"])
    yield from (re.sub(r"[0-9]+", "", fact) for fact in whole["missing"])
    for one in whole["changes"]:
        yield about, re.sub(r"[0-9]+", "", one["fact"]), one["to"], one["answer"], _kind(one["amount"])
    yield about, tuple(event["event"] for event in whole["timeline"])


def _kind(found: dict[str, Any] | None) -> tuple[Any, ...] | None:
    """A range without its numbers: its unit, whether it is one number, whether it begins at nothing."""
    return None if found is None else (found.get("unit"), found["min"] == found["max"], found["min"] == 0)


def _faults(shown: Any, lang: str, where: str = "") -> Iterator[str]:
    """Yield each text that is empty, unfilled or in the other language."""
    if isinstance(shown, dict):
        for name, one in shown.items():
            yield from _faults(one, lang, f"{where}.{name}")
    elif isinstance(shown, list):
        for one in shown:
            yield from _faults(one, lang, where)
    elif isinstance(shown, str):
        foreign = lang == "en" and CHINESE.search(shown) and not where.endswith(".quote")
        empty = not shown.strip() and not where.endswith(".ticks.label")
        if empty or "{" in shown or "None" in shown or foreign:
            yield f"{where}: {shown}"
