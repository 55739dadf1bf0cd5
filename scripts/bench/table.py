"""One table a section: medians with their range, ours beside each peer's, what changed since the last release."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.bench.figures import OURS, ours

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from scripts.bench.figures import Row, Section

_LABEL, _COLUMN, _AIM, _RATIO = 46, 10, 19, 21
_EVEN = 0.03  # what differs by less is the same
_WORDS = {"MB": ("smaller", "larger"), "kB": ("smaller", "larger"), "×": ("lower", "higher")}
_FIGURES = 3


def lines(section: Section, released: Mapping[str, Mapping[str, float]]) -> Iterator[str]:
    """Yield the table; `released` holds the rows of the last release by their keys, and nothing where there is none."""
    heads = ("median", "min", "max")
    yield section.title
    yield _line("", *heads, "Mingbai ÷ it", "aim", "since the release")
    for rows in section.groups():
        yield f"{rows[0].what}, {rows[0].unit}"
        for row in rows:
            if row.fault:
                yield f"{f'  {row.who}'.ljust(_LABEL)}  {row.fault}"
                continue
            yield _line(
                f"  {row.who}",
                *(number(value) for value in (row.median, row.least, row.greatest)),
                compared(row, rows),
                aim(row, rows),
                since(row, released.get(row.key)),
            )
    yield from (f"  * {note}" for note in section.notes)
    if section.fault:
        yield f"  NOT WHOLE: {section.fault}"


def number(value: float) -> str:
    """Return a value with three figures, never with an exponent."""
    if abs(value) >= 10 ** (_FIGURES - 1):
        return f"{value:,.0f}"
    whole = len(str(int(abs(value)))) if abs(value) >= 1 else 0
    return f"{value:.{max(_FIGURES - max(whole, 1), 0)}f}"


def ratio(row: Row, rows: Sequence[Row]) -> float | None:
    """Return ours divided by a peer's; None for our own row, and where there is nothing to divide."""
    mine = ours(rows)
    return mine.median / row.median if mine and row.who != OURS and row.median else None


def compared(row: Row, rows: Sequence[Row]) -> str:
    """Return ours as a part of a peer's, and say where the peer wins."""
    found = ratio(row, rows)
    if found is None:
        return ""
    wins = found < 1 if row.more else found > 1
    return f"{number(found)}{' it wins' if wins else ''}"


def met(row: Row, rows: Sequence[Row]) -> bool | None:
    """Whether a row keeps its bound; None where it has none."""
    found = ratio(row, rows)
    if row.part is not None and found is not None:
        return row.within(found, row.part)
    return row.within(row.median, row.aim) if row.aim is not None else None


def aim(row: Row, rows: Sequence[Row]) -> str:
    """Return the bound of a row and whether it is kept."""
    kept = met(row, rows)
    if kept is None:
        return ""
    bound = row.part if row.part is not None and row.who != OURS else row.aim
    return f"{'≥' if row.more else '≤'} {bound:g}: {'met' if kept else 'NOT MET'}"


def since(row: Row, then: Mapping[str, float] | None) -> str:
    """Say what has changed since the release; runs that overlap, or nearly agree, are the same."""
    if then is None:
        return "new"
    change = row.median / then["median"] - 1 if then["median"] else 0.0
    overlap = row.least <= then["median"] <= row.greatest or then["least"] <= row.median <= then["greatest"]
    if overlap or abs(change) < _EVEN:
        return "as before"
    better, worse = _WORDS.get(row.unit, ("faster", "slower"))
    if "memory" in row.what:
        better, worse = "smaller", "larger"
    return f"{better if (change > 0) == row.more else worse} by {abs(change):.0%}"


def _line(label: str, *cells: str) -> str:
    widths = (_COLUMN, _COLUMN, _COLUMN, _RATIO, _AIM, _AIM)
    told = "".join(cell.rjust(width) for cell, width in zip(cells, widths, strict=True))
    return f"{label.ljust(_LABEL)}{told}".rstrip()
