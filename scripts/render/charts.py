"""Bars that put what the documents come to side by side: one chart for money, one for days."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from scripts.load.content import Document
    from scripts.render.sums import Sum

_UNITS = ("CNY", "days")


@dataclass(frozen=True)
class Bar:
    """One rate: what it is, what it comes to in words, and how far it reaches, in percent of the longest bar."""

    name: str
    says: str
    sure: float  # as far as every way of counting goes
    most: float


@dataclass(frozen=True)
class Chart:
    """All bars of one unit: by document, by benefit; a document without any is there, with none."""

    unit: str
    parts: tuple[tuple[Document, list[tuple[str, list[Bar]]]], ...]


def charts(documents: Iterable[Document], given: Mapping[str, list[Sum]]) -> list[Chart]:
    """Return a chart for each unit in which something comes to a figure, from the sums of each document by its path."""
    whole = list(documents)
    made = []
    for unit in _UNITS:
        found = [(document, [one for one in given[document.path] if one.unit == unit]) for document in whole]
        longest = max((case.most for _, held in found for one in held for case in one.cases), default=0)
        if longest:
            parts = ((document, [(one.title, _bars(one, longest)) for one in held]) for document, held in found)
            made.append(Chart(unit, tuple(parts)))
    return made


def _bars(one: Sum, longest: int) -> list[Bar]:
    return [
        Bar(case.name, case.total or case.amount, _share(case.least, longest), _share(case.most, longest))
        for case in one.cases
    ]


def _share(value: int, longest: int) -> float:
    return round(100 * value / longest, 1)
