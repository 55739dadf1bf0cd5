"""The decision table of a place: the rules asked, part by part, for every combination of the facts that decide it.

The parts of a benefit are its printed conditions, whether work is needed, which sums are left, and from
when until when. What they come to together is for the browser to put together.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from calculator.case import Case, birth_orders
from calculator.looks import ON_TOP_OF, facts_of, facts_of_outcome
from calculator.mechanisms import MECHANISMS
from calculator.rates import facts_of_rates
from calculator.situation import Child, Situation
from calculator.weigh import ORDER as BIRTH_ORDER
from scripts.tables import given, verdicts
from scripts.tables.births import boundaries
from scripts.tables.diagram import IMPOSSIBLE, MORE, Diagrams, steps
from scripts.tables.orders import ORDER, counted, ways_of
from scripts.tables.samples import ASKED, BIRTH, REGISTERED, Sampler, Variable, size, variable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date

    from calculator.case import Orders
    from calculator.rules import Benefit, Condition, PlaceRules
    from scripts.tables.orders import Counted
    from scripts.tables.samples import Sample

Json = dict[str, Any]
Leaf = Any

_PERSONS = {"parents": ("mother", "father"), "mother": ("mother",), "father": ("father",)}
_HUKOU = "child.hukou"


class Table:
    """Everything that the rules of a place can be asked in advance."""

    def __init__(self, rules: PlaceRules) -> None:
        self.rules = rules
        self.diagrams, self.children = Diagrams(), Diagrams()
        self.variables: list[Variable] = []
        self._counted: dict[Any, Counted] = {}

    def made(self) -> Json:
        """Return the table as plain data."""
        benefits = {one.id: self._benefit(one) for one in self.rules.benefits}
        variables, nodes = _merged(self.variables, self.diagrams.nodes)
        return {
            "benefits": benefits,
            "variables": variables,
            "nodes": steps(nodes),
            "leaves": self.diagrams.leaves,
            "children": {"nodes": steps(self.children.nodes), "leaves": self.children.leaves},
        }

    def _benefit(self, benefit: Benefit) -> Json:
        asked = _Asked(self, benefit)
        persons = _PERSONS.get(benefit.subject, ())
        given_sums, given_days = asked.given()
        return {
            "each": benefit.subject if benefit.subject in ("institution", "child") else "birth",
            "persons": [*persons],
            "conditions": [asked.condition(one) for one in benefit.conditions],
            "work": {name: asked.work(name) for name in persons} if benefit.needs_work else {},
            "sums": given_sums,
            "days": given_days,
            "order": asked.counted.root if asked.counted else None,
            "against": [name for leaf in self.diagrams.leaves if leaf for name in _against(leaf)],
        }

    def counted(self, benefit: Benefit) -> Counted | None:
        """Return how the children are counted for a benefit that looks at their order."""
        if not _ordered(benefit):
            return None
        ways = ways_of(benefit)
        if ways not in self._counted:
            alike = [one for one in self.rules.benefits if _ordered(one) and ways_of(one) == ways]
            self._counted[ways] = counted(self.rules, alike, self.children)
        return self._counted[ways]

    def number(self, found: Variable) -> int:
        """Return the number of a variable, the same for equal ones."""
        if found not in self.variables:
            self.variables.append(found)
        return self.variables.index(found)


def _merged(variables: list[Variable], nodes: list[list[int]]) -> tuple[list[list[Any]], list[list[int]]]:
    """Return variables and nodes with neighbouring cells of births made one where nothing tells them apart."""
    kept_values = [[*one.values] for one in variables]
    kept_nodes = [[*node] for node in nodes]
    for number, one in enumerate(variables):
        if one.name != BIRTH:
            continue
        tested = [node for node in kept_nodes if node[0] == number]
        for place in reversed(range(len(one.values))):
            if all(node[1 + place] == node[2 + place] for node in tested):
                del kept_values[number][place]
                for node in tested:
                    del node[2 + place]
    return [[one.name, *values] for one, values in zip(variables, kept_values, strict=True)], kept_nodes


def _against(leaf: Json) -> list[str]:
    return [*leaf.get("against", ()), *leaf.get("reach", {}).get("against", ())]


def _ordered(benefit: Benefit) -> bool:
    return any(rate.orders for rate in benefit.rates) or any(one.id == BIRTH_ORDER for one in benefit.conditions)


@dataclass(frozen=True)
class _Asked:
    """One benefit, asked part by part."""

    table: Table
    benefit: Benefit

    @cached_property
    def counted(self) -> Counted | None:
        return self.table.counted(self.benefit)

    @cached_property
    def orders(self) -> tuple[Orders, ...]:
        """The sets of orders, the first for a child that has not been named yet."""
        if self.counted is None:
            return ()
        nobody = Situation(self.table.rules.place, ASKED)
        anyone = birth_orders(Case(self.table.rules, self.benefit, nobody, child=Child(1), anyone=True))
        return (anyone, *self.counted.sets[1:])

    @cached_property
    def sampler(self) -> Sampler:
        return Sampler(self.table.rules, self.benefit, self.orders)

    @cached_property
    def bounds(self) -> tuple[date, ...]:
        return boundaries(self.table.rules, self.benefit)

    def condition(self, condition: Condition) -> Json:
        """Return where the diagram of a condition begins, and the facts that are shown beside it."""
        looked_at = facts_of(self.table.rules, self.benefit, condition.id)
        if condition.id == ON_TOP_OF:
            (sample, *_) = self.sampler.samples((), ())
            settled = verdicts.fixed(sample.case, looked_at)
            return {"facts": [*looked_at], "base": self.benefit.on_top_of, **({"fixed": settled} if settled else {})}
        root = self._grown(looked_at, lambda found: verdicts.condition(found, condition, looked_at))
        aside = {"aside": True} if self.benefit.mechanism == "leave" and condition.id == BIRTH_ORDER else {}
        return {"facts": [*looked_at], "root": root, **aside}

    def work(self, person: str) -> int:
        """Return where the diagram begins of what comes of a person's having work or not."""
        return self._grown((f"{person}.employed",), lambda found: verdicts.work(found[0].case), person=person)

    def given(self) -> tuple[int, int]:
        """Return where the diagrams begin of which sums are left, and of from when until when."""
        rules, benefit = self.table.rules, self.benefit
        rated = [*facts_of_rates(rules, benefit), *(["children[].of"] if self.counted else [])]
        dated = [one for one in facts_of_outcome(rules, benefit) if one not in rated or one == BIRTH]
        dated += [BIRTH] if "no-start-date" in benefit.options else []
        if benefit.subject == "institution":
            dated = [*MECHANISMS[benefit.mechanism].facts]
        if BIRTH in rated:  # what is printed hangs on the day: then everything is gone through together
            rated = [*dict.fromkeys((*rated, *dated))]
        found: list[tuple[dict[str, int], Leaf]] = []
        begin = self._grown(rated, given.sums, self._usual_days(), found)
        settled = next((at for at, leaf in found if leaf and not {"silent", "missing", "unsure"} & {*leaf}), {})
        usual = {name: number for name, number in settled.items() if name != BIRTH}
        return begin, self._grown(dated, given.days, usual)

    def _usual_days(self) -> dict[str, int]:
        """Return a birth after all that the rules turn on, registered at once."""
        if self.benefit.subject == "institution":
            return {"institution.enrolled": 1}
        return {_HUKOU: 1, REGISTERED: 1, BIRTH: len(self.bounds)}

    def _grown(
        self,
        facts: Iterable[str],
        leaf: Callable[[list[Sample]], Leaf],
        usual: Mapping[str, int] | None = None,
        seen: list[tuple[dict[str, int], Leaf]] | None = None,
        person: str = "",
    ) -> int:
        """Return the root of the diagram of a part over all the facts that it looks at.

        `usual` are the values of facts that it does not go through; `seen` takes each combination with its leaf.
        """
        varied = [self._variable(path) for path in _paths([*facts])]
        names = [one.name for one in varied]
        fixed = {name: number for name, number in (usual or {}).items() if name not in names}
        every = [*varied, *(self._variable(name) for name in fixed)]

        def found(numbers: tuple[int, ...]) -> Leaf:
            if len(numbers) < len(varied):
                return MORE
            cases = self.sampler.samples(every, (*numbers, *fixed.values()), person)
            if not cases:
                return IMPOSSIBLE
            result = leaf(cases)
            if seen is not None:
                seen.append((dict(zip(names, numbers, strict=True)), result))
            return result

        return self.table.diagrams.grow([(self.table.number(one), size(one)) for one in varied], found)

    def _variable(self, path: str) -> Variable:
        return variable(self.table.rules, path, self.bounds, self.orders)


def _paths(facts: list[str]) -> list[str]:
    """Return what a diagram tests for facts as `CONDITIONS` writes them, the order first and dates last.

    What a part looks at of other children is their order, or nothing that is said here.
    """
    found = dict.fromkeys(fact for fact in facts if not fact.startswith("children[]."))
    if "children[].of" in facts:
        found = {ORDER: None, **found}
    dates = [name for name in (BIRTH, _HUKOU, REGISTERED) if name in found]
    return [*(name for name in found if name not in dates), *dates]
