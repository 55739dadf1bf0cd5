"""What a document names for a person or an institution and prints no figure for: an answer of its own."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from calculator.rules import Named
    from calculator.situation import Situation

_NOTHING = dict.fromkeys(("amount", "total", "payments", "from", "until", "now"))


def named_lines(named: Named, situation: Situation) -> Iterator[dict[str, Any]]:
    """Yield the `not_stated` lines of something the document names without a figure."""
    for subject in _subjects(named.subject, situation):
        yield {**_line(named), "for": subject}


@cache
def _line(named: Named) -> dict[str, Any]:
    """Return what is the same for everybody; whoever takes it changes nothing inside."""
    reason: dict[str, Any] = {
        "condition": "named",
        "met": None,
        "text": dict(named.text),
        "quote": named.quote,
        "clause": named.clause,
        "facts": [],
    }
    return {
        "benefit": named.id,
        "measure": named.measure,
        "clause": named.clause,
        "for": "",
        "answer": "not_stated",
        **_NOTHING,
        **({"target": dict(named.target)} if named.target else {}),
        "reasons": [reason],
        "readings": [],
        "missing": [],
        "changes": [],
        "timeline": [],
    }


def _subjects(subject: str, situation: Situation) -> list[str]:
    if subject == "institution":
        return ["institution"] if situation.institution is not None else []
    if subject == "child":
        return [child.id for child in situation.children]
    if not situation.family:
        return []
    return ["mother", "father"] if subject == "parents" else [subject]
