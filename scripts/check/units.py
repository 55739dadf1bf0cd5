"""Every unit printed in a clause's brackets is on its measure, in its role, under one identity."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scripts.fault import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scripts.load.content import Content, Document, Place
    from scripts.load.text import Clause

_BRACKET = re.compile(r"[（(](?=牵头单位|责任单位)(.*?)[）)]\s*$")
_ROLES = {"牵头单位": "lead", "责任单位": "responsible"}


def check(content: Content) -> Iterator[Fault]:
    """Yield a fault for a printed unit that is on no measure and for a unit that nobody defined or uses."""
    for place in content.places.values():
        for document in place.documents.values():
            for clause in document.text.measures:
                yield from _missing(document, clause)
            yield from _unknown(place, document)
        if content.whole:
            yield from _unused(place)


def printed_units(clause: Clause) -> Iterator[tuple[str, str]]:
    """Yield (role, name as printed) for each unit in the clause's closing brackets."""
    for paragraph in clause.paragraphs:
        found = _BRACKET.search(paragraph)
        for part in re.split(r"[；;]", found[1]) if found else ():
            label, _, names = re.sub(r"[：:]", "：", part, count=1).partition("：")
            # What follows a full stop speaks of the units named once for all measures.
            for name in re.split(r"[、，,]", names.partition("。")[0]):
                if name.strip():
                    yield _ROLES.get(label.strip(), "responsible"), name.strip()


def _missing(document: Document, clause: Clause) -> Iterator[Fault]:
    source = document.measures.get(clause.id)
    listed = {(unit.role, unit.printed) for unit in source.data.units} if source else set()
    listed |= {("responsible", unit.printed) for unit in document.meta.data.units_for_all}
    for role, name in printed_units(clause):
        if (role, name) not in listed:
            yield Fault(
                document.text.path,
                clause.line,
                1,
                f"条款“{clause.label.source}”印的单位“{name}”（{role}）不在措施里："
                f"请补到 measures/{clause.id}.yml 的 units。",
                f"the unit “{name}” ({role}) printed in “{clause.label.beside}” is on no measure: "
                f"add it to units in measures/{clause.id}.yml.",
            )


def _unknown(place: Place, document: Document) -> Iterator[Fault]:
    known = {unit.id for unit in place.units.data}
    for source in document.measures.values():
        clause = document.text.clause(source.data.clause)
        text = "\n".join(clause.paragraphs) if clause else ""
        for index, unit in enumerate(source.data.units):
            if unit.unit not in known:
                yield source.fault(("units", index, "unit"), *_undefined(unit.unit))
            if unit.printed not in text:
                yield source.fault(
                    ("units", index, "printed"),
                    f"这一条没有印“{unit.printed}”：请照原文抄写。",
                    f"this clause does not print “{unit.printed}”: copy it from the text.",
                )
    for index, one in enumerate(document.meta.data.units_for_all):
        if one.unit not in known:
            yield document.meta.fault(("units_for_all", index, "unit"), *_undefined(one.unit))


def _undefined(unit: str) -> tuple[str, str]:
    return (
        f"units.yml 里没有单位“{unit}”：请改正或补上。",
        f"units.yml has no unit “{unit}”: correct it or add it.",
    )


def _unused(place: Place) -> Iterator[Fault]:
    used = {unit.unit for document in place.documents.values() for unit in document.meta.data.units_for_all}
    for document in place.documents.values():
        used |= {unit.unit for source in document.measures.values() for unit in source.data.units}
    for index, unit in enumerate(place.units.data):
        if unit.id not in used:
            yield place.units.fault(
                (index, "id"),
                f"单位“{unit.id}”没有任何措施用到：请删除或补到措施里。",
                f"the unit “{unit.id}” is on no measure: delete it or add it to one.",
            )
