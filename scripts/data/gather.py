"""From the content to the records of one language: the same models that the pages are written from."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from scripts.data import records
from scripts.figures import figure_words
from scripts.load.languages import BESIDE, SOURCE
from scripts.load.model import parts
from scripts.load.text_model import Text
from scripts.render import links
from scripts.render.lacking import lacks
from scripts.render.terms import appears

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scripts.load.content import Document, Place
    from scripts.load.model import Model
    from scripts.load.models import Figure, Measure, OpenPoint
    from scripts.load.site_models import PublicUnit
    from scripts.render.site import Site


def gathered(site: Site) -> dict[str, tuple[records.Record, ...]]:
    """Return every record of one language by its kind, in the order of the documents."""
    held = [one for place in site.content.places.values() for one in _each(site, place)]
    return {
        "documents": tuple(one.document() for one in held),
        "measures": tuple(record for one in held for record in one.measures()),
        "figures": tuple(record for one in held for record in one.figures()),
        "units": tuple(record for one in held for record in one.units()),
        "faqs": tuple(record for one in held for record in one.faqs()),
        "glossary": tuple(_terms(site)),
    }


def counted(site: Site) -> dict[str, int]:
    """Return how many records of each kind there are, without making them."""
    held = [(place, one) for place in site.content.places.values() for one in place.documents.values()]
    measures = [source.data for _, document in held for source in document.measures.values()]
    return {
        "documents": len(held),
        "measures": len(measures),
        "figures": sum(len(one.figures) for one in measures),
        "units": sum(len(_charged(document) & {one.id for one in place.units.data}) for place, document in held),
        "faqs": sum(len(document.faqs.data) for _, document in held),
        "glossary": len(site.content.glossary.data),
    }


def _charged(document: Document) -> set[str]:
    """Return the ids of the units that a document names."""
    for_all = {one.unit for one in document.meta.data.units_for_all}
    return for_all | {part.unit for source in document.measures.values() for part in source.data.units}


def _each(site: Site, place: Place) -> Iterator[_Of]:
    return (_Of(site, place, document) for document in place.documents.values())


class _Of:
    """The records of one document in one language."""

    def __init__(self, site: Site, place: Place, document: Document) -> None:
        self.site, self.place, self.held = site, place, document
        self.meta = document.meta.data
        content = site.content
        self.readers = {one.id: site.pick(one.name) for one in content.audiences.data}
        self.topics = {one.id: site.pick(one.name) for one in content.topics.data}

    def document(self) -> records.DocumentRecord:
        meta = self.meta
        return records.DocumentRecord(
            **self._head(self.held.id, meta, f"{self.held.path}/"),
            issuer=self.site.pick(meta.issuer) if meta.issuer else None,
            number=meta.number,
            date=meta.date,
            status_words=meta.status_quote,
            checked=meta.checked,
            review_by=meta.review_by,
            summary=self._all(meta.summary),
            open=self._open(meta.open),
        )

    def measures(self) -> Iterator[records.MeasureRecord]:
        names = {unit.id: self.site.pick(unit.name) for unit in self.place.units.data}
        for key, source in self.held.measures.items():
            measure = source.data
            yield records.MeasureRecord(
                **self._head(key, measure, links.measure(self.held.path, key)),
                **self._clause(measure.clause),
                title=self._say(measure.title),
                answer=self._say(measure.answer),
                **self._audience(measure.audience),
                topics=measure.topics,
                topic_names=tuple(self.topics[one] for one in measure.topics),
                gives=self._all(measure.gives),
                figures=tuple(figure.id for figure in measure.figures),
                conditions=tuple(
                    records.Condition(id=one.id, text=self._say(one.text), quote=one.quote)
                    for one in measure.conditions
                ),
                open=self._open(measure.open),
                outside=tuple(
                    records.Outside(text=self._say(one.text), source=self._say(one.source)) for one in measure.outside
                ),
                units=tuple(
                    records.Charged(unit=one.unit, name=names[one.unit], role=one.role, printed=one.printed)
                    for one in measure.units
                ),
            )

    def figures(self) -> Iterator[records.FigureRecord]:
        for key, source in self.held.measures.items():
            for figure in source.data.figures:
                address = links.text(self.held.path, links.Words.figure(figure.id))
                yield records.FigureRecord(
                    **self._head(figure.id, figure, address),
                    **self._clause(source.data.clause),
                    name=self.site.pick(figure.name),
                    role=figure.role,
                    value=_value(figure),
                    unit=figure.unit,
                    words=figure_words(figure, self.site.lang),
                    printed=figure.printed,
                    quote=figure.quote,
                    measure=key,
                )

    def units(self) -> Iterator[records.UnitRecord]:
        for unit in self.place.units.data:
            found = tuple(self._named(unit))
            if found:
                yield records.UnitRecord(
                    **self._head(unit.id, unit, f"{self.held.path}/units/#{unit.id}"),
                    name=self.site.pick(unit.name),
                    about=self.site.pick(unit.about) if unit.about else None,
                    parts=found,
                )

    def faqs(self) -> Iterator[records.FaqRecord]:
        for faq in self.held.faqs.data:
            yield records.FaqRecord(
                **self._head(faq.id, faq, f"{self.held.path}/faqs/#{faq.id}"),
                kind=faq.kind,
                question=self._say(faq.question),
                answer=self._all(faq.answer),
                **self._audience(faq.audience),
                clauses=faq.clauses,
                clause_labels=tuple(self._clause(one)["clause_label"] for one in faq.clauses),
                quote=faq.quote,
            )

    def _named(self, unit: PublicUnit) -> Iterator[records.Part]:
        """Yield each place where the document names the unit: once for all measures, then measure by measure."""
        for one in self.meta.units_for_all:
            if one.unit == unit.id:
                yield records.Part(role=one.role, for_all=True, printed=one.printed, **self._clause(one.clause))
        for source in self.held.measures.values():
            measure: Measure = source.data
            for part in measure.units:
                if part.unit == unit.id:
                    where = self._clause(measure.clause)
                    yield records.Part(role=part.role, for_all=False, printed=part.printed, **where)

    def _head(self, key: str, source: Model, path: str) -> dict[str, Any]:
        """Return what every record of the document says: which it is, where it stands, what the document is."""
        return {
            **_head(self.site, key, source, path),
            "place": self.place.id,
            "document": self.held.path,
            "document_title": self.site.pick(self.meta.title),
            "status": self.meta.status,
            "status_note": self.site.pick(self.meta.status_note),
        }

    def _audience(self, keys: tuple[str, ...]) -> dict[str, Any]:
        return {"audience": keys, "audience_names": tuple(self.readers[key] for key in keys)}

    def _clause(self, key: str) -> dict[str, Any]:
        return {"clause": key, "clause_label": self.site.clause(self.held, key)}

    def _say(self, text: Text) -> str:
        return self.site.plain(text, self.held)

    def _all(self, texts: Iterable[Text]) -> tuple[str, ...]:
        return tuple(map(self._say, texts))

    def _open(self, points: Iterable[OpenPoint]) -> tuple[records.Passage, ...]:
        return tuple(records.Passage(text=self._say(one.text), quote=one.quote) for one in points)


def _terms(site: Site) -> Iterator[records.TermRecord]:
    for term in site.content.glossary.data:
        forms = term.forms if site.lang == BESIDE.code else (term.said[site.lang],)
        yield records.TermRecord(
            **_head(site, term.id, term, f"glossary/#{term.id}"),
            term=forms[0],
            original=term.word,
            forms=forms,
            aliases=term.typed[site.lang],
            meaning=site.pick(term.meaning),
            source=term.source,
            appears=tuple(
                records.Appearance(
                    document=document.path,
                    status=document.meta.data.status,
                    status_note=site.pick(document.meta.data.status_note),
                    clauses=tuple(clauses),
                )
                for document, clauses in appears(site.content, term)
            ),
        )


def _head(site: Site, key: str, source: Model, path: str) -> dict[str, Any]:
    return {
        "id": key,
        "language": site.tag,
        "translation": _translation(site, source),
        "page": site.address(path),
    }


def _translation(site: Site, source: Model) -> records.Translation:
    """Return how far the words of a record were reviewed; the language of the documents has nothing to review."""
    if site.language == SOURCE:
        return "original"
    if any(lacks(site.pick(one)) for _, one in parts(source) if isinstance(one, Text)):
        return "partial"
    states = {site.reviews[id(one)].state for _, one in parts(source) if id(one) in site.reviews}
    if "stale" in states:
        return "older"
    return "reviewed" if states == {"confirmed"} else "unreviewed"


def _value(figure: Figure) -> int | str:
    """Return a date as ISO writes it, a whole number as one, any other exactly, as text."""
    value = figure.value
    if isinstance(value, date) or value != value.to_integral_value():
        return str(value)
    return int(value)
