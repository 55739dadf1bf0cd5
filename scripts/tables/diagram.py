"""Reduced decision diagrams: one test of one thing at a time, equal parts kept once.

A node is `[variable, child, child, …]`, a child for each value of the variable; a child below zero is the
leaf `-1 - child`. Leaves are any JSON values. A diagram is known by its root.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Values = tuple[int, ...]

IMPOSSIBLE = object()
"""What stands for a combination that cannot be: it may go wherever its neighbours go."""
MORE = object()
"""What says that the values so far do not settle the leaf."""


@dataclass
class Diagrams:
    """Diagrams that share their nodes and leaves."""

    nodes: list[list[int]] = field(default_factory=list)
    leaves: list[Any] = field(default_factory=list)
    _known: dict[Any, int] = field(default_factory=dict)

    def grow(self, variables: Sequence[tuple[int, int]], leaf: Callable[[Values], Any]) -> int:
        """Return the root of the diagram of `leaf` over all values of `variables`, each a number and its size.

        `leaf` is asked with the values of the first variables and may answer MORE or IMPOSSIBLE.
        """
        root = self._grow(variables, leaf, ())
        if root is None:
            raise ValueError("no combination is possible")
        return root

    def _grow(self, variables: Sequence[tuple[int, int]], leaf: Callable[[Values], Any], values: Values) -> int | None:
        found = leaf(values)
        if found is IMPOSSIBLE:
            return None
        if found is not MORE:
            return self._leaf(found)
        variable, size = variables[len(values)]
        children = [self._grow(variables, leaf, (*values, number)) for number in range(size)]
        possible = [child for child in children if child is not None]
        if not possible:
            return None
        filled = [possible[0] if child is None else child for child in children]
        return filled[0] if len({*filled}) == 1 else self._node(variable, filled)

    def _leaf(self, found: Any) -> int:
        key = json.dumps(found, sort_keys=True)
        if key not in self._known:
            self._known[key] = -1 - len(self.leaves)
            self.leaves.append(found)
        return self._known[key]

    def _node(self, variable: int, children: list[int]) -> int:
        key = (variable, *children)
        if key not in self._known:
            self._known[key] = len(self.nodes)
            self.nodes.append([*key])
        return self._known[key]


def steps(nodes: Sequence[Sequence[int]]) -> list[list[int]]:
    """Return nodes that say how many nodes back each child stands, which packs better; leaves stay as they are."""
    return [
        [variable, *(child if child < 0 else at - child for child in children)]
        for at, (variable, *children) in enumerate(nodes)
    ]
