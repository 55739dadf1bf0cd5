"""Times of many runs: the middle one, the best, and the one that nineteen of twenty beat."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median, quantiles
from time import perf_counter
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

T = TypeVar("T")

_ROUNDS = 3


@dataclass(frozen=True)
class Times:
    """Milliseconds of single runs."""

    median: float
    best: float
    p95: float

    @classmethod
    def of(cls, milliseconds: Sequence[float]) -> Times:
        """Sum up the milliseconds of at least two runs."""
        return cls(median(milliseconds), min(milliseconds), quantiles(milliseconds, n=20, method="inclusive")[-1])


def each(run: Callable[[T], object], asked: Sequence[T], warm_up: int) -> Times:
    """Time the runs one by one; the first few are not counted."""
    found = []
    for one in asked:
        begun = perf_counter()
        run(one)
        found.append((perf_counter() - begun) * 1000)
    return Times.of(found[warm_up:])


def best_of(run: Callable[[], object], rounds: int = _ROUNDS) -> float:
    """Return the seconds of the best of several rounds: whatever else the machine does only adds."""
    found = []
    for _ in range(rounds):
        begun = perf_counter()
        run()
        found.append(perf_counter() - begun)
    return min(found)
