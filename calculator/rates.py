"""Which printed sums are left for a case: by birth order, local parents, facts of the place, and dates."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import TYPE_CHECKING

from calculator.case import local_parents
from calculator.conditions import meaning_of, unknown_hukou

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from calculator.case import Case
    from calculator.rules import Benefit, PlaceRules, Rate

    _Met = Mapping[str, bool | None]


@dataclass(frozen=True)
class Track:
    """Rows that differ only in the period in which they are paid: what one case gets over time."""

    rates: tuple[Rate, ...]

    @property
    def dated(self) -> bool:
        """Whether what is paid depends on the day."""
        first = self.rates[0]
        return len(self.rates) > 1 or first.paid_from is not None or first.paid_to is not None

    def on(self, day: date | None) -> Rate | None:
        """Return the row that holds on a day, None if no printed period does; any row for a day not known."""
        return next((rate for rate in self.rates if day is None or rate.paid_on(day)), None)

    def sums(self, day: date | None) -> set[int]:
        """Return the sum on a day, or every sum where the day is not known; none if no period holds."""
        return {rate.sum for rate in self.rates if day is None or rate.paid_on(day)}


@dataclass(frozen=True)
class Tracks:
    """What the facts leave: one track where all is known; the facts that would settle which.

    `sure` is False where some way of filling in the facts would leave none.
    """

    possible: tuple[Track, ...]
    missing: tuple[str, ...] = ()
    sure: bool = True

    @property
    def unsure(self) -> tuple[str, ...]:
        """The facts on which it hangs whether any row fits at all."""
        return () if self.sure else self.missing


@cache
def _tracks(benefit: Benefit) -> tuple[Track, ...]:
    rows: dict[tuple[object, ...], list[Rate]] = {}
    for rate in benefit.rates:
        rows.setdefault(rate.row, []).append(rate)
    return tuple(Track(tuple(one)) for one in rows.values())


@cache
def _looks_at(benefit: Benefit) -> tuple[bool, bool, bool, tuple[str, ...]]:
    """Return whether the rows look at the order, at local parents, at the birth, and at which conditions."""
    rates = benefit.rates
    return (
        any(rate.orders for rate in rates),
        any(rate.local_parents is not None for rate in rates),
        any(rate.born_from or rate.born_to for rate in rates),
        tuple({condition: None for rate in rates for condition, _ in rate.when}),
    )


def tracks(case: Case) -> Tracks:
    """Return the tracks that the possible orders, local parents, facts and birth dates leave."""
    order, local, born, when = _looks_at(case.benefit)
    if not (order or local or born or when):
        return _all(case.benefit)
    orders = case.orders.possible if order else frozenset[int]()
    parents = local_parents(case) if local else range(0)
    facts = {name: meaning_of(case.rules, name).verdict(case) for name in when}
    met = {name: verdict.met for name, verdict in facts.items()}
    day = case.child.born if case.child else None
    every = _tracks(case.benefit)
    possible = tuple(one for one in every if _fits(one.rates[0], orders, parents, met, day))
    missing = [*(case.orders.missing if order else ()), *(unknown_hukou(case) if len(parents) > 1 else ())]
    missing += [fact for verdict in facts.values() for fact in verdict.missing]
    missing += [case.the_child.fact("born")] if born and day is None else []
    sure = not missing or not possible or (not (born and day is None) and _always(every, orders, parents, met, day))
    differ = len({tuple(rate.sum for rate in track.rates) for track in possible}) > 1
    return Tracks(possible, tuple(missing) if differ or not sure else (), sure)


@cache
def _all(benefit: Benefit) -> Tracks:
    return Tracks(_tracks(benefit))


def _always(every: tuple[Track, ...], orders: frozenset[int], parents: range, met: _Met, born: date | None) -> bool:
    """Whether some row fits however the facts that are not known turn out."""
    answers = product(*([one] if one is not None else [True, False] for one in met.values()))
    return all(
        any(_fits(one.rates[0], frozenset({order}), range(count, count + 1), filled, born) for one in every)
        for given in answers
        for filled in (dict(zip(met, given, strict=True)),)
        for order in orders or {0}
        for count in parents or (0,)
    )


def _fits(rate: Rate, orders: frozenset[int], parents: range, met: _Met, born: date | None) -> bool:
    """Whether a row may be the one for a case; what is not known fits."""
    return (
        (not rate.orders or any(rate.fits_order(order) for order in orders))
        and rate.local_parents in (None, *parents)
        and all(met[name] in (None, wanted) for name, wanted in rate.when)
        and (born is None or rate.born_from is None or rate.born_from <= born)
        and (born is None or rate.born_to is None or born <= rate.born_to)
    )


def facts_of_rates(rules: PlaceRules, benefit: Benefit) -> tuple[str, ...]:
    """Return the paths of the facts that the rows of a benefit look at, as `CONDITIONS` writes them."""
    order, local, born, when = _looks_at(benefit)
    paths = ["children[].born", "children[].of", "children[].adopted"] if order else []
    paths += ["mother.hukou", "father.hukou"] if local else []
    paths += ["child.born"] if born else []
    return (*paths, *(fact for name in when for fact in meaning_of(rules, name).facts))
