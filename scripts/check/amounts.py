"""What the rules take from the figures: each is there, in a unit that fits, and none that is needed is missing."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from calculator.mechanisms import MECHANISMS
from scripts.check.near import unknown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scripts.fault import Fault
    from scripts.load.content import Content, Document
    from scripts.load.marks import Location
    from scripts.load.rule_models import Benefit, Rate

# The units in which the figures beside the rates are printed.
_UNITS = {"start": ("date",), "until_age": ("age",), "years": ("count",), "days": ("days",)}
_WINDOW = ("born_from", "born_to", "paid_from", "paid_to")
_DAYS, _MONEY, _BY = ("days",), ("CNY",), ("year", "date")


def check(content: Content) -> Iterator[Fault]:
    """Yield a fault for each figure that the rules name wrongly, cannot count with, or lack."""
    for document in content.documents:
        for number, benefit in enumerate(document.rules.data.benefits):
            yield from _needed(document, number, benefit)
            yield from _taken(document, number, benefit)
            for row, rate in enumerate(benefit.rates):
                yield from _rate(document, ("benefits", number, "rates", row), benefit, rate)
        yield from _targets(document)


def _needed(document: Document, number: int, benefit: Benefit) -> Iterator[Fault]:
    """Yield a fault for what the mechanism cannot do without, and for what it has no use for; `a|b` is one of two."""
    rules, loc = document.rules, ("benefits", number)
    needs = [*MECHANISMS[benefit.mechanism].needs, *(["start"] if "born-from" in benefit.conditions else [])]
    for need in needs:
        held = [name for name in need.split("|") if getattr(benefit, name)]
        if not held:
            zh, en = need.replace("|", "”或“"), need.replace("|", "” or “")
            yield rules.fault(loc, f"缺少“{zh}”：请补上。", f"“{en}” is missing: add it.")
        elif len(held) > 1:
            zh, en = "”和“".join(held), "” and “".join(held)
            yield rules.fault((*loc, held[1]), f"“{zh}”只能写一个：请删除另一个。", f"“{en}”: keep one of them.")
    for key in sorted(_idle(benefit, {name for need in needs for name in need.split("|")})):
        yield rules.fault(
            (*loc, key),
            f"这种算法（{benefit.mechanism}）用不到“{key}”：请删除。",
            f"“{key}” plays no part in {benefit.mechanism}: delete it.",
        )


def _idle(benefit: Benefit, needs: set[str]) -> set[str]:
    """Return the keys that are written and that nothing in this benefit looks at."""
    keys = {key for key in (*_UNITS, "rates") if key not in needs and getattr(benefit, key)}
    keys |= {"counted_from"} if benefit.mechanism != "deadline" and benefit.counted_from != "birth" else set()
    sums = any(unit.startswith("CNY") for unit in MECHANISMS[benefit.mechanism].units)
    return keys | ({"limit"} if benefit.limit and not sums else set())


def _taken(document: Document, number: int, benefit: Benefit) -> Iterator[Fault]:
    loc: Location = ("benefits", number)
    for key, units in _UNITS.items():
        if name := getattr(benefit, key):
            yield from _figure(document, (*loc, key), name, units)
    if benefit.claim:
        yield from _figure(document, (*loc, "claim", "days"), benefit.claim.days, _DAYS)
    if benefit.limit:
        yield from _figure(document, (*loc, "limit", "figure"), benefit.limit.figure, _MONEY)


def _rate(document: Document, loc: Location, benefit: Benefit, rate: Rate) -> Iterator[Fault]:
    units = MECHANISMS[benefit.mechanism].units
    for index, name in enumerate(rate.figures):
        yield from _figure(document, (*loc, "figures", index), name, units)
    for key in _WINDOW:
        if name := getattr(rate, key):
            yield from _figure(document, (*loc, key), name, ("date",))


def _targets(document: Document) -> Iterator[Fault]:
    for number, named in enumerate(document.rules.data.named):
        if named.target is None:
            continue
        loc: Location = ("named", number, "target")
        yield from unknown(document.rules, (*loc, "figure"), named.target.figure, document.figures, _NO_FIGURE)
        figure = document.figures.get(named.target.figure)
        if figure and figure.role != "target":
            yield document.rules.fault(
                (*loc, "figure"),
                f"数“{figure.id}”的 role 是 {figure.role}，目标要用 role: target 的数。",
                f"the figure “{figure.id}” has the role {figure.role}; a target takes a figure with role: target.",
            )
        if named.target.by:
            yield from _figure(document, (*loc, "by"), named.target.by, _BY)


_NO_FIGURE = ("没有数", "there is no figure")


def _figure(document: Document, loc: Location, name: str, units: tuple[str, ...]) -> Iterator[Fault]:
    """Yield a fault for a figure that is not there, not in one of the units, or no whole number."""
    yield from unknown(document.rules, loc, name, document.figures, _NO_FIGURE)
    figure = document.figures.get(name)
    if figure is None:
        return
    whole = isinstance(figure.value, date) or figure.value == figure.value.to_integral_value()
    if figure.unit not in units or not whole:
        wanted = " / ".join(units)
        yield document.rules.fault(
            loc,
            f"数“{name}”的单位是 {figure.unit}，这里要 {wanted} 的整数或日期：请改用别的数。",
            f"the figure “{name}” is in {figure.unit}; a whole number or date in {wanted} is wanted here.",
        )
