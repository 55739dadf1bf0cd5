"""A result document as a reader sees it: every text in one language, nothing worked out anew."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from calculator.agenda import Agenda
from calculator.card import Card, rule_of
from calculator.fact_words import FactWords
from calculator.overall import Overall
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
    shown_groups = [
        {"for": subject, "title": words.group(subject), "cards": cards} for subject, cards in groups.items()
    ]
    overall = Overall(words, result, rules, shown_groups)
    return {
        "status": status,
        "mark": words.say("text", "draft-mark") if status == "draft" else None,
        "notice": None if status == "in_force" else words.say("notice", status),
        "title": result["document"]["title"][lang],
        "as_of": words.say("as-of", day=words.day(result["as_of"])),
        "version": words.say("version", version=result["version"]),
        "overall": overall.shown(len(named)),
        "next": _next(result["next"], facts),
        "summary": summary.shown(),
        "offers": summary.offers(),
        "groups": shown_groups,
        "instead": overall.instead(),
        "named": list(named.values()),
        "agenda": Agenda(words, result, rules).shown(),
        "offices": _offices(shown_groups, rules, words),
    }


def _offices(groups: list[Shown], rules: Mapping[str, Any], words: Sentences) -> list[Shown]:
    """Return for each measure of the cards the units that the document charges with it."""
    titles: dict[str, dict[str, None]] = {}
    for card in (card for group in groups for card in group["cards"]):
        titles.setdefault(card["measure"], {})[rule_of(rules, card["benefit"])["name"][words.lang]] = None
    return [
        {
            "label": words.say("list").join(names),
            "text": words.say("list").join(one[words.lang] for one in rules["offices"][measure]),
        }
        for measure, names in titles.items()
        if rules["offices"][measure]
    ]


def _next(path: str | None, facts: FactWords) -> Shown | None:
    """Return the question that would narrow the result most."""
    return {"fact": path, "text": facts.asked_next(path)} if path else None
