"""What of Pyodide's module serves only modules of Python that nothing here imports: their functions and their tables.

A module that is built into Python is reached through one list of names. Taken off that list it cannot be imported any
more, which Python says as it does of any module that it has not; and what could be reached only through it can go.

Whatever cannot be shown to belong to such a module stays: reached means called, or pointed at, by anything that is
not itself reached from these modules alone.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from scripts.bundle.errors import BundleError
from scripts.bundle.image import MEMORY, TABLE, Image, Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from collections.abc import Set as AbstractSet

# Built into Pyodide, and imported neither by its own start nor by the calculator, not even when something goes wrong.
UNUSED = frozenset({
    *("_codecs_cn", "_codecs_hk", "_codecs_iso2022", "_codecs_jp", "_codecs_kr", "_codecs_tw", "_multibytecodec"),
    *("_blake2", "_md5", "_sha1", "_sha3", "_decimal", "_statistics", "_elementtree", "pyexpat", "_ctypes", "_csv"),
    *("_lsprof", "_pickle", "_posixsubprocess", "_queue", "_symtable", "_zoneinfo", "cmath", "mmap", "unicodedata"),
})  # fmt: skip
_ENTRY = 8  # bytes in the list: where the name stands, and the function that makes the module
# A stretch of data is made 0 from this size on, and where what stands before it goes as well; a large one in any case.
_LARGE, _WHOLE = 256, 4096


class Unneeded(NamedTuple):
    """Places in the table that are empty from now on, stretches of data that are 0, and the new list of modules."""

    table: frozenset[int]
    stretches: tuple[tuple[int, int], ...]
    words: dict[int, Place]


class _Entry(NamedTuple):
    name: str
    words: tuple[Place, Place]


def unneeded(image: Image, listed: int, objects: Iterable[int], modules: AbstractSet[str] = UNUSED) -> Unneeded:
    """Work out what only these modules need.

    `listed` is where the module keeps the place of its list; `objects` are places where an object of its own begins.
    Raises BundleError if the list has not all of the modules.
    """
    begin = image.words[listed].offset
    entries = list(_entries(image, begin))
    if missing := modules - {entry.name for entry in entries}:
        raise BundleError(f"Pyodide has no module {', '.join(sorted(missing))} to take out.")
    kept = [entry for entry in entries if entry.name not in modules]
    web = _Web(image, {begin, *objects}, range(begin, begin + _ENTRY * len(entries)))
    gone = web.only(_makers(image, entries, modules), {*_makers(image, kept, set()), *_roots(image)})
    # Shorter by so many, and 0 behind the last.
    words = {begin + 4 * at: word for at, word in enumerate(word for entry in kept for word in entry.words)}
    words |= {begin + 4 * at: Place("", 0) for at in range(2 * len(kept), 2 * len(entries))}
    return Unneeded(
        frozenset(place for place, function in enumerate(image.table) if function in gone.functions),
        tuple(web.stretches(gone.pieces)),
        words,
    )


def _entries(image: Image, at: int) -> Iterator[_Entry]:
    """Yield the list of modules."""
    data = image.data
    while at in image.words:
        name, maker = image.words[at], image.words.get(at + 4, Place("", 0))
        yield _Entry(data[name.offset : data.index(b"\0", name.offset)].decode(), (name, maker))
        at += _ENTRY


def _makers(image: Image, entries: Iterable[_Entry], names: AbstractSet[str]) -> set[int]:
    """Return the functions that make these modules, or all in the list."""
    return {
        image.table[maker.offset]
        for name, (_, maker) in entries
        if maker.base == TABLE and (not names or name in names)
    }


def _roots(image: Image) -> set[int]:
    return {one.number for one in image.names.exports if one.kind == 0} | {image.start}


class _Reached(NamedTuple):
    functions: frozenset[int]
    pieces: frozenset[int]


class _Web:
    """Functions, and pieces of data: each from one place that something points at to the next."""

    def __init__(self, image: Image, begins: set[int], apart: range) -> None:
        self.image, self.uses = image, image.uses()
        self.size = len(image.data)
        pointed = {word.offset for word in image.words.values() if word.base == MEMORY}
        pointed |= {place for uses in self.uses.values() for place in uses.memory} | begins | {0}
        self.begins = sorted(place for place in pointed if place < self.size)
        self.held: dict[int, list[Place]] = {}
        for place, word in image.words.items():
            if place not in apart:
                self.held.setdefault(self.piece(place), []).append(word)
        # What nothing comes to at all is no root: no export, no place in the table, no call leads there.
        self.there = self._called({*_roots(image), *image.table})

    def piece(self, place: int) -> int:
        """Return the number of the piece that a place is in."""
        return bisect_right(self.begins, place) - 1

    def only(self, begin: set[int], others: set[int]) -> _Reached:
        """Return what is reached from `begin`, and neither from `others` nor from what `begin` does not reach."""
        ours = self._reach(begin, ())
        rest = self._reach(
            others | (self.there - ours.functions), (one for one in range(len(self.begins)) if one not in ours.pieces)
        )
        return _Reached(ours.functions - rest.functions, ours.pieces - rest.pieces)

    def stretches(self, pieces: AbstractSet[int]) -> Iterator[tuple[int, int]]:
        """Yield begin and end of those pieces that hold no address and are large enough to matter."""
        for number, (begin, end) in enumerate(pairwise([*self.begins, self.size])):
            least = _LARGE if number - 1 in pieces else _WHOLE
            if number in pieces and number not in self.held and end - begin >= least:
                yield begin, end

    def _called(self, functions: set[int]) -> set[int]:
        found: set[int] = set()
        waiting = list(functions)
        while waiting:
            one = waiting.pop()
            if one not in found and one in self.uses:
                found.add(one)
                waiting += self.uses[one].calls
        return found

    def _reach(self, functions: Iterable[int], pieces: Iterable[int]) -> _Reached:
        """Follow every call and every address."""
        found: set[int] = set()
        touched: set[int] = set()
        waiting, places = list(functions), list(pieces)
        while waiting or places:
            if waiting:
                one = waiting.pop()
                if one in found or one not in self.uses:
                    continue
                found.add(one)
                uses = self.uses[one]
                waiting += uses.calls
                waiting += (self.image.table[place] for place in uses.table if place < len(self.image.table))
                places += (self.piece(place) for place in uses.memory if place < self.size)
            elif (one := places.pop()) not in touched:
                touched.add(one)
                for base, offset in self.held.get(one, ()):
                    if base == TABLE:
                        waiting.append(self.image.table[offset])
                    elif base == MEMORY and offset < self.size:
                        places.append(self.piece(offset))
        return _Reached(frozenset(found), frozenset(touched))
