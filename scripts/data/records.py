"""The records that `/data/v1/` gives out. These models are its format: schemas, columns and checks come from them.

Within a version a field is never taken away and never changes its meaning; a new one may be added. What
each field holds is said in `docs/words/data.yml`.
"""

from __future__ import annotations

from datetime import date as Day  # noqa: N812, TC003 - a field is called date; pydantic reads it at run time
from typing import Any, Generic, Literal, TypeVar

from pydantic import Field

from scripts.load.model import Model
from scripts.load.models import Role, Unit  # noqa: TC001 - pydantic reads them at run time

VERSION = "1"

Status = Literal["draft", "in_force", "amended", "repealed"]
# Whether the words of a record are those that the documents were explained in first, or a translation of them.
Translation = Literal["original", "reviewed", "unreviewed", "older", "partial"]
UnitPart = Literal["lead", "responsible", "implementing", "named"]
Texts = tuple[str, ...]


class Record(Model):
    """What every record says of itself."""

    id: str
    language: str
    translation: Translation
    page: str


class OfDocument(Record):
    """A record that is taken from a document: it never goes without the document's status."""

    place: str
    document: str
    document_title: str
    status: Status
    status_note: str


class Passage(Model):
    """A sentence and the document's own words for it, null where there are none."""

    text: str
    quote: str | None


class Condition(Model):
    """A printed condition."""

    id: str
    text: str
    quote: str


class Outside(Model):
    """Help from outside the document, with its source."""

    text: str
    source: str


class Charged(Model):
    """A unit that a measure names."""

    unit: str
    name: str
    role: UnitPart
    printed: str


class Part(Model):
    """Where a unit is named; `clause` is that of the measure, or of the words that charge it with all of them."""

    role: UnitPart
    clause: str
    clause_label: str
    for_all: bool
    printed: str


class Appearance(Model):
    """A document that prints a term."""

    document: str
    status: Status
    status_note: str
    clauses: Texts


class DocumentRecord(OfDocument):
    """A document; what it does not print is null."""

    issuer: str | None
    number: str | None
    date: Day | None
    status_words: str
    checked: Day
    review_by: Day | None
    summary: Texts
    open: tuple[Passage, ...]


class MeasureRecord(OfDocument):
    """A measure, as its page explains it."""

    clause: str
    clause_label: str
    title: str
    answer: str
    audience: Texts
    audience_names: Texts
    topics: Texts
    topic_names: Texts
    gives: Texts
    figures: Texts
    conditions: tuple[Condition, ...]
    open: tuple[Passage, ...]
    outside: tuple[Outside, ...]
    units: tuple[Charged, ...]


class UnitRecord(OfDocument):
    """A unit in one document."""

    name: str
    about: str | None
    parts: tuple[Part, ...]


class FigureRecord(OfDocument):
    """A printed figure with its clause and its quotation; money is a whole number or a decimal in quotes."""

    name: str
    role: Role
    value: int | str
    unit: Unit
    words: str
    printed: str
    quote: str
    measure: str
    clause: str
    clause_label: str


class FaqRecord(OfDocument):
    """A question and its answer."""

    kind: Literal["answered", "not_stated", "other_rule"]
    question: str
    answer: Texts
    audience: Texts
    audience_names: Texts
    clauses: Texts
    clause_labels: Texts
    quote: str | None


class TermRecord(Record):
    """A term of the glossary; the documents that print it say their status themselves."""

    term: str
    original: str
    forms: Texts
    aliases: Texts
    meaning: str
    source: Literal["document", "outside"]
    appears: tuple[Appearance, ...]


KINDS: dict[str, type[Record]] = {
    "documents": DocumentRecord,
    "measures": MeasureRecord,
    "figures": FigureRecord,
    "units": UnitRecord,
    "faqs": FaqRecord,
    "glossary": TermRecord,
}

R = TypeVar("R", bound=Record)


class Table(Model, Generic[R]):
    """A file of records: what it is, what to bear in mind, and the records."""

    declared: str = Field(alias="$schema")
    version: Literal["1"]
    kind: str
    language: str
    notice: Texts
    records: tuple[R, ...]


def table(kind: str) -> Any:
    """Return the model of the files of one kind."""
    return Table[KINDS[kind]]  # type: ignore[valid-type]
