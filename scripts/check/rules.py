"""The rules name only what is there: figures, conditions that the calculator knows, readings with words."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from calculator.conditions import CONDITIONS
from calculator.conditions import READINGS as OF_CONDITIONS
from calculator.estimate import NEEDS_WORK
from calculator.mechanisms import READINGS as OF_MECHANISMS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from scripts.fault import Fault
    from scripts.load.content import Content, Document, Source
    from scripts.load.marks import Location
    from scripts.load.models import Benefit, Figure, Rules


# The units in which the rates of each mechanism are printed.
_SUMS = {
    "monthly_to_age": ("CNY/person/month",),
    "monthly_per_head": ("CNY/person/month",),
    "one_off": ("CNY",),
    "leave": ("days",),
    "leave_each_year": ("days/year",),
    "deadline": (),
}


def check(content: Content) -> Iterator[Fault]:
    """Yield a fault for each benefit, figure, condition or reading that the rules name wrongly."""
    for document in content.documents:
        yield from _measures(document)
        for index, benefit in enumerate(document.rules.data.benefits):
            yield from _conditions(document, index, benefit)
            yield from _readings(document, index, benefit)
            yield from _figures(document, index, benefit)


def _measures(document: Document) -> Iterator[Fault]:
    rules = document.rules
    named = [("benefits", i, one) for i, one in enumerate(rules.data.benefits)]
    named += [("named", i, one) for i, one in enumerate(rules.data.named)]  # type: ignore[misc]
    seen: set[str] = set()
    for part, index, one in named:
        if one.measure not in document.measures:
            yield rules.fault(
                (part, index, "measure"),
                f"没有措施“{one.measure}”：请改正。",
                f"there is no measure “{one.measure}”: correct it.",
            )
        if one.id in seen:
            yield rules.fault(
                (part, index, "id"),
                f"编号“{one.id}”用了两次：请改其中一个。",
                f"the id “{one.id}” stands twice: change one.",
            )
        seen.add(one.id)


def _conditions(document: Document, number: int, benefit: Benefit) -> Iterator[Fault]:
    source = document.measures.get(benefit.measure)
    printed = {condition.id for condition in source.data.conditions} if source else set()
    for index, name in enumerate(benefit.conditions):
        loc = ("benefits", number, "conditions", index)
        if name not in CONDITIONS:
            yield document.rules.fault(
                loc,
                f"计算器不认识条件“{name}”：可用的有 {'、'.join(CONDITIONS)}。",
                f"the calculator knows no condition “{name}”: it knows {', '.join(CONDITIONS)}.",
            )
        elif name not in printed:
            yield document.rules.fault(
                loc,
                f"措施“{benefit.measure}”没有写条件“{name}”：请在它的 conditions 里补上句子和引文。",
                f"measure “{benefit.measure}” has no condition “{name}”: add its sentence and quotation there.",
            )


def _readings(document: Document, number: int, benefit: Benefit) -> Iterator[Fault]:
    """Every reading an answer may rest on is written out, or settled by words of the text; no other is."""
    rules = document.rules
    written = {one.id: one for one in rules.data.readings if one.clause == benefit.measure}
    possible = _possible(benefit)
    for index, name in enumerate(benefit.readings):
        loc = ("benefits", number, "readings", index)
        if name not in written:
            yield rules.fault(
                loc,
                f"readings 里没有条款“{benefit.measure}”的理解“{name}”：请补上。",
                f"there is no reading “{name}” of clause “{benefit.measure}”: add it.",
            )
        elif name not in possible and not written[name].always:
            yield rules.fault(
                loc,
                f"这项待遇的条件和算法都不会用到理解“{name}”：请删除，或写 always: true。",
                f"nothing in this benefit rests on the reading “{name}”: delete it, or write always: true.",
            )
    for name in sorted(possible - {*benefit.readings, *(one.reading for one in benefit.settled)}):
        yield rules.fault(
            ("benefits", number, "readings"),
            f"这项待遇可能用到理解“{name}”，却没有写：请补到 readings，或在 settled 里写明由哪句原文决定。",
            f"an answer may rest on the reading “{name}”: add it to readings, or say in settled which words decide it.",
        )


def _possible(benefit: Benefit) -> set[str]:
    """Return every reading that the benefit's conditions and mechanism may name."""
    names = {name for condition in benefit.conditions for name in OF_CONDITIONS.get(condition, ())}
    needs_work = {NEEDS_WORK} if benefit.needs_work else set()
    return names | needs_work | set(OF_MECHANISMS.get(benefit.mechanism, ()))


def _figures(document: Document, number: int, benefit: Benefit) -> Iterator[Fault]:
    """Yield a fault for a figure that is missing, or not of the kind that the benefit counts with."""
    rules, held = document.rules, document.figures
    for key, units, needed in (
        ("start", ("date",), "born-from" in benefit.conditions),
        ("until_age", ("age",), benefit.mechanism in ("monthly_to_age", "leave_each_year")),
        ("days", ("days",), benefit.mechanism == "deadline"),
    ):
        name = getattr(benefit, key)
        if name:
            yield from _figure(rules, ("benefits", number, key), name, held, units)
        elif needed:
            yield rules.fault(("benefits", number), f"缺少“{key}”：请补上。", f"“{key}” is missing: add it.")
    if not benefit.rates and benefit.mechanism != "deadline":
        yield rules.fault(("benefits", number), "缺少“rates”：请补上。", "“rates” is missing: add it.")
    for row, rate in enumerate(benefit.rates):
        for index, name in enumerate(rate.figures):
            loc = ("benefits", number, "rates", row, "figures", index)
            yield from _figure(rules, loc, name, held, _SUMS[benefit.mechanism])
        if not rate.order and "birth-order" in benefit.conditions:
            zh, en = "缺少“order”：请写第几个孩子。", "“order” is missing: write which births."
            yield rules.fault(("benefits", number, "rates", row), zh, en)


def _figure(
    rules: Source[Rules], loc: Location, name: str, held: dict[str, Figure], units: tuple[str, ...]
) -> Iterator[Fault]:
    if name not in held:
        yield rules.fault(loc, f"没有数“{name}”：请改正。", f"there is no figure “{name}”: correct it.")
    elif held[name].unit not in units or held[name].value != _whole(held[name].value):
        wanted = " / ".join(units)
        yield rules.fault(
            loc,
            f"数“{name}”的单位是 {held[name].unit}，这里要 {wanted} 的整数或日期：请改用别的数。",
            f"the figure “{name}” is in {held[name].unit}; a whole number or date in {wanted} is wanted here.",
        )


def _whole(value: date | Decimal) -> date | Decimal:
    return value if isinstance(value, date) else value.to_integral_value()
