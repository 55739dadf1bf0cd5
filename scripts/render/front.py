"""What the home page answers in place: how much, for whom and by whom, and how."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from scripts.render.documents import headline
from scripts.render.readers import doors
from scripts.render.sums import Sum, sums
from scripts.render.tables import Table, amount_tables

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scripts.load.content import Document, Place
    from scripts.load.models import Faq, Measure
    from scripts.load.site_models import PublicUnit
    from scripts.render.site import Site

_IN_CHARGE = ("lead", "responsible")


@dataclass(frozen=True)
class Answers:
    """One document's answers: `measure` is the one that most readers come for, `sums` are of all measures."""

    place: Place
    document: Document
    measure: Measure
    sums: list[Sum]
    tables: list[Table]
    units: dict[str, list[PublicUnit]]  # in charge of the measure, by role
    faqs: list[Faq]


def home(site: Site) -> dict[str, Any]:
    """Return what the home page shows."""
    return {"doors": doors(site), "answers": list(_answers(site))}


def _answers(site: Site) -> Iterator[Answers]:
    for place in site.content.places.values():
        for document in place.documents.values():
            key = headline(document)
            measure = document.measures[key].data
            yield Answers(
                place,
                document,
                measure,
                sums(site, place, document),
                amount_tables(place, document, key, site.lang, site.data),
                _units(place, measure),
                _faqs(document),
            )


def _units(place: Place, measure: Measure) -> dict[str, list[PublicUnit]]:
    known = {unit.id: unit for unit in place.units.data}
    roles = {role: [known[one.unit] for one in measure.units if one.role == role] for role in _IN_CHARGE}
    return {role: units for role, units in roles.items() if units}


def _faqs(document: Document) -> list[Faq]:
    """Return the questions that the document chose for the home page, in its order."""
    known = {faq.id: faq for faq in document.faqs.data}
    return [known[name] for name in document.meta.data.front]
