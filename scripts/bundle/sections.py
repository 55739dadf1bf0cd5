"""The sections of a WebAssembly module: what stands where, what is imported and exported under which name."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scripts.bundle.code import unsigned
from scripts.bundle.errors import BundleError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_MAGIC = b"\0asm\1\0\0\0"
IMPORT, GLOBAL, EXPORT, START, ELEMENT, CODE, DATA = 2, 6, 7, 8, 9, 10, 11
_FUNCTION, _TABLE, _MEMORY, GLOBAL_KIND, _TAG = range(5)
_MORE, _BITS = 0x80, 7


class Section(NamedTuple):
    """A section by its number, with where it begins and where its content does."""

    number: int
    begin: int
    content: int
    end: int


class Export(NamedTuple):
    """Something a module exports, of a kind, with its number among those."""

    name: str
    kind: int
    number: int


class Names(NamedTuple):
    """What of a module has a name, and how many functions and globals are imported, which count before its own."""

    sections: tuple[Section, ...]
    imports: frozenset[tuple[str, str]]
    functions: int
    globals: int
    bases: dict[int, str]
    exports: tuple[Export, ...]

    @classmethod
    def of(cls, module: bytes) -> Names:
        """Read a module."""
        found = tuple(sections(module))
        imported = list(_imports(module, _one(found, IMPORT)))
        numbers = [(library, name) for library, name, kind in imported if kind == GLOBAL_KIND]
        return cls(
            found,
            frozenset((library, name) for library, name, _ in imported),
            sum(kind == _FUNCTION for *_, kind in imported),
            len(numbers),
            {at: name for at, (library, name) in enumerate(numbers) if library == "env" and name.endswith("_base")},
            tuple(_exports(module, _one(found, EXPORT))),
        )

    def section(self, number: int) -> Section:
        """Return the section of this number."""
        return _one(self.sections, number)

    def function(self, name: str) -> int:
        """Return the number of an exported function."""
        return next(one.number for one in self.exports if (one.name, one.kind) == (name, _FUNCTION))


def sections(module: bytes) -> Iterator[Section]:
    """Yield the sections of a module one after the other."""
    if not module.startswith(_MAGIC):
        raise BundleError("pyodide.asm.wasm is not a WebAssembly module.")
    at = len(_MAGIC)
    while at < len(module):
        size, content = unsigned(module, at + 1)
        yield Section(module[at], at, content, content + size)
        at = content + size


def with_sections(module: bytes, made: dict[int, bytes | None]) -> bytes:
    """Return the module with other content in some sections, and without those for which there is None."""
    parts = [_MAGIC]
    for section in sections(module):
        content = made.get(section.number, module[section.content : section.end])
        if content is not None:
            parts += [bytes([section.number]), written(len(content)), content]
    return b"".join(parts)


def keep_exports(module: bytes, wanted: Callable[[str], bool]) -> bytes:
    """Return the module with only those exports whose name is wanted."""
    kept = [one for one in Names.of(module).exports if wanted(one.name)]
    entries = (_named(one.name) + bytes([one.kind]) + written(one.number) for one in kept)
    return with_sections(module, {EXPORT: written(len(kept)) + b"".join(entries)})


def written(value: int) -> bytes:
    """Return a number as WebAssembly writes it."""
    found = bytearray()
    while value >= _MORE:
        found.append(value % _MORE | _MORE)
        value >>= _BITS
    return bytes([*found, value])


def _one(found: tuple[Section, ...], number: int) -> Section:
    for section in found:
        if section.number == number:
            return section
    raise BundleError(f"pyodide.asm.wasm has no section {number}.")


def _named(name: str) -> bytes:
    return written(len(name.encode())) + name.encode()


def _name(module: bytes, at: int) -> tuple[str, int]:
    size, begin = unsigned(module, at)
    return module[begin : begin + size].decode(), begin + size


def _exports(module: bytes, section: Section) -> Iterator[Export]:
    count, at = unsigned(module, section.content)
    for _ in range(count):
        name, at = _name(module, at)
        number, after = unsigned(module, at + 1)
        yield Export(name, module[at], number)
        at = after


def _imports(module: bytes, section: Section) -> Iterator[tuple[str, str, int]]:
    count, at = unsigned(module, section.content)
    for _ in range(count):
        library, at = _name(module, at)
        name, at = _name(module, at)
        kind = module[at]
        at = _after_type(module, at + 1, kind)
        yield library, name, kind


def _after_type(module: bytes, at: int, kind: int) -> int:
    """Return where the description of what is imported ends."""
    if kind == _FUNCTION:
        return unsigned(module, at)[1]
    if kind in {_TABLE, _MEMORY}:
        at += kind == _TABLE
        limits, at = unsigned(module, at)
        for _ in range(2 if limits & 1 else 1):
            _, at = unsigned(module, at)
        return at
    if kind == GLOBAL_KIND:
        return at + 2
    if kind == _TAG:
        return unsigned(module, at + 1)[1]
    raise BundleError(f"pyodide.asm.wasm imports something of the unknown kind {kind}.")
