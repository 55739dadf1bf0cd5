"""The pages of each document: overview, measures, figures, units, questions, families, text."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, Any

from scripts.render.drawings import drawings
from scripts.render.families import worked
from scripts.render.quick import quick_check
from scripts.render.site import Page
from scripts.render.sums import sums
from scripts.render.tables import amount_tables

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from scripts.load.content import Document, Place
    from scripts.load.models import Faq, Figure, Measure
    from scripts.load.site_models import PublicUnit
    from scripts.load.text_model import Text
    from scripts.render.site import Site

PARTS = ("figures", "units", "faqs", "families", "text")
ROLES = ("lead", "responsible", "implementing", "named")
# What a measure's figures say of time.
WHEN = {"start": ("start",), "end": ("age-limit", "deadline", "target-date")}
# The order in which a reader looks for figures; targets stand with their years.
FIGURE_GROUPS = (
    ("amount", ("amount",)),
    ("leave", ("leave",)),
    ("start", ("start",)),
    ("age-limit", ("age-limit",)),
    ("deadline", ("deadline",)),
    ("target", ("target", "target-date")),
    ("example", ("example",)),
    ("scope", ("scope",)),
)


def pages(site: Site) -> Iterator[Page]:
    """Yield every page below `<place>/<document>/`."""
    for place in site.content.places.values():
        for document in place.documents.values():
            yield from _document(site, place, document)


def _document(site: Site, place: Place, document: Document) -> Iterator[Page]:
    def page(part: str, title: str, context: Callable[[], dict[str, Any]]) -> Page:
        path = f"{document.path}/{part}/" if part else f"{document.path}/"
        short = site.pick(document.meta.data.short)
        crumbs: tuple[tuple[str, str], ...] = ((site.pick(place.meta.data.short), f"{place.id}/"),)
        if part:
            crumbs += ((short, f"{document.path}/"),)
        name = part.partition("/")[0] or "overview"
        template = f"{'measure' if name == 'measures' else name}.md.j2"
        return Page(path, template, title, context, place, document, crumbs=crumbs)

    meta = document.meta.data
    titles = site.words["parts"]
    yield page("", site.pick(meta.short), partial(_overview, site, place, document))
    for part in PARTS:
        yield page(part, titles[part][site.lang], partial(_part, site, place, document, part))
    for key, source in document.measures.items():
        yield page(f"measures/{key}", site.pick(source.data.title), partial(_measure, site, place, document, key))


def _overview(site: Site, place: Place, document: Document) -> dict[str, Any]:
    return {"units": _units(place, document), "given": sums(site, place, document)}


def _part(site: Site, place: Place, document: Document, part: str) -> dict[str, Any]:
    """Return what the page of this part shows beside the document itself."""
    if part == "figures":
        return {"groups": figure_groups(document), "passed": _passed(document)}
    if part == "units":
        return {"units": _units(place, document)}
    if part == "faqs":
        return {"groups": _faq_groups(site, document)}
    if part == "families":
        return {"families": worked(place, document, site.data, site.lang, site.memory)}
    return {}


def _measure(site: Site, place: Place, document: Document, key: str) -> dict[str, Any]:
    """Return what the page of this measure shows."""
    order = list(document.measures)
    index = order.index(key)
    readings = document.rules.data.readings
    measure = document.measures[key].data
    return {
        "measure": measure,
        "official": document.text.clause(key),
        "figures": _by_importance(measure),
        "when": {name: [one for one in measure.figures if one.role in roles] for name, roles in WHEN.items()},
        "tables": amount_tables(place, document, key, site.lang, site.data),
        "drawings": drawings(place, document, key, site.lang, site.data),
        "units": {unit.id: unit for unit in place.units.data},
        "passed": _passed(document),
        "named": [one for one in document.rules.data.named if one.measure == key],
        "readings": [one for one in readings if one.clause == key],
        "faqs": [faq for faq in document.faqs.data if key in faq.clauses],
        "counted": counted(document, key),
        "quick": quick_check(site, place, document, key),
        "before": document.measures[order[index - 1]].data if index else None,
        "after": document.measures[order[index + 1]].data if index + 1 < len(order) else None,
    }


def _by_importance(measure: Measure) -> list[Figure]:
    """Return a measure's figures as they answer “how much”: sums and days before dates, ages and examples."""
    order = [role for name, roles in FIGURE_GROUPS if name not in ("start", "age-limit") for role in roles]
    order += ["start", "age-limit"]
    return sorted(measure.figures, key=lambda one: order.index(one.role))


@dataclass(frozen=True)
class UnitPart:
    """A unit in one document: how it is printed and what it does."""

    unit: PublicUnit
    spellings: tuple[str, ...]
    for_all: tuple[Any, ...]
    roles: dict[str, list[Measure]]


def _units(place: Place, document: Document) -> list[UnitPart]:
    parts = [_unit(unit, document) for unit in place.units.data]
    return [part for part in parts if part.spellings]


def _unit(unit: PublicUnit, document: Document) -> UnitPart:
    measures = [source.data for source in document.measures.values()]
    for_all = tuple(one for one in document.meta.data.units_for_all if one.unit == unit.id)
    mine = [(part, m) for m in measures for part in m.units if part.unit == unit.id]
    spellings = dict.fromkeys([*(part.printed for part, _ in mine), *(one.printed for one in for_all)])
    roles = {role: [m for part, m in mine if part.role == role] for role in ROLES}
    return UnitPart(unit, tuple(spellings), for_all, {k: v for k, v in roles.items() if v})


def figure_groups(document: Document) -> list[tuple[str, list[tuple[Figure, Measure]]]]:
    """Return the figures by kind, each with its measure, in the order of the document."""
    groups = []
    for name, roles in FIGURE_GROUPS:
        held = [
            (figure, source.data)
            for source in document.measures.values()
            for figure in source.data.figures
            if figure.role in roles
        ]
        if held:
            groups.append((name, held))
    return groups


def _passed(document: Document) -> set[str]:
    """Return the ids of target years that had passed on the day the document was checked."""
    year = document.meta.data.checked.year
    return {
        figure.id
        for figure in document.figures.values()
        if figure.role == "target-date" and figure.unit == "year" and int(str(figure.value)) < year
    }


def _faq_groups(site: Site, document: Document) -> list[tuple[Text, list[Faq]]]:
    """Return the questions under the kind of reader that each names first, in reading order."""
    names = {one.id: one.name for one in site.content.audiences.data}
    order = list(names)
    ranked = sorted(document.faqs.data, key=lambda faq: order.index(faq.audience[0]))
    return [(names[key], list(held)) for key, held in groupby(ranked, key=lambda faq: faq.audience[0])]


def counted(document: Document, measure_id: str) -> bool:
    """Whether the calculator works out anything of this measure; what is only named offers no sum."""
    return any(one.measure == measure_id for one in document.rules.data.benefits)


def headline(document: Document) -> str:
    """Return the measure that most readers come for: the first that pays money to families."""
    families = (one for one in document.rules.data.benefits if one.subject == "child")
    first = next(families, None)
    return first.measure if first else next(iter(document.measures))
