"""YAML read with the place of every key and value, so that a fault can name its line and column.

Only text, whole numbers, `true`, `false` and `null` mean anything but themselves: a date, `no`,
`on` or `1.50` stays the text that was typed, and the models decide what it must be.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from scripts.fault import Fault
from scripts.load.plain import read_plain
from scripts.load.syntax import explained

if TYPE_CHECKING:
    from collections.abc import Iterator

Location = tuple[str | int, ...]

_DEEPEST, _MOST = 20, 50_000
_WRITE_IT_OUT = (
    "不能用 &、*、! 这些标记，也不能嵌套太深：请直接写出来；以这些符号开头的文字要加引号。",
    "no &, * or ! marks and no deep nesting: write it out; put quotes around text that begins with one of them.",
)
# What follows “ #” is a comment; in these it is most likely part of the sentence.
_LANGUAGES = Path(__file__).resolve().parents[2] / "policy_data" / "languages"
_PROSE = frozenset({*(file.stem for file in _LANGUAGES.glob("*.yml")), "quote", "printed", "number"})


_CUT_SHORT = (
    "空格加 # 之后的字成了注释，读者看不到：请给整句加引号，或把注释移到单独一行。",
    (
        "what follows a blank and # is a comment and is never shown: put quotes around the sentence, "
        "or the comment on a line of its own."
    ),
)


class _Loader(yaml.CSafeLoader):
    """The C loader with a resolver list of our own."""


_Loader.yaml_implicit_resolvers = {}
# Fifteen digits are more than any count or sum; a longer number stays text.
_Loader.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"-?(0|[1-9][0-9]{0,14})$"), list("-0123456789"))
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"(true|false)$"), list("tf"))
_Loader.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"(null|~|)$"), ["n", "~", ""])


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
    try:
        if faults := list(_forbidden(text, name, references=references)):
            return Marked(name, faults=faults)
        node = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        return Marked(name, faults=[Fault(name, *explained(error, text))])
    except yaml.YAMLError:
        return _refused(name, 1, "文件里有 YAML 不允许的字符：请删除。", "a character YAML forbids: delete it.")
    if node is None:
        return _refused(name, 1, "文件是空的：请填写内容。", "the file is empty: fill it in.")
    marked = Marked(name)
    marked.data = _build(node, (), marked)
    if not references:  # a file that refers to itself has no end, and no text of it is ever pointed at
        _place_texts(node, (), text.split("\n"), marked)
    return marked


def _forbidden(text: str, name: Path, *, references: bool) -> Iterator[Fault]:
    """Yield a fault for what YAML allows and content does not need: references, tags, deep nesting."""
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        tagged = getattr(event, "tag", None) not in (None, "!")
        refers = getattr(event, "anchor", None) and not references
        if tagged or refers or depth > _DEEPEST:
            mark = event.start_mark
            yield Fault(name, mark.line + 1 if mark else 1, mark.column + 1 if mark else 1, *_WRITE_IT_OUT)
            return


def _refused(name: Path, line: int, zh: str, en: str) -> Marked:
    return Marked(name, faults=[Fault(name, line, 1, zh, en)])


def _build(node: yaml.Node, loc: Location, marked: Marked) -> Any:
    marked.marks[loc] = (node.start_mark.line + 1, node.start_mark.column + 1)
    # Only references can make a file larger than it is written, or without an end.
    if len(loc) > _DEEPEST or len(marked.marks) > _MOST:
        marked.faults = [marked.fault((), *_WRITE_IT_OUT)]
        return None
    if isinstance(node, yaml.MappingNode):
        return _build_mapping(node, loc, marked)
    if isinstance(node, yaml.SequenceNode):
        return [_build(item, (*loc, index), marked) for index, item in enumerate(node.value)]
    return _scalar(node)


def _place_texts(node: yaml.Node, loc: Location, lines: list[str], marked: Marked) -> None:
    """Note where each text of one line begins behind its mark; a text that a comment cuts short is a fault."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            _place_texts(value, (*loc, str(key.value)), lines, marked)
    elif isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            _place_texts(item, (*loc, index), lines, marked)
    elif isinstance(node, yaml.ScalarNode) and node.start_mark.line == node.end_mark.line < len(lines):
        line, start, end = lines[node.start_mark.line], node.start_mark.column, node.end_mark.column
        shift = 1 if node.style else 0  # the C loader says "" of a plain text
        if line[start + shift : end].startswith(str(node.value)):
            marked.shifts[loc] = shift
        rest = line[end:]
        if not node.style and loc and loc[-1] in _PROSE and rest.lstrip().startswith("#"):
            where = node.start_mark.line + 1, end + rest.index("#") + 1
            marked.faults.append(Fault(marked.path, *where, *_CUT_SHORT))


def _build_mapping(node: yaml.MappingNode, loc: Location, marked: Marked) -> dict[str, Any]:
    built: dict[str, Any] = {}
    for key_node, value_node in node.value:
        key = str(key_node.value) if isinstance(key_node, yaml.ScalarNode) else "?"
        if key in built:
            line, column = key_node.start_mark.line + 1, key_node.start_mark.column + 1
            marked.faults.append(
                Fault(
                    marked.path,
                    line,
                    column,
                    f"键“{key}”写了两次：请只保留一个。",
                    f"the key “{key}” stands twice: keep one.",
                )
            )
        marked.keys[*loc, key] = key_node.start_mark.line + 1, key_node.start_mark.column + 1
        built[key] = _build(value_node, (*loc, key), marked)
        # A fault in a short value is best shown at its key.
        if not isinstance(value_node, yaml.CollectionNode):
            continue
        marked.marks[(*loc, key)] = (key_node.start_mark.line + 1, key_node.start_mark.column + 1)
    return built


def _scalar(node: yaml.Node) -> Any:
    kind, value = node.tag.rsplit(":", 1)[-1], str(node.value)
    if kind == "int":
        return int(value)
    if kind == "bool":
        return value == "true"
    return None if kind == "null" else value
