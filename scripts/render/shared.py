"""The pages that belong to no single document: home, places, side by side, glossary, readers."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from scripts.load.words import WORDS, read_words
from scripts.render.compare import compared
from scripts.render.form import form, script_json, spoken
from scripts.render.front import home
from scripts.render.readers import doors, reader
from scripts.render.site import Page
from scripts.render.sums import sums
from scripts.render.terms import appears
from scripts.render.updates import updates
from scripts.search.index import SEARCH

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scripts.load.content import Place
    from scripts.load.site_models import Term
    from scripts.render.site import Site


def pages(site: Site) -> Iterator[Page]:
    """Yield every page that shows more than one document."""
    content = site.content
    names = {key: text[site.lang] for key, text in site.words["titles"].items()}
    mixed = bool(site.drafts)
    yield Page("", "home.md.j2", names["home"], partial(home, site), mixed=mixed)
    for place in content.places.values():
        drafts = [one for one in site.drafts if one.place == place.id]
        title, short = (site.pick(name) for name in (place.meta.data.name, place.meta.data.short))
        yield Page(
            f"{place.id}/", "place.md.j2", title, partial(_place, site, place), place, mixed=bool(drafts), nav=short
        )
    for audience in doors(site):
        title = site.pick(audience.door or audience.name)
        yield Page(f"for/{audience.id}/", "audience.md.j2", title, partial(reader, site, audience), mixed=mixed)
    yield Page("compare/", "compare.md.j2", names["compare"], partial(compared, site), mixed=mixed)
    asked = partial(form, content, site.lang)
    yield Page("calculator/", "calculator.md.j2", names["calculator"], asked, mixed=mixed)
    yield Page("glossary/", "glossary.md.j2", names["glossary"], partial(_glossary, site), mixed=mixed)
    said = {**spoken(read_words(WORDS / "search.yml"), site.lang), "status": spoken(site.words["status"], site.lang)}
    yield Page(SEARCH, "search.md.j2", said["title"], partial(_worded, said), mixed=mixed)
    told = partial(updates, content)
    yield Page("updates/", "updates.md.j2", names["updates"], told, mixed=mixed)
    yield Page("about/", "about.md.j2", names["about"])
    alone = spoken(read_words(WORDS / "offline.yml")["page"], site.lang)
    yield Page("offline/", "offline.md.j2", alone["title"], partial(_worded, alone))


def _place(site: Site, place: Place) -> dict[str, Any]:
    return {"given": [(one, sums(site, place, one)) for one in place.documents.values()]}


def _worded(words: dict[str, Any]) -> dict[str, Any]:
    return {"words": words, "data": script_json({"words": words})}


def _glossary(site: Site) -> dict[str, Any]:
    terms = site.content.glossary.data
    return {"where": {term.id: appears(site.content, term) for term in terms}, "term_groups": list(_term_groups(terms))}


def _term_groups(terms: tuple[Term, ...]) -> Iterator[dict[str, Any]]:
    """Yield the terms from one heading to the next; those before the first heading have none."""
    begins = [index for index, term in enumerate(terms) if term.heading or not index]
    for start, end in zip(begins, [*begins[1:], len(terms)], strict=True):
        yield {"id": f"about-{terms[start].id}", "heading": terms[start].heading, "terms": terms[start:end]}
