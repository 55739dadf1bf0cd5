"""The variables of a table, and the cases that stand for a value of each of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import product
from typing import TYPE_CHECKING, Any

from calculator.case import Case
from calculator.facts import FACTS
from calculator.situation import Child, Institution, Parent, Situation
from scripts.tables.births import cells
from scripts.tables.orders import ORDER

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from calculator.case import Orders
    from calculator.rules import Benefit, PlaceRules

BIRTH, REGISTERED = "child.born", "child.hukou_date"
ASKED = date(2020, 1, 1)
"""The day asked about in every sample: nothing in a table depends on it."""

# How the day of registration stands to the birth: not known, the same day, later, known without a birth.
LATE = ("unknown", "same", "later", "undated")
_LATER = (1, 40, 1500)  # days from birth to a registration that is later
_FACTS = {fact.path.replace("children[].", "child."): fact for fact in FACTS}
_HEADS = ((45, 44, 47), (1,), (30,) * 13)


@dataclass(frozen=True)
class Variable:
    """One thing that is looked at: the name of a fact, and its values as the browser tells them apart."""

    name: str
    values: tuple[Any, ...]


@dataclass(frozen=True)
class Sample:
    """One case that stands for some values, with the dates of its child."""

    case: Case
    born: date | None
    hukou_date: date | None

    @property
    def dates(self) -> dict[str, date | None]:
        """The reader's dates, as expressions name them."""
        return {"born": self.born, "hukou_date": self.hukou_date}


def variable(rules: PlaceRules, path: str, bounds: Sequence[date], orders: Sequence[Orders]) -> Variable:
    """Return the variable of a fact; of an order, its sets, and of a birth, the boundaries of its cells."""
    if path == ORDER:
        return Variable(path, tuple(range(len(orders))))
    if path == BIRTH:
        return Variable(path, tuple(day.isoformat() for day in bounds))
    if path == REGISTERED:
        return Variable(path, LATE)
    return Variable(path, _values(rules, path))


def size(found: Variable) -> int:
    """Return how many values a variable has: of births, the cells around the boundaries, and one not known."""
    return len(found.values) + (2 if found.name == BIRTH else 0)


def _values(rules: PlaceRules, path: str) -> tuple[Any, ...]:
    fact = _FACTS.get(path)
    if fact is None:  # a yes-or-no fact of the place's own
        return (None, True, False)
    first = () if fact.default is not None else (None,)
    kinds: dict[str, tuple[Any, ...]] = {"place": (rules.place, "other"), "choice": (), "counts": _HEADS[:1]}
    return (*first, *kinds.get(fact.kind, (True, False)), *fact.choices)


@dataclass(frozen=True)
class Sampler:
    """Makes the cases of one benefit; `orders` are the sets of orders that a child may have."""

    rules: PlaceRules
    benefit: Benefit
    orders: Sequence[Orders]

    def samples(self, variables: Sequence[Variable], numbers: Sequence[int], person: str = "") -> list[Sample]:
        """Return the cases that stand for one value of each variable, by its number; none if they cannot meet."""
        chosen = {one.name: (one, number) for one, number in zip(variables, numbers, strict=True)}
        apart = (BIRTH, REGISTERED, ORDER)
        said = {name: one.values[number] for name, (one, number) in chosen.items() if name not in apart}
        counts = [*_HEADS] if said.get("institution.enrolled") else [None]
        found = []
        for (born, registered), heads in product(_dates(chosen, said), counts):
            facts = said | ({"institution.enrolled": heads} if heads else {})
            institution = self.benefit.subject == "institution"
            child = None if institution else replace(_child(facts), born=born, hukou_date=registered)
            case = Case(self.rules, self.benefit, _situation(self.rules, facts, child), person, child)
            if ORDER in chosen:  # as if the children before it had been counted
                case.__dict__["orders"] = self.orders[chosen[ORDER][1]]
            found.append(Sample(case, born, registered))
        return found


def _dates(chosen: dict[str, tuple[Variable, int]], said: dict[str, Any]) -> Iterator[tuple[date | None, date | None]]:
    """Yield the dates of birth and of registration that stand for their values; none that the contract refuses."""
    births: list[date | None] = [date(2025, 3, 15)]
    if BIRTH in chosen:
        one, number = chosen[BIRTH]
        known = cells(tuple(date.fromisoformat(day) for day in one.values))
        births = [*known[number]] if number < len(known) else [None]
    late = LATE[chosen[REGISTERED][1]] if REGISTERED in chosen else "unknown"
    if late != "unknown" and said.get("child.hukou") == "pending":
        return
    for born in births:
        if late == "unknown":
            yield born, None
        elif late == "undated" and (born is None or BIRTH not in chosen):
            yield None, date(2025, 2, 3)
        elif born and late == "same":
            yield born, born
        elif born and late == "later":
            yield from ((born, born + timedelta(days=days)) for days in _LATER)


def _child(said: dict[str, Any]) -> Child:
    child: Child = _filled(Child(1), said, "child")
    return child


def _situation(rules: PlaceRules, said: dict[str, Any], child: Child | None) -> Situation:
    top = {path: value for path, value in said.items() if "." not in path}
    return Situation(
        place=rules.place,
        as_of=ASKED,
        married=top.pop("married", None),
        mother=_filled(Parent(), said, "mother"),
        father=_filled(Parent(), said, "father"),
        children=(child,) if child else (),
        institution=None if child else _filled(Institution(), said, "institution"),
        own={name: value for name, value in top.items() if value is not None},
    )


def _filled(part: Any, said: dict[str, Any], group: str) -> Any:
    """Return a part of a situation with its answers; those to the place's own facts are kept apart."""
    prefix = f"{group}."
    answers = {path.removeprefix(prefix): value for path, value in said.items() if path.startswith(prefix)}
    if not answers:
        return part
    known = {name: value for name, value in answers.items() if name in part.__dataclass_fields__}
    own = {name: value for name, value in answers.items() if name not in known and value is not None}
    return replace(part, **known, own=own)
