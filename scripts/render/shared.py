"""The pages that belong to no single document: home, places, side by side, glossary, readers."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from scripts.render.compare import key_figures, rows
from scripts.render.documents import headline
from scripts.render.form import form
from scripts.render.site import Page
from scripts.render.tables import amount_tables
from scripts.render.updates import updates

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scripts.load.content import Document
    from scripts.load.models import Audience, Faq, Measure, Term
    from scripts.render.site import Site


def pages(site: Site) -> Iterator[Page]:
    """Yield every page that shows more than one document."""
    content = site.content
    doors = [one for one in content.audiences.data if one.door]
    names = {key: text[site.lang] for key, text in site.words["titles"].items()}
    mixed = bool(site.drafts)
    yield Page("", "home.md.j2", names["home"], lambda: {"doors": doors, "tables": _tables(site)}, mixed=mixed)
    for place in content.places.values():
        drafts = [one for one in site.drafts if one.place == place.id]
        title, short = (site.pick(name) for name in (place.meta.data.name, place.meta.data.short))
        yield Page(f"{place.id}/", "place.md.j2", title, dict, place, mixed=bool(drafts), nav=short)
    for audience in doors:
        title = site.pick(audience.door or audience.name)
        yield Page(f"for/{audience.id}/", "audience.md.j2", title, partial(_audience, site, audience), mixed=mixed)
    yield Page("compare/", "compare.md.j2", names["compare"], partial(_compared, site), mixed=mixed)
    asked = partial(form, content, site.lang)
    yield Page("calculator/", "calculator.md.j2", names["calculator"], asked, mixed=mixed)
    yield Page("glossary/", "glossary.md.j2", names["glossary"], partial(_glossary, site), mixed=mixed)
    told = partial(updates, content)
    yield Page("updates/", "updates.md.j2", names["updates"], told, mixed=mixed)
    yield Page("about/", "about.md.j2", names["about"])


def _tables(site: Site) -> dict[str, tuple[Measure, list[Any]]]:
    """Return, by document, the tables of the measure most readers come for."""
    found = {}
    for place in site.content.places.values():
        for document in place.documents.values():
            key = headline(document)
            tables = amount_tables(place, document, key, site.lang, site.data)
            found[document.path] = (document.measures[key].data, tables)
    return found


def _audience(site: Site, audience: Audience) -> dict[str, Any]:
    return {"audience": audience, "parts": [_for(one, audience) for one in site.content.documents]}


def _compared(site: Site) -> dict[str, Any]:
    return {"rows": list(rows(site.content)), "figures": key_figures}


def _glossary(site: Site) -> dict[str, Any]:
    return {"where": {term.id: _appears(site, term) for term in site.content.glossary.data}}


def _for(document: Document, audience: Audience) -> tuple[Document, list[Measure], list[Faq]]:
    """Return what one document holds for one kind of reader."""
    measures = [source.data for source in document.measures.values()]
    return (
        document,
        [one for one in measures if audience.id in one.audience],
        [one for one in document.faqs.data if audience.id in one.audience],
    )


def _appears(site: Site, term: Term) -> list[tuple[Document, list[str]]]:
    """Return the clauses of each official text that print the term."""
    found = [
        (document, [clause.id for clause in document.text.clauses if clause.holds(term.zh)])
        for document in site.content.documents
    ]
    return [(document, clauses) for document, clauses in found if clauses]
