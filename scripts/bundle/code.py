"""The code of a WebAssembly module, read instruction by instruction."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scripts.bundle.errors import BundleError

if TYPE_CHECKING:
    from collections.abc import Iterator

CALL, GLOBAL_GET, GLOBAL_SET, LOAD, STORE, CONST = 0x10, 0x23, 0x24, 0x28, 0x36, 0x41
ADD, SUB, END = 0x6A, 0x6B, 0x0B
_MORE, _BITS = 0x80, 7
# How many numbers follow an instruction; 64-bit and floating constants, branch tables and the rest stand apart.
_NUMBERS = dict.fromkeys((0x00, 0x01, 0x05, END, 0x0F, 0x19, 0x1A, 0x1B, 0xD1, *range(0x45, 0xC5)), 0)
_NUMBERS |= dict.fromkeys((0x02, 0x03, 0x04, 0x06, 0x07, 0x08, 0x09, 0x0C, 0x0D, CALL, 0x18, *range(0x20, 0x27)), 1)
_NUMBERS |= dict.fromkeys((0x3F, 0x40, CONST, 0x42, 0xD0, 0xD2), 1)
_NUMBERS |= dict.fromkeys((0x11, *range(LOAD, 0x3F)), 2)
_FLOATS = {0x43: 4, 0x44: 8}
_BRANCHES, _SELECT, _PREFIX = 0x0E, 0x1C, 0xFC
_PREFIXED = dict.fromkeys(range(8), 0) | dict.fromkeys((8, 10, 12, 14), 2) | dict.fromkeys((9, 11, 13, 15, 16, 17), 1)


class Step(NamedTuple):
    """An instruction: what it is, its bytes' begin and end, the last number after it (an address's offset, say)."""

    code: int
    begin: int
    end: int
    number: int


def unsigned(data: bytes, at: int) -> tuple[int, int]:
    """Read a number as WebAssembly writes it; return it and where it ends."""
    value = shift = 0
    while (byte := data[at]) & _MORE:
        value |= (byte ^ _MORE) << shift
        shift += _BITS
        at += 1
    return value | byte << shift, at + 1


def signed(data: bytes, at: int) -> tuple[int, int]:
    """Read a constant of 32 bits; return it as an address would be, never negative, and where it ends."""
    value, end = unsigned(data, at)
    bits = (end - at) * _BITS
    return (value - (1 << bits) if value >> (bits - 1) else value) % (1 << 32), end


def steps(data: bytes, begin: int, end: int, *, bare: bool = False) -> Iterator[Step]:
    """Yield the instructions of a function's body, which begins with its locals unless it is `bare`.

    Raises BundleError at one that we do not know.
    """
    count, at = (0, begin) if bare else unsigned(data, begin)
    for _ in range(count):
        _, at = unsigned(data, at)
        at += 1
    while at < end:
        code, first, number = data[at], at, 0
        at += 1
        if code == CONST:
            number, at = signed(data, at)
        elif (numbers := _NUMBERS.get(code)) is not None:
            for _ in range(numbers):
                number, at = unsigned(data, at)
        else:
            at = _rest(data, code, at)
        yield Step(code, first, at, number)


def _rest(data: bytes, code: int, at: int) -> int:
    """Return where an uncommon instruction ends."""
    if code in _FLOATS:
        return at + _FLOATS[code]
    count, after = unsigned(data, at)
    if code == _PREFIX and count in _PREFIXED:
        count = _PREFIXED[count]
    elif code == _BRANCHES:
        count += 1
    elif code != _SELECT:
        raise BundleError(f"pyodide.asm.wasm has the unknown instruction {code:#x}.")
    for _ in range(count):
        _, after = unsigned(data, after)
    return after
