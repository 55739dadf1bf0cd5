"""Which facts a place's rules look at, as its conditions, its mechanisms and its rates declare them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calculator.looks import facts_of_benefit

if TYPE_CHECKING:
    from calculator.rules import Benefit, PlaceRules


def facts_read(rules: PlaceRules) -> frozenset[str]:
    """Return the paths of the facts that an answer of this place may depend on, its own facts among them."""
    return frozenset(path for benefit in rules.benefits for path in facts_read_by(rules, benefit))


def facts_read_by(rules: PlaceRules, benefit: Benefit) -> frozenset[str]:
    """Return the paths of the facts that the answer for one benefit may depend on, as the form writes them."""
    return frozenset(path.replace("child.", "children[].") for path in facts_of_benefit(rules, benefit))
