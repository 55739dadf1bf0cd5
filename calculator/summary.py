"""The whole family at a glance: what can be added is added, what cannot stands apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Line = dict[str, Any]

_EACH = {"CNY/month": "monthly", "CNY/year": "yearly"}
# What runs now and what begins later are not added; what is over stands in the totals only.
_WHEN = {"running": "-now", "not_yet": "-later", None: ""}


def summary(lines: Iterable[Line]) -> dict[str, Line | None]:
    """Return the sums over the lines answered yes, for the family and for the institution.

    Money a month, a year, once and in all, deductions, days and deadlines are never added to each other.
    """
    every = [*lines]
    institution = [one for one in every if one["for"] == "institution"]
    family = [one for one in every if one["for"] != "institution"]
    return {"family": _sums(family), "institution": _sums(institution)}


def _sums(lines: list[Line]) -> Line | None:
    if not lines:
        return None
    firm = [one for one in lines if one["answer"] == "yes"]
    kinds: dict[str, list[Line]] = {}
    for kind, amount in (pair for one in firm for pair in _money(one)):
        kinds.setdefault(kind, []).append(amount)
    return {
        "sums": [{"kind": kind, "amount": _added(kinds[kind])} for kind in _ORDER if kind in kinds],
        "days": [
            {"for": one["for"], "benefit": one["benefit"], "child": one.get("child"), "amount": one["amount"]}
            for one in firm
            if one["amount"] and one["amount"]["unit"].startswith("days")
        ],
        "deadlines": sorted((each for one in firm for each in _deadlines(one)), key=lambda each: each["day"]),
        "open": sum(one["answer"] == "unknown" for one in lines),
    }


_ORDER = (
    *(each + when for each in _EACH.values() for when in _WHEN.values()),
    *("once", "total", "so-far", "deduction"),
)


def _money(line: Line) -> Iterator[tuple[str, Line]]:
    """Yield the sums of a line, each under what it may be added to."""
    amount, total = line["amount"], line["total"]
    if not amount or not amount["unit"].startswith("CNY"):
        return
    if line.get("kind") == "deduction":
        yield "deduction", amount
        return
    each = _EACH.get(amount["unit"])
    if each and line["now"] in _WHEN:
        yield each + _WHEN[line["now"]], amount
    if not each and line["payments"] and line["payments"]["max"] == 1:
        yield "once", total
    if total:
        yield "total", total
    if line.get("so_far"):
        yield "so-far", line["so_far"]


def _deadlines(line: Line) -> Iterator[Line]:
    who = {key: line.get(key) for key in ("benefit", "for", "child")}
    for event in line["timeline"]:
        if event["event"] in ("deadline", "claim"):
            asked = next(one["day"] for one in line["timeline"] if one["event"] == "asked")
            yield {"day": event["day"], **who, "event": event["event"], "passed": event["day"] < asked}


def _added(amounts: list[Line]) -> Line:
    return {
        "min": sum(one["min"] for one in amounts),
        "max": sum(one["max"] for one in amounts),
        "unit": amounts[0]["unit"],
    }
