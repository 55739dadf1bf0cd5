"""What `rules.yml` holds: the facts, conditions, readings and benefits that the calculator knows of a document."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from scripts.load.model import Line, Model
from scripts.load.text_model import Id, Text

# A fact is a key of a situation, and those are written with underscores.
FactId = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(_[a-z0-9]+)*$")]
Order = Annotated[int, Field(strict=True, ge=1)]
YesNo = Annotated[bool, Field(strict=True)]


# ── a place's own facts and conditions ──────────────────────────────────────


class OwnFact(Model):
    """A yes-or-no fact that only this place asks for; `parents` are asked one by one."""

    id: FactId
    of: Literal["parents", "children", "family", "institution"]
    label: Text
    help: Text
    why: Text
    short: Text
    yes: Text | None = None
    no: Text | None = None


class OwnCondition(Model):
    """A condition that is nothing but such a fact; `who` says whose."""

    id: Id
    fact: FactId
    who: Literal["both", "either", "mother", "father", "child", "family", "institution"]


# ── readings ────────────────────────────────────────────────────────────────


class Alternative(Text):
    """One way of reading; `option` is what the calculator calls it, none if it cannot be worked out."""

    option: Id | None = None


class Reading(Model):
    """A choice made where the text is silent, with the words that leave it open."""

    id: Id
    clause: Id
    quote: Line
    text: Text
    here: Id | None = Field(default=None, description="The option that is taken; without it every option stands.")
    alternatives: tuple[Alternative, ...] = Field(min_length=2)
    always: bool = Field(default=False, description="Every answer of the benefit rests on it.")

    @property
    def options(self) -> tuple[str, ...]:
        """What the calculator calls the alternatives that it can work out."""
        return tuple(one.option for one in self.alternatives if one.option)


class Settled(Model):
    """A reading that does not arise here, because the text's own words decide for one option."""

    reading: Id
    option: Id | None = None
    quote: Line


# ── benefits ────────────────────────────────────────────────────────────────


class Rate(Model):
    """Figures that are paid (added up), and for whom: births, local parents, conditions, periods.

    The days of `born_from` … `paid_to` are included. Instalments are paid in the order of `figures`.
    """

    name: Text | None = None
    order: tuple[Order, ...] = ()
    later: YesNo = Field(default=False, description="The last of `order` and every later birth.")
    local_parents: Literal[0, 1, 2] | None = None
    when: dict[Id, YesNo] = Field(default={}, description="Conditions of the place's own, and how each must stand.")
    born_from: Id | None = None
    born_to: Id | None = None
    paid_from: Id | None = None
    paid_to: Id | None = None
    figures: tuple[Id, ...] = Field(min_length=1)


class Claim(Model):
    """A last day to ask for the benefit; it is shown and changes no answer."""

    days: Id
    since: Literal["birth", "registration"] = Field(alias="from")


class Limit(Model):
    """The most that is given for a child, or in a year of its age (an institution: in twelve months)."""

    figure: Id
    per: Literal["child", "year"]


class Benefit(Model):
    """A benefit that the calculator works out."""

    id: Id
    measure: Id
    name: Text
    mechanism: Literal[
        "monthly_to_age",
        "yearly",
        "instalments",
        "one_off",
        "deduction",  # a sum a month that lowers taxable income
        "deadline",
        "leave",
        "leave_each_year",
        "monthly_per_head",
    ]
    subject: Literal["child", "mother", "father", "parents", "institution"]
    conditions: tuple[Id, ...] = Field(min_length=1)
    readings: tuple[Id, ...] = ()
    settled: tuple[Settled, ...] = ()
    start: Id | None = None
    until_age: Id | None = None
    years: Id | None = Field(default=None, description="A yearly sum is paid for so many years; else to an age.")
    days: Id | None = None
    counted_from: Literal["birth", "registration"] = Field(default="birth", description="Where a deadline begins.")
    claim: Claim | None = None
    limit: Limit | None = None
    on_top_of: Id | None = Field(default=None, description="A supplement: the benefit that it adds to.")
    needs_work: bool = Field(default=False, description="Leave printed without the word for employee.")
    rates: tuple[Rate, ...] = ()


# ── what has no figure to work with ─────────────────────────────────────────


class Target(Model):
    """A target with its printed figure, and the year or day by which it should be reached."""

    figure: Id
    by: Id | None = None


class Named(Model):
    """Something promised to a person or an institution without a figure of its own."""

    id: Id
    measure: Id
    name: Text
    subject: Literal["child", "mother", "father", "parents", "couple", "institution"]
    text: Text
    quote: Line
    target: Target | None = None


class Rules(Model):
    """What the calculator knows of a document."""

    facts: tuple[OwnFact, ...] = ()
    conditions: tuple[OwnCondition, ...] = ()
    readings: tuple[Reading, ...] = ()
    benefits: tuple[Benefit, ...] = ()
    named: tuple[Named, ...] = ()
