"""What tells kinds of family apart for one benefit: taken from what its rates and conditions look at, then and now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from calculator.looks import facts_of_benefit, looks_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from calculator.rules import Benefit, PlaceRules

ORDER, LOCAL, MANAGED, BIRTH, SHAPE = "order", "local", "managed", "birth", "shape"
HERE = "here"
_DAY = timedelta(days=1)
_YES_NO = (True, False)
_ANSWERS: dict[str, tuple[Any, ...]] = {
    "filed": (True, False, "pending"),
    "assessment": ("passed", "failed", "none"),
    "works_in": (HERE, "other"),
    "born_in": (HERE, "other"),
    "hukou": (HERE, "other"),
}
# Facts that axes of their own settle, or that only an unusual family has.
_APART = {"born", "of", "adopted", "hukou_date", "enrolled"}
# An unusual family, and the reading or fact that makes it a kind of its own.
_SHAPES = {
    "mid-month": ("month-count", "whole-months", "age-day", "leave-year", "year-count"),
    "leap-day": ("leap-day",),
    "twins": ("twins",),
    "mothers-elder": ("other-union",),
    "mothers-own": ("child.of",),
    "adopted-elder": ("children[].adopted",),
    "adopted": ("child.adopted",),
    "registered-late": ("late-registration", "child.hukou_date"),
    "not-registered": ("child.hukou",),
}


@dataclass(frozen=True)
class Window:
    """Births from `first` to `last`, both days included; None where there is no such end."""

    first: date | None
    last: date | None

    @property
    def usual(self) -> date:
        """A day inside it that is the first of a month where there is one, so that months come out whole."""
        if self.first is None:
            return self.last.replace(day=1) if self.last else date(2020, 1, 1)
        after = date(self.first.year + self.first.month // 12, self.first.month % 12 + 1, 1)
        return self.first if self.last and after > self.last else after


@dataclass(frozen=True)
class Axis:
    """One thing in which families differ; `values[0]` is the usual one, which meets the condition."""

    name: str
    values: tuple[Any, ...]


@dataclass(frozen=True)
class Ruled:
    """A benefit with the rules of its place, on one side."""

    rules: PlaceRules
    benefit: Benefit


def axes(sides: list[Ruled]) -> list[Axis]:
    """Return the axes of a benefit; `sides` are the rules that have it, one or both."""
    facts = dict.fromkeys(fact for one in sides for fact in facts_of_benefit(one.rules, one.benefit))
    if sides[-1].benefit.subject == "institution":
        return [Axis(path, _values(path)) for path in facts if _name(path) not in _APART | {"places"}]
    found = [Axis(ORDER, tuple(range(1, _most(sides) + 1)))]
    if "mother.hukou" in facts or "father.hukou" in facts:
        found.append(Axis(LOCAL, (2, 1, 0)))
    if any(path.endswith(".resident_managed") for path in facts):
        found.append(Axis(MANAGED, _YES_NO))
    apart = {"mother.hukou", "father.hukou"}
    found += [
        Axis(path, _values(path))
        for path in facts
        if path not in apart and _name(path) not in _APART | {"resident_managed"} and not path.startswith("children[]")
    ]
    found.append(Axis(BIRTH, tuple(windows(sides))))
    return found


def shapes(sides: list[Ruled]) -> list[str]:
    """Return the unusual families that the benefit may treat in a way of their own."""
    looks = {name for one in sides for name in looks_of(one.rules, one.benefit)}
    return [shape for shape, causes in _SHAPES.items() if looks & {*causes}]


def windows(sides: list[Ruled]) -> Iterator[Window]:
    """Yield the windows of births within which the rules, then or now, do not turn."""
    turns = sorted({day for one in sides for day in _turns(one)})
    for first, following in zip([None, *turns], [*turns, None], strict=True):
        yield Window(first, following and following - _DAY)


def _turns(ruled: Ruled) -> Iterator[date]:
    """Yield each first birth under another rule."""
    rules, benefit = ruled.rules, ruled.benefit
    for one in rules.benefits:
        if one.id in (benefit.id, benefit.on_top_of):
            yield from _turns_of(one)
    if "no-start-date" in benefit.options and rules.issued:
        yield from (_years_before(rules.issued, age) for age in {0, _last(benefit)})
        yield rules.issued - timedelta(days=benefit.days or 0)


def _turns_of(benefit: Benefit) -> Iterator[date]:
    if benefit.start:  # whether the first day itself counts may be a reading
        options = benefit.options.get("start-day", ("included",))
        yield from (benefit.start + _DAY * (option == "excluded") for option in options)
    for rate in benefit.rates:
        if rate.born_from:
            yield rate.born_from
        if rate.born_to:
            yield rate.born_to + _DAY
        paid = [rate.paid_from, rate.paid_to and rate.paid_to + _DAY]
        yield from (_years_before(day, age) for day in paid if day for age in {0, _last(benefit)})


def _last(benefit: Benefit) -> int:
    return benefit.until_age or benefit.years or max((len(rate.parts) - 1 for rate in benefit.rates), default=0)


def _years_before(day: date, years: int) -> date:
    leap = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year - years, day=28 if leap and years % 4 else day.day)


def _most(sides: list[Ruled]) -> int:
    """Return one more than the highest printed order; 1 where the order does not matter."""
    orders = [order for one in sides for rate in one.benefit.rates for order in rate.orders]
    return max(orders) + 1 if orders else 1


def _values(path: str) -> tuple[Any, ...]:
    return _ANSWERS.get(_name(path), _YES_NO)


def _name(path: str) -> str:
    return path.rpartition(".")[2]
