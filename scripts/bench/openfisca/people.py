"""A situation of the contract as openfisca-core takes it: one household as JSON, or many as arrays."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from openfisca_core.periods import DateUnit
from openfisca_core.simulations import Simulation, SimulationBuilder

from scripts.bench.openfisca.facts import FACTS, Union

Facts = dict[str, Any]

_MONTHS = 12
_PERSON = {fact.__name__: fact for fact in FACTS if fact.entity.key == "person"}


@dataclass(frozen=True)
class Member:
    """One person of a household, with the role and what is stated."""

    id: str
    role: str
    facts: Facts


def month_of(situation: Facts) -> str:
    """Return the month in which the question is asked, `2026-11`."""
    return str(situation["as_of"])[:7]


def members(situation: Facts) -> list[Member]:
    """Return the parents and the children; whoever asks for an institution alone is one person."""
    if "children" not in situation:
        return [Member("operator", "other", {})]
    here = ("local", situation["place"])
    parents = [Member(name, name, _parent(situation[name], here)) for name in ("mother", "father")]
    children = [
        Member(f"child-{number}", "child", _child(child, here)) for number, child in enumerate(situation["children"], 1)
    ]
    return parents + children


def as_json(situation: Facts) -> Facts:
    """Return one household as the openfisca web API takes it."""
    month = month_of(situation)
    persons = {member.id: _dated(member.facts, month) for member in members(situation)}
    of_role: dict[str, list[str]] = {"parents": [], "children": [], "others": []}
    for member in members(situation):
        of_role[_PLURALS[member.role]].append(member.id)
    household = {**of_role, **({"married": {month: situation["married"]}} if "married" in situation else {})}
    described = {"persons": persons, "households": {"household": household}}
    if "institution" in situation:
        described["nurseries"] = {"nursery": {"operators": list(persons), **_nursery(situation)}}
    return described


_PLURALS = {"mother": "parents", "father": "parents", "child": "children", "other": "others"}


def _parent(facts: Facts, here: tuple[str, ...]) -> Facts:
    return {
        "local_hukou": facts["hukou"] in here,
        "resident_managed": facts["resident_managed"],
        "employed": facts["employed"],
    }


def _child(facts: Facts, here: tuple[str, ...]) -> Facts:
    return {
        "birth": facts["born"],
        "union": facts["of"],
        "adopted": facts["adopted"],
        "lawful": facts["lawful"],
        "born_here": facts["born_in"] in here,
        "local_hukou": facts["hukou"] in here,
    }


def _dated(facts: Facts, month: str) -> Facts:
    return {name: {_period(name, month): value} for name, value in facts.items()}


def _period(name: str, month: str) -> str:
    return "ETERNITY" if _PERSON[name].definition_period == DateUnit.ETERNITY else month


def _nursery(situation: Facts) -> Facts:
    institution = situation["institution"]
    return {
        "filed": {"ETERNITY": institution["filed"]},
        "assessment_passed": {"ETERNITY": institution["assessment"] == "passed"},
        "enrolled": dict(zip(months(situation), institution["enrolled"], strict=True)),
    }


def months(situation: Facts) -> list[str]:
    """Return the months of the head counts that an institution gives: the last is the month asked about."""
    year, month = map(int, month_of(situation).split("-"))
    last = year * _MONTHS + month - 1
    counts = len(situation["institution"]["enrolled"])
    return [f"{one // _MONTHS}-{one % _MONTHS + 1:02}" for one in range(last - counts + 1, last + 1)]


@dataclass(frozen=True)
class Survey:
    """Many households as arrays; `first` holds the place of each situation's first person."""

    month: str
    assignment: Any
    roles: Any
    inputs: list[tuple[str, str, Any]]
    count: int
    first: list[int]

    @classmethod
    def of(cls, situations: list[Facts]) -> Survey:
        """Lay the situations, all of one place and month, out as one array a variable."""
        month = month_of(situations[0])
        people = [(index, member) for index, one in enumerate(situations) for member in members(one)]
        assignment = np.array([index for index, _ in people])
        roles = np.array([member.role for _, member in people])
        inputs = [(name, _period(name, month), _column(name, people)) for name in _PERSON]
        inputs.append(("married", month, np.array([bool(one.get("married")) for one in situations])))
        inputs += _nurseries(situations)
        first = np.searchsorted(assignment, range(len(situations))).tolist()
        return cls(month, assignment, roles, inputs, len(situations), first)

    def simulation(self, system: Any) -> Simulation:
        """Build the simulation as for survey data."""
        builder = SimulationBuilder()
        builder.create_entities(system)
        builder.declare_person_entity("person", range(len(self.assignment)))
        for group in ("household", "nursery"):
            population = builder.declare_entity(group, range(self.count))
            roles = self.roles if group == "household" else np.full(len(self.roles), "operator")
            builder.join_with_persons(population, self.assignment, roles)
        simulation = builder.build(system)
        for name, period, values in self.inputs:
            simulation.set_input(name, period, values)
        return simulation


def _column(name: str, people: list[tuple[int, Member]]) -> Any:
    fact = _PERSON[name]()
    values = [member.facts.get(name, fact.default_value) for _, member in people]
    if name == "union":
        return Union.encode(np.array([getattr(value, "name", value) for value in values]))
    return np.array(values, dtype=fact.dtype)


def _nurseries(situations: list[Facts]) -> list[tuple[str, str, Any]]:
    stated = [_nursery(one) if "institution" in one else {} for one in situations]
    lasting = [
        (name, "ETERNITY", np.array([one[name]["ETERNITY"] if one else False for one in stated]))
        for name in ("filed", "assessment_passed")
    ]
    every = sorted({month for one in stated for month in one.get("enrolled", ())})
    return [
        *lasting,
        *(("enrolled", month, np.array([one.get("enrolled", {}).get(month, 0) for one in stated])) for month in every),
    ]
