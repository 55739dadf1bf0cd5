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
    mark = words.say("text", "draft-mark") if shown["status"] == "draft" else ""
    lines = [*_head(shown, words, mark), *_offers(shown, words, mark)]
    for group in shown["groups"]:
        lines += ["", f"── {group['title']} ──"]
        for card in group["cards"]:
            lines += ["", *_card(card, words, mark)]
    if shown["named"]:
        lines += ["", f"── {words.say('text', 'named')} ──"]
        lines += [f"· {line}" for card in shown["named"] for line in _named(card, words, mark)]
    if shown["offices"]:
        lines += ["", f"── {words.say('text', 'offices')} ──"]
        lines += [_pair(words, one["label"], one["text"]) for one in shown["offices"]]
    return "\n".join(lines)


def _head(shown: Shown, words: Sentences, mark: str) -> list[str]:
    """Return what stands above the single answers."""
    lines = [shown["title"], shown["as_of"], shown["version"]]
    if shown["notice"]:
        lines.append(shown["notice"])
    if not shown["groups"] and not shown["named"] and not shown["offers"]:
        lines.append(words.say("text", "nothing"))
    if overall := shown["overall"]:
        lines += [one for one in (overall["title"], overall["text"], overall["named"], *overall["changes"]) if one]
    if shown["next"]:
        lines.append(shown["next"]["text"])
    for part in shown["summary"]:
        lines += ["", f"── {mark}{part['title']} ──"]
        lines += [_pair(words, row["label"], row["text"]) for row in part["rows"]] + [part["note"]]
    return lines


def _offers(shown: Shown, words: Sentences, mark: str) -> list[str]:
    if not shown["offers"]:
        return []
    lines = [f"· {_pair(words, mark + one['title'], one['headline'])}" for one in shown["offers"]]
    return ["", f"── {words.say('text', 'offers')} ──", *lines]


def _card(card: Shown, words: Sentences, mark: str) -> list[str]:
    lines = [mark + card["title"], f"  {card['status']}", f"  {card['headline']}"]
    lines += ["  " + _pair(words, fact["label"], fact["text"]) for fact in card["facts"]]
    parts = {
        words.say("text", "reasons"): [line for one in card["reasons"] for line in _reason(one, words)],
        words.say("text", "missing"): [f"- {one['text']}" for one in card["missing"]],
        words.say("text", "readings"): [line for one in card["readings"] for line in _reading(one, words)],
        words.say("text", "changes"): [f"- {change}" for change in card["changes"]],
        words.say("timeline", "title"): _timeline(card, words),
    }
    for title, entries in parts.items():
        lines += [f"  {title}", *(f"    {entry}" for entry in entries)] if entries else []
    return lines


def _named(card: Shown, words: Sentences, mark: str) -> list[str]:
    """Return something that is only named, and its target where it is one."""
    rows = [_pair(words, f"{mark}{card['title']}", fact["text"]) for fact in card["facts"]]
    return [_pair(words, mark + card["title"], card["reasons"][0]["text"]), *rows]


def _pair(words: Sentences, label: str, text: str) -> str:
    return words.say("text", "pair", label=label, text=text)


def _reason(reason: Shown, words: Sentences) -> list[str]:
    quoted = words.say("text", "words", clause=reason["clause"], quote=reason["quote"])
    own = [fact["text"] for fact in reason["facts"]] + ([reason["fixed"]] if reason["fixed"] else [])
    return [f"[{reason['label']}] {reason['text']}", *(f"    {one}" for one in own), f"    {quoted}"]


def _reading(reading: Shown, words: Sentences) -> list[str]:
    lines = [f"- {reading['text']}"]
    for one in reading["alternatives"]:
        here = f"[{words.say('gives', 'here')}] " if one["here"] else ""
        lines.append(f"    · {here}{one['text']}")
        lines += [f"      → {one['gives']}"] if one["gives"] else []
    return lines + ([f"    {reading['note']}"] if reading["note"] else [])


def _timeline(card: Shown, words: Sentences) -> list[str]:
    events = card["timeline"]["events"] if card["timeline"] else []
    return [_pair(words, one["day"], one["text"]) for one in events]
