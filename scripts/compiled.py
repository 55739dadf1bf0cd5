"""The rules as the calculator takes them: one plain JSON value, compiled from the checked content."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scripts.figures import fill
from scripts.load.words import WORDS, read_words

if TYPE_CHECKING:
    from scripts.load.content import Content, Document, Place
    from scripts.load.models import Benefit, Figure, Named, Reading, Text

Json = dict[str, Any]


def compiled(content: Content) -> Json:
    """Return what `data/rules.json` holds: the rules of every place, and the calculator's own sentences."""
    return {
        **compiled_rules(content),
        "names": {place.id: _plain(place.meta.data.short) for place in content.places.values()},
        "words": {name: read_words(WORDS / f"{name}.yml") for name in ("results", "facts")},
    }


def compiled_rules(content: Content) -> Json:
    """Return the rules of every place, as `calculator.rules.read_rules` takes them."""
    return {"places": {place.id: _place(place) for place in content.places.values()}}


def _place(place: Place) -> Json:
    document = place.current
    meta = document.meta.data
    rules = document.rules.data
    return {
        "name": _plain(place.meta.data.name),
        "document": {
            "id": document.id,
            "status": meta.status,
            "title": _plain(meta.title),
            "issued": meta.date.isoformat() if meta.date else None,
        },
        "clauses": {clause.id: {"zh": clause.zh, "en": clause.en} for clause in document.text.measures},
        "benefits": [_benefit(document, benefit) for benefit in rules.benefits],
        "named": [_named(document, named) for named in rules.named],
    }


def _benefit(document: Document, benefit: Benefit) -> Json:
    figures = document.figures
    conditions = {c.id: c for c in document.measures[benefit.measure].data.conditions}
    return {
        "id": benefit.id,
        "measure": benefit.measure,
        "clause": _clause(document, benefit.measure),
        "name": _plain(benefit.name),
        "mechanism": benefit.mechanism,
        "subject": benefit.subject,
        "births_of": benefit.births_of or "couple",
        "conditions": [
            {"id": c.id, "text": filled(c.text, figures), "quote": c.quote}
            for c in (conditions[name] for name in benefit.conditions)
        ],
        "readings": [_reading(document, reading) for reading in benefit_readings(document, benefit)],
        "start": str(figures[benefit.start].value) if benefit.start else None,
        "until_age": _whole(figures, benefit.until_age),
        "days": _whole(figures, benefit.days),
        "needs_work": benefit.needs_work,
        "rates": [
            {
                "orders": list(rate.order),
                "local_parents": rate.local_parents,
                "parts": [_whole(figures, figure) for figure in rate.figures],
            }
            for rate in benefit.rates
        ],
    }


def benefit_readings(document: Document, benefit: Benefit) -> list[Reading]:
    """Return the readings a benefit may rest on; a reading's own clause decides between two of one name."""
    by_id = {(one.id, one.clause): one for one in document.rules.data.readings}
    return [by_id[name, benefit.measure] for name in benefit.readings]


def _reading(document: Document, reading: Reading) -> Json:
    return {
        "id": reading.id,
        "text": filled(reading.text, document.figures),
        "alternatives": [filled(one, document.figures) for one in reading.alternatives],
        "quote": reading.quote,
        "clause": _clause(document, reading.clause),
        "always": reading.always,
    }


def _named(document: Document, named: Named) -> Json:
    return {
        "id": named.id,
        "measure": named.measure,
        "clause": _clause(document, named.measure),
        "name": _plain(named.name),
        "subject": named.subject,
        "text": filled(named.text, document.figures),
        "quote": named.quote,
    }


def filled(text: Text, figures: dict[str, Figure]) -> Json:
    """Return both languages of a text with its figures written out."""
    return {"zh": fill(text.zh, "zh", figures), "en": fill(text.en, "en", figures)}


def _plain(text: Text) -> Json:
    return {"zh": text.zh, "en": text.en}


def _clause(document: Document, clause_id: str) -> str:
    clause = document.text.clause(clause_id)
    return clause.zh if clause else clause_id


def _whole(figures: dict[str, Figure], figure_id: str | None) -> int | None:
    return int(figures[figure_id].value) if figure_id else None  # type: ignore[arg-type]
