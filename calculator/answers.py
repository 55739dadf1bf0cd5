"""Single answers of a situation, read into values; what cannot be read is a SituationError."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from calculator.facts import Fact

FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2200, 12, 31)
MOST_HEADS = 100_000
_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_SHOWN = 60  # characters of what was found that a message repeats


class SituationError(Exception):
    """A situation that cannot be read: the place in the input, what was found, what is wanted."""

    def __init__(self, place: str, found: object, wanted: Mapping[str, str]) -> None:
        """`place` is a path such as `children[1].born`; `wanted` says in each language what is wanted."""
        self.place = place
        self.found = "" if found is None else shown(found)
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


def shown(found: object) -> str:
    """Return what was found as JSON writes it, shortened; text without its quotation marks."""
    try:
        plain = isinstance(found, str | date)
        text = str(found) if plain else json.dumps(found, ensure_ascii=False, default=str)
    except (ValueError, RecursionError):
        text = "…"
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"


def wanted_place(places: Collection[str], found: object = "") -> dict[str, str]:
    """Return what is wanted where a place id should stand, with the nearest to what was found."""
    near = get_close_matches(str(found), sorted(places), 1)
    names = ", ".join(sorted(places))
    return {
        "zh": f"应当是地方编号之一：{names}" + (f"（是不是 {near[0]}？）。" if near else "。"),
        "en": f"a place id is wanted: {names}" + (f" (did you mean {near[0]}?)." if near else "."),
    }


@dataclass(frozen=True)
class Reader:
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
        wanted = wanted_place((*self.places, "other", "local", *more), found)
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
