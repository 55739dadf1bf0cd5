"""What each kind of reader gets in each place, computed from whom each measure is for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from scripts.render.sums import Sum, sums

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scripts.load.content import Document, Place
    from scripts.load.models import Faq, Measure
    from scripts.load.rule_models import Named
    from scripts.load.site_models import Audience
    from scripts.render.site import Site

    _Item = TypeVar("_Item", Measure, Faq)


@dataclass(frozen=True)
class Share:
    """What one document holds for a kind of reader: what comes to a figure, what is only named, the rest."""

    place: Place
    document: Document
    sums: list[Sum]
    named: list[Named]
    measures: list[Measure]
    faqs: list[Faq]


def doors(site: Site) -> list[Audience]:
    """Return the kinds of reader that have a page, in the order of the file."""
    return [one for one in site.content.audiences.data if one.door]


def reader(site: Site, audience: Audience) -> dict[str, Any]:
    """Return what the page of one kind of reader shows."""
    shares = [
        _share(site, place, document, audience)
        for place in site.content.places.values()
        for document in place.documents.values()
    ]
    return {"audience": audience, "shares": shares, "others": [one for one in doors(site) if one is not audience]}


def _share(site: Site, place: Place, document: Document, audience: Audience) -> Share:
    measures = _theirs((source.data for source in document.measures.values()), audience)
    held = [one.clause for one in measures]
    found = [one for one in sums(site, place, document) if one.measure.clause in held]
    named = [one for one in document.rules.data.named if one.measure in held]
    return Share(
        place,
        document,
        sorted(found, key=lambda one: (not one.cases, held.index(one.measure.clause))),  # deadlines last
        sorted(named, key=lambda one: held.index(one.measure)),
        measures,
        _theirs(document.faqs.data, audience),
    )


def _theirs(items: Iterable[_Item], audience: Audience) -> list[_Item]:
    """Return what is for these readers; of people of several kinds, what names every kind comes first."""
    kinds = audience.both or (audience.id,)
    first = [one for one in items if kinds[0] in one.audience]
    return sorted(first, key=lambda one: not set(kinds) <= set(one.audience))
