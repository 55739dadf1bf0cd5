"""Which facts and readings an answer may depend on: declared once, so that nothing else need be looked at."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from calculator.conditions import Meaning, meaning_of
from calculator.mechanisms import MECHANISMS
from calculator.rates import facts_of_rates

if TYPE_CHECKING:
    from calculator.rules import Benefit, PlaceRules

ON_TOP_OF = "on-top-of"
NEEDS_WORK = "leave-needs-work"
ORDER_READINGS = frozenset({"twins", "other-union", "adopted"})


@dataclass(frozen=True)
class Look:
    """What has to be judged again when one fact or reading changes: which conditions, the outcome, open points."""

    conditions: tuple[int, ...]
    outcome: bool
    points: bool


@cache
def looks_of(rules: PlaceRules, benefit: Benefit) -> dict[str, Look]:
    """Return, for each fact and reading that an answer may depend on, what looks at it."""
    conditions = [_seen(*_of_condition(rules, benefit, one.id)) for one in benefit.conditions]
    outcome = _seen(facts_of_outcome(rules, benefit), _readings_of_outcome(benefit))
    work = {"mother.employed", "father.employed", NEEDS_WORK} if benefit.needs_work else set[str]()
    return {
        name: Look(tuple(index for index, one in enumerate(conditions) if name in one), name in outcome, name in work)
        for name in sorted(outcome.union(work, *conditions))
    }


@cache
def facts_of(rules: PlaceRules, benefit: Benefit, condition: str) -> tuple[str, ...]:
    """Return the paths of the facts that a condition looks at, as `CONDITIONS` writes them."""
    return _of_condition(rules, benefit, condition)[0]


@cache
def facts_of_benefit(rules: PlaceRules, benefit: Benefit) -> tuple[str, ...]:
    """Return the paths of every fact that the answer may depend on, as `CONDITIONS` writes them."""
    facts = [fact for one in benefit.conditions for fact in facts_of(rules, benefit, one.id)]
    work = ("mother.employed", "father.employed") if benefit.needs_work else ()
    return tuple(dict.fromkeys((*facts, *facts_of_outcome(rules, benefit), *work)))


@cache
def _of_condition(rules: PlaceRules, benefit: Benefit, condition: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the facts and the readings of a condition; a supplement looks at all that its base looks at."""
    if condition == ON_TOP_OF:
        base = next(one for one in rules.benefits if one.id == benefit.on_top_of)
        return facts_of_benefit(rules, base), ()
    meaning: Meaning = meaning_of(rules, condition)
    return meaning.facts, meaning.readings


def facts_of_outcome(rules: PlaceRules, benefit: Benefit) -> tuple[str, ...]:
    """Return the paths of the facts that what a benefit gives may depend on."""
    claim = ("child.born", "child.hukou", "child.hukou_date") if benefit.claim else ()
    return (*MECHANISMS[benefit.mechanism].facts, *facts_of_rates(rules, benefit), *claim)


def _readings_of_outcome(benefit: Benefit) -> tuple[str, ...]:
    found = {*MECHANISMS[benefit.mechanism].readings}
    if benefit.years is not None:  # a number of years has no age and no calendar to count by
        found -= {"year-count", "age-day"}
    found |= {"day-count"} if benefit.claim else set()
    found |= ORDER_READINGS if any(rate.orders for rate in benefit.rates) else set()
    return tuple(sorted(found))


def _seen(facts: tuple[str, ...], readings: tuple[str, ...]) -> set[str]:
    """Return facts and readings together; whoever looks at every child looks at the one asked about."""
    own = {fact.replace("children[].", "child.") for fact in facts}
    return {*facts, *own, *readings}
