"""The one table that a run prints: our engine and openfisca-core, side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from scripts.bench.timing import Times

_LABEL, _COLUMN = 58, 16
_NONE = "–"


@dataclass(frozen=True)
class Rate:
    """Situations a second of one way to ask; `aim` is how many times the other's rate ours should be."""

    label: str
    ours: float
    other: float | None = None
    aim: float | None = None


@dataclass(frozen=True)
class Explained:
    """One explained estimate, by place, in one runtime; the median must stay under `target` milliseconds."""

    runtime: str
    times: Mapping[str, Times]
    target: float | None = None


def rates(rows: Sequence[Rate]) -> Iterator[str]:
    """Yield the part of the table that counts situations a second."""
    yield _row("Situations a second", "Mingbai", "openfisca-core")
    for row in rows:
        yield _row(f"  {row.label}", f"{row.ours:,.0f}", _NONE if row.other is None else f"{row.other:,.0f}")


def ratios(rows: Sequence[Rate]) -> Iterator[str]:
    """Yield the part that divides our rate by the other's, where there are both."""
    yield _row("Mingbai ÷ openfisca-core", "", "", "aim")
    for row in rows:
        if row.other is not None:
            times = row.ours / row.other
            aim = _NONE if row.aim is None else f"≥ {row.aim:g}: {_met(times >= row.aim)}"
            yield _row(f"  {row.label}", f"{times:.2g} ×", "" if times > 1 else "we lose", aim)


def explained(rows: Sequence[Explained]) -> Iterator[str]:
    """Yield the part on one estimate with every explanation."""
    yield _row("One explained estimate, ms", "median", "min", "p95", "target")
    for row in rows:
        for place, times in row.times.items():
            target = _NONE if row.target is None else f"< {row.target:g}: {_met(times.median < row.target)}"
            found = (f"{value:.2f}" for value in (times.median, times.best, times.p95))
            yield _row(f"  {row.runtime}, {place}", *found, target)


def _row(label: str, *cells: str) -> str:
    return (label.ljust(_LABEL) + "".join(cell.rjust(_COLUMN) for cell in cells)).rstrip()


def _met(met: bool) -> str:  # noqa: FBT001 - the words for a yes or no
    return "met" if met else "not met"
