"""Answers of another engine beside ours: they must be the same, or nothing is timed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Line = dict[str, Any]
Key = tuple[int, str, str, str | None]

_SHOWN = 10


@dataclass(frozen=True)
class Agreement:
    """How many answers were compared, and how many our engine leaves open because the text does."""

    compared: int
    left_open: int


def compare(documents: Sequence[Line], *answers: Sequence[Sequence[Line]]) -> Agreement:
    """Count the answers that are the same; stop if any differ: times of different answers say nothing."""
    ours = dict(_keyed([document["results"] for document in documents]))
    compared, left_open, differing = 0, 0, []
    for lines in answers:
        theirs = dict(_keyed(lines))
        if missing := theirs.keys() - ours.keys():
            differing += [f"{key}: our engine has no such line" for key in sorted(missing, key=str)]
        firm = [key for key in theirs if key in ours and ours[key]["answer"] in ("yes", "no")]
        differing += [f"{key}: {fault}" for key in firm for fault in _differences(ours[key], theirs[key])]
        compared, left_open = len(firm), len(theirs) - len(firm)
    if differing:
        shown = "\n".join(differing[:_SHOWN])
        raise SystemExit(f"{len(differing)} answers differ between the engines; the bench stops.\n{shown}")
    return Agreement(compared, left_open)


def _keyed(lines: Sequence[Sequence[Line]]) -> Iterator[tuple[Key, Line]]:
    for number, of_one in enumerate(lines):
        for line in of_one:
            yield (number, line["benefit"], line["for"], line.get("child")), line


def _differences(ours: Line, theirs: Line) -> Iterator[str]:
    """Yield what differs: yes or no, the smallest and largest amount, the total, the days that the other can say."""
    if (ours["answer"] == "yes") != theirs["yes"]:
        yield f"{ours['answer']} here, {'yes' if theirs['yes'] else 'no'} there"
        return
    if ours["answer"] == "no":
        if any(theirs["amounts"]):
            yield f"no here, {theirs['amounts']} there"
        return
    if theirs["amounts"]:
        found = {"min": min(theirs["amounts"]), "max": max(theirs["amounts"])}
        if any(ours["amount"][end] != value for end, value in found.items()):
            yield f"{ours['amount']} here, {found} there"
    if theirs["total"] is not None and not ours["total"]["min"] <= theirs["total"] <= ours["total"]["max"]:
        yield f"in all {ours['total']} here, {theirs['total']} there"
    for day in ("from", "until"):
        if theirs.get(day) not in (None, ours[day]):
            yield f"{day} {ours[day]} here, {theirs[day]} there"
