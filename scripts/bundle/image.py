"""Pyodide's WebAssembly module as an image of memory: its data, its functions, and everything that either points at.

The module can be loaded anywhere. So its code adds its place to each address that it uses, and two of its functions
write the addresses in its data and its globals before anything else runs. That tells every address from every number.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from scripts.bundle.code import ADD, CALL, CONST, END, GLOBAL_GET, GLOBAL_SET, STORE, SUB, Step, steps, unsigned
from scripts.bundle.errors import BundleError
from scripts.bundle.sections import CODE, DATA, ELEMENT, GLOBAL, GLOBAL_KIND, START, Names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

MEMORY, TABLE = "__memory_base", "__table_base"
RELOCATE = "__wasm_apply_data_relocs"
_FILL = 0xFC
_TYPE = 2  # bytes that say what a global holds


class Place(NamedTuple):
    """A number that counts from where the module is loaded: in memory or the table; from nothing where `base` is ""."""

    base: str
    offset: int


@dataclass
class Uses:
    """What a function refers to: other functions, places in memory, places in the table."""

    calls: set[int] = field(default_factory=set)
    memory: set[int] = field(default_factory=set)
    table: set[int] = field(default_factory=set)


class Image:
    """A module that is read; functions and globals by their numbers, the imported ones first."""

    def __init__(self, module: bytes) -> None:
        self.module = module
        self.names = Names.of(module)
        self.bodies = self._bodies()
        self.data_begin, self.data_end = self._data()
        self.table = self._table()
        self.relocate = self.names.function(RELOCATE)
        begin = self.names.section(START)
        self.start = unsigned(module, begin.content)[0]
        self.words: dict[int, Place] = {}
        self.globals: dict[int, Place] = {}
        for function in (self.start, self.relocate):
            self._run(function)

    @property
    def data(self) -> bytes:
        """The bytes of memory that the module brings."""
        return self.module[self.data_begin : self.data_end]

    def steps(self, function: int) -> Iterable[Step]:
        """Return the instructions of a function of the module's own."""
        return steps(self.module, *self.bodies[function])

    def uses(self) -> dict[int, Uses]:
        """Return what each function refers to, without the two that only work out addresses."""
        return {one: self._uses(one) for one in self.bodies if one not in {self.start, self.relocate}}

    def base(self, number: int) -> str:
        """Return which base a global is, or ""."""
        return self.names.bases.get(number, "")

    def _bodies(self) -> dict[int, tuple[int, int]]:
        count, at = unsigned(self.module, self.names.section(CODE).content)
        found = {}
        for number in range(count):
            size, at = unsigned(self.module, at)
            found[self.names.functions + number] = (at, at + size)
            at += size
        return found

    def _data(self) -> tuple[int, int]:
        count, at = unsigned(self.module, self.names.section(DATA).content)
        size, begin = unsigned(self.module, self._active(count, at, MEMORY))
        return begin, begin + size

    def _table(self) -> list[int]:
        count, at = unsigned(self.module, self.names.section(ELEMENT).content)
        size, at = unsigned(self.module, self._active(count, at, TABLE))
        found = []
        for _ in range(size):
            function, at = unsigned(self.module, at)
            found.append(function)
        return found

    def _active(self, count: int, at: int, base: str) -> int:
        """Return where the only segment's content begins; it is one that stands at a base."""
        flags, at = unsigned(self.module, at)
        begin, after = unsigned(self.module, at + 1)
        if (count, flags, self.module[at], self.module[after]) != (1, 0, GLOBAL_GET, END) or self.base(begin) != base:
            raise BundleError("pyodide.asm.wasm is laid out in another way than the one we know.")
        return after + 1

    def _run(self, function: int) -> None:
        """Work out what a function that only works out addresses would write."""
        stack: list[Place] = []
        for step in self.steps(function):
            if step.code == GLOBAL_GET:
                stack.append(Place(self.base(step.number) or str(step.number), 0))
            elif step.code == CONST:
                stack.append(Place("", step.number))
            elif step.code in {ADD, SUB}:
                one, other = _pop(stack, 2)
                stack.append(_sum(one, other, 1 if step.code == ADD else -1))
            elif step.code == STORE:
                where, what = _pop(stack, 2)
                self.words[where.offset + step.number] = what
            elif step.code == GLOBAL_SET:
                self.globals[step.number] = stack.pop()
            elif step.code == _FILL:  # what lies behind the data is made 0, which it is
                self._blank(*_pop(stack, 3))
            elif step.code != END:
                raise BundleError(f"The start of pyodide.asm.wasm has the unknown instruction {step.code:#x}.")

    def _blank(self, where: Place, what: Place, _size: Place) -> None:
        if where.base != MEMORY or where.offset < self.data_end - self.data_begin or what != Place("", 0):
            raise BundleError("The start of pyodide.asm.wasm writes over its own data.")

    def _uses(self, function: int) -> Uses:
        found, constants, apart = Uses(), [], set()
        code = list(self.steps(function))
        for step, then, last in zip(code, [*code[1:], *code[:1]], [*code[2:], *code[:2]], strict=True):
            if step.code == CALL:
                found.calls.add(step.number)
            elif step.code == CONST:
                constants.append(step.number)
            elif step.code == GLOBAL_GET and (base := self.base(step.number)):
                if (then.code, last.code) == (CONST, ADD):
                    self._note(found, Place(base, then.number))
                else:  # the base is kept, and may be added to any number
                    apart.add(base)
            elif step.code == GLOBAL_GET and step.number in self.globals:
                self._note(found, self.globals[step.number])
        for base in apart:
            for number in constants:
                self._note(found, Place(base, number))
        return found

    @staticmethod
    def _note(uses: Uses, place: Place) -> None:
        (uses.memory if place.base == MEMORY else uses.table).add(place.offset)


def _pop(stack: list[Place], count: int) -> list[Place]:
    taken = stack[-count:]
    del stack[-count:]
    return taken


def _sum(one: Place, other: Place, sign: int) -> Place:
    if one.base and other.base:
        raise BundleError("The start of pyodide.asm.wasm adds two addresses.")
    return Place(one.base or other.base, (one.offset + sign * other.offset) % (1 << 32))


def initial(module: bytes, names: Names) -> Iterator[tuple[int, int, Step, int]]:
    """Yield each global of the module's own: its number, where it begins, what it is at first, where it ends."""
    count, at = unsigned(module, names.section(GLOBAL).content)
    for number in range(names.globals, names.globals + count):
        first, end = islice(steps(module, at + _TYPE, names.section(GLOBAL).end, bare=True), 2)
        if end.code != END:
            raise BundleError("A global of pyodide.asm.wasm is worked out from several numbers.")
        yield number, at, first, end.end
        at = end.end


def exported_places(module: bytes) -> Mapping[str, int]:
    """Return the places in memory that a module exports, by name."""
    names = Names.of(module)
    values = {number: value.number for number, _, value, _ in initial(module, names) if value.code == CONST}
    return {one.name: values[one.number] for one in names.exports if one.kind == GLOBAL_KIND and one.number in values}
