"""Two states of one content file, walked side by side: every key that was added, taken out or changed."""

from __future__ import annotations

import json
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from scripts.load.languages import PAIR

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scripts.load.marks import Location

LANGS = PAIR  # those that a content file itself holds


@dataclass(frozen=True)
class Pair:
    """The same place of a file before and after: where it stands in each (None: nowhere), and what it held."""

    key: tuple[str, ...]
    before: Location | None
    after: Location | None
    old: Any
    new: Any

    def inner(self, key: tuple[str, ...], before: Any, after: Any) -> Pair:
        """Return what stands below this pair under a key or number of each side (None: under none)."""
        return Pair(
            (*self.key, *key),
            None if before is None or self.before is None else (*self.before, before),
            None if after is None or self.after is None else (*self.after, after),
            None if before is None else self.old[before],
            None if after is None else self.new[after],
        )


def is_text(node: Any) -> bool:
    """Whether a node is the same thing said in both languages."""
    return isinstance(node, dict) and all(isinstance(node.get(lang), str) for lang in LANGS)


def differences(pair: Pair) -> Iterator[Pair]:
    """Yield the smallest pairs that differ; a sentence stays whole, and so does whatever stands on one side only."""
    old, new = pair.old, pair.new
    if old == new:
        return
    if isinstance(old, dict) and isinstance(new, dict):
        yield from _mapping(pair)
    elif isinstance(old, list) and isinstance(new, list):
        for one in _entries(pair):
            yield from differences(one)
    else:
        yield pair


def _mapping(pair: Pair) -> Iterator[Pair]:
    old, new = pair.old, pair.new
    keys = list(dict.fromkeys([*old, *new]))
    if is_text(old) and is_text(new):
        if any(old[lang] != new[lang] for lang in LANGS):
            yield pair
        keys = [key for key in keys if key not in LANGS]
    for key in keys:
        sides = (key if one.get(key) is not None else None for one in (old, new))
        yield from differences(pair.inner((str(key),), *sides))


def _entries(pair: Pair) -> Iterator[Pair]:
    """Yield the entries of two lists, put beside each other by their ids, else by what they say."""
    ids = [_ids(side) for side in (pair.old, pair.new)]
    if ids[0] is not None and ids[1] is not None:
        for name in dict.fromkeys([*ids[0], *ids[1]]):
            yield pair.inner((f"[{name}]",), ids[0].get(name), ids[1].get(name))
        return
    before_lines, after_lines = ([json.dumps(one, sort_keys=True) for one in side] for side in (pair.old, pair.new))
    for kind, i1, i2, j1, j2 in SequenceMatcher(None, before_lines, after_lines, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        for before, after in zip_longest(range(i1, i2), range(j1, j2)):
            number = after if after is not None else before
            yield pair.inner((f"[{number + 1}]",), before, after)


def _ids(entries: list[Any]) -> dict[str, int] | None:
    """Return where each entry stands by its id, None where they have none; a repeated id takes its clause along."""
    if not all(isinstance(one, dict) and "id" in one for one in entries):
        return None
    plain = [str(one["id"]) for one in entries]
    names = [
        f"{name} {one['clause']}" if plain.count(name) > 1 and "clause" in one else name
        for name, one in zip(plain, entries, strict=True)
    ]
    found = {name: index for index, name in enumerate(names)}
    return found if len(found) == len(entries) else None
