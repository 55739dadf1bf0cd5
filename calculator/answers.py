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

    def __init__(self, place: str, found: object, wanted: str, **values: object) -> None:
        """`place` is a path such as `children[1].born`; `wanted` names the sentence that says what is wanted."""
        super().__init__(place, wanted)
        self.place = place
        self.found = "" if found is None else shown(found)
        self.words: Mapping[str, Any] = {}  # the sentences, by name and language, as `read_situation` adds them
        self._wanted, self._values = wanted, values

    def __str__(self) -> str:
        """Return the message in every language."""
        return " / ".join(map(self.message, self.wanted)) or f"{self.place}: {self._wanted}"

    @property
    def wanted(self) -> dict[str, str]:
        """What is wanted, in each language."""
        return {lang: self._said(self._wanted, lang, **self._values) for lang in self.words.get(self._wanted, ())}

    def message(self, lang: str) -> str:
        """Return the whole message in one language."""
        name = "message-found" if self.found else "message"
        return self._said(name, lang, place=self.place, found=self.found, wanted=self.wanted[lang])

    def _said(self, name: str, lang: str, **values: object) -> str:
        """Return a sentence filled in; what is a list is joined as the language does it."""
        comma = self.words["comma"][lang]
        told = {key: comma.join(one) if isinstance(one, list) else one for key, one in values.items()}
        sentence: str = self.words[name][lang]
        return sentence.format(**told)

    def document(self) -> dict[str, object]:
        """Return the error as the JSON document of a bad line."""
        message = {lang: self.message(lang) for lang in self.wanted}
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


def not_a_place(path: str, found: object, places: Collection[str]) -> SituationError:
    """Return the error where a place id should stand, with the nearest to what was found."""
    near = get_close_matches(str(found), sorted(places), 1)
    names = ", ".join(sorted(places))
    return SituationError(path, found, "place-near" if near else "place", names=names, near="".join(near))


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
        raise SituationError(path, found, "one-of", names=names)

    def yes_no(self, path: str, found: Any, more: tuple[str, ...] = ()) -> bool | None:
        """Return true or false; other words are refused rather than guessed."""
        if found is None or isinstance(found, bool):
            return found
        names = ", ".join(("true", "false", *more))
        raise SituationError(path, found, "one-of", names=names)

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
        raise SituationError(path, found, "day", first=FIRST_DAY.year, last=LAST_DAY.year)

    def place_id(self, path: str, found: Any, more: tuple[str, ...]) -> str:
        """Return a place id or `other`; `local` becomes the place asked about."""
        if found == "local":
            return self.place
        if isinstance(found, str) and (found == "other" or found in self.places):
            return found
        raise not_a_place(path, found, (*self.places, "other", "local", *more))


def _count(path: str, found: Any) -> int:
    if type(found) is int and 0 <= found <= MOST_HEADS:
        return found
    raise SituationError(path, found, "count", most=MOST_HEADS)


def _counts(path: str, found: Any) -> tuple[int, ...] | None:
    if not isinstance(found, list | tuple):
        raise SituationError(path, found, "counts")
    return tuple(_count(f"{path}[{index}]", one) for index, one in enumerate(found)) or None
