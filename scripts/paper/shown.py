"""What a sheet draws, all of it from the records: sums, leave as bars, dates on a line, ages, units, readers."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from scripts.figures import figure_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from scripts.load.content import Content, Document, Place
    from scripts.load.models import Figure, Measure
    from scripts.load.rule_models import Rate
    from scripts.load.site_models import Audience
    from scripts.load.text_model import Text

_LEAVE = ("leave", "leave_each_year")
_TILES = ("amount", "deadline", "target")
_LEADING = re.compile(r"([0-9][0-9,.]*)\s*([^0-9,.].*)", re.DOTALL)
_ROLES = ("lead", "responsible", "implementing")
_LAST = (12, 31)


@dataclass(frozen=True)
class Bar:
    """Days of leave: what they are called, the printed figures that add up to them, and where they stand."""

    names: tuple[Text, ...]
    parts: tuple[Figure, ...]
    measure: Measure
    most: int  # days of the longest bar beside it

    @property
    def days(self) -> int:
        """The days of all parts together."""
        return sum(int(str(part.value)) for part in self.parts)

    @property
    def yearly(self) -> bool:
        """Whether the days are given anew every year."""
        return self.parts[0].unit == "days/year"

    @property
    def drawn(self) -> list[tuple[float, float]]:
        """Where each part begins and how long it is, in thousandths of the longest bar."""
        found, at = [], 0
        for part in self.parts:
            days = int(str(part.value))
            found.append((round(at / self.most * 1000, 1), round(days / self.most * 1000, 1)))
            at += days
        return found


@dataclass(frozen=True)
class Station:
    """A day or a year that the document prints; `figure` is none for the day that the document bears."""

    day: date
    figure: Figure | None
    measure: Measure | None

    @property
    def stop(self) -> tuple[date, bool]:
        """What tells it from others on the line: its day, and whether no more than the year is printed."""
        return self.day, bool(self.figure and self.figure.unit == "year")


def numbered(words: str) -> tuple[str, str]:
    """Return a figure in words as its number and what stands behind it; nothing behind what begins otherwise."""
    found = _LEADING.fullmatch(words)
    return (found[1], found[2].strip()) if found else (words, "")


def figures(measures: Iterable[Measure], roles: Sequence[str] = _TILES) -> list[tuple[Figure, Measure]]:
    """Return the figures of these roles with their measures, in the order of the roles."""
    held = [(figure, one) for one in measures for figure in one.figures]
    return [pair for role in roles for pair in held if pair[0].role == role]


def bars(document: Document, measures: Sequence[Measure]) -> list[Bar]:
    """Return each leave of these measures, as the calculator adds up its figures; then those that it does not use."""
    rows = list(_leave(document, measures))
    used = {part.id for _, parts, _ in rows for part in parts}
    rest = [pair for pair in figures(measures, ("leave",)) if pair[0].id not in used]
    rows += [((figure.name,), (figure,), one) for figure, one in rest]
    most = max((sum(int(str(part.value)) for part in parts) for _, parts, _ in rows), default=1)
    return [Bar(names, parts, one, most) for names, parts, one in rows]


def _leave(
    document: Document, measures: Sequence[Measure]
) -> Iterator[tuple[tuple[Text, ...], tuple[Figure, ...], Measure]]:
    by_clause = {one.clause: one for one in measures}
    for benefit in document.rules.data.benefits:
        if benefit.mechanism not in _LEAVE or benefit.measure not in by_clause:
            continue
        for rate in benefit.rates:
            parts = tuple(document.figures[key] for key in rate.figures)
            yield (benefit.name, *_told(rate, benefit.name)), parts, by_clause[benefit.measure]


def _told(rate: Rate, name: Text) -> tuple[Text, ...]:
    """Return what tells a rate from others of its benefit, if it has a name of its own."""
    return (rate.name,) if rate.name and rate.name != name else ()


def stations(document: Document) -> list[Station]:
    """Return the days and years that the document prints, the earliest first; one of a kind once."""
    meta = document.meta.data
    found = [Station(meta.date, None, None)] if meta.date else []
    measures = [source.data for source in document.measures.values()]
    for figure, measure in figures(measures, ("start", "deadline", "target-date")):
        if isinstance(figure.value, date):
            found.append(Station(figure.value, figure, measure))
        elif figure.unit == "year":
            found.append(Station(date(int(str(figure.value)), *_LAST), figure, measure))
    return sorted(found, key=lambda one: one.day)


def naming(audience: Audience, measure: Measure) -> list[tuple[Text, bool]]:
    """Return what a measure says and whether that names these readers; what names them first."""
    told = [(text, audience.name.source in text.source) for text in measure.gives]
    return sorted(told, key=lambda one: not one[1])


def doors(content: Content, measures: Sequence[Measure]) -> list[tuple[Audience, list[Measure]]]:
    """Return the readers that the site speaks to as “I am …”, each with the measures for them."""
    named = [(one, [m for m in measures if one.id in m.audience]) for one in content.audiences.data if one.door]
    return [(one, held) for one, held in named if held]


def leading(place: Place, measures: Sequence[Measure]) -> list[Text]:
    """Return the names of the units that lead these measures, or else are responsible, those with most first."""
    counted = Counter(id(name) for one in measures for name in charged(place, one))
    names = {id(unit.name): unit.name for unit in place.units.data}
    return [names[key] for key, _ in counted.most_common()]


def charged(place: Place, measure: Measure, roles: Sequence[str] = _ROLES) -> list[Text]:
    """Return the names of the units of the first of these roles that a measure gives to anybody."""
    known = {unit.id: unit.name for unit in place.units.data}
    held = ([known[part.unit] for part in measure.units if part.role == role] for role in roles)
    return next(filter(None, held), [])


def everywhere(place: Place, document: Document) -> list[Text]:
    """Return the names of the units that the document names once for all its measures."""
    known = {unit.id: unit.name for unit in place.units.data}
    return [known[one.unit] for one in document.meta.data.units_for_all]


def value(figure: Figure, lang: str) -> tuple[str, str]:
    """Return a figure in words as its number and its unit."""
    words = figure_words(figure, lang)
    return (words, "") if isinstance(figure.value, date) else numbered(words)
