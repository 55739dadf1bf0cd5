"""From the events of YAML text to plain data, in one pass: where each key and value stands is noted on the way.

Only text, whole numbers, `true`, `false` and `null` mean anything but themselves: a date, `no`,
`on` or `1.50` stays the text that was typed, and the models decide what it must be.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml
from yaml.events import CollectionEndEvent, CollectionStartEvent, MappingStartEvent, ScalarEvent

from scripts.fault import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scripts.load.marks import Location, Marked

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
# Fifteen digits are more than any count or sum; a longer number stays text.
_WHOLE = re.compile(r"-?(?:0|[1-9][0-9]{0,14})")
_NAMED = {"true": True, "false": False, "null": None, "~": None, "": None}


class ForbiddenError(Exception):
    """What YAML allows and content does not need: references, tags, deep nesting."""

    def __init__(self, line: int, column: int) -> None:
        super().__init__()
        self.line, self.column = line, column

    def fault(self, name: Path) -> Fault:
        """Return it as a fault of the file called `name`."""
        return Fault(name, self.line, self.column, *_WRITE_IT_OUT)


class _Loader(yaml.CSafeLoader):
    """The C loader with no resolvers: what plain text means is said here."""


_Loader.yaml_implicit_resolvers = {}


def build(text: str, marked: Marked, *, references: bool) -> bool:
    """Fill `marked` with what the text holds; return whether it holds anything.

    `references` allows & and *. Raises ForbiddenError and YAML's own errors.
    """
    events = _checked(text, references=references)
    if references:
        for _ in events:  # what cannot be read, or is too deep, is told before anything is made of it
            pass
        node = yaml.compose(text, Loader=_Loader)
        events = iter(()) if node is None else _unrolled(node, 0)
    first = next(events, None)
    if first is None:
        return False
    # A file that refers to itself has no end, and no text of it is ever pointed at.
    marked.data = _Builder(events, marked, [] if references else text.split("\n")).value(first, ())
    if list(events):
        yaml.compose(text, Loader=_Loader)  # which says that there is a second document
    return True


def _checked(text: str, *, references: bool) -> Iterator[yaml.Event]:
    """Yield the events of what the text holds."""
    get, depth = _Loader(text).get_event, 0
    while not isinstance(event := get(), yaml.StreamEndEvent):
        if isinstance(event, CollectionEndEvent):
            depth -= 1
        elif isinstance(event, yaml.NodeEvent):
            depth += isinstance(event, CollectionStartEvent)
            refers = event.anchor and not references
            if refers or depth > _DEEPEST or getattr(event, "tag", None) not in {None, "!"}:
                raise ForbiddenError(*_place(event))
        else:  # where the text or a document begins or ends
            continue
        yield event


def _unrolled(node: yaml.Node, depth: int) -> Iterator[yaml.Event]:
    """Yield the events of a node, with what it refers to in place of the references."""
    marks = node.start_mark, node.end_mark
    if depth > _DEEPEST:
        raise ForbiddenError(1, 1)
    if isinstance(node, yaml.ScalarNode):
        yield ScalarEvent(None, None, (True, True), node.value, *marks, node.style)
        return
    mapping = isinstance(node, yaml.MappingNode)
    yield (MappingStartEvent if mapping else yaml.SequenceStartEvent)(None, None, True, *marks)  # noqa: FBT003
    for held in (one for pair in node.value for one in pair) if mapping else node.value:
        yield from _unrolled(held, depth + 1)
    yield (yaml.MappingEndEvent if mapping else yaml.SequenceEndEvent)(*marks)


def _place(event: yaml.Event) -> tuple[int, int]:
    """Return line and column of where something begins."""
    mark: Any = event.start_mark
    return mark.line + 1, mark.column + 1


class _Builder:
    """Makes plain data of events, one after the other."""

    def __init__(self, events: Iterator[yaml.Event], marked: Marked, lines: list[str]) -> None:
        self._events, self._marked, self._lines = events, marked, lines

    def value(self, event: yaml.Event, loc: Location) -> Any:
        """Return what begins with `event`, with all that it holds."""
        marks = self._marked.marks
        marks[loc] = _place(event)
        if len(marks) > _MOST:  # only references can make a file larger than it is written
            raise ForbiddenError(1, 1)
        if isinstance(event, ScalarEvent):
            return self._scalar(event, loc)
        if isinstance(event, MappingStartEvent):
            return self._mapping(loc)
        found: list[Any] = []
        for one in self._events:
            if isinstance(one, CollectionEndEvent):
                break
            found.append(self.value(one, (*loc, len(found))))
        return found

    def _mapping(self, loc: Location) -> dict[str, Any]:
        marked, built = self._marked, dict[str, Any]()
        for one in self._events:
            if isinstance(one, CollectionEndEvent):
                break
            key, at = self._key(one), _place(one)
            if key in built:
                zh = f"键“{key}”写了两次：请只保留一个。"
                marked.faults.append(Fault(marked.path, *at, zh, f"the key “{key}” stands twice: keep one."))
            here = (*loc, key)
            marked.keys[here] = at
            held = next(self._events)
            built[key] = self.value(held, here)
            if isinstance(held, CollectionStartEvent):
                marked.marks[here] = at  # a fault in a short value is best shown at its key
        return built

    def _key(self, event: yaml.Event) -> str:
        """Return a key; what is no text is passed over."""
        if isinstance(event, ScalarEvent):
            return str(event.value)
        depth = 1
        while depth:
            one = next(self._events)
            depth += isinstance(one, CollectionStartEvent) - isinstance(one, CollectionEndEvent)
        return "?"

    def _scalar(self, event: ScalarEvent, loc: Location) -> Any:
        """Return what a text means; note where one of one line begins behind its mark, and whether it is cut short."""
        words: str = event.value
        start: Any = event.start_mark
        end: Any = event.end_mark
        if start.line == end.line < len(self._lines):
            line = self._lines[start.line]
            shift = 1 if event.style else 0  # the C loader says "" of a plain text
            if line.startswith(words, start.column + shift, end.column):
                self._marked.shifts[loc] = shift
            if not event.style and loc and loc[-1] in _PROSE and (rest := line[end.column :]).lstrip().startswith("#"):
                where = start.line + 1, end.column + rest.index("#") + 1
                self._marked.faults.append(Fault(self._marked.path, *where, *_CUT_SHORT))
        if event.style:
            return words
        if words in _NAMED:
            return _NAMED[words]
        return int(words) if _WHOLE.fullmatch(words) else words
