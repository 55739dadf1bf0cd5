"""Everything under `policy_data/`, read into models; what cannot be read is a fault, not an exception."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from scripts.load import models, rule_models
from scripts.load.marks import Location, Marked, read_yaml
from scripts.load.text import OfficialText, read_text
from scripts.load.validate import validate

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from scripts.fault import Fault

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True)
class Source(Generic[T_co]):
    """A content file: its data as a model, and where each part of it stands."""

    data: T_co
    marked: Marked

    def fault(self, loc: Location, zh: str, en: str) -> Fault:
        """Return a fault at `loc` of this file."""
        return self.marked.fault(loc, zh, en)


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

    @property
    def path(self) -> str:
        """`place/document`, as addresses and cross-references write it."""
        return f"{self.place}/{self.id}"

    @property
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
    meta: Source[models.PlaceMeta]
    units: Source[tuple[models.PublicUnit, ...]]
    documents: dict[str, Document]

    @property
    def current(self) -> Document:
        """The document whose rules the calculator follows."""
        return self.documents[self.meta.data.calculates]


@dataclass(frozen=True)
class Content:
    """All content: what every place shares, and the places."""

    places: dict[str, Place]
    glossary: Source[tuple[models.Term, ...]]
    audiences: Source[tuple[models.Audience, ...]]
    topics: Source[tuple[models.Topic, ...]]

    @property
    def documents(self) -> Iterator[Document]:
        """Every document of every place."""
        for place in self.places.values():
            yield from place.documents.values()


class _Reader:
    """Reads files below one folder and gathers the faults on the way."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.faults: list[Fault] = []

    def one(self, path: Path, model: type[T]) -> Source[T] | None:
        """Read one YAML file as `model`; None (and faults) if it does not fit."""
        marked = read_yaml(path, self.name(path))
        self.faults += marked.faults
        if marked.data is None:
            return None
        data, faults = validate(marked, model)
        self.faults += faults
        return None if data is None else Source(data, marked)

    def name(self, path: Path) -> Path:
        """Return the path as faults print it: from the project's root."""
        return path.relative_to(self.root.parent)


def load(folder: Path) -> tuple[Content | None, list[Fault]]:
    """Read `policy_data/`. Content is None when a file could not be read at all; faults say why."""
    reader = _Reader(folder)
    glossary = reader.one(folder / "glossary.yml", tuple[models.Term, ...])
    audiences = reader.one(folder / "audiences.yml", tuple[models.Audience, ...])
    topics = reader.one(folder / "topics.yml", tuple[models.Topic, ...])
    places = {path.parent.name: _load_place(reader, path.parent) for path in sorted(folder.glob("*/place.yml"))}
    whole = {key: place for key, place in places.items() if place}
    if reader.faults or not (glossary and audiences and topics):
        return None, sorted(set(reader.faults))
    return Content(whole, glossary, audiences, topics), []


def _load_place(reader: _Reader, folder: Path) -> Place | None:
    meta = reader.one(folder / "place.yml", models.PlaceMeta)
    units = reader.one(folder / "units.yml", tuple[models.PublicUnit, ...])
    documents = {path.name: _load_document(reader, path) for path in sorted(folder.iterdir()) if path.is_dir()}
    whole = {key: document for key, document in documents.items() if document}
    if not (meta and units):
        return None
    if meta.data.calculates not in documents:
        reader.faults.append(
            meta.fault(
                ("calculates",),
                f"没有“{meta.data.calculates}”这个文件夹：请写一个文件文件夹的名称。",
                f"there is no folder “{meta.data.calculates}”: name a document's folder.",
            )
        )
    return Place(folder.name, meta, units, whole)


def _load_document(reader: _Reader, folder: Path) -> Document | None:
    text, text_faults = read_text(folder / "official.txt", reader.name(folder / "official.txt"))
    reader.faults += text_faults
    meta = reader.one(folder / "document.yml", models.DocumentMeta)
    rules = reader.one(folder / "rules.yml", rule_models.Rules)
    faqs = reader.one(folder / "faqs.yml", tuple[models.Faq, ...])
    families = reader.one(folder / "families.yml", tuple[models.Family, ...])
    sources = {path.stem: reader.one(path, models.Measure) for path in sorted((folder / "measures").glob("*.yml"))}
    if not (meta and rules and faqs and families):
        return None
    order = [clause.id for clause in text.clauses]
    measures = {key: source for key, source in sources.items() if source}
    in_order = sorted(measures, key=lambda key: order.index(key) if key in order else len(order))
    return Document(
        folder.parent.name,
        folder.name,
        meta,
        text,
        {key: measures[key] for key in in_order},
        faqs,
        families,
        rules,
    )
