"""Which child of a family a child is: every list of children gone through, as a diagram that reads them one by one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from calculator.case import Case, Orders, birth_orders
from calculator.situation import Child, Situation
from scripts.tables.diagram import IMPOSSIBLE, MORE, Diagrams

if TYPE_CHECKING:
    from collections.abc import Sequence

    from calculator.rules import Benefit, PlaceRules

KINDS = ("none", *(f"{of}{adopted}" for adopted in ("", "-adopted") for of in ("couple", "mother", "father")))
"""What a child is, as the variables of the diagram say it; `none` where there is no further child."""
BORN = ("new", "same", "unknown")
"""How a birth date stands to the last one known before it."""
ORDER = "order"
"""What stands in a list of missing facts for the birth dates that leave the order open."""
UNUSUAL, UNDATED = (1, 2, 1, 0, 0), (1, 2, 3, 4, 0)
"""How many who are not simply the couple's own, and how many without a date, are gone through among 1, 2, … children.

The browser asks of no others: that is left to the calculator itself.
"""
MOST = len(UNUSUAL)


@dataclass(frozen=True)
class Counted:
    """How the children of some benefits are counted: a diagram, and a set of orders for each kind that it tells apart.

    A leaf is the number of a set and the kinds whose undated children do not matter; null where no date is missing.
    The first set is kept free for a child that has not been named yet, of which each benefit has its own.
    """

    root: int
    sets: tuple[Orders, ...]


def ways_of(benefit: Benefit) -> tuple[Any, ...]:
    """Return the readings that decide how children are counted: benefits alike in them share a diagram."""
    return tuple(benefit.options.get(name) for name in ("twins", "other-union", "adopted"))


def counted(rules: PlaceRules, benefits: Sequence[Benefit], into: Diagrams) -> Counted:
    """Return how children are counted for benefits that are alike in the ways of it."""
    rates = [rate for benefit in benefits for rate in benefit.rates if rate.orders]
    kinds: dict[Any, int] = {}
    sets: list[Orders] = [Orders(frozenset(), (), ())]

    def kind(possible: frozenset[int], *, missing: bool) -> int:
        rows = frozenset(tuple(rate.fits_order(order) for rate in rates) for order in possible)
        number = kinds.setdefault((rows, missing), len(kinds) + 1)
        if number == len(sets):
            sets.append(Orders(possible, (ORDER,) if missing else (), ()))
        return number

    def leaf(values: tuple[int, ...]) -> Any:
        children = _children(values)
        if children in (MORE, IMPOSSIBLE):
            return children
        situation = Situation(rules.place, date.max, children=children)
        orders = birth_orders(Case(rules, benefits[0], situation, child=children[-1]))
        return [kind(orders.possible, missing=bool(orders.missing)), _not_missing(children, orders)]

    variables = [pair for number in range(MOST) for pair in ((2 * number, len(KINDS)), (2 * number + 1, len(BORN)))]
    return Counted(into.grow(variables, leaf), tuple(sets))


def _children(values: tuple[int, ...]) -> Any:
    """Return the children of these values; MORE if they go on, IMPOSSIBLE also for what is not gone through."""
    kinds, births = values[::2], values[1::2]
    ended = len(kinds) > len(births) and kinds[-1] == 0
    if _beyond(UNUSUAL, sum(KINDS[kind] not in ("none", "couple") for kind in kinds), len(births), ended=ended):
        return IMPOSSIBLE
    if _beyond(UNDATED, births.count(BORN.index("unknown")), len(births), ended=ended):
        return IMPOSSIBLE
    if births[:1] == (BORN.index("same"),):
        return IMPOSSIBLE
    if not ended and len(births) < MOST:
        return MORE
    found: list[Child] = []
    last: date | None = None
    for number, (kind, birth) in enumerate(zip(kinds, births, strict=False)):
        if BORN[birth] == "same" and last is None:
            return IMPOSSIBLE
        last = date(2000 + number, 1, 1) if BORN[birth] == "new" else last
        of, _, adopted = KINDS[kind].partition("-")
        born = None if BORN[birth] == "unknown" else last
        found.append(Child(number + 1, born, of=of, adopted=bool(adopted)))  # type: ignore[arg-type]
    return tuple(found) or IMPOSSIBLE


def _beyond(most: tuple[int, ...], found: int, length: int, *, ended: bool) -> bool:
    """Whether a list has more of something than lists of its length, or any that it may grow into, may have."""
    allowed = most[length - 1 : length] if ended else most[max(length - 1, 0) :]
    return found > max(allowed, default=0)


def _not_missing(children: tuple[Child, ...], orders: Orders) -> list[str] | None:
    """Return the kinds whose undated children do not matter; None where no birth date is missing."""
    if not orders.missing:
        return None
    apart = {_kind(one) for one in children[:-1] if one.born is None and one.fact("born") not in orders.missing}
    return sorted(apart)


def _kind(child: Child) -> str:
    return f"{child.of}{'-adopted' if child.adopted else ''}"
