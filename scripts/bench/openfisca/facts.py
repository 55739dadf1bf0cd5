"""What a family or an institution states: the variables without a formula."""

from __future__ import annotations

from datetime import date

from openfisca_core.indexed_enums import Enum
from openfisca_core.periods import DateUnit
from openfisca_core.variables import Variable

from scripts.bench.openfisca.entities import Household, Nursery, Person


class Union(Enum):
    """Whose child a child is."""

    couple = "Child of the couple"
    mother = "Child of the mother alone"
    father = "Child of the father alone"


class birth(Variable):
    value_type = date
    entity = Person
    definition_period = DateUnit.ETERNITY
    label = "Date of birth"


class union(Variable):
    value_type = Enum
    possible_values = Union
    default_value = Union.couple
    entity = Person
    definition_period = DateUnit.ETERNITY
    label = "Whose child it is"


class adopted(Variable):
    value_type = bool
    entity = Person
    definition_period = DateUnit.ETERNITY
    label = "Adopted"


class lawful(Variable):
    value_type = bool
    entity = Person
    definition_period = DateUnit.ETERNITY
    label = "Born in line with policy"


class born_here(Variable):
    value_type = bool
    entity = Person
    definition_period = DateUnit.ETERNITY
    label = "Born in the place"


class local_hukou(Variable):
    value_type = bool
    entity = Person
    definition_period = DateUnit.MONTH
    label = "Hukou in the place"


class resident_managed(Variable):
    value_type = bool
    entity = Person
    definition_period = DateUnit.MONTH
    label = "Managed as a resident"


class employed(Variable):
    value_type = bool
    entity = Person
    definition_period = DateUnit.MONTH
    label = "Employee"


class married(Variable):
    value_type = bool
    entity = Household
    definition_period = DateUnit.MONTH
    label = "The parents are married"


class filed(Variable):
    value_type = bool
    entity = Nursery
    definition_period = DateUnit.ETERNITY
    label = "Filing passed"


class assessment_passed(Variable):
    value_type = bool
    entity = Nursery
    definition_period = DateUnit.ETERNITY
    label = "Last year's assessment passed"


class enrolled(Variable):
    value_type = int
    entity = Nursery
    definition_period = DateUnit.MONTH
    label = "Head count of the month"


FACTS = (
    *(birth, union, adopted, lawful, born_here, local_hukou, resident_managed, employed),
    *(married, filed, assessment_passed, enrolled),
)
