"""What each content file holds. These models are the one description of the YAML format."""

from __future__ import annotations

import re
from datetime import date as Day  # noqa: N812 - a document has a field called date
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from scripts.load.model import Line, Model
from scripts.load.placeholder import any_day
from scripts.load.text_model import Id, Text  # noqa: TC001 - pydantic reads them at run time

# A whole number may stand in quotes too, as a form writes it.
_NUMBER = re.compile(r"(0|[1-9][0-9]{0,14})|[0-9]+\.[0-9]*[1-9]")
_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

# How a figure is typed, for editors.
_FIGURE = {
    "anyOf": [
        {"type": "string", "pattern": f"^{_ISO_DATE.pattern}$"},
        {"type": "number", "minimum": 0},
        {"type": "string", "pattern": f"^({_NUMBER.pattern})$"},
    ]
}


def _figure_value(typed: object) -> object:
    """Return a date for 2025-01-01 and a Decimal for 500 or 4.5; never a guess between the two."""
    try:
        if isinstance(typed, str) and _ISO_DATE.fullmatch(typed):
            return Day.fromisoformat(typed)
        if (type(typed) is int and typed >= 0) or (isinstance(typed, str) and _NUMBER.fullmatch(typed)):
            return Decimal(typed)
    except (ValueError, ArithmeticError):
        pass
    raise PydanticCustomError("decimal_parsing", "a number or a date is wanted")


# ── figures and measures ────────────────────────────────────────────────────

Unit = Literal[
    "CNY",  # a sum of money
    "CNY/person/month",
    "CNY/year",
    "days",
    "days/year",
    "date",
    "year",
    "age",  # years of age
    "minutes",
    "percent",
    "per-thousand",  # so many for every thousand people
    "count",
]
Role = Literal["amount", "start", "age-limit", "deadline", "leave", "target", "target-date", "example", "scope"]


class Figure(Model):
    """One printed figure, the only place where it is typed; every page takes it from here."""

    id: Id
    name: Text
    role: Role
    value: Annotated[Day | Decimal, BeforeValidator(_figure_value), WithJsonSchema(_FIGURE)]
    unit: Unit
    printed: Line = Field(description="The figure's own words in the document.")
    quote: Line = Field(description="The passage that prints it, letter for letter.")


class Condition(Model):
    """One printed condition, as a whole sentence, with the words that print it."""

    id: Id
    text: Text
    quote: Line


class OpenPoint(Model):
    """Something that the text leaves open, with the words that leave it open where there are any."""

    text: Text
    quote: Line | None = None


class Outside(Model):
    """Help from outside the document; always shown as such, never a source of figures."""

    text: Text
    source: Text


class UnitRole(Model):
    """A unit's part in a measure, and how this clause prints its name."""

    unit: Id
    role: Literal["lead", "responsible", "implementing", "named"]
    printed: Line


class Measure(Model):
    """One measure: a clause of the official text, explained."""

    clause: Id
    title: Text
    answer: Text
    audience: tuple[Id, ...] = Field(min_length=1)
    topics: tuple[Id, ...] = Field(default=(), description="Its rows of the side-by-side page; none: the last row.")
    gives: tuple[Text, ...] = Field(min_length=1)
    figures: tuple[Figure, ...] = ()
    conditions: tuple[Condition, ...] = ()
    open: tuple[OpenPoint, ...] = ()
    outside: tuple[Outside, ...] = ()
    units: tuple[UnitRole, ...] = ()


# ── documents and places ────────────────────────────────────────────────────


class Basis(Model):
    """A document that the official text names as its basis."""

    title: Text
    number: Line | None = None
    clause: Id
    quote: Line


class NotFigure(Model):
    """A number in the official text that is no figure of a measure, and why."""

    clause: Id
    quote: Line
    why: Text


class UnitForAll(Model):
    """A unit that the document names once for all its measures."""

    unit: Id
    role: Literal["lead", "responsible", "implementing"]
    printed: Line
    clause: Id
    quote: Line


class DocumentMeta(Model):
    """What a document is. What it does not print (issuer, number, date) is null or left out."""

    title: Text
    short: Text
    issuer: Text | None = None
    number: Line | None = None
    date: Annotated[Day | None, BeforeValidator(any_day)] = None
    status: Literal["draft", "in_force", "amended", "repealed"]
    status_note: Text
    status_quote: Line
    checked: Annotated[Day, BeforeValidator(any_day)]
    review_by: Annotated[Day | None, BeforeValidator(any_day)] = None  # checks ask for it; older revisions lack it
    summary: tuple[Text, ...] = Field(min_length=1)
    basis: tuple[Basis, ...]
    units_for_all: tuple[UnitForAll, ...] = ()
    addressees: tuple[Text, ...] = ()
    front: tuple[Id, ...] = Field(default=(), description="The questions that the home page answers under “how”.")
    open: tuple[OpenPoint, ...] = ()
    not_figures: tuple[NotFigure, ...] = ()


# ── questions, families, words ──────────────────────────────────────────────


class Faq(Model):
    """A question that people ask, answered from named clauses."""

    id: Id
    audience: tuple[Id, ...] = Field(min_length=1)
    clauses: tuple[Id, ...] = Field(min_length=1)
    kind: Literal["answered", "not_stated", "other_rule"]
    question: Text
    answer: tuple[Text, ...] = Field(min_length=1)
    quote: Line | None = None


class Expected(Model):
    """A line that a worked family's result must hold; what is left out is not compared."""

    benefit: Id
    subject: Line = Field(alias="for")
    child: Line | None = None
    answer: Literal["yes", "no", "unknown", "not_stated"]
    amount: dict[str, int | str] | None = None
    total: dict[str, int | str] | None = None
    payments: dict[str, int] | None = None
    start: Line | None = Field(default=None, alias="from")
    until: Line | None = None
    now: Literal["not_yet", "running", "ended"] | None = None
    premium_year: int | None = None
    claim_by: Line | None = None
    limit: dict[str, int | str] | None = None
    so_far: dict[str, int | str] | None = None
    not_covered: Line | None = None
    readings: tuple[Id, ...] = ()
    missing: tuple[Line, ...] = ()

    @property
    def line(self) -> dict[str, Any]:
        """What was written, with the keys of a result."""
        return self.model_dump(by_alias=True, exclude_unset=True)


class Family(Model):
    """A worked family (or institution): a situation and the lines its result must hold.

    `start`: how the calculator offers it as an example to start from; left out, it does not.
    """

    id: Id
    title: Text
    start: Text | None = None
    why: tuple[Text, ...] = Field(min_length=1)
    situation: dict[str, Any]
    expect: tuple[Expected, ...] = Field(min_length=1)
