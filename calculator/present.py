"""A result document as a reader sees it: every text in one language, nothing worked out anew."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from calculator.card import Card
from calculator.fact_words import FactWords
from calculator.sentences import Sentences
from calculator.summary_words import Summary

if TYPE_CHECKING:
    from collections.abc import Mapping

Shown = dict[str, Any]


def present(result: Mapping[str, Any], data: Mapping[str, Any], lang: str, teller: str = "said") -> Shown:
    """Return what to show of `result`: notice, summary, groups of cards, what is only named. Plain text throughout.

    `teller` is `said` for a reader's own facts, `told` for those of an invented family.
    """
    words, place = Sentences(data, lang), result["place"]
    facts, rules = FactWords(words, place, teller), data["places"][place]
    folder = f"{place}/{rules['document']['id']}"
    groups: dict[str, list[Shown]] = {}
    named: dict[str, Shown] = {}
    for line in result["results"]:
        if line["benefit"] in named:  # it says the same to every child and to both parents
            continue
        card = Card(words, facts, line, rules, folder, result["as_of"])
        if card.mechanism:
            groups.setdefault(line["for"], []).append(card.shown())
        else:
            named[line["benefit"]] = card.shown()
    status = result["document"]["status"]
    summary = Summary(words, result, rules, folder)
    return {
        "status": status,
        "notice": None if status == "in_force" else words.say("notice", status),
        "title": result["document"]["title"][lang],
        "as_of": words.say("as-of", day=words.day(result["as_of"])),
        "next": _next(result["next"], facts),
        "summary": summary.shown(),
        "offers": summary.offers(),
        "groups": [
            {"for": subject, "title": words.group(subject), "cards": cards} for subject, cards in groups.items()
        ],
        "named": list(named.values()),
    }


def _next(path: str | None, facts: FactWords) -> Shown | None:
    """Return the question that would narrow the result most."""
    return {"fact": path, "text": facts.asked_next(path)} if path else None
