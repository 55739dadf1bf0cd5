"""An entry that stands twice in one list: most often a line that was pasted once too often."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scripts.load.sources import of_document, shared

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scripts.fault import Fault
    from scripts.load.content import Content, Source
    from scripts.load.marks import Location

# Twins are alike, and so may be the rows of an expected result.
_MAY_REPEAT = {"situation", "expect"}


def check(content: Content) -> Iterator[Fault]:
    """Yield a fault for each entry that equals an earlier one of its list, or has its id."""
    for document in content.documents:
        for source in of_document(document):
            yield from _repeated(source, source.marked.data, ())
    for source in shared(content):
        yield from _repeated(source, source.marked.data, ())


def _repeated(source: Source[object], node: Any, loc: Location) -> Iterator[Fault]:
    if isinstance(node, dict):
        for key, value in node.items():
            if key not in _MAY_REPEAT:
                yield from _repeated(source, value, (*loc, key))
    if not isinstance(node, list):
        return
    seen: set[str] = set()
    for index, one in enumerate(node):
        yield from _repeated(source, one, (*loc, index))
        known = repr(_known(one, loc))
        if known in seen:
            yield source.fault(
                (*loc, index),
                "这一项与同一列表里前面的一项重复：请删除一个，或改成不同的内容。",
                "this entry stands in the list already: delete one of the two, or change it.",
            )
        seen.add(known)


def _known(one: Any, loc: Location) -> Any:
    """Return what tells an entry from the others: a condition by its id, a unit by its part, all else as a whole."""
    if isinstance(one, dict) and loc and loc[-1] == "conditions":
        return one.get("id")
    if isinstance(one, dict) and loc and loc[-1] == "units":
        return (one.get("unit"), one.get("role"))
    return one
