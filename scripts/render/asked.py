"""Which facts a place's rules look at, found by working out its families and watching what is read."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING, TypeVar

from calculator.estimate import answer, cases

if TYPE_CHECKING:
    from collections.abc import Iterable

    from calculator.rules import PlaceRules
    from calculator.situation import Situation

T = TypeVar("T")


def facts_read(rules: PlaceRules, situations: Iterable[Situation]) -> frozenset[str]:
    """Return the paths of the facts that an answer of this place looked at in any of the situations."""
    seen: set[str] = set()
    for situation in situations:
        watched = _all_watched(situation, seen)
        for benefit in rules.benefits:
            for case in cases(rules, benefit, watched):
                answer(case)
    return frozenset(seen)


def _all_watched(situation: Situation, seen: set[str]) -> Situation:
    """Return the situation with every part of it watched."""
    institution = situation.institution
    parts = replace(
        situation,
        mother=_watched(situation.mother, "mother.", seen),
        father=_watched(situation.father, "father.", seen),
        children=tuple(_watched(child, "children[].", seen) for child in situation.children),
        institution=institution and _watched(institution, "institution.", seen),
    )
    return _watched(parts, "", seen)


def _watched(value: T, prefix: str, seen: set[str]) -> T:
    """Return an equal value that notes each of its fields when it is read."""
    kind: type[T] = type(value)
    held = {field.name: getattr(value, field.name) for field in fields(value)}  # type: ignore[arg-type]

    def read(self: object, name: str) -> object:
        if name in held:
            seen.add(prefix + name)
        return object.__getattribute__(self, name)

    watching: type[T] = type(f"Watched{kind.__name__}", (kind,), {"__getattribute__": read})
    return watching(**held)
