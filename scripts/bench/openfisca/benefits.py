"""The benefits with a figure: whether a child, a parent or an institution is entitled, and to how much."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
from openfisca_core.periods import DateUnit
from openfisca_core.variables import Variable

from scripts.bench.openfisca.entities import Nursery, Person


class childcare_subsidy_entitled(Variable):
    value_type = bool
    entity = Person
    definition_period = DateUnit.MONTH
    label = "Every condition of the childcare subsidy is met"

    def formula(person: Any, period: Any, parameters: Any) -> Any:
        rule = parameters(period).childcare_subsidy
        return (
            person("child_of_married_couple", period)
            & (person.household("local_parents", period) > 0)
            & person("lawful", period)
            & (person("birth", period) >= np.datetime64(rule.start))
            & person("local_hukou", period)
            & _printed(rule.rates, person("birth_order_of_couple", period))
        )


class childcare_subsidy(Variable):
    value_type = int
    entity = Person
    definition_period = DateUnit.MONTH
    label = "Childcare subsidy, yuan a month"

    def formula(person: Any, period: Any, parameters: Any) -> Any:
        rates = parameters(period).childcare_subsidy.rates
        order = person("birth_order_of_couple", period)
        local = person.household("local_parents", period)
        sums = sum(
            rates[by_order][by_parents] * (order == _number(by_order)) * (local == _number(by_parents))
            for by_order in rates
            for by_parents in rates[by_order]
        )
        return person("childcare_subsidy_entitled", period) * sums


class childcare_subsidy_total(Variable):
    value_type = int
    entity = Person
    definition_period = DateUnit.MONTH
    label = "Childcare subsidy in all, by months of age from birth"

    def formula(person: Any, period: Any, parameters: Any) -> Any:
        return person("childcare_subsidy", period) * 12 * parameters(period).childcare_subsidy.until_age


class childrearing_grant_entitled(Variable):
    value_type = bool
    entity = Person
    definition_period = DateUnit.MONTH
    label = "Every condition of the one-off childrearing grant is met"

    def formula(person: Any, period: Any, parameters: Any) -> Any:
        rule = parameters(period).childrearing_grant
        return (
            person("child_of_married_couple", period)
            & person("lawful", period)
            & (person("birth", period) >= np.datetime64(rule.start))
            & person.household("has_managed_parent", period)
            & person("local_hukou", period)
            & _printed(rule.rates, person("birth_order_of_couple", period))
        )


class childrearing_grant(Variable):
    value_type = int
    entity = Person
    definition_period = DateUnit.MONTH
    label = "One-off childrearing grant, yuan"

    def formula(person: Any, period: Any, parameters: Any) -> Any:
        rates = parameters(period).childrearing_grant.rates
        order = person("birth_order_of_couple", period)
        return person("childrearing_grant_entitled", period) * _by_order(rates, order)


class newborn_insurance_until(Variable):
    value_type = date
    entity = Person
    definition_period = DateUnit.MONTH
    label = "Last day to pay a newborn's medical insurance"

    def formula(person: Any, period: Any, parameters: Any) -> Any:
        return person("birth", period) + np.timedelta64(parameters(period).newborn_insurance.days, "D")


class maternity_leave_entitled(Variable):
    value_type = bool
    entity = Person
    definition_period = DateUnit.MONTH
    label = "Every condition of the mother's leave for this birth is met"

    def formula(person: Any, period: Any, parameters: Any) -> Any:
        order = person("birth_order_of_mother", period)
        return (
            person.household("mother_employed", period)
            & person("born_here", period)
            & _printed(parameters(period).maternity_leave.rates, order)
        )


class maternity_leave(Variable):
    value_type = int
    entity = Person
    definition_period = DateUnit.MONTH
    label = "Days of the mother's leave for this birth"

    def formula(person: Any, period: Any, parameters: Any) -> Any:
        rates = parameters(period).maternity_leave.rates
        order = person("birth_order_of_mother", period)
        return person("maternity_leave_entitled", period) * _by_order(rates, order)


class spouse_care_leave_entitled(Variable):
    value_type = bool
    entity = Person
    definition_period = DateUnit.MONTH
    label = "Every condition of the father's care leave for this birth is met"

    def formula(person: Any, period: Any, parameters: Any) -> Any:
        order = person("birth_order_of_mother", period)
        return (
            person("child_of_married_couple", period)
            & person.household("mother_employed", period)
            & person.household("father_employed", period)
            & person("born_here", period)
            & _printed(parameters(period).spouse_care_leave.rates, order)
        )


class spouse_care_leave(Variable):
    value_type = int
    entity = Person
    definition_period = DateUnit.MONTH
    label = "Days of the father's care leave for this birth"

    def formula(person: Any, period: Any, parameters: Any) -> Any:
        rates = parameters(period).spouse_care_leave.rates
        order = person("birth_order_of_mother", period)
        return person("spouse_care_leave_entitled", period) * _by_order(rates, order)


class parental_leave_conditions(Variable):
    value_type = bool
    entity = Person
    definition_period = DateUnit.MONTH
    label = "Every condition of parental leave for this child is met, the parent's work apart"

    def formula(person: Any, period: Any) -> Any:
        return person("child_of_married_couple", period) & person("lawful", period) & person("born_here", period)


class parental_leave_of_mother(Variable):
    value_type = int
    entity = Person
    definition_period = DateUnit.MONTH
    label = "Days a year of the mother's parental leave for this child"

    def formula(person: Any, period: Any, parameters: Any) -> Any:
        entitled = person("parental_leave_conditions", period) & person.household("mother_employed", period)
        return entitled * parameters(period).parental_leave.rate


class parental_leave_of_father(Variable):
    value_type = int
    entity = Person
    definition_period = DateUnit.MONTH
    label = "Days a year of the father's parental leave for this child"

    def formula(person: Any, period: Any, parameters: Any) -> Any:
        entitled = person("parental_leave_conditions", period) & person.household("father_employed", period)
        return entitled * parameters(period).parental_leave.rate


class nursery_operating_subsidy_entitled(Variable):
    value_type = bool
    entity = Nursery
    definition_period = DateUnit.MONTH
    label = "Every condition of the operating subsidy is met"

    def formula(nursery: Any, period: Any) -> Any:
        return nursery("filed", period) & nursery("assessment_passed", period)


class nursery_operating_subsidy(Variable):
    value_type = int
    entity = Nursery
    definition_period = DateUnit.MONTH
    label = "Operating subsidy of a month, yuan"

    def formula(nursery: Any, period: Any, parameters: Any) -> Any:
        rate = parameters(period).nursery_operating_subsidy.rate
        return nursery("nursery_operating_subsidy_entitled", period) * rate * nursery("enrolled", period)


def _printed(rates: Any, order: Any) -> Any:
    """Whether the document prints a rate for these birth orders."""
    return np.isin(order, [_number(by_order) for by_order in rates])


def _by_order(rates: Any, order: Any) -> Any:
    """Return the sums printed for these birth orders."""
    return sum(rates[by_order] * (order == _number(by_order)) for by_order in rates)


def _number(key: str) -> int:
    """Return the number in the name of a parameter: `order_2`."""
    return int(key.rpartition("_")[2])


CHILDCARE_SUBSIDY = (childcare_subsidy_entitled, childcare_subsidy, childcare_subsidy_total)
CHILDREARING_GRANT = (childrearing_grant_entitled, childrearing_grant)
NEWBORN_INSURANCE = (newborn_insurance_until,)
MATERNITY_LEAVE = (maternity_leave_entitled, maternity_leave)
SPOUSE_CARE_LEAVE = (spouse_care_leave_entitled, spouse_care_leave)
PARENTAL_LEAVE = (parental_leave_conditions, parental_leave_of_mother, parental_leave_of_father)
NURSERY_OPERATING_SUBSIDY = (nursery_operating_subsidy_entitled, nursery_operating_subsidy)
