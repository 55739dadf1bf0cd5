"""A place's own facts and conditions: no name taken twice, each used, each asked of the right people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calculator.conditions import CONDITIONS
from calculator.facts import FACTS
from scripts.check.near import unknown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scripts.fault import Fault
    from scripts.load.content import Content, Document
    from scripts.load.rule_models import OwnFact

# Whose a condition may be, by whose its fact is.
_WHO = {
    "parents": ("both", "either", "mother", "father"),
    "children": ("child",),
    "family": ("family",),
    "institution": ("institution",),
}
_PREFIXES = {"parents": ("mother.", "father."), "children": ("children[].",), "institution": ("institution.",)}


def check(content: Content) -> Iterator[Fault]:
    """Yield a fault for each fact or condition of a place's own that clashes, is unused or does not fit."""
    for document in content.documents:
        yield from _facts(document)
        yield from _conditions(document)


def paths(fact: OwnFact) -> tuple[str, ...]:
    """Return where a fact stands in a situation, written as the calculator's own facts are."""
    return tuple(prefix + fact.id for prefix in _PREFIXES.get(fact.of, ("",)))


def _facts(document: Document) -> Iterator[Fault]:
    rules = document.rules
    taken = {fact.path for fact in FACTS} | {fact.group for fact in FACTS}
    used = {condition.fact for condition in rules.data.conditions}
    for number, fact in enumerate(rules.data.facts):
        clash = next((path for path in paths(fact) if path in taken), None)
        if clash:
            yield rules.fault(
                ("facts", number, "id"),
                f"已经有事实“{clash}”：请换一个编号。",
                f"there is already a fact “{clash}”: choose another id.",
            )
        if any(fact.id == other.id for other in rules.data.facts[:number]):
            yield rules.fault(
                ("facts", number, "id"),
                f"编号“{fact.id}”用了两次：请改其中一个。",
                f"the id “{fact.id}” stands twice: change one.",
            )
        if fact.id not in used:
            yield rules.fault(
                ("facts", number, "id"),
                f"没有条件用到事实“{fact.id}”：请补到 conditions，或删除。",
                f"no condition looks at the fact “{fact.id}”: add one to conditions, or delete it.",
            )


def _conditions(document: Document) -> Iterator[Fault]:
    rules = document.rules
    facts = {fact.id: fact for fact in rules.data.facts}
    taken = set(CONDITIONS)
    used = {name for benefit in rules.data.benefits for name in benefit.conditions}
    used |= {name for benefit in rules.data.benefits for rate in benefit.rates for name in rate.when}
    for number, condition in enumerate(rules.data.conditions):
        loc = ("conditions", number)
        if condition.id in taken:
            yield rules.fault(
                (*loc, "id"),
                f"已经有条件“{condition.id}”：请换一个编号。",
                f"there is already a condition “{condition.id}”: choose another id.",
            )
        taken.add(condition.id)
        if condition.id not in used:
            yield rules.fault(
                (*loc, "id"),
                f"没有待遇用到条件“{condition.id}”：请补到 conditions 或 when，或删除。",
                f"no benefit uses the condition “{condition.id}”: add it to conditions or when, or delete it.",
            )
        yield from unknown(rules, (*loc, "fact"), condition.fact, facts, ("没有事实", "there is no fact"))
        fact = facts.get(condition.fact)
        if fact and condition.who not in _WHO[fact.of]:
            wanted = _WHO[fact.of]
            yield rules.fault(
                (*loc, "who"),
                f"事实“{fact.id}”属于 {fact.of}，who 应当是：{'、'.join(wanted)}。",
                f"the fact “{fact.id}” is of {fact.of}, so who must be one of: {', '.join(wanted)}.",
            )
