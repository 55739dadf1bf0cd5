"""The state of each text: not reviewed, confirmed, or confirmed against a Chinese that has changed since."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal

from scripts.load.apart import home
from scripts.load.confirmed import digest
from scripts.load.languages import BESIDE
from scripts.review.bearing import bearing
from scripts.review.texts import folders, items

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scripts.load.confirmed import Ledger, Record
    from scripts.load.content import Content, Source
    from scripts.review.texts import Item

State = Literal["unreviewed", "confirmed", "stale"]
_Key = tuple[str, str]
_NUMBERED = re.compile(r"(?<![^/])[0-9]+(?![^/])")


@dataclass(frozen=True)
class Review:
    """A text and what a person confirmed of it; a text that is not reviewed may have been once."""

    item: Item
    state: State
    record: Record | None = None

    @property
    def fails(self) -> bool:
        """Whether the translation is older than a figure, a date or a condition: no page may be built then."""
        if self.state != "stale" or not self.record:
            return False
        return self.item.decides or bearing(self.record.source) != bearing(self.item.original)


def reviews(content: Content, lang: str = BESIDE.code) -> Iterator[Review]:
    """Yield the state of every text of the content that a language has translated."""
    for folder, sources in folders(content):
        yield from _of(lang, folder, _Files((*sources, content.confirmed.get(home(lang, folder)))))


class _Files(tuple["Source[Any] | None", ...]):
    """The files of a folder and what was confirmed of them; the same ones are read once, not compared in length."""

    __slots__ = ()

    def __hash__(self) -> int:
        return hash(tuple(map(id, self)))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Files) and list(map(id, self)) == list(map(id, other))


@lru_cache(maxsize=512)  # while somebody edits, all folders but one stay as they were
def _of(lang: str, folder: str, files: _Files) -> tuple[Review, ...]:
    *sources, confirmed = files
    ledger = (confirmed.data if confirmed else None) or {}
    return tuple(_Matching(ledger).of(list(items(lang, folder, filter(None, sources)))))


class _Matching:
    """Finds for each text of one folder the record that speaks of it, wherever the text has moved."""

    def __init__(self, ledger: Ledger) -> None:
        self.free = {(file, address): one for file, held in ledger.items() for address, one in held.items()}
        self.by_pair: dict[tuple[str, str], list[_Key]] = {}
        for key, record in self.free.items():
            self.by_pair.setdefault((record.source, record.digest), []).append(key)

    def of(self, held: list[Item]) -> list[Review]:
        """Return the reviews in the order of the texts."""
        if not self.free:
            return [Review(item, "unreviewed") for item in held]
        there = {item.key for item in held}
        exact = {item.key: review for item in held if (review := self._in_place(item))}
        moved = {item.key: review for item in held if item.key not in exact if (review := self._moved(item))}
        return [exact.get(item.key) or moved.get(item.key) or self._changed(item, there) for item in held]

    def _in_place(self, item: Item) -> Review | None:
        """Return the confirmation of these very sentences at their place."""
        record = self.free.get(item.key)
        if record is None or (record.source, record.digest) != (item.original, digest(item.translation)):
            return None
        return Review(item, "confirmed", self.free.pop(item.key))

    def _moved(self, item: Item) -> Review | None:
        """Return the confirmation of these very sentences from where they stood before.

        That is in the same file, or at the same address of a file that was renamed.
        """
        keys = (key for key in self.by_pair.get((item.original, digest(item.translation)), []) if key in self.free)
        key = next((key for key in keys if item.file == key[0] or _family(item.key)[1] == _family(key)[1]), None)
        return Review(item, "confirmed", self.free.pop(key)) if key else None

    def _changed(self, item: Item, there: set[_Key]) -> Review:
        """Return what is left for a text whose words were never confirmed as they are now."""
        near = [
            key
            for key, record in self.free.items()
            if key[0] == item.file and record.digest == digest(item.translation)
            if key not in there or _family(key) == _family(item.key)
        ]
        if near:
            return Review(item, "stale", self.free.pop(min(near, key=lambda key: key != item.key)))
        return Review(item, "unreviewed", self.free.get(item.key))


def _family(key: _Key) -> _Key:
    """Return an address with the numbers of entries left open: in a list without ids an entry may stand anywhere."""
    return key[0], _NUMBERED.sub("*", key[1])
