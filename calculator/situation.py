"""A situation as the contract writes it, read into frozen values; a bad one is a SituationError."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import Any, Literal

from calculator.facts import Fact, facts_of

FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2200, 12, 31)
MOST_CHILDREN, MOST_HEADS = 20, 100_000
_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_SHOWN = 60  # characters of what was found that a message repeats


class SituationError(Exception):
    """A situation that cannot be read: the place in the input, what was found, what is wanted."""

    def __init__(self, place: str, found: object, wanted: Mapping[str, str]) -> None:
        """`place` is a path such as `children[1].born`; `wanted` says in each language what is wanted."""
        self.place = place
        self.found = "" if found is None else _shown(found)
        self.wanted = dict(wanted)
        super().__init__(self.message("en"))

    def message(self, lang: str) -> str:
        """Return the whole message in one language."""
        if lang == "zh":
            found = f"写的是“{self.found}”；" if self.found else ""
            return f"{self.place}：{found}{self.wanted['zh']}"
        found = f"found “{self.found}”; " if self.found else ""
        return f"{self.place}: {found}{self.wanted['en']}"

    def document(self) -> dict[str, object]:
        """Return the error as the JSON document of a bad line."""
        message = {lang: self.message(lang) for lang in ("zh", "en")}
        return {
            "error": {
                "place": self.place,
                "found": self.found,
                "wanted": self.wanted,
                "message": message,
            }
        }


@dataclass(frozen=True)
class Parent:
    """Mother or father; None is unknown."""

    hukou: str | None = None
    resident_managed: bool | None = None
    employed: bool | None = None
    works_in: str | None = None


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


@dataclass(frozen=True)
class Situation:
    """Everything that was said; what was left out is None."""

    place: str
    as_of: date
    married: bool | None = None
    mother: Parent = Parent()
    father: Parent = Parent()
    children: tuple[Child, ...] = ()
    institution: Institution | None = None
    family: bool = False


def read_situation(data: object, places: Collection[str], today: date) -> Situation:
    """Return the situation that `data` describes.

    `places` are the ids of the known places, `today` is the day asked about when none is given.
    Raises SituationError for anything that the contract does not allow.
    """
    table = _table("situation", data)
    _known(
        table,
        "",
        {fact.name for fact in facts_of("")} | {"mother", "father", "children", "institution"},
    )
    place = table.get("place")
    if not isinstance(place, str) or place not in places:
        raise SituationError("place", place, _wanted_place(places, place))
    reader = _Reader(place, places)
    children = _children(table.get("children"), reader)
    institution = table.get("institution")
    return Situation(
        place=reader.place,
        as_of=reader.day("as_of", table.get("as_of")) or today,
        married=reader.yes_no("married", table.get("married")),
        mother=Parent(**_group("mother", table.get("mother"), reader)),
        father=Parent(**_group("father", table.get("father"), reader)),
        children=children,
        institution=None if institution is None else Institution(**_group("institution", institution, reader)),
        family=any(table.get(key) is not None for key in ("married", "mother", "father", "children")),
    )


def _children(data: object, reader: _Reader) -> tuple[Child, ...]:
    if data is None:
        return ()
    if not isinstance(data, list | tuple):
        raise SituationError("children", data, {"zh": "应当是子女的列表。", "en": "a list of children is wanted."})
    if len(data) > MOST_CHILDREN:
        wanted = {"zh": f"最多 {MOST_CHILDREN} 个子女。", "en": f"at most {MOST_CHILDREN} children are wanted."}
        raise SituationError("children", len(data), wanted)
    children: list[Child] = []
    for index, one in enumerate(data):
        values = _group("children[]", one, reader, f"children[{index}]")
        values = {key: value for key, value in values.items() if value is not None}
        children.append(Child(position=index + 1, **values))
        _check_dates(children)
    return tuple(children)


def _check_dates(children: list[Child]) -> None:
    """Refuse a last child that is older than the one before it, or whose hukou came before its birth."""
    last = children[-1]
    earlier = [child.born for child in children[:-1] if child.born]
    if last.born and earlier and last.born < earlier[-1]:
        wanted = {
            "zh": "子女应按出生先后排列，年长的在前。",
            "en": "children must be listed oldest first.",
        }
        raise SituationError(last.fact("born"), last.born, wanted)
    if last.born and last.hukou_date and last.hukou_date < last.born:
        wanted = {
            "zh": "落户日期不能早于出生日期。",
            "en": "a hukou date not before the birth is wanted.",
        }
        raise SituationError(last.fact("hukou_date"), last.hukou_date, wanted)
    if last.hukou == "pending" and last.hukou_date:
        wanted = {
            "zh": "尚未落户的孩子没有落户日期：请删去，或改写 hukou。",
            "en": "a child whose hukou is pending has no hukou date: leave it out, or correct hukou.",
        }
        raise SituationError(last.fact("hukou_date"), last.hukou_date, wanted)


def _group(group: str, data: object, reader: _Reader, place: str = "") -> dict[str, Any]:
    """Read one part of the situation, fact by fact; what is left out is None."""
    place = place or group
    if data is None:
        return {}
    table = _table(place, data)
    facts = facts_of(group.removesuffix("[]"))
    _known(table, place, {fact.name for fact in facts})
    return {fact.name: reader.fact(f"{place}.{fact.name}", fact, table.get(fact.name)) for fact in facts}


def _table(place: str, data: object) -> Mapping[str, Any]:
    if not isinstance(data, Mapping):
        wanted = {"zh": "应当是“名称: 值”的形式。", "en": "“name: value” pairs are wanted."}
        raise SituationError(place, data, wanted)
    return data


def _known(table: Mapping[Any, Any], place: str, names: Collection[str]) -> None:
    for key in table:
        if key not in names:
            near = get_close_matches(str(key), sorted(names), 1)
            known = sorted(names)
            if near:
                wanted = {"zh": f"没有这一项；是不是“{near[0]}”？", "en": f"no such fact; did you mean “{near[0]}”?"}
            else:
                wanted = {
                    "zh": f"没有这一项；可以写：{'、'.join(known)}。",
                    "en": f"no such fact; known are: {', '.join(known)}.",
                }
            name = str(key)[:_SHOWN] or '""'
            raise SituationError(f"{place}.{name}" if place else name, None, wanted)


def _shown(found: object) -> str:
    """Return what was found as JSON writes it, shortened; text without its quotation marks."""
    try:
        plain = isinstance(found, str | date)
        text = str(found) if plain else json.dumps(found, ensure_ascii=False, default=str)
    except (ValueError, RecursionError):
        text = "…"
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"


def _wanted_place(places: Collection[str], found: object = "") -> dict[str, str]:
    near = get_close_matches(str(found), sorted(places), 1)
    names = ", ".join(sorted(places))
    return {
        "zh": f"应当是地方编号之一：{names}" + (f"（是不是 {near[0]}？）。" if near else "。"),
        "en": f"a place id is wanted: {names}" + (f" (did you mean {near[0]}?)." if near else "."),
    }


@dataclass(frozen=True)
class _Reader:
    """Reads single answers; knows the place asked about and all place ids."""

    place: str
    places: Collection[str]

    def fact(self, path: str, fact: Fact, found: Any) -> Any:
        """Return one answer as a value of its kind, or raise SituationError."""
        if found is None or (isinstance(found, str) and found in fact.choices):
            return found
        if fact.kind == "yes_no":
            return self.yes_no(path, found, fact.choices)
        if fact.kind == "date":
            return self.day(path, found)
        if fact.kind == "place":
            return self.place_id(path, found, fact.choices)
        if fact.kind == "count":
            return _count(path, found)
        if fact.kind == "counts":
            return _counts(path, found)
        names = ", ".join(fact.choices)
        raise SituationError(path, found, {"zh": f"应当是：{names}。", "en": f"one of these is wanted: {names}."})

    def yes_no(self, path: str, found: Any, more: tuple[str, ...] = ()) -> bool | None:
        """Return true or false; other words are refused rather than guessed."""
        if found is None or isinstance(found, bool):
            return found
        names = ", ".join(("true", "false", *more))
        raise SituationError(path, found, {"zh": f"应当是：{names}。", "en": f"one of these is wanted: {names}."})

    def day(self, path: str, found: Any) -> date | None:
        """Return a date written like 2025-01-01, within the years that can be counted."""
        if found is None:
            return None
        try:
            if isinstance(found, str) and _ISO_DATE.fullmatch(found):
                day = date.fromisoformat(found)
                if FIRST_DAY <= day <= LAST_DAY:
                    return day
        except ValueError:
            pass
        wanted = {
            "zh": f"应当是 {FIRST_DAY.year}—{LAST_DAY.year} 年间的日期，写成 2025-01-01 的样子。",
            "en": f"a date from {FIRST_DAY.year} to {LAST_DAY.year} is wanted, written like 2025-01-01.",
        }
        raise SituationError(path, found, wanted)

    def place_id(self, path: str, found: Any, more: tuple[str, ...]) -> str:
        """Return a place id or `other`; `local` becomes the place asked about."""
        if found == "local":
            return self.place
        if isinstance(found, str) and (found == "other" or found in self.places):
            return found
        wanted = _wanted_place((*self.places, "other", "local", *more), found)
        raise SituationError(path, found, wanted)


def _count(path: str, found: Any) -> int:
    if type(found) is int and 0 <= found <= MOST_HEADS:
        return found
    wanted = {
        "zh": f"应当是 0 到 {MOST_HEADS} 的整数。",
        "en": f"a whole number from 0 to {MOST_HEADS} is wanted.",
    }
    raise SituationError(path, found, wanted)


def _counts(path: str, found: Any) -> tuple[int, ...] | None:
    if not isinstance(found, list | tuple):
        wanted = {
            "zh": "应当是每月人数的列表，如 [45, 44, 47]。",
            "en": "a list of head counts, one a month, is wanted, like [45, 44, 47].",
        }
        raise SituationError(path, found, wanted)
    return tuple(_count(f"{path}[{index}]", one) for index, one in enumerate(found)) or None
