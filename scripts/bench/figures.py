"""What a run finds: rows of figures, each of one thing and one who does it."""

from __future__ import annotations

from dataclasses import dataclass, field
from statistics import median
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

OURS = "Mingbai"


@dataclass(frozen=True)
class Row:
    """The middle, least and greatest of a figure; `aim` bounds it, and `part` bounds ours divided by this peer's.

    With `more` the greater figure is the better one, and both bounds are from below. A row with a `fault` says why
    there is no figure.
    """

    what: str
    who: str
    unit: str
    median: float
    least: float
    greatest: float
    aim: float | None = None
    part: float | None = None
    more: bool = False
    fault: str = ""

    @classmethod
    def of(cls, what: str, who: str, unit: str, values: Sequence[float], **bounds: Any) -> Row:
        """Sum up what was measured, once or many times."""
        return cls(what, who, unit, median(values), min(values), max(values), **bounds)

    @classmethod
    def none(cls, what: str, who: str, unit: str, fault: str) -> Row:
        """Return a row that says why there is nothing to sum up."""
        return cls(what, who, unit, 0, 0, 0, fault=fault)

    def within(self, value: float, bound: float) -> bool:
        """Whether a value keeps a bound of this row."""
        return value >= bound if self.more else value <= bound

    @property
    def key(self) -> str:
        """What this row is called from one release to the next."""
        return f"{self.what} · {self.who}"


@dataclass
class Section:
    """The rows of one table, in the order in which they were measured; `notes` and `versions` stand below it.

    `fault` says why it ended before everything was measured.
    """

    name: str
    title: str
    rows: list[Row] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    versions: dict[str, str] = field(default_factory=dict)
    fault: str = ""

    def groups(self) -> Iterator[list[Row]]:
        """Yield the rows of each thing that was measured."""
        for what in dict.fromkeys(row.what for row in self.rows):
            yield [row for row in self.rows if row.what == what]


@dataclass(frozen=True)
class Run:
    """How a section is to be measured: the short way or the whole, and whom to tell what is being done."""

    quick: bool
    say: Callable[[str], None]


def ours(rows: Sequence[Row]) -> Row | None:
    """Return our own row among those of one thing."""
    return next((row for row in rows if row.who == OURS and not row.fault), None)
