"""Random edits of a content file, as tired hands make them: each takes the text and a source of chance."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    Edit = Callable[[str, Random], str]

_KEY = re.compile(r"^( *(?:- )?)([a-z_]+):", re.MULTILINE)
_INNER_KEY = re.compile(r"[{,] ?[a-z_]+: (?:\"[^\"]*\"|[^,{}\"]*)")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_BLANK = re.compile(r"\{[a-z0-9-]+(?::n)?\}")
_PAIR = re.compile(r"^(?P<lead> *(?:- )?)zh: (?P<zh>.*)\n(?P<indent> *)en: (?P<en>.*)$", re.MULTILINE)
_INLINE_PAIR = re.compile(r"\{zh: (?P<zh>\"[^\"]*\"|[^,{}\"]*), en: (?P<en>\"[^\"]*\"|[^,{}\"]*)\}")
_SIGNS = [
    '"',
    "'",
    ":",
    ": ",
    "{",
    "}",
    "[",
    "]",
    "#",
    " #",
    "\t",
    "：",
    "，",
    "（",
    "-",
    "- ",
    "\u200b",
    "０",
    "&",
    "*",
    "!",
]
_PASTED = [
    "<p>每月 600 元</p>",
    "详见[通知](htp:/example)",
    "详见 https://",
    "补贴标准为600元",
    "６００元",
    "“育儿补贴”",
    "\n<<<<<<< HEAD\n",
    "\n\n",
    "no",
    "true",
    "{until-age}",
    "{{ site }}",
    "{% if x %}",
    "*强调*",
    "Note: see below",
    "a, b",
    "\ufeff",
    "\u2028",
    "\x00",
]
_CHINESE = "一二三四五六七八九十两"


def _lines(text: str) -> list[str]:
    return text.splitlines(keepends=True)


def delete_line(text: str, chance: Random) -> str:
    """Delete one line."""
    lines = _lines(text)
    del lines[chance.randrange(len(lines))]
    return "".join(lines)


def delete_lines(text: str, chance: Random) -> str:
    """Delete some lines that follow one another."""
    lines = _lines(text)
    start = chance.randrange(len(lines))
    del lines[start : start + chance.randint(2, 8)]
    return "".join(lines)


def duplicate_line(text: str, chance: Random) -> str:
    """Write one line twice."""
    lines = _lines(text)
    at = chance.randrange(len(lines))
    return "".join([*lines[: at + 1], *lines[at:]])


def swap_lines(text: str, chance: Random) -> str:
    """Let two lines change places: neighbours, or two with the same key."""
    lines = _lines(text)
    one = chance.randrange(len(lines))
    key = re.match(r" *(?:- )?[a-z_]+:", lines[one])
    alike = [at for at, line in enumerate(lines) if key and at != one and line.startswith(key[0])]
    other = chance.choice(alike) if alike and chance.random() < 0.5 else (one + 1) % len(lines)
    lines[one], lines[other] = lines[other], lines[one]
    return "".join(lines)


def delete_entry(text: str, chance: Random) -> str:
    """Delete one entry of a list."""
    start, end = _entry(text, chance)
    return text[:start] + text[end:]


def duplicate_entry(text: str, chance: Random) -> str:
    """Write one entry of a list twice."""
    start, end = _entry(text, chance)
    return text[:end] + text[start:end] + text[end:]


def _entry(text: str, chance: Random) -> tuple[int, int]:
    found = list(re.finditer(r"^( *)- .*\n(?:(?:\1 +.*|)\n)*", text, re.MULTILINE))
    return chance.choice(found).span() if found else (0, 0)


def change_digit(text: str, chance: Random) -> str:
    """Type another digit."""
    return _at(
        re.compile(r"[0-9]"), text, chance, lambda old: chance.choice([one for one in "0123456789" if one != old])
    )


def drop_digit(text: str, chance: Random) -> str:
    """Leave a digit out, or type it twice."""
    return _at(re.compile(r"[0-9]"), text, chance, lambda old: chance.choice(["", old * 2]))


def change_numeral(text: str, chance: Random) -> str:
    """Write another Chinese number."""
    return _at(
        re.compile(f"(?<=第)[{_CHINESE}]|[{_CHINESE}](?=周岁|个|孩|天|日|年)"),
        text,
        chance,
        lambda _: chance.choice(_CHINESE),
    )


def change_date(text: str, chance: Random) -> str:
    """Write another date, of this calendar or of none."""

    def other(old: str) -> str:
        kind = chance.randrange(4)
        if kind == 0:
            return old.replace("-", "/")
        if kind == 1:
            return f"{old[:4]}-{chance.randint(1, 14):02}-{chance.randint(1, 33):02}"
        return str(date.fromisoformat(old) + timedelta(days=chance.choice([-365, -30, -1, 1, 30, 365])))

    return _at(_DATE, text, chance, other)


def drop_key(text: str, chance: Random) -> str:
    """Drop a key with its value, of a line of its own or inside braces."""
    if chance.random() < 0.5:
        return _at(_INNER_KEY, text, chance, lambda old: old[0] if old[0] == "{" else "")
    return _at(re.compile(r"^ *[a-z_]+:.*\n", re.MULTILINE), text, chance, lambda _: "")


def empty_value(text: str, chance: Random) -> str:
    """Take a value away and leave its key."""
    return _at(re.compile(r"(?<=: ).+$", re.MULTILINE), text, chance, lambda _: "")


def misspell_key(text: str, chance: Random) -> str:
    """Misspell a key."""

    def misspelt(old: str) -> str:
        at = chance.randrange(len(old) - 1) if len(old) > 1 else 0
        return chance.choice([old[:at] + old[at + 1 :], old.upper(), old + "s", old.replace(":", "：")])

    return _at(re.compile(r"(?<![^ {])[a-z_]+:(?= )"), text, chance, misspelt)


def swap_languages(text: str, chance: Random) -> str:
    """Let Chinese and English change places."""
    found = [*_PAIR.finditer(text), *_INLINE_PAIR.finditer(text)]
    if not found:
        return text
    one = chance.choice(found)
    zh, en = one["zh"], one["en"]
    whole = one[0]
    start, end = one.start("zh") - one.start(), one.end("en") - one.start()
    middle = whole[one.end("zh") - one.start() : one.start("en") - one.start()]
    return text[: one.start()] + whole[:start] + en + middle + zh + whole[end:] + text[one.end() :]


def copy_language(text: str, chance: Random) -> str:
    """Paste the Chinese over the English, or the other way round."""
    found = [*_PAIR.finditer(text), *_INLINE_PAIR.finditer(text)]
    if not found:
        return text
    one = chance.choice(found)
    source, target = chance.choice([("zh", "en"), ("en", "zh")])
    return text[: one.start(target)] + one[source] + text[one.end(target) :]


def other_figure(text: str, chance: Random) -> str:
    """Name another figure of the file in a sentence."""
    names = _BLANK.findall(text)
    return _at(_BLANK, text, chance, lambda _: chance.choice(names))


def swap_figures(text: str, chance: Random) -> str:
    """Let two figures of one line change places."""
    lines = [found for found in re.finditer(r".+", text) if len(set(_BLANK.findall(found[0]))) > 1]
    if not lines:
        return text
    line = chance.choice(lines)
    one, other = chance.sample(sorted(set(_BLANK.findall(line[0]))), 2)
    swapped = re.sub("|".join(map(re.escape, (one, other))), lambda found: other if found[0] == one else one, line[0])
    return text[: line.start()] + swapped + text[line.end() :]


def paste(text: str, chance: Random) -> str:
    """Paste something in the middle of a line."""
    at = chance.randrange(len(text))
    return text[:at] + chance.choice(_PASTED) + text[at:]


def paste_lines(text: str, chance: Random) -> str:
    """Paste lines of the file somewhere else in it."""
    lines = _lines(text)
    start, at = chance.randrange(len(lines)), chance.randrange(len(lines))
    return "".join([*lines[:at], *lines[start : start + chance.randint(1, 6)], *lines[at:]])


def type_sign(text: str, chance: Random) -> str:
    """Type a sign too many."""
    at = chance.randrange(len(text))
    return text[:at] + chance.choice(_SIGNS) + text[at:]


def delete_sign(text: str, chance: Random) -> str:
    """Delete a sign that means something to YAML."""
    return _at(re.compile(r"[\"':{}\[\],#-]"), text, chance, lambda _: "")


def delete_character(text: str, chance: Random) -> str:
    """Delete one character."""
    at = chance.randrange(len(text))
    return text[:at] + text[at + 1 :]


def widen(text: str, chance: Random) -> str:
    """Type a full-width digit, sign or bracket for an ASCII one."""
    return _at(re.compile(r"[0-9:,{}()\[\]%]"), text, chance, lambda old: chr(ord(old) + 0xFEE0))


def narrow(text: str, chance: Random) -> str:
    """Type an ASCII sign for a full-width one."""
    return _at(re.compile(r"[，：；？！（）]"), text, chance, lambda old: chr(ord(old) - 0xFEE0))


def indent(text: str, chance: Random) -> str:
    """Move a line to the left or to the right."""
    lines = _lines(text)
    at = chance.randrange(len(lines))
    lines[at] = chance.choice([lines[at][1:], lines[at][2:], f" {lines[at]}", f"  {lines[at]}", f"\t{lines[at]}"])
    return "".join(lines)


def truncate(text: str, chance: Random) -> str:
    """Lose the end of the file, in the middle of a line."""
    return text[: chance.randrange(len(text))]


def truncate_lines(text: str, chance: Random) -> str:
    """Lose the last lines of the file."""
    lines = _lines(text)
    return "".join(lines[: chance.randrange(len(lines))])


def _at(pattern: re.Pattern[str], text: str, chance: Random, change: Callable[[str], str]) -> str:
    """Change one of the places that the pattern finds."""
    found = list(pattern.finditer(text))
    if not found:
        return text
    one = chance.choice(found)
    return text[: one.start()] + change(one[0]) + text[one.end() :]


EDITS: tuple[Edit, ...] = (
    *(delete_line, delete_lines, duplicate_line, swap_lines, delete_entry, duplicate_entry, paste, paste_lines),
    *(change_digit, drop_digit, change_numeral, change_date, drop_key, empty_value, misspell_key),
    *(swap_languages, copy_language, other_figure, swap_figures, type_sign, delete_sign, delete_character),
    *(widen, narrow, indent, truncate, truncate_lines),
)
