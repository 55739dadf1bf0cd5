"""YAML read with the place of every key and value, so that a fault can name its line and column."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import yaml

from scripts.fault import Fault
from scripts.load.events import ForbiddenError, build
from scripts.load.plain import read_plain
from scripts.load.syntax import explained

if TYPE_CHECKING:
    from pathlib import Path

Location = tuple[str | int, ...]


@dataclass
class Marked:
    """A YAML file as plain data, with the mark of every location in it."""

    path: Path
    data: Any = None
    marks: dict[Location, tuple[int, int]] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    keys: dict[Location, tuple[int, int]] = field(default_factory=dict)  # where the key of a value stands
    shifts: dict[Location, int] = field(default_factory=dict)  # where a text of one line begins behind its mark

    def place(self, loc: Location) -> tuple[int, int]:
        """Return line and column of `loc`, or of the nearest thing that holds it."""
        while loc and loc not in self.marks:
            loc = loc[:-1]
        return self.marks.get(loc, (1, 1))

    def fault(self, loc: Location, zh: str, en: str, *, offset: int = 0, warning: bool = False) -> Fault:
        """Return a fault at `loc`; `offset` characters into its text, where that stands on one line as it is read."""
        line, column = self.place(loc)
        if offset and loc in self.shifts:
            column += self.shifts[loc] + offset
        return Fault(self.path, line, column, zh, en, warning)

    def fault_of_key(self, loc: Location, zh: str, en: str) -> Fault:
        """Return a fault at the key of `loc`."""
        return Fault(self.path, *self.keys.get(loc, self.place(loc)), zh, en)


def read_yaml(path: Path, name: Path) -> Marked:
    """Read the YAML file at `path`; `name` is how faults call it. Never raises for its content."""
    text, faults = read_plain(path, name)
    return Marked(name, faults=faults) if text is None else parse_yaml(text, name)


def parse_yaml(text: str, name: Path, *, references: bool = False) -> Marked:
    """Read YAML text; `name` is how faults call it. Never raises for its content.

    `references` allows & and *, which programs write; content that people edit spells things out.
    """
    marked = Marked(name)
    try:
        if not build(text, marked, references=references):
            return _refused(name, 1, "文件是空的：请填写内容。", "the file is empty: fill it in.")
    except ForbiddenError as error:
        return Marked(name, faults=[error.fault(name)])
    except yaml.MarkedYAMLError as error:
        return Marked(name, faults=[Fault(name, *explained(error, text))])
    except yaml.YAMLError:
        return _refused(name, 1, "文件里有 YAML 不允许的字符：请删除。", "a character YAML forbids: delete it.")
    return marked


def _refused(name: Path, line: int, zh: str, en: str) -> Marked:
    return Marked(name, faults=[Fault(name, line, 1, zh, en)])
