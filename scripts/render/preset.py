"""What the calculator's page can be set to: one measure of a place, and the families to start from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scripts.render.asked import facts_read_by

if TYPE_CHECKING:
    from collections.abc import Mapping

    from calculator.rules import Benefit, PlaceRules
    from scripts.load.content import Content

LEAVE = ("leave", "leave_each_year")

Preset = dict[str, Any]


def presets(content: Content, rules: Mapping[str, PlaceRules], lang: str) -> dict[str, Preset]:
    """Return for each place the benefits that it works out, with the facts that each looks at, and its measures."""
    found = {}
    for place in content.places.values():
        document, own = place.current, rules[place.id]
        counted = dict.fromkeys(one.measure for one in own.benefits)
        titles = {key: document.measures[key].data.title[lang] for key in counted}
        found[place.id] = {"measures": titles, "benefits": [_benefit(own, one) for one in own.benefits]}
    return found


def _benefit(rules: PlaceRules, benefit: Benefit) -> Preset:
    return {
        "id": benefit.id,
        "measure": benefit.measure,
        "subject": benefit.subject,
        "leave": benefit.mechanism in LEAVE,
        "facts": sorted(facts_read_by(rules, benefit)),
    }


def starts(content: Content, lang: str) -> list[Preset]:
    """Return the worked families that a reader may start from, by place; each asks as of the reader's own day."""
    return [
        {
            "place": place.id,
            "id": family.id,
            "title": family.start[lang],
            "situation": {key: value for key, value in family.situation.items() if key != "as_of"},
        }
        for place in content.places.values()
        for family in place.current.families.data
        if family.start
    ]
