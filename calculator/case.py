"""One question put to the rules: a benefit, a situation, and the child or person it is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from calculator.situation import Child, Institution, Parent, Situation
from calculator.verdict import both

if TYPE_CHECKING:
    from calculator.rules import Benefit, PlaceRules


@dataclass(frozen=True)
class Case:
    """What a condition looks at. `person` is `mother`, `father` or empty; `child` None for an institution."""

    rules: PlaceRules
    benefit: Benefit
    situation: Situation
    person: str = ""
    child: Child | None = None

    @property
    def the_child(self) -> Child:
        """The child of a benefit that is asked per child or per birth."""
        if self.child is None:
            message = f"{self.benefit.id} is asked without a child"
            raise LookupError(message)
        return self.child

    @property
    def the_person(self) -> Parent:
        """The parent whose leave is asked about."""
        return self.situation.father if self.person == "father" else self.situation.mother

    @property
    def institution(self) -> Institution:
        """The institution that asks; one of which nothing is known if there is none."""
        return self.situation.institution or Institution()

    def local(self, place: str | None) -> bool | None:
        """Whether a place id names the place asked about; None if it is not known."""
        return None if place is None else place == self.rules.place


@dataclass(frozen=True)
class Orders:
    """The birth orders a child may have, and why there is more than one."""

    possible: frozenset[int]
    missing: tuple[str, ...]
    readings: tuple[str, ...]


def birth_orders(case: Case) -> Orders:
    """Return the orders of the child among the births that the benefit counts.

    Counted child by child, and by delivery: twins are one delivery. Where a birth date is missing
    next to another, the two may be twins.
    """
    child = case.the_child
    counted = [one for one in case.situation.children[: child.position] if _counts(case, one)]
    if not counted or counted[-1] is not child:
        counted.append(child)
    fewest, most = _deliveries(counted)
    possible = frozenset({len(counted), *range(fewest, most + 1)})
    missing = tuple(one.fact("born") for one in counted if one.born is None) if fewest < most else ()
    return Orders(possible, missing, _order_readings(case, counted, twins=len(possible) > 1))


def _deliveries(counted: list[Child]) -> tuple[int, int]:
    """Return the fewest and the most deliveries that these children, oldest first, can come from.

    Children of one known birth date are one delivery, and so is whoever stands between them; a
    child without a date may belong to its neighbour's delivery or to one of its own.
    """
    dates = [one.born for one in counted]
    known = {born for born in dates if born}
    last = {born: index for index, born in enumerate(dates) if born}
    together = sum(last[born] - dates.index(born) for born in known)
    return max(1, len(known)), len(counted) - together


def _counts(case: Case, child: Child) -> bool:
    """Whether an earlier child is one of the births counted: the couple's own, or the mother's own."""
    own = ("couple", "mother") if case.benefit.births_of == "mother" else ("couple",)
    return child.of in own and not child.adopted


def _order_readings(case: Case, counted: list[Child], *, twins: bool) -> tuple[str, ...]:
    others = [one for one in case.situation.children[: case.the_child.position] if one not in counted]
    named = {
        "twins": twins,
        "other-union": any(one.of != "couple" for one in [*others, *counted]),
        "adopted": any(one.adopted for one in others),
    }
    return tuple(reading for reading, rests in named.items() if rests)


def local_parents(case: Case) -> range:
    """Return how many of the two parents may have local hukou, from the fewest to the most."""
    parents = (case.situation.mother, case.situation.father)
    local = [case.local(parent.hukou) for parent in parents]
    return range(local.count(True), len(local) - local.count(False) + 1)


def managed_local(case: Case, parent: Parent) -> bool | None:
    """Whether a parent has local hukou and is managed there as a resident (本盟户籍纳入常住管理)."""
    return both(case.local(parent.hukou), parent.resident_managed)
