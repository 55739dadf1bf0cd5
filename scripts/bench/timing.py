"""Times of many runs, one by one or in rounds."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

T = TypeVar("T")

ROUNDS = 3


def each(run: Callable[[T], object], asked: Sequence[T], warm_up: int) -> list[float]:
    """Return the milliseconds of each run; the first few are not counted."""
    found = []
    for one in asked:
        begun = perf_counter()
        run(one)
        found.append((perf_counter() - begun) * 1000)
    return found[warm_up:]


def rounds(run: Callable[[], object]) -> list[float]:
    """Return the seconds of each of a few rounds."""
    found = []
    for _ in range(ROUNDS):
        begun = perf_counter()
        run()
        found.append(perf_counter() - begun)
    return found
