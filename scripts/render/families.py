"""The worked families as pages show them: the facts in words, the computed answer, why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from calculator.estimate import estimate
from calculator.present import present
from calculator.rules import read_rules
from calculator.sentences import Sentences
from calculator.situation import read_situation
from scripts.figures import fill

if TYPE_CHECKING:
    from scripts.load.content import Document


@dataclass(frozen=True)
class Worked:
    """One worked family in one language; `shown` is what the calculator shows for it."""

    id: str
    title: str
    why: list[str]
    facts: list[tuple[str, str]]
    shown: dict[str, Any]
    situation: dict[str, Any]


def worked(document: Document, data: Mapping[str, Any], lang: str) -> list[Worked]:
    """Return every worked family of a document with the answer that the rules give today."""
    rules, words = read_rules(data), Sentences(data, lang)
    figures = document.figures
    found = []
    for family in document.families.data:
        situation = read_situation(family.situation, rules, date.max)
        result = estimate(situation, rules[situation.place])
        found.append(
            Worked(
                family.id,
                getattr(family.title, lang),
                [fill(getattr(line, lang), lang, figures) for line in family.why],
                _facts(family.situation, words),
                present(result, data, lang),
                family.situation,
            )
        )
    return found


def _facts(situation: Mapping[str, Any], words: Sentences) -> list[tuple[str, str]]:
    """Return (fact, answer) pairs in the order the situation gives them."""
    pairs = []
    for path, value in _leaves(situation, ""):
        if path != "place":
            pairs.append((words.fact(path), _value(path, value, situation["place"], words)))
    return pairs


def _leaves(node: Any, path: str) -> list[tuple[str, Any]]:
    if isinstance(node, Mapping):
        return [leaf for key, one in node.items() for leaf in _leaves(one, f"{path}.{key}" if path else key)]
    if isinstance(node, list) and path == "children":
        return [leaf for index, one in enumerate(node) for leaf in _leaves(one, f"children[{index}]")]
    return [(path, node)]


def _value(path: str, value: Any, place: str, words: Sentences) -> str:
    if isinstance(value, list):
        separator = "、" if words.lang == "zh" else ", "
        return separator.join(str(one) for one in value)
    if path.endswith(("born", "hukou_date", "as_of")):
        return words.day(value)
    if type(value) is int:
        return words.number(value)
    return words.value(path, place if value == "local" else value)
