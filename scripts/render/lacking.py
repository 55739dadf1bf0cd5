"""What a language has not translated, shown as what it is: the words of the documents' own language, in an element."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from scripts.load.languages import CLOSE, CODES, OPEN, SOURCE

if TYPE_CHECKING:
    from collections.abc import Iterator

# Elements that hold text and no element; marks in them, and in attributes, only part the directions.
_PLAIN = ("svg", "script", "style", "title", "option", "textarea")
_TOKEN = re.compile(rf"<(?P<end>/?)(?P<name>{'|'.join(_PLAIN)})\b[^>]*>|<[^>]*>|(?P<mark>[{OPEN}{CLOSE}])")
_MARKS = str.maketrans("", "", OPEN + CLOSE)
_HEAD = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)


def lacks(text: str) -> bool:
    """Whether any of the words are not in the language of the page."""
    return OPEN in text


def bare(text: str) -> str:
    """Return text without the marks, for what programs read as it is."""
    return text.translate(_MARKS) if lacks(text) else text


def in_elements(text: str) -> str:
    """Return Markdown or HTML with an element around words that are not in its language."""
    if not lacks(text):
        return text
    head = found[0] if (found := _HEAD.match(text)) else ""
    return head + "".join(_parts(text[len(head) :]))


def _parts(text: str) -> Iterator[str]:
    last = depth = plain = 0
    for found in _TOKEN.finditer(text):
        yield text[last : found.start()]
        last = found.end()
        if found["name"]:
            plain += -1 if found["end"] else 1
        if not found["mark"] or plain:
            yield found[0]
            continue
        depth += 1 if found["mark"] == OPEN else -1
        if found["mark"] == OPEN and depth == 1:
            yield f"<span {SOURCE.attributes}>"
        elif found["mark"] == CLOSE and depth == 0:
            yield "</span>"
    yield text[last:]


def said_in(data: Any, lang: str) -> Iterator[str]:
    """Yield every text inside plain data that stands in each language, in one."""
    if isinstance(data, dict):
        if data.keys() >= {*CODES}:
            yield data[lang]
        for value in data.values():
            yield from said_in(value, lang)
    elif isinstance(data, list):
        for value in data:
            yield from said_in(value, lang)
