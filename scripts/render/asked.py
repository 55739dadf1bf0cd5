"""Which facts a place's rules look at, as its conditions, its mechanisms and its rates declare them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calculator.looks import facts_of_benefit

if TYPE_CHECKING:
    from calculator.rules import PlaceRules


def facts_read(rules: PlaceRules) -> frozenset[str]:
    """Return the paths of the facts that an answer of this place may depend on, its own facts among them."""
    paths = {path for benefit in rules.benefits for path in facts_of_benefit(rules, benefit)}
    return frozenset(path.replace("child.", "children[].") for path in paths)
