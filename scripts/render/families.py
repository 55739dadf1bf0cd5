"""The worked families as pages show them: the facts in words, the computed answer, why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from calculator.fact_words import FactWords
from calculator.present import present
from calculator.sentences import Sentences
from scripts.check.families import answered
from scripts.figures import fill
from scripts.render.tables import rules_of

if TYPE_CHECKING:
    from scripts.load.content import Document, Place
    from scripts.load.memory import Memory
    from scripts.load.models import Family


Group = dict[str, Any]


@dataclass(frozen=True)
class Worked:
    """One worked family in one language, with what the calculator shows for it.

    `main` are the answers that the family stands for, `others` all the rest, `named` what the
    document only names.
    """

    id: str
    title: str
    why: list[str]
    facts: list[tuple[str, str]]
    as_of: str
    summary: list[dict[str, Any]]
    main: list[Group]
    others: list[Group]
    named: list[dict[str, Any]]


def worked(place: Place, document: Document, data: Mapping[str, Any], lang: str, memory: Memory) -> list[Worked]:
    """Return every worked family of a document with the answer that the rules give today."""
    rules, words = {place.id: rules_of(place.id, data)}, Sentences(data, lang)
    every = [(one, answered(place, document, one, rules, memory)) for one in document.families.data]
    return [_worked(document, family, present(found, data, lang, "told"), words) for family, found in every]


def _worked(document: Document, family: Family, shown: dict[str, Any], words: Sentences) -> Worked:
    lang, figures = words.lang, document.figures
    wanted = {(one.benefit, one.subject, one.child) for one in family.expect}
    main, others = _split(shown["groups"], wanted)
    names = {benefit for benefit, _, _ in wanted}
    promised = [card for card in shown["named"] if card["benefit"] in names]
    if promised and not main:
        main = [{"title": "", "cards": promised}]
    return Worked(
        id=family.id,
        title=family.title[lang],
        why=[fill(line[lang], lang, figures) for line in family.why],
        facts=_facts(family.situation, FactWords(words, document.place)),
        as_of=shown["as_of"],
        summary=shown["summary"],
        main=main,
        others=others,
        named=shown["named"],
    )


def _split(groups: list[Group], wanted: set[tuple[str, str, str | None]]) -> tuple[list[Group], list[Group]]:
    """Return the groups twice: with the wanted cards only, and with the others only; no empty group."""

    def only(chosen: bool) -> list[Group]:  # noqa: FBT001 - which half
        halves = []
        for group in groups:
            keys = [(card["benefit"], group["for"], card["child"]) in wanted for card in group["cards"]]
            cards = [card for card, is_wanted in zip(group["cards"], keys, strict=True) if is_wanted == chosen]
            halves += [{**group, "cards": cards}] if cards else []
        return halves

    return only(True), only(False)  # noqa: FBT003


def _facts(situation: Mapping[str, Any], facts: FactWords) -> list[tuple[str, str]]:
    """Return (fact, answer) pairs in the order the situation gives them."""
    here = {"local": facts.place}
    return [
        (facts.name(path), facts.value(path, here.get(value, value) if isinstance(value, str) else value))
        for path, value in _leaves(situation, "")
        if path != "place"
    ]


def _leaves(node: Any, path: str) -> list[tuple[str, Any]]:
    if isinstance(node, Mapping):
        return [leaf for key, one in node.items() for leaf in _leaves(one, f"{path}.{key}" if path else key)]
    if isinstance(node, list) and path == "children":
        return [leaf for index, one in enumerate(node) for leaf in _leaves(one, f"children[{index}]")]
    return [(path, node)]
