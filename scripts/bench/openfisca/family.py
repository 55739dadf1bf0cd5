"""What several benefits look at: the order of births, the couple, the parents' hukou."""

from __future__ import annotations

from typing import Any

from openfisca_core.periods import DateUnit
from openfisca_core.variables import Variable

from scripts.bench.openfisca.entities import Household, Person
from scripts.bench.openfisca.facts import Union


class birth_order_of_couple(Variable):
    value_type = int
    entity = Person
    definition_period = DateUnit.ETERNITY
    label = "Place by birth among the children born to this couple, from 1; 0 for anybody else"

    def formula(person: Any, period: Any) -> Any:
        born_to_couple = (person("union", period) == Union.couple) & ~person("adopted", period)
        return _order(person, period, born_to_couple)


class birth_order_of_mother(Variable):
    value_type = int
    entity = Person
    definition_period = DateUnit.ETERNITY
    label = "Place by birth among the children that this mother bore, from 1; 0 for anybody else"

    def formula(person: Any, period: Any) -> Any:
        borne = (person("union", period) != Union.father) & ~person("adopted", period)
        return _order(person, period, borne)


class child_of_married_couple(Variable):
    value_type = bool
    entity = Person
    definition_period = DateUnit.MONTH
    label = "Born to this married couple"

    def formula(person: Any, period: Any) -> Any:
        return (person("birth_order_of_couple", period) > 0) & person.household("married", period)


class local_parents(Variable):
    value_type = int
    entity = Household
    definition_period = DateUnit.MONTH
    label = "How many parents have local hukou"

    def formula(household: Any, period: Any) -> Any:
        return household.sum(household.members("local_hukou", period), role=Household.PARENT)


class has_managed_parent(Variable):
    value_type = bool
    entity = Household
    definition_period = DateUnit.MONTH
    label = "One and the same parent has local hukou and is managed as a resident"

    def formula(household: Any, period: Any) -> Any:
        managed = household.members("local_hukou", period) & household.members("resident_managed", period)
        return household.any(managed, role=Household.PARENT)


class mother_employed(Variable):
    value_type = bool
    entity = Household
    definition_period = DateUnit.MONTH
    label = "The mother is an employee"

    def formula(household: Any, period: Any) -> Any:
        return household.value_from_person(household.members("employed", period), role=Household.MOTHER)


class father_employed(Variable):
    value_type = bool
    entity = Household
    definition_period = DateUnit.MONTH
    label = "The father is an employee"

    def formula(household: Any, period: Any) -> Any:
        return household.value_from_person(household.members("employed", period), role=Household.FATHER)


def _order(person: Any, period: Any, counted: Any) -> Any:
    """Return the rank by birth, from 1, among the children counted."""
    age = person("birth", period).astype(float)
    return person.get_rank(person.household, age, condition=person.has_role(Household.CHILD) & counted) + 1


FAMILY = (
    *(birth_order_of_couple, birth_order_of_mother, child_of_married_couple),
    *(local_parents, has_managed_parent, mother_employed, father_employed),
)
