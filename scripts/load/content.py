"""What the content is: places, their documents, the files of each; `scripts/load/reader.py` reads it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar

from scripts.load import models, rule_models, site_models
from scripts.load.marks import Location, Marked
from scripts.load.model import Model, parts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scripts.fault import Fault
    from scripts.load.apart import Told
    from scripts.load.confirmed import Ledger
    from scripts.load.text import OfficialText
    from scripts.load.update_models import Update

LABELS = "official.yml"  # what a language with files of its own calls the clauses
T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True)
class Source(Generic[T_co]):
    """A content file: its data as a model, where each part of it stands, and what further languages say of it."""

    data: T_co
    marked: Marked
    apart: Told = ()

    @cached_property
    def parts(self) -> tuple[tuple[Location, Model], ...]:
        """Every model inside the file, with its location: many checks look at them all."""
        return tuple(parts(self.data))

    def fault(self, loc: Location, zh: str, en: str, *, offset: int = 0, warning: bool = False) -> Fault:
        """Return a fault at `loc` of this file, `offset` characters into its text."""
        return self.marked.fault(loc, zh, en, offset=offset, warning=warning)


@dataclass(frozen=True)
class Document:
    """One policy document: what it is, its official text and all that explains it."""

    place: str
    id: str
    meta: Source[models.DocumentMeta]
    text: OfficialText
    measures: dict[str, Source[models.Measure]]
    faqs: Source[tuple[models.Faq, ...]]
    families: Source[tuple[models.Family, ...]]
    rules: Source[rule_models.Rules]
    updates: Source[tuple[Update, ...]]  # none where there is no file: a document need not have any
    lost: frozenset[str] = frozenset()  # files that could not be read, and stand here as empty

    @property
    def whole(self) -> bool:
        """Whether every file of the document was read, and each clause has its measure."""
        return not self.lost and all(clause.id in self.measures for clause in self.text.measures)

    @property
    def path(self) -> str:
        """`place/document`, as addresses and cross-references write it."""
        return f"{self.place}/{self.id}"

    @cached_property
    def figures(self) -> dict[str, models.Figure]:
        """Every figure of the document by its id."""
        return {figure.id: figure for source in self.measures.values() for figure in source.data.figures}

    def measure_of_figure(self, figure_id: str) -> models.Measure | None:
        """Return the measure that carries the figure."""
        held = (source.data for source in self.measures.values())
        return next((m for m in held if any(f.id == figure_id for f in m.figures)), None)


@dataclass(frozen=True)
class Place:
    """A place with its units and documents."""

    id: str
    meta: Source[site_models.PlaceMeta]
    units: Source[tuple[site_models.PublicUnit, ...]]
    documents: dict[str, Document]

    @property
    def current(self) -> Document:
        """The document whose rules the calculator follows."""
        return self.documents[self.meta.data.calculates]


DEMO = Source(site_models.SiteMeta(mode="demo"), Marked(Path("site.yml")))


@dataclass(frozen=True)
class Content:
    """All content: what every place shares, and the places."""

    places: dict[str, Place]
    glossary: Source[tuple[site_models.Term, ...]]
    audiences: Source[tuple[site_models.Audience, ...]]
    topics: Source[tuple[site_models.Topic, ...]]
    whole: bool = True  # nothing was lost in reading
    site: Source[site_models.SiteMeta] = DEMO
    confirmed: dict[str, Source[Ledger]] = field(default_factory=dict)  # by the folder of its file

    def only(self, documents: Iterable[Document]) -> Content:
        """Return the content with these of its documents."""
        kept = {id(document) for document in documents}
        places = {
            key: replace(place, documents={name: one for name, one in place.documents.items() if id(one) in kept})
            for key, place in self.places.items()
        }
        return replace(self, places=places)

    @property
    def documents(self) -> Iterator[Document]:
        """Every document of every place."""
        for place in self.places.values():
            yield from place.documents.values()
