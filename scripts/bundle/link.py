"""A WebAssembly module whose addresses are worked out, instead of by its own code each time it starts.

Pyodide's module can be loaded anywhere: before anything else it adds its place in memory to each of some 28,000
addresses in its data, with a function that is a tenth of all its code, and again wherever its code uses an address.
Its script always loads it at the same place, so all of that can be known now.
"""

from __future__ import annotations

import struct
from itertools import groupby
from typing import TYPE_CHECKING

from scripts.bundle.code import ADD, CONST, END, GLOBAL_GET, STORE
from scripts.bundle.image import MEMORY, TABLE, Image, initial
from scripts.bundle.sections import CODE, DATA, ELEMENT, GLOBAL, START, with_sections, written

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from scripts.bundle.image import Place
    from scripts.bundle.unneeded import Unneeded

_HALF, _WHOLE = 1 << 31, 1 << 32
_WORD_STORE = bytes([STORE, 2, 0])


def link(image: Image, bases: Mapping[str, int], gone: Unneeded) -> bytes:
    """Return the module as it is when loaded at these places, without what is gone."""
    linker = _Linker(image, bases, gone)
    made = {GLOBAL: linker.globals(), START: None, ELEMENT: linker.elements()}
    return with_sections(image.module, {**made, CODE: linker.code(), DATA: linker.data()})


class _Linker:
    """Writes the sections that hold addresses."""

    def __init__(self, image: Image, bases: Mapping[str, int], gone: Unneeded) -> None:
        self.image, self.bases, self.gone = image, bases, gone

    def known(self, place: Place) -> int | None:
        """Return what a place comes to, or None where only the script knows."""
        if not place.base:
            return place.offset
        return (self.bases[place.base] + place.offset) % _WHOLE if place.base in self.bases else None

    def globals(self) -> bytes:
        """Write the globals with the values that they get before anything runs."""
        module = self.image.module
        parts = []
        for number, begin, first, end in initial(module, self.image.names):
            place = self.image.globals.get(number)
            value = module[first.begin : first.end] if place is None else _constant(self.known(place) or 0)
            parts.append(module[begin : first.begin] + value + module[end - 1 : end])
        return _vector(parts)

    def elements(self) -> bytes:
        """Write the table without what is gone: one segment for each run of places that stay."""
        kept = [(at, function) for at, function in enumerate(self.image.table) if at not in self.gone.table]
        runs = [[one for _, one in run] for _, run in groupby(enumerate(kept), lambda pair: pair[1][0] - pair[0])]
        base = self.bases[TABLE]
        return _vector(
            [
                b"\0" + _constant(base + run[0][0]) + bytes([END]) + _vector([written(one) for _, one in run])
                for run in runs
            ]
        )

    def code(self) -> bytes:
        """Write the functions; the two that worked out addresses have nothing left to do, or nearly."""
        bodies = [bytes(self._body(function)) for function in self.image.bodies]
        return _vector([written(len(body)) + body for body in bodies])

    def data(self) -> bytes:
        """Write memory with every address in it."""
        data = bytearray(self.image.data)
        for begin, end in self.gone.stretches:
            data[begin:end] = bytes(end - begin)
        for at, place in (self.image.words | self.gone.words).items():
            value = self.known(place)
            unused = place.base == TABLE and place.offset in self.gone.table
            struct.pack_into("<I", data, at, 0 if unused or value is None else value)
        base = self.bases[MEMORY]
        return _vector([b"\0" + _constant(base) + bytes([END]) + written(len(data)) + bytes(data)])

    def _body(self, function: int) -> bytes:
        if function == self.image.start:
            return bytes([0, END])
        if function == self.image.relocate:
            return b"\0" + b"".join(self._left()) + bytes([END])
        begin, end = self.image.bodies[function]
        return b"".join(self._rewritten(function, begin, end))

    def _left(self) -> Iterator[bytes]:
        """Yield the code that writes those addresses that only the script knows."""
        for at, place in self.image.words.items():
            if self.known(place) is None:
                where = _constant(self.bases[MEMORY] + at)
                yield where + bytes([GLOBAL_GET]) + written(int(place.base)) + _WORD_STORE

    def _rewritten(self, function: int, begin: int, end: int) -> Iterator[bytes]:
        """Yield a function's bytes with constants where bases stood."""
        code = list(self.image.steps(function))
        at, number = begin, 0
        while number < len(code):
            step = code[number]
            base = self.bases.get(self.image.base(step.number)) if step.code == GLOBAL_GET else None
            number += 1
            if base is None:
                continue
            yield self.image.module[at : step.begin]
            at = step.end
            if [one.code for one in code[number : number + 2]] == [CONST, ADD]:
                base += code[number].number
                at = code[number + 1].end
                number += 2
            yield _constant(base % _WHOLE)
        yield self.image.module[at:end]


def _vector(parts: list[bytes]) -> bytes:
    return written(len(parts)) + b"".join(parts)


def _constant(value: int) -> bytes:
    """Return the instruction that gives a number of 32 bits."""
    value -= _WHOLE if value >= _HALF else 0
    found = bytearray([CONST])
    while True:
        byte = value & 0x7F
        value >>= 7
        if value == (-1 if byte & 0x40 else 0):
            return bytes([*found, byte])
        found.append(byte | 0x80)
