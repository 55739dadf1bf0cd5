"""What a measure gives, drawn: as bars beside each other, and over the time in which it is paid.

Every length is a number of the rules; every bar says in words what it shows.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from scripts.render import examples
from scripts.render.tables import Line, Maker, makers

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from calculator.rules import Rate
    from calculator.sentences import Sentences
    from scripts.load.content import Document, Place

_OVER_TIME = ("monthly_to_age", "yearly", "deduction")
_BESIDE = {"one_off": "CNY", "instalments": "CNY", "leave": "days", "leave_each_year": "days"}
_TICK = {"CNY/month": 12, "CNY/year": 1}  # a year
_LEGIBLE = 9  # percent of the width that a number needs


@dataclass(frozen=True)
class Part:
    """A piece of a bar: where it begins and how long it is, in percent of the width; the number inside it."""

    at: float
    width: float
    words: str = ""


@dataclass(frozen=True)
class Bar:
    """One rate: its benefit, its name, what it gives in words; its height is in percent of the tallest."""

    group: str
    label: str
    says: str
    parts: tuple[Part, ...]
    height: float = 100


@dataclass(frozen=True)
class Drawing:
    """Bars on one scale. Over time they have ticks: where each stands, and what it says."""

    kind: str
    bars: tuple[Bar, ...]
    ticks: tuple[tuple[float, str], ...] = ()


def drawings(place: Place, document: Document, measure_id: str, lang: str, data: Mapping[str, Any]) -> list[Drawing]:
    """Return the drawings of a measure; a single plain number needs none."""
    held = [one for one in makers(place, document, lang, data) if one.benefit.measure == measure_id]
    drawn = [_over_time(one) for one in held if one.benefit.mechanism in _OVER_TIME and not _dated(one)]
    for unit in dict.fromkeys(_BESIDE.values()):
        beside = [one for one in held if _BESIDE.get(one.benefit.mechanism) == unit]
        drawn += [_beside(beside)] if beside else []
    return [one for one in drawn if len(one.bars) > 1 or any(len(bar.parts) > 1 for bar in one.bars)]


def _dated(maker: Maker) -> bool:
    """Whether rates hold for a time only: one height would then be wrong for a part of it."""
    return any(rate.paid_from or rate.paid_to for rate in maker.benefit.rates)


def _over_time(maker: Maker) -> Drawing:
    """Return as wide as it is paid long, as high as each payment: for a birth on the first day of a month."""
    held = [
        (label, rate, maker.line(rate, examples.births(maker.rules, maker.benefit, rate)[0]))
        for label, rate in maker.rows()
    ]
    longest = max(line["payments"]["max"] for *_, line in held)
    highest = max(rate.sum for _, rate, _ in held)
    bars = [
        Bar(
            maker.benefit.name[maker.words.lang],
            label,
            maker.words.sums(line, maker.benefit.mechanism),
            (Part(0, _percent(line["payments"]["max"], longest)),),
            _percent(rate.sum, highest),
        )
        for label, rate, line in held
    ]
    return Drawing("over_time", tuple(bars), tuple(_ticks(maker.words, held[0][2], longest)))


def _month_begin(maker: Maker, rate: Rate) -> Line:
    """Return the line of a child born on the first day of a month, if the rate has one."""
    return maker.line(rate, examples.births(maker.rules, maker.benefit, rate)[0])


def _ticks(words: Sentences, line: Line, longest: int) -> Iterator[tuple[float, str]]:
    """Yield the end of each year of payments, and that of the longest."""
    unit = line["amount"]["unit"]
    ends = [*range(_TICK[unit], longest, _TICK[unit]), longest]
    for count in ends:
        yield _percent(count, longest), words.payments({**line, "payments": {"min": count, "max": count}}, "")


def _beside(held: list[Maker]) -> Drawing:
    rows = [(maker, label, rate, maker.ordinary(rate)) for maker in held for label, rate in maker.rows()]
    most = max(rate.sum for *_, rate, _ in rows)
    bars = [
        Bar(
            maker.benefit.name[maker.words.lang],
            label,
            maker.words.sums(line, maker.benefit.mechanism),
            tuple(_parts(maker.words, rate.parts, most)),
        )
        for maker, label, rate, line in rows
    ]
    return Drawing("beside", tuple(bars))


def _parts(words: Sentences, sums: tuple[int, ...], most: int) -> Iterator[Part]:
    at = 0
    for one in sums:
        width = _percent(one, most)
        yield Part(_percent(at, most), width, words.number(one) if width >= _LEGIBLE else "")
        at += one


def _percent(part: int, whole: int) -> float:
    return round(100 * part / whole, 2)
