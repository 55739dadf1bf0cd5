"""What is shown of a result as plain lines, for a terminal or a message."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from calculator.sentences import Sentences

if TYPE_CHECKING:
    from collections.abc import Mapping

Shown = dict[str, Any]


def as_text(shown: Shown, data: Mapping[str, Any], lang: str) -> str:
    """Return `shown` (what `present` gives) as text; every answer from a draft carries its mark."""
    words = Sentences(data, lang)
    lines = [shown["title"], shown["as_of"]]
    if shown["notice"]:
        lines.append(shown["notice"])
    if not shown["groups"] and not shown["named"]:
        lines.append(words.say("text", "nothing"))
    mark = words.say("text", "draft-mark") if shown["status"] == "draft" else ""
    for group in shown["groups"]:
        lines += ["", f"── {group['title']} ──"]
        for card in group["cards"]:
            lines += ["", *_card(card, words, mark)]
    if shown["named"]:
        lines += ["", f"── {words.say('text', 'named')} ──"]
        lines += ["· " + _pair(words, mark + card["title"], card["reasons"][0]["text"]) for card in shown["named"]]
    return "\n".join(lines)


def _card(card: Shown, words: Sentences, mark: str) -> list[str]:
    lines = [mark + card["title"], f"  {card['status']}", f"  {card['headline']}"]
    lines += ["  " + _pair(words, fact["label"], fact["text"]) for fact in card["facts"]]
    parts = {
        "reasons": [line for one in card["reasons"] for line in _reason(one, words)],
        "missing": [f"- {one['text']}" for one in card["missing"]],
        "readings": [line for one in card["readings"] for line in _reading(one)],
        "changes": [f"- {change}" for change in card["changes"]],
    }
    for part, entries in parts.items():
        lines += [f"  {words.say('text', part)}", *(f"    {entry}" for entry in entries)] if entries else []
    return lines


def _pair(words: Sentences, label: str, text: str) -> str:
    return words.say("text", "pair", label=label, text=text)


def _reason(reason: Shown, words: Sentences) -> list[str]:
    quoted = words.say("text", "words", clause=reason["clause"], quote=reason["quote"])
    return [f"[{reason['label']}] {reason['text']}", f"    {quoted}"]


def _reading(reading: Shown) -> list[str]:
    return [f"- {reading['text']}", *(f"    · {one}" for one in reading["alternatives"])]
