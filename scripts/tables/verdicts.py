"""Verdicts as leaves: met, not met or open, what is missing, and whether what it fell on can still change."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from calculator.changes import can_change
from calculator.outcome import Outcome
from calculator.weigh import judge, open_points

if TYPE_CHECKING:
    from calculator.case import Case
    from calculator.rules import Condition
    from calculator.verdict import Verdict
    from scripts.tables.samples import Sample

Leaf = dict[str, Any]


def condition(found: list[Sample], asked: Condition, looked_at: tuple[str, ...]) -> Leaf | None:
    """Return what a printed condition comes to; None where the samples do not agree."""
    leaves = [_judged(judge(one.case, asked), one.case, looked_at) for one in found]
    return leaves[0] if all(leaf == leaves[0] for leaf in leaves) else None


def work(case: Case) -> Leaf:
    """Return what comes of having work or not, of a benefit that needs it."""
    (point,) = open_points(case, Outcome())
    return against(point, f"{case.person}.employed")


def against(point: Verdict, fact: str) -> Leaf:
    """Return what is no printed condition and may keep an answer back; the readings that speak against it.

    `fact` is what they look at.
    """
    found = dict.fromkeys(point.readings, fact) if point.met is False else {}
    return {**leaf(point), **({"against": found} if found else {})}


def leaf(found: Verdict) -> Leaf:
    """Return a verdict; what is usual is left out. `sure`: the missing facts cannot make it fail."""
    missing = [generic(fact) for fact in found.missing]
    return {
        "met": found.met,
        **({"missing": missing} if missing else {}),
        **({} if found.can_fail else {"sure": True}),
    }


def generic(fact: str) -> str:
    """Return the path of a fact as `CONDITIONS` writes it: samples have one child."""
    return fact.replace("children[0].", "child.")


def _judged(found: Verdict, case: Case, looked_at: tuple[str, ...]) -> Leaf:
    settled = fixed(case, found.fell_on or looked_at) if found.met is False else None
    return {**leaf(found), **({"fixed": settled} if settled else {})}


def fixed(case: Case, fell_on: tuple[str, ...]) -> str | None:
    """Return when what it fell on is settled: always, or once these births are past; None for never."""

    def changing(as_of: date) -> list[str]:
        asked = replace(case, situation=replace(case.situation, as_of=as_of))
        return [path for path in fell_on if can_change(asked, path)]

    if changing(date.max):
        return None
    later = changing(date.min)
    if not later:
        return "always"
    return "children" if any(path.startswith("children[].") for path in later) else "child"
