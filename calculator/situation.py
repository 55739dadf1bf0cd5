"""A situation as the contract writes it, read into frozen values; a bad one is a SituationError."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, Literal

from calculator.answers import Reader, SituationError, not_a_place, shown
from calculator.facts import Fact, facts_of, own_facts

if TYPE_CHECKING:
    from datetime import date

    from calculator.rules import PlaceRules

__all__ = ["Child", "Institution", "Parent", "Situation", "SituationError", "read_situation"]

MOST_CHILDREN = 20
_PARTS = ("mother", "father", "children", "institution")
_FAMILY = ("married", "mother", "father", "children")

# The answers to the facts that only one place asks for.
Own = Mapping[str, bool]


@dataclass(frozen=True)
class Parent:
    """Mother or father; None is unknown."""

    hukou: str | None = None
    resident_managed: bool | None = None
    employed: bool | None = None
    works_in: str | None = None
    own: Own = field(default_factory=dict)


@dataclass(frozen=True)
class Child:
    """One child, born or expected; `position` counts from 1 in the order given."""

    position: int
    born: date | None = None
    of: Literal["couple", "mother", "father"] = "couple"
    adopted: bool = False
    lawful: bool | None = None
    born_in: str | None = None
    hukou: str | None = None
    hukou_date: date | None = None
    own: Own = field(default_factory=dict)

    @property
    def id(self) -> str:
        """`child-1` for the first child listed."""
        return f"child-{self.position}"

    def fact(self, name: str) -> str:
        """Return the path of one of this child's facts in the situation."""
        return f"children[{self.position - 1}].{name}"


@dataclass(frozen=True)
class Institution:
    """A childcare institution asking for itself; None is unknown."""

    filed: bool | Literal["pending"] | None = None
    assessment: Literal["passed", "failed", "none"] | None = None
    places: int | None = None
    enrolled: tuple[int, ...] | None = None
    own: Own = field(default_factory=dict)


@dataclass(frozen=True)
class Situation:
    """Everything that was said; what was left out is None. `family`: something was said of one."""

    place: str
    as_of: date
    married: bool | None = None
    mother: Parent = Parent()
    father: Parent = Parent()
    children: tuple[Child, ...] = ()
    institution: Institution | None = None
    own: Own = field(default_factory=dict)
    family: bool = False
    children_said: bool = False


def read_situation(data: object, rules: Mapping[str, PlaceRules], today: date) -> Situation:
    """Return the situation that `data` describes.

    `rules` are those of every known place, `today` is the day asked about when none is given.
    Raises SituationError for anything that the contract does not allow.
    """
    try:
        return _read(data, rules, today)
    except SituationError as error:
        error.words = next((one.wanted for one in rules.values()), {})
        raise


def _read(data: object, rules: Mapping[str, PlaceRules], today: date) -> Situation:
    if not isinstance(data, Mapping):
        raise SituationError("situation", data, "pairs")
    place = data.get("place")
    if not isinstance(place, str) or place not in rules:
        own = {name for one in rules.values() for name in one.facts}
        _known(data, "", {fact.name for fact in facts_of("")} | {*_PARTS} | own)
        raise not_a_place("place", place, rules)
    reader = _Parts(Reader(place, rules), rules[place].facts)
    top = reader.part("", {key: value for key, value in data.items() if key not in _PARTS}, more=_PARTS)
    institution = data.get("institution")
    return Situation(
        place=place,
        as_of=top["as_of"] or today,
        married=top["married"],
        mother=Parent(**reader.part("mother", data.get("mother"))),
        father=Parent(**reader.part("father", data.get("father"))),
        children=_children(data.get("children"), reader),
        institution=None if institution is None else Institution(**reader.part("institution", institution)),
        own=top["own"],
        family=bool(top["own"]) or any(data.get(key) is not None for key in _FAMILY),
        children_said=data.get("children") is not None,
    )


@dataclass(frozen=True)
class _Parts:
    """Reads the parts of a situation, fact by fact; knows the facts that only this place asks for."""

    answers: Reader
    own: Mapping[str, str]

    def part(self, group: str, data: object, place: str = "", more: Collection[str] = ()) -> dict[str, Any]:
        """Return the facts of one part, what is left out as None, and the place's own under `own`."""
        place = place or group
        table = {} if data is None else data
        if not isinstance(table, Mapping):
            raise SituationError(place, table, "pairs")
        facts, own = facts_of(group), own_facts(group, self.own)
        _known(table, place, {fact.name for fact in (*facts, *own)} | {*more})
        found = {fact.name: self._one(place, fact, table) for fact in facts if fact.path != "place"}
        mine = {fact.name: self._one(place, fact, table) for fact in own}
        return {**found, "own": {name: value for name, value in mine.items() if value is not None}}

    def _one(self, place: str, fact: Fact, table: Mapping[str, Any]) -> Any:
        return self.answers.fact(f"{place}.{fact.name}".lstrip("."), fact, table.get(fact.name))


def _children(data: object, reader: _Parts) -> tuple[Child, ...]:
    if data is None:
        return ()
    if not isinstance(data, list | tuple):
        raise SituationError("children", data, "children")
    if len(data) > MOST_CHILDREN:
        raise SituationError("children", len(data), "children-most", most=MOST_CHILDREN)
    children: list[Child] = []
    for index, one in enumerate(data):
        values = reader.part("children", one, f"children[{index}]")
        children.append(Child(position=index + 1, **{key: value for key, value in values.items() if value is not None}))
        _check_dates(children)
    return tuple(children)


def _check_dates(children: list[Child]) -> None:
    """Refuse a last child that is older than the one before it, or whose hukou came before its birth."""
    last = children[-1]
    earlier = [child.born for child in children[:-1] if child.born]
    if last.born and earlier and last.born < earlier[-1]:
        raise SituationError(last.fact("born"), last.born, "oldest-first")
    if last.born and last.hukou_date and last.hukou_date < last.born:
        raise SituationError(last.fact("hukou_date"), last.hukou_date, "hukou-date")
    if last.hukou == "pending" and last.hukou_date:
        raise SituationError(last.fact("hukou_date"), last.hukou_date, "hukou-pending")


def _known(table: Mapping[Any, Any], place: str, names: Collection[str]) -> None:
    for key in table:
        if key not in names:
            near = get_close_matches(str(key), sorted(names), 1)
            name = shown(str(key)) or '""'
            path = f"{place}.{name}" if place else name
            if near:
                raise SituationError(path, None, "no-fact-near", near=near[0])
            raise SituationError(path, None, "no-fact", names=sorted(names))
