"""Whom a situation speaks of: the questions that it puts to a benefit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calculator.case import Case
from calculator.situation import Child

if TYPE_CHECKING:
    from collections.abc import Iterator

    from calculator.rules import Benefit, PlaceRules
    from calculator.situation import Situation


def cases(rules: PlaceRules, situation: Situation) -> Iterator[Case]:
    """Yield every question that the situation puts to a benefit of the place."""
    for benefit in rules.benefits:
        yield from cases_of(rules, benefit, situation)


def cases_of(rules: PlaceRules, benefit: Benefit, situation: Situation) -> Iterator[Case]:
    """Yield the questions that the situation puts to one benefit."""
    if benefit.subject == "institution":
        if situation.institution is not None:
            yield Case(rules, benefit, situation)
    elif benefit.subject == "child":
        for child in situation.children:
            yield Case(rules, benefit, situation, child=child)
    else:
        for child in _births(situation):
            for person in _persons(benefit):
                yield Case(rules, benefit, situation, person, child)


def unnamed_cases(rules: PlaceRules, situation: Situation) -> Iterator[Case]:
    """Yield a question for each benefit that may concern somebody whom the situation has not spoken of yet.

    Children are not spoken of while their list is left out; an institution while nothing is said of a family.
    """
    for benefit in rules.benefits:
        if benefit.subject == "institution":
            if situation.institution is None and not situation.family:
                yield Case(rules, benefit, situation)
        elif not situation.children_said and (situation.family or situation.institution is None):
            for person in _persons(benefit):
                yield Case(rules, benefit, situation, person, _ANY_CHILD, anyone=True)


_ANY_CHILD = Child(position=1)


def _persons(benefit: Benefit) -> tuple[str, ...]:
    """Return whose leave it is: mother, father or both; nobody's where it is for the child."""
    return {"parents": ("mother", "father"), "child": ("",)}.get(benefit.subject, (benefit.subject,))


def _births(situation: Situation) -> Iterator[Child]:
    """Yield the last child of each delivery: leave is for a birth, and twins are one."""
    deliveries = {(child.born or child.position, child.of, child.adopted): child for child in situation.children}
    yield from deliveries.values()
