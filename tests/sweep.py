"""Every combination of what a benefit looks at, gone through in order; each is weighed, none is drawn by lot."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import product
from math import prod
from typing import TYPE_CHECKING, Any

from axes import ELDERS, SEVERAL, Axis, answers, axes_of, births, elders, family, open_first, parts, registrations
from content import TODAY

from calculator.case import Case
from calculator.looks import facts_of, facts_of_benefit, looks_of
from calculator.mechanisms import MECHANISMS
from calculator.rates import facts_of_rates
from calculator.situation import Situation
from calculator.weigh import Weighed, reweigh, weigh

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from calculator.rules import Benefit, PlaceRules

MOST = 600_000
"""The most cases of one benefit that are gone through without parting them into groups."""

Numbers = tuple[int, ...]


@dataclass(frozen=True)
class Sweep:
    """A benefit with everything that its answer may depend on."""

    rules: PlaceRules
    benefit: Benefit
    person: str

    @cached_property
    def axes(self) -> tuple[Axis, ...]:
        """The axes: those that change several facts at once, then those that sums rest on, then the others."""
        facts = facts_of_benefit(self.rules, self.benefit)
        paths = {name for fact in facts for name in axes_of(fact)} - {ELDERS}
        found: list[Axis] = []
        if self.benefit.subject != "institution":
            looks = {fact.removeprefix("children[].") for fact in facts if fact.startswith("children[].")}
            found.append(elders(self.benefit, looks))
        if "child.born" in paths:
            found.append(open_first("child.born", (None, *births(self.rules, self.benefit))))
        if "child.registration" in paths:
            found.append(registrations(self.rules.place))
        sums = looks_of(self.rules, self.benefit)
        rest = sorted(paths - {*SEVERAL}, key=lambda path: (not sums[path].outcome, path))
        return (*found, *(answers(path, self.rules.place) for path in rest))

    def groups(self) -> list[frozenset[str]]:
        """The names of axes that something looks at together; one group if that is not too many cases.

        Axes of two groups meet in nothing but the verdicts, so each group is gone through in full
        beside every verdict that the others can have.
        """
        names = [axis.name for axis in self.axes]
        if prod(len(axis.values) for axis in self.axes) <= MOST:
            return [frozenset(names)]
        found: list[frozenset[str]] = []
        for together in (*self._looked_at_together(), *({name} for name in names)):
            linked = [one for one in found if one & together]
            found = [one for one in found if one not in linked] + [frozenset(together).union(*linked)]
        return found

    def _looked_at_together(self) -> Iterator[set[str]]:
        counted = (*MECHANISMS[self.benefit.mechanism].facts, *facts_of_rates(self.rules, self.benefit))
        yield {name for fact in counted for name in axes_of(fact)}
        for condition in self.benefit.conditions:
            yield {name for fact in facts_of(self.rules, self.benefit, condition.id) for name in axes_of(fact)}

    def choices(self) -> Iterator[tuple[Numbers, Numbers]]:
        """Yield each group of axes, to be gone through in full, beside each verdict of all the other groups."""
        groups = [tuple(index for index, axis in enumerate(self.axes) if axis.name in one) for one in self.groups()]
        usual = tuple(len(axis.values) - 1 if axis.pairs else 0 for axis in self.axes)
        apart = {group: self._verdicts(group, usual) for group in groups} if len(groups) > 1 else {}
        for group in groups:
            for beside in product(*(apart[other] for other in groups if other != group)):
                chosen = {index: number for one in beside for index, number in one.items()}
                yield group, tuple(chosen.get(index, 0) for index in range(len(self.axes)))

    def _verdicts(self, group: Numbers, start: Numbers) -> list[dict[int, int]]:
        """One choice of a group's axes for each set of verdicts, and kind of sum, that it can bring about."""
        kinds: dict[Any, dict[int, int]] = {}
        for place, weighed in enumerate(self.in_full(group, start)):
            met = tuple(one.met for one in (*weighed.verdicts, *weighed.points))
            amount = weighed.outcome.amount
            numbers = self.numbers_at(group, start, place)
            kinds.setdefault((met, amount and amount.min == amount.max), {index: numbers[index] for index in group})
        return [*kinds.values()]

    def numbers_at(self, group: Sequence[int], start: Sequence[int], place: int) -> Numbers:
        """The combination that stands at a place of what `in_full` yields."""
        numbers = [*start]
        for index in reversed(group):
            place, numbers[index] = divmod(place, len(self.axes[index].values))
        return tuple(numbers)

    def case(self, numbers: Sequence[int]) -> Case:
        """The case of one combination: the number of a value for each axis."""
        ours, others = self._axes_of_parts
        children = self._part(family, ours, numbers)
        rest = self._part(parts, others, numbers)
        situation = Situation(self.rules.place, TODAY, children=children, **rest)
        return Case(self.rules, self.benefit, situation, self.person, children[-1] if children else None)

    @cached_property
    def _axes_of_parts(self) -> tuple[list[int], list[int]]:
        """The numbers of the axes of the children, and of all else."""
        every = range(len(self.axes))
        ours = [index for index in every if self.axes[index].of_child]
        return ours, [index for index in every if index not in ours]

    @cached_property
    def _made(self) -> dict[Any, Any]:
        return {}

    def _part(self, make: Callable[[dict[str, Any]], Any], indices: list[int], numbers: Sequence[int]) -> Any:
        """One part of a situation, made once for the values that it is made of."""
        values = [numbers[index] for index in indices]
        chosen = (make, *values)
        if chosen not in self._made:
            axes = [self.axes[index] for index in indices]
            self._made[chosen] = make(
                {axis.name: axis.values[number] for axis, number in zip(axes, values, strict=True)}
            )
        return self._made[chosen]

    def in_full(self, group: Sequence[int], start: Sequence[int]) -> Iterator[Weighed]:
        """Yield what every combination of some axes gives, the others at `start`; the last axis moves fastest."""
        numbers = [0 if index in group else number for index, number in enumerate(start)]
        # What is known with the first axes where they are and the later ones at their first value.
        before = [weigh(self.case(numbers))] * (len(group) + 1)
        while True:
            yield before[-1]
            for depth in reversed(range(len(group))):
                axis = self.axes[group[depth]]
                numbers[group[depth]] = (numbers[group[depth]] + 1) % len(axis.values)
                if numbers[group[depth]]:
                    before[depth + 1 :] = [self._weigh(numbers, axis.name, before[depth])] * (len(group) - depth)
                    break
            else:
                return

    def fitting(self) -> Iterator[tuple[Case, Weighed]]:
        """Yield every number of children, day of birth and row of the rates for whom all else is as it must be."""
        looked_at = {ELDERS, "child.born", "institution.enrolled", *facts_of_rates(self.rules, self.benefit)}
        varied = [index for index, axis in enumerate(self.axes) if axis.name in looked_at]
        met = [4 if axis.name == "child.registration" else int(axis.whole) for axis in self.axes]
        for place, weighed in enumerate(self.in_full(varied, met)):
            yield self.case(self.numbers_at(varied, met, place)), weighed

    def _weigh(self, numbers: Sequence[int], changed: str, before: Weighed) -> Weighed:
        """What one combination gives; where it differs in one fact from another, only that is weighed again."""
        case = self.case(numbers)
        return weigh(case) if changed in SEVERAL else reweigh(before, case, changed)


def sweeps(rules: PlaceRules) -> Iterator[Sweep]:
    """Yield every benefit of a place, once for each person whom it is for."""
    for benefit in rules.benefits:
        persons = {"parents": ("mother", "father"), "mother": ("mother",), "father": ("father",)}
        for person in persons.get(benefit.subject, ("",)):
            yield Sweep(rules, benefit, person)
