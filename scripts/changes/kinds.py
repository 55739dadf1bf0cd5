"""Kinds of family: every combination of what a benefit looks at, each as a situation that the calculator reads."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product
from math import prod
from typing import TYPE_CHECKING, Any

from scripts.changes.axes import BIRTH, HERE, LOCAL, MANAGED, ORDER, SHAPE, Axis, Ruled, Window, axes, shapes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

MOST = 20_000
"""Beyond so many combinations of one benefit, conditions are looked at one by one."""

PLAIN = "plain"
_HEADS = [45]
Situation = dict[str, Any]


@dataclass(frozen=True)
class Kind:
    """A kind of family (or institution): its value on each axis of a benefit."""

    values: Mapping[str, Any]
    shape: str = PLAIN

    @property
    def born(self) -> date:
        """The birth of the child asked about: a usual day of its window, or the unusual one."""
        window: Window = self.values[BIRTH]
        if self.shape == "mid-month":
            later = window.usual + timedelta(days=14)
            return window.usual if window.last and later > window.last else later
        return _leap_day(window) or window.usual if self.shape == "leap-day" else window.usual


@dataclass(frozen=True)
class Kinds:
    """The kinds of family of one benefit, and the axes that tell them apart."""

    axes: tuple[Axis, ...]
    all: tuple[Kind, ...]

    def usual(self, name: str) -> Any:
        """Return the usual value of an axis."""
        return next(axis.values[0] for axis in self.axes if axis.name == name)


def kinds(sides: list[Ruled]) -> Kinds:
    """Return every kind of family for a benefit; `sides` are the rules that have it, one or both."""
    found = axes(sides)
    plain = [Kind(values) for values in _combinations(found)]
    basic = [axis if axis.name in (ORDER, LOCAL, BIRTH) else Axis(axis.name, axis.values[:1]) for axis in found]
    institution = not any(axis.name == BIRTH for axis in found)
    unusual = [] if institution else [Kind(values, shape) for shape in shapes(sides) for values in _product(basic)]
    return Kinds(tuple(found), (*plain, *(kind for kind in unusual if _possible(kind))))


def _combinations(found: list[Axis]) -> Iterator[dict[str, Any]]:
    if prod(len(axis.values) for axis in found) <= MOST:
        yield from _product(found)
        return
    basic = (ORDER, LOCAL, BIRTH)
    narrow = [axis if axis.name in basic else Axis(axis.name, axis.values[:1]) for axis in found]
    yield from _product(narrow)
    for index, axis in enumerate(found):
        if axis.name not in basic:
            yield from _product([*narrow[:index], Axis(axis.name, axis.values[1:]), *narrow[index + 1 :]])


def _product(found: list[Axis]) -> Iterator[dict[str, Any]]:
    names = [axis.name for axis in found]
    for values in product(*(axis.values for axis in found)):
        yield dict(zip(names, values, strict=True))


def _possible(kind: Kind) -> bool:
    """Whether the unusual family can be: a leap day in it, elder children to be unusual."""
    window, order = kind.values[BIRTH], kind.values[ORDER]
    if kind.shape == "leap-day":
        return _leap_day(window) is not None
    return order > 1 if kind.shape in ("twins", "mothers-elder", "adopted-elder") else True


def _leap_day(window: Window) -> date | None:
    years = range(2000, 2100, 4)
    days = [date(year, 2, 29) for year in years]
    fit = [day for day in days if (not window.first or window.first <= day) and (not window.last or day <= window.last)]
    return (fit[0] if window.first else fit[-1]) if fit else None


def situation(kind: Kind, place: str, as_of: date, own: Mapping[str, str]) -> Situation:
    """Return the kind as a situation; `own` are the facts of their own that the rules of this side ask for."""
    said: Situation = {"place": place, "as_of": as_of.isoformat()}
    if BIRTH not in kind.values:
        answers = {"places": 60, "enrolled": _HEADS, **_answers(kind, "institution", place, own)}
        return {**said, "institution": answers}
    parents = {name: {**_hukou(kind, place, number), **_answers(kind, name, place, own)} for number, name in _PARENTS}
    return {**said, **_answers(kind, "", place, own), **parents, "children": [*_elders(kind), _child(kind, place, own)]}


_PARENTS = ((1, "mother"), (2, "father"))
_OWN_GROUP = {"mother": "parents", "father": "parents", "child": "children", "institution": "institution", "": "family"}
_CONTRACT = frozenset({"married", "employed", "works_in", "lawful", "born_in", "hukou", "filed", "assessment"})


def _answers(kind: Kind, group: str, place: str, own: Mapping[str, str]) -> Situation:
    """Return the answers of one part of the situation, as far as this side asks for them."""
    found = {}
    for path, value in kind.values.items():
        whose, _, name = path.rpartition(".")
        asked = name in _CONTRACT or own.get(name) == _OWN_GROUP[group]
        if whose == group and path not in (ORDER, LOCAL, MANAGED, BIRTH, SHAPE) and asked:
            found[name] = place if value == HERE else value
    return found


def _hukou(kind: Kind, place: str, number: int) -> Situation:
    """Return where a parent is registered: of one local parent it is the mother."""
    found: Situation = {}
    local = number <= kind.values.get(LOCAL, 2)
    if LOCAL in kind.values:
        found["hukou"] = place if local else "other"
    if MANAGED in kind.values:
        found["resident_managed"] = local and kind.values[MANAGED]
    return found


_ELDEST: dict[str, Situation] = {"mothers-elder": {"of": "mother"}, "adopted-elder": {"adopted": True}}
_ASKED: dict[str, Situation] = {"adopted": {"adopted": True}, "mothers-own": {"of": "mother"}}


def _elders(kind: Kind) -> Iterator[Situation]:
    """Yield the children before the one asked about; the last of them may be its twin, the first unusual."""
    count, born = kind.values[ORDER] - 1, kind.born
    for number in range(count):
        day = date(born.year - 3 * (count - number), 6, 15)
        twin = kind.shape == "twins" and number == count - 1
        child: Situation = {"born": (born if twin else day).isoformat(), "lawful": True}
        yield child | (_ELDEST.get(kind.shape, {}) if number == 0 else {})


def _child(kind: Kind, place: str, own: Mapping[str, str]) -> Situation:
    child = {"born": kind.born.isoformat(), **_answers(kind, "child", place, own)}
    if child.get("hukou") == place:
        late = timedelta(days=400 if kind.shape == "registered-late" else 0)
        child["hukou_date"] = (kind.born + late).isoformat()
    if kind.shape == "not-registered":
        child.pop("hukou_date", None)
        child["hukou"] = "pending"
    return child | _ASKED.get(kind.shape, {})
