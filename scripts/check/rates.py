"""The rows of a benefit: every case fits one row at most, and windows follow one another without a gap."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import combinations
from typing import TYPE_CHECKING

from scripts.check.near import unknown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from scripts.fault import Fault
    from scripts.load.content import Content, Document
    from scripts.load.marks import Location
    from scripts.load.rule_models import Benefit, Rate

_DAY = timedelta(days=1)
_BORN, _PAID = ("出生", "births"), ("发放", "payments")


@dataclass(frozen=True)
class Window:
    """A stretch of days, first and last included; the earliest and the latest date stand for no end."""

    first: date
    last: date

    def __str__(self) -> str:
        """Return `2025-01-01…2025-12-31`, with nothing where there is no end."""
        first = "" if self.first == date.min else str(self.first)
        return f"{first}…" if self.last == date.max else f"{first}…{self.last}"

    def shared(self, other: Window) -> Window | None:
        """Return the days that both hold, if there are any."""
        both = Window(max(self.first, other.first), min(self.last, other.last))
        return both if both.first <= both.last else None


@dataclass(frozen=True)
class Row:
    """One rate with its windows as days: of the birth, and of the payment."""

    index: int
    rate: Rate
    born: Window
    paid: Window
    gives: tuple[Decimal, ...]

    @property
    def alike(self) -> tuple[object, ...]:
        """What rows have in common that differ only in their windows."""
        rate = self.rate
        return tuple(sorted(rate.order)), rate.later, rate.local_parents, tuple(sorted(rate.when.items()))


def check(content: Content) -> Iterator[Fault]:
    """Yield a fault for each row that cannot be reached or read, each gap and each overlap."""
    for document in content.documents:
        names = [one.id for one in document.rules.data.conditions]
        for number, benefit in enumerate(document.rules.data.benefits):
            loc: Location = ("benefits", number, "rates")
            for index, rate in enumerate(benefit.rates):
                yield from _whom(document, (*loc, index), benefit, rate, names)
            yield from _orders_left_out(document, loc, benefit)
            rows = [row for index in range(len(benefit.rates)) if (row := _row(document, benefit, index))]
            yield from _backwards(document, loc, rows)
            whole = [row for row in rows if row.born.first <= row.born.last and row.paid.first <= row.paid.last]
            yield from _overlaps(document, loc, whole)
            yield from _gaps(document, loc, whole)


def _whom(document: Document, loc: Location, benefit: Benefit, rate: Rate, names: list[str]) -> Iterator[Fault]:
    rules = document.rules
    if not rate.order and "birth-order" in benefit.conditions:
        zh, en = "缺少“order”：请写第几个孩子。", "“order” is missing: write which births."
        yield rules.fault(loc, zh, en)
    if rate.later and not rate.order:
        yield rules.fault(
            (*loc, "later"),
            "later 要与 order 一起写，例如 order: [3]：第三个及以后。",
            "later needs an order, for instance order: [3] for the third and every later child.",
        )
    if list(rate.order) != sorted(set(rate.order)):
        yield rules.fault(
            (*loc, "order"), "order 要从小到大写，不重复。", "write order from the smallest up, each once."
        )
    for name in rate.when:
        said = ("when 只能写 conditions 里的条件，没有", "when takes the place's own conditions; there is no")
        yield from unknown(rules, (*loc, "when", name), name, names, said)


def _orders_left_out(document: Document, loc: Location, benefit: Benefit) -> Iterator[Fault]:
    """Yield a fault where rows leave some birth without a sum and no condition says that it gets none."""
    orders = {order for rate in benefit.rates for order in rate.order}
    if not orders or "birth-order" in benefit.conditions or not all(rate.order for rate in benefit.rates):
        return
    later = any(rate.later and max(rate.order) == max(orders) for rate in benefit.rates)
    if not later or orders != set(range(1, max(orders) + 1)):
        yield document.rules.fault(
            loc,
            "有的孩次没有任何一行，又没有条件“birth-order”：请补上这个条件，或补全各孩次（最后一行写 later: true）。",
            "some births have no row, and “birth-order” is not among the conditions: add it, or a row for every birth "
            "(the last with later: true).",
        )


def _row(document: Document, benefit: Benefit, index: int) -> Row | None:
    """Return the row with its days, None where one of its figures is no date (that is told elsewhere)."""
    rate = benefit.rates[index]
    keys = ("born_from", "born_to", "paid_from", "paid_to")
    figures = {key: document.figures.get(getattr(rate, key) or "") for key in keys}
    if any(getattr(rate, key) and not (one and isinstance(one.value, date)) for key, one in figures.items()):
        return None
    days = [one.value if one and isinstance(one.value, date) else None for one in figures.values()]
    born, paid = (Window(first or date.min, last or date.max) for first, last in (days[:2], days[2:]))
    held = (document.figures[name].value for name in rate.figures if name in document.figures)
    sums = tuple(one for one in held if isinstance(one, Decimal))
    gives = sums if benefit.mechanism == "instalments" else (sum(sums, Decimal()),)
    return Row(index, rate, born, paid, gives)


def _backwards(document: Document, loc: Location, rows: Iterable[Row]) -> Iterator[Fault]:
    for row in rows:
        for key, window in (("born_to", row.born), ("paid_to", row.paid)):
            if window.last < window.first:
                yield document.rules.fault(
                    (*loc, row.index, key),
                    f"这一段在开始（{window.first}）以前就结束了（{window.last}）：请核对。",
                    f"this window ends ({window.last}) before it begins ({window.first}): compare the two figures.",
                )


def _overlaps(document: Document, loc: Location, rows: Sequence[Row]) -> Iterator[Fault]:
    """Two rows that one case can fit: alike and in windows that share days, or not alike and of different sums."""
    for one, other in combinations(rows, 2):
        born, paid = one.born.shared(other.born), one.paid.shared(other.paid)
        if not (born and paid and _meet(one.rate, other.rate)):
            continue
        if one.alike != other.alike and one.gives == other.gives:
            continue
        days = _days(_BORN, (one.born, other.born), born) + _days(_PAID, (one.paid, other.paid), paid)
        zh, en = "；".join(zh for zh, _ in days), "; ".join(en for _, en in days)
        yield document.rules.fault(
            (*loc, other.index),
            f"这一行与第 {one.index + 1} 行重叠，同一种情况可以套用两行{f'（{zh}）' if zh else ''}：请核对。",
            f"this row overlaps with row {one.index + 1}: one case fits both{f' ({en})' if en else ''}; compare them.",
        )


def _days(said: tuple[str, str], windows: tuple[Window, Window], shared: Window) -> list[tuple[str, str]]:
    """Return which days two windows share, said only where there is a window at all."""
    everything = Window(date.min, date.max)
    return [] if windows == (everything, everything) else [(f"{said[0]} {shared}", f"{said[1]} {shared}")]


def _meet(one: Rate, other: Rate) -> bool:
    """Whether one case can be of both rows, windows apart."""
    parents = None in (one.local_parents, other.local_parents) or one.local_parents == other.local_parents
    facts = all(other.when.get(name, value) == value for name, value in one.when.items())
    return parents and facts and _share_orders(one, other)


def _share_orders(one: Rate, other: Rate) -> bool:
    if not one.order or not other.order:
        return True
    highest = max(*one.order, *other.order)
    orders = [{*rate.order, *(range(max(rate.order), highest + 1) if rate.later else ())} for rate in (one, other)]
    return bool(orders[0] & orders[1])


def _gaps(document: Document, loc: Location, rows: Sequence[Row]) -> Iterator[Fault]:
    """Rows that differ only in their windows: no birth, and no payment of a birth, falls between two of them."""
    groups: dict[tuple[object, ...], list[Row]] = {}
    for row in rows:
        groups.setdefault(row.alike, []).append(row)
    for group in groups.values():
        for before, after in _holes([(row.born, row.index) for row in group]):
            yield _gap(document, (*loc, after[1]), _BORN, before, after[0])
        starts = {row.born.first for row in group}
        starts |= {row.born.last + _DAY for row in group if row.born.last != date.max}
        for start in sorted(starts):
            held = [row for row in group if row.born.first <= start <= row.born.last]
            for before, after in _holes([(row.paid, row.index) for row in held]):
                yield _gap(document, (*loc, after[1]), _PAID, before, after[0])


def _holes(windows: list[tuple[Window, int]]) -> Iterator[tuple[date, tuple[Window, int]]]:
    """Yield the last covered day and the window after it, for each stretch that no window covers."""
    reached: date | None = None
    for window, index in sorted(windows, key=lambda one: (one[0].first, one[0].last)):
        if reached and reached != date.max and window.first > reached + _DAY:
            yield reached, (window, index)
        reached = max(reached or window.last, window.last)


def _gap(document: Document, loc: Location, said: tuple[str, str], before: date, after: Window) -> Fault:
    hole = Window(before + _DAY, after.first - _DAY)
    return document.rules.fault(
        loc,
        f"两段之间有空缺，{said[0]} {hole} 没有任何一行：请核对。",
        f"there is a gap between two windows: no row holds for {said[1]} {hole}; compare them.",
    )
