"""One country package for each place: its parameters are the figures of the compiled rules."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from openfisca_core.parameters import ParameterNode
from openfisca_core.taxbenefitsystems import TaxBenefitSystem

from scripts.bench.openfisca import benefits
from scripts.bench.openfisca.entities import Household, Nursery, Person
from scripts.bench.openfisca.facts import FACTS
from scripts.bench.openfisca.family import FAMILY

Rule = dict[str, Any]

_LONG_AGO = "1900-01-01"


@dataclass(frozen=True)
class Output:
    """Which variables answer for a benefit, and for whom: `child`, `mother`, `father` or `institution`."""

    benefit: str
    subject: str
    yes: str = ""
    amount: str = ""
    total: str = ""
    until: str = ""


OUTPUTS = (
    Output("childcare-subsidy", "child", "childcare_subsidy_entitled", "childcare_subsidy", "childcare_subsidy_total"),
    Output("childrearing-grant", "child", "childrearing_grant_entitled", "childrearing_grant"),
    Output("newborn-insurance", "child", until="newborn_insurance_until"),
    Output("maternity-leave", "mother", "maternity_leave_entitled", "maternity_leave"),
    Output("spouse-care-leave", "father", "spouse_care_leave_entitled", "spouse_care_leave"),
    Output("parental-leave", "mother", "parental_leave_of_mother", "parental_leave_of_mother"),
    Output("parental-leave", "father", "parental_leave_of_father", "parental_leave_of_father"),
    Output(
        "nursery-operating-subsidy",
        "institution",
        "nursery_operating_subsidy_entitled",
        "nursery_operating_subsidy",
    ),
)
_VARIABLES = {
    "childcare-subsidy": benefits.CHILDCARE_SUBSIDY,
    "childrearing-grant": benefits.CHILDREARING_GRANT,
    "newborn-insurance": benefits.NEWBORN_INSURANCE,
    "maternity-leave": benefits.MATERNITY_LEAVE,
    "spouse-care-leave": benefits.SPOUSE_CARE_LEAVE,
    "parental-leave": benefits.PARENTAL_LEAVE,
    "nursery-operating-subsidy": benefits.NURSERY_OPERATING_SUBSIDY,
}


class PlaceSystem(TaxBenefitSystem):
    """The benefits of one place that are written here, with the place's own figures."""

    def __init__(self, place: Rule) -> None:
        super().__init__([Person, Household, Nursery])
        written = [rule for rule in place["benefits"] if rule["id"] in _VARIABLES]
        ids = [rule["id"] for rule in written]
        self.add_variables(*FACTS, *FAMILY, *(one for name in ids for one in _VARIABLES[name]))
        data = {rule["id"].replace("-", "_"): _parameters(rule) for rule in written}
        self.parameters = ParameterNode("", data=data)
        self.outputs = [output for output in OUTPUTS if output.benefit in ids]


def _parameters(rule: Rule) -> Rule:
    """Return the figures of one benefit as openfisca-core takes them."""
    node = {name: rule[name] for name in ("start", "days", "until_age") if rule[name] is not None}
    rates = rule["rates"]
    if any(rate["orders"] for rate in rates):
        node["rates"] = _rates(rates)
    elif rates:
        node["rate"] = sum(rates[0]["parts"])
    return _dated(node)


def _rates(rates: list[Rule]) -> Rule:
    """Return the sums by birth order, and by local parents where the document looks at them."""
    node: Rule = {}
    for rate in rates:
        for order in rate["orders"]:
            if rate["local_parents"] is None:
                node[f"order_{order}"] = sum(rate["parts"])
            else:
                by_parents = node.setdefault(f"order_{order}", {})
                by_parents[f"parents_{rate['local_parents']}"] = sum(rate["parts"])
    return node


def _dated(node: Rule) -> Rule:
    """Give each figure its period; the documents print one for each figure."""
    return {
        name: _dated(value) if isinstance(value, dict) else {"values": {_LONG_AGO: {"value": value}}}
        for name, value in node.items()
    }
