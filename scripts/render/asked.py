"""Which facts a place's rules look at, found by running the rules and watching what they read."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from calculator.estimate import answer, cases
from calculator.situation import Child, Institution, Parent, Situation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from calculator.rules import PlaceRules

T = TypeVar("T")


def facts_read(rules: PlaceRules) -> frozenset[str]:
    """Return the paths of the facts that may change an answer of this place."""
    seen: set[str] = set()
    for situation in _situations(rules, seen):
        for benefit in rules.benefits:
            for case in cases(rules, benefit, situation):
                answer(case)
    return frozenset(seen)


def _situations(rules: PlaceRules, seen: set[str]) -> Iterator[Situation]:
    """Yield the same family and institution three times: nothing known, all well, all registered late."""
    day = date(2025, 2, 28)
    here: dict[str, Any] = {"hukou": rules.place}
    away: dict[str, Any] = {"hukou": "other"}
    children = (
        Child(1),
        Child(1, born=day, born_in=rules.place, hukou_date=day, **here),
        Child(1, born=day, born_in="other", hukou="pending"),
    )
    for child, parent, employed in zip(children, ({}, here, away), (None, True, False), strict=True):
        found: dict[str, Any] = {
            "married": employed,
            "mother": _watched(Parent(employed=employed, **parent), "mother.", seen),
            "father": _watched(Parent(employed=employed, **parent), "father.", seen),
            "children": (_watched(child, "children[].", seen),),
            "institution": _watched(Institution(), "institution.", seen),
        }
        yield _watched(Situation(rules.place, day, family=True, **found), "", seen)


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
