"""A comparison laid out: lines for a terminal, Markdown for a pull request, a page for a browser."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from scripts.load.languages import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scripts.changes.told import Item, Part

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~&@])")
# The page stands alone: a file that may be sent to somebody, with nothing to fetch.
_STYLE = (
    "body{font:1rem/1.6 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color-scheme:light dark}"
    ".old{text-decoration:line-through}.new{font-weight:600}li{overflow-wrap:anywhere}"
)


def as_text(parts: Sequence[Part], _lang: str) -> str:
    """Return plain lines."""
    return "\n".join(_text(parts)).strip()


def _text(parts: Sequence[Part]) -> Iterator[str]:
    for part in parts:
        yield from ("", f"── {part.title} ──" if part.level > 1 else part.title)
        if part.lead:
            yield part.lead
        yield from (f"{'  ' * depth}{'- ' if depth else '· '}{item.text}" for depth, item in _walk(part.items))


def as_markdown(parts: Sequence[Part], _lang: str) -> str:
    """Return Markdown in which no word of the content is taken for markup; long parts are folded."""
    return "\n".join(_markdown(parts)).strip()


def _markdown(parts: Sequence[Part]) -> Iterator[str]:
    for part in parts:
        title = f"{'#' * (part.level + 1)} {_plain(part.title)}"
        yield from ("", f"<details><summary>{escape(part.title)}</summary>" if part.folded else title, "")
        if part.lead:
            yield from (_plain(part.lead), "")
        yield from (f"{'  ' * depth}- {_marked(item)}" for depth, item in _walk(part.items))
        if part.folded:
            yield from ("", "</details>")


def _marked(item: Item) -> str:
    text = _plain(item.text)
    return f"~~{text}~~" if item.kind == "old" else text


def _plain(text: str) -> str:
    """Return text that Markdown shows as it is, on one line."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split("\n")))


def as_html(parts: Sequence[Part], lang: str) -> str:
    """Return a whole page."""
    body = Markup("\n").join(_html(part) for part in parts)
    return Markup(
        '<!doctype html>\n<html lang="{}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width,initial-scale=1">\n<title>{}</title>\n'
        "<style>{}</style>\n</head>\n<body>\n{}\n</body>\n</html>"
    ).format(LANGUAGES[lang].html, parts[0].title, Markup(_STYLE), body)  # noqa: S704 - a constant of ours


def _html(part: Part) -> Markup:
    level = str(part.level)
    title = Markup("<h{}>{}</h{}>").format(level, part.title, level)
    lead = Markup("\n<p>{}</p>").format(part.lead) if part.lead else Markup("")
    return title + lead + _list(part.items)


def _list(items: Sequence[Item]) -> Markup:
    if not items:
        return Markup("")
    rows = Markup("\n").join(
        Markup("<li{}>{}{}</li>").format(
            Markup(' class="{}"').format(one.kind) if one.kind else "", one.text, _list(one.below)
        )
        for one in items
    )
    return Markup("\n<ul>\n{}\n</ul>").format(rows)


def _walk(items: Sequence[Item], depth: int = 0) -> Iterator[tuple[int, Item]]:
    for item in items:
        yield depth, item
        yield from _walk(item.below, depth + 1)


FORMATS = {"text": as_text, "markdown": as_markdown, "html": as_html}
