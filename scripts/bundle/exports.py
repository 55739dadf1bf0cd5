"""The section of a WebAssembly module that lists its exports: read it, and write it with fewer."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scripts.bundle.errors import BundleError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_MAGIC = b"\0asm\1\0\0\0"
_IMPORT, _EXPORT = 2, 7
_FUNCTION, _TABLE, _MEMORY, _GLOBAL, _TAG = range(5)
_MORE, _BITS = 0x80, 7


class Section(NamedTuple):
    """A section by its number, with where it begins and where its content does."""

    number: int
    begin: int
    content: int
    end: int


class _Reader:
    """Reads numbers and names one after the other."""

    def __init__(self, data: bytes, at: int) -> None:
        self.data, self.at = data, at

    def byte(self) -> int:
        self.at += 1
        return self.data[self.at - 1]

    def number(self) -> int:
        value, shift = 0, 0
        while (byte := self.byte()) & _MORE:
            value |= (byte ^ _MORE) << shift
            shift += _BITS
        return value | byte << shift

    def name(self) -> str:
        size = self.number()
        self.at += size
        return self.data[self.at - size : self.at].decode()


def imports(module: bytes) -> set[tuple[str, str]]:
    """Return what the module imports, as pairs of module and name."""
    reader = _Reader(module, _section(module, _IMPORT).content)
    found = set()
    for _ in range(reader.number()):
        found.add((reader.name(), reader.name()))
        _skip_type(reader, reader.byte())
    return found


def keep_exports(module: bytes, wanted: Callable[[str], bool]) -> bytes:
    """Return the module with only those exports whose name is wanted."""
    section = _section(module, _EXPORT)
    entries = [entry for name, entry in _exports(module, section) if wanted(name)]
    content = _number(len(entries)) + b"".join(entries)
    whole = bytes([_EXPORT]) + _number(len(content)) + content
    return module[: section.begin] + whole + module[section.end :]


def _exports(module: bytes, section: Section) -> Iterator[tuple[str, bytes]]:
    """Yield each export's name with the bytes of its entry."""
    reader = _Reader(module, section.content)
    for _ in range(reader.number()):
        begin = reader.at
        name = reader.name()
        reader.byte()
        reader.number()
        yield name, module[begin : reader.at]


def _section(module: bytes, number: int) -> Section:
    if not module.startswith(_MAGIC):
        raise BundleError("pyodide.asm.wasm is not a WebAssembly module.")
    at = len(_MAGIC)
    while at < len(module):
        reader = _Reader(module, at + 1)
        size = reader.number()
        if module[at] == number:
            return Section(number, at, reader.at, reader.at + size)
        at = reader.at + size
    raise BundleError(f"pyodide.asm.wasm has no section {number}.")


def _skip_type(reader: _Reader, kind: int) -> None:
    """Step over the description of what is imported."""
    if kind == _FUNCTION:
        reader.number()
    elif kind in {_TABLE, _MEMORY}:
        if kind == _TABLE:
            reader.byte()
        limits = reader.byte()
        for _ in range(2 if limits & 1 else 1):
            reader.number()
    elif kind in {_GLOBAL, _TAG}:
        reader.byte()
        reader.number()
    else:
        raise BundleError(f"pyodide.asm.wasm imports something of the unknown kind {kind}.")


def _number(value: int) -> bytes:
    """Return a number as WebAssembly writes it."""
    found = bytearray()
    while value >= _MORE:
        found.append(value % _MORE | _MORE)
        value >>= _BITS
    return bytes([*found, value])
