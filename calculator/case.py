"""One question put to the rules: a benefit, a situation, and the child or person it is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from calculator.situation import Child, Institution, Parent, Situation
from calculator.verdict import both

if TYPE_CHECKING:
    from calculator.rules import Benefit, PlaceRules


@dataclass(frozen=True)
class Case:
    """What a condition looks at. `person` is `mother`, `father` or empty; `child` None for an institution.

    `assumed` is a reading and the one option of it that is tried out. `anyone`: the child has not been
    named yet, so that its order is not known either.
    """

    rules: PlaceRules
    benefit: Benefit
    situation: Situation
    person: str = ""
    child: Child | None = None
    assumed: tuple[str, str] | None = None
    anyone: bool = False

    def assuming(self, reading: str, option: str) -> Case:
        """Return the same case with one reading decided in one way."""
        return Case(self.rules, self.benefit, self.situation, self.person, self.child, (reading, option), self.anyone)

    def changed(self, situation: Situation) -> Case:
        """Return the same question put to a situation that differs in a fact."""
        child = self.child and (self.child if self.anyone else situation.children[self.child.position - 1])
        return Case(self.rules, self.benefit, situation, self.person, child, self.assumed, self.anyone)

    def options(self, reading: str) -> tuple[str, ...]:
        """Return the ways of deciding a reading that stand; several where the text leaves it open."""
        if self.assumed and self.assumed[0] == reading:
            return (self.assumed[1],)
        return self.benefit.options[reading]

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

    @cached_property
    def orders(self) -> Orders:
        """The birth orders that the child may have."""
        return birth_orders(self)

    @property
    def orders_fit(self) -> bool:
        """Whether some printed rate is for an order that the child may have."""
        rates = self.benefit.rates
        return not any(rate.orders for rate in rates) or any(
            rate.fits_order(order) for rate in rates for order in self.orders.possible
        )

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

    Whose children count, whether adopted ones do, and whether twins are one delivery or two are
    readings: every way that stands gives an order. Where a birth date is missing next to another,
    the two may be twins.
    """
    if case.anyone:
        return Orders(_any_order(case.benefit), ("children",), ())
    before = case.situation.children[: case.the_child.position]
    if _plain(before):
        return Orders(frozenset({len(before)}), (), ())
    ways = [_counted(case, before, whose, adopted) for whose, adopted in _ways(case, before)]
    possible, missing = set[int](), set[str]()
    for counted in ways:
        found, open_dates = _orders(case, counted)
        possible |= found
        missing |= open_dates
    twins = any(_ambiguous(counted) for counted in ways)
    return Orders(frozenset(possible), tuple(sorted(missing)), _order_readings(before, twins=twins))


def _plain(children: tuple[Child, ...]) -> bool:
    """Whether there is only one way to count these children: the couple's own, each born on a day of its own."""
    dates = {one.born for one in children}
    own = all(one.of == "couple" and not one.adopted for one in children)
    return own and len(dates) == len(children) and (None not in dates or len(children) == 1)


def _any_order(benefit: Benefit) -> frozenset[int]:
    """Return every order that a child of whom nothing is known may have: each printed one and another."""
    printed = {order for rate in benefit.rates for order in rate.orders}
    return frozenset({1, *printed, max(printed, default=0) + 1})


def _ways(case: Case, before: tuple[Child, ...]) -> list[tuple[str, str]]:
    """Return the ways of counting that can make a difference here: whose children, and adopted ones."""
    whose = case.options("other-union") if any(one.of != "couple" for one in before) else ("couple",)
    adopted = case.options("adopted") if any(one.adopted for one in before) else ("counted",)
    return [(one, other) for one in whose for other in adopted]


def _counted(case: Case, before: tuple[Child, ...], whose: str, adopted: str) -> tuple[Child, ...]:
    """Return the children that count, up to and with the one asked about."""
    own = {"couple": ("couple",), "mother": ("couple", "mother"), "either": ("couple", "mother", "father")}[whose]
    return tuple(
        one for one in before if one is case.the_child or (one.of in own and (adopted == "counted" or not one.adopted))
    )


def _orders(case: Case, counted: tuple[Child, ...]) -> tuple[set[int], set[str]]:
    """Return the orders of the last of `counted`, and the birth dates that leave more than one."""
    if not _ambiguous(counted):
        return {len(counted)}, set()
    options = case.options("twins")
    possible = {len(counted)} if "by-child" in options else set[int]()
    fewest, most = _deliveries(counted)
    if "by-delivery" in options:
        possible |= {*range(fewest, most + 1)}
    missing = (
        {one.fact("born") for one in counted if one.born is None} if fewest < most and len(possible) > 1 else set()
    )
    return possible, missing


def _ambiguous(counted: tuple[Child, ...]) -> bool:
    """Whether twins, or children who may be, stand between the first and the last of `counted`."""
    fewest, most = _deliveries(counted)
    return (fewest, most) != (len(counted), len(counted))


def _deliveries(counted: tuple[Child, ...]) -> tuple[int, int]:
    """Return the fewest and the most deliveries that these children, oldest first, can come from.

    Children of one known birth date are one delivery, and so is whoever stands between them; a
    child without a date may belong to its neighbour's delivery or to one of its own.
    """
    dates = [one.born for one in counted]
    known = {born for born in dates if born}
    last = {born: index for index, born in enumerate(dates) if born}
    together = sum(last[born] - dates.index(born) for born in known)
    return max(1, len(known)), len(counted) - together


def _order_readings(before: tuple[Child, ...], *, twins: bool) -> tuple[str, ...]:
    named = {
        "twins": twins,
        "other-union": any(one.of != "couple" for one in before),
        "adopted": any(one.adopted for one in before[:-1]),
    }
    return tuple(reading for reading, rests in named.items() if rests)


def local_parents(case: Case) -> range:
    """Return how many of the two parents may have local hukou, from the fewest to the most."""
    parents = (case.situation.mother, case.situation.father)
    local = [case.local(parent.hukou) for parent in parents]
    return range(local.count(True), len(local) - local.count(False) + 1)


def managed_local(case: Case, parent: Parent) -> bool | None:
    """Whether a parent has local hukou and is managed there as a resident (户籍并纳入常住管理)."""
    return both(case.local(parent.hukou), parent.resident_managed)
