"""Whom the rules speak of: persons, the household they live in, the childcare institution that asks."""

from __future__ import annotations

from openfisca_core.entities import build_entity

Person = build_entity(key="person", plural="persons", label="Person", is_person=True)

Household = build_entity(
    key="household",
    plural="households",
    label="Parents and their children",
    roles=[
        {"key": "parent", "plural": "parents", "label": "Parents", "subroles": ["mother", "father"]},
        {"key": "child", "plural": "children", "label": "Children"},
        {"key": "other", "plural": "others", "label": "Whoever asks for an institution alone"},
    ],
)

Nursery = build_entity(
    key="nursery",
    plural="nurseries",
    label="Childcare institution",
    roles=[{"key": "operator", "plural": "operators", "label": "Whoever asks for it"}],
)
