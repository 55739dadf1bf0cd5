"""The rules as the calculator takes them: one plain JSON value, compiled from the checked content."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scripts.figures import fill
from scripts.load.languages import LANGUAGES
from scripts.load.words import PAGE, WORDS, read_words
from scripts.version import version_of

if TYPE_CHECKING:
    from scripts.load.content import Content, Document, Place
    from scripts.load.models import Figure
    from scripts.load.rule_models import Benefit, Named, OwnFact, Rate, Reading, Target
    from scripts.load.text_model import Text

Json = dict[str, Any]


def compiled(content: Content) -> Json:
    """Return what `data/rules.json` holds: the rules of every place, and the calculator's own sentences."""
    return {
        **compiled_rules(content),
        "languages": {code: one.patterns for code, one in LANGUAGES.items()},
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
    held = {
        "name": _plain(place.meta.data.name),
        "document": {
            "id": document.id,
            "status": meta.status,
            "title": _plain(meta.title),
            "issued": meta.date.isoformat() if meta.date else None,
        },
        "clauses": {clause.id: _plain(clause.label) for clause in document.text.measures},
        "facts": [_fact(document, fact) for fact in rules.facts],
        "meanings": {one.id: {"fact": one.fact, "who": one.who} for one in rules.conditions},
        "benefits": [_benefit(document, benefit) for benefit in rules.benefits],
        "named": [_named(document, named) for named in rules.named],
        "offices": {one.measure: _offices(place, one.measure) for one in rules.benefits},
    }
    return {**held, "version": version_of(held)}


def _offices(place: Place, measure: str) -> list[Json]:
    """Return the names of the units that the document charges with a measure, those that lead first."""
    document = place.current
    parts = document.measures[measure].data.units
    roles = ("lead", "responsible", "implementing")
    charged = [part.unit for role in roles for part in parts if part.role == role]
    for_all = [one.unit for one in document.meta.data.units_for_all]
    names = {unit.id: _plain(unit.name) for unit in place.units.data}
    return [names[unit] for unit in dict.fromkeys((*charged, *for_all)) if unit in names]


def _fact(document: Document, fact: OwnFact) -> Json:
    usual = read_words(WORDS / "facts.yml")[PAGE]
    own = {key: getattr(fact, key) for key in ("label", "help", "why", "short", "yes", "no")}
    said = {key: filled(text, document.figures) if text else usual[key] for key, text in own.items()}
    return {"id": fact.id, "of": fact.of, **said}


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
        "conditions": [
            {"id": c.id, "text": filled(c.text, figures), "quote": c.quote}
            for c in (conditions[name] for name in benefit.conditions)
        ],
        "readings": [_reading(document, reading) for reading in benefit_readings(document, benefit)],
        "settled": {one.reading: one.option for one in benefit.settled if one.option},
        "start": _day(figures, benefit.start),
        "until_age": _whole(figures, benefit.until_age),
        "years": _whole(figures, benefit.years),
        "days": _whole(figures, benefit.days),
        "counted_from": benefit.counted_from,
        "claim": benefit.claim and {"days": _whole(figures, benefit.claim.days), "from": benefit.claim.since},
        "limit": benefit.limit and {"sum": _whole(figures, benefit.limit.figure), "per": benefit.limit.per},
        "on_top_of": benefit.on_top_of,
        "needs_work": benefit.needs_work,
        "rates": [_rate(figures, rate) for rate in benefit.rates],
    }


def _rate(figures: dict[str, Figure], rate: Rate) -> Json:
    return {
        "orders": list(rate.order),
        "later": rate.later,
        "local_parents": rate.local_parents,
        "when": dict(rate.when),
        **{key: _day(figures, getattr(rate, key)) for key in ("born_from", "born_to", "paid_from", "paid_to")},
        "parts": [_whole(figures, figure) for figure in rate.figures],
    }


def benefit_readings(document: Document, benefit: Benefit) -> list[Reading]:
    """Return the readings a benefit may rest on; a reading's own clause decides between two of one name."""
    by_id = {(one.id, one.clause): one for one in document.rules.data.readings}
    return [by_id[name, benefit.measure] for name in benefit.readings]


def _reading(document: Document, reading: Reading) -> Json:
    return {
        "id": reading.id,
        "text": filled(reading.text, document.figures),
        "quote": reading.quote,
        "clause": _clause(document, reading.clause),
        "always": reading.always,
        "here": reading.here,
        "alternatives": [{"option": one.option, **filled(one, document.figures)} for one in reading.alternatives],
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
        "target": named.target and _target(document.figures, named.target),
    }


def _target(figures: dict[str, Figure], target: Target) -> Json:
    figure = figures[target.figure]
    by = str(figures[target.by].value) if target.by else None
    return {"value": str(figure.value), "unit": figure.unit, "by": by}


def filled(text: Text, figures: dict[str, Figure]) -> Json:
    """Return a text in every language with its figures written out."""
    return {lang: fill(words, lang, figures) for lang, words in text.said.items()}


def _plain(text: Text) -> Json:
    return text.said


def _clause(document: Document, clause_id: str) -> str:
    clause = document.text.clause(clause_id)
    return clause.label.source if clause else clause_id


def _day(figures: dict[str, Figure], figure_id: str | None) -> str | None:
    return str(figures[figure_id].value) if figure_id else None


def _whole(figures: dict[str, Figure], figure_id: str | None) -> int | None:
    return int(figures[figure_id].value) if figure_id else None  # type: ignore[arg-type]
