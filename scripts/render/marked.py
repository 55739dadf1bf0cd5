"""The official text with its explained words marked: not a character more or less, only elements around them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from scripts.load.languages import SOURCE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from scripts.render.passages import Item, Paragraph

MOST = 64  # passages of one paragraph that docs/assets/styles/passages.css can show one by one

# Passages overlap, so none can be one element: each has a place where it begins, a number, and the pieces that
# carry the number. The style sheet shows the pieces when the place is what the address names.
_PLACE = '<span class="mb-at-{}" id="{}"></span>'
_PIECE = '<span class="{}">{}</span>'
_WORDS = '<a class="mb-words-{}" {}><span {}>{}</span></a>'
# The sign itself is drawn by the style sheet: it is no character of the text.
_SIGN = '<a class="mb-sign mb-sign-{}" {} aria-label="{}"></a>'
_TOLD = 'lang="{}" href="{}" title="{}"'


class Marker:
    """Writes paragraphs as HTML: `lead` gives the link to what is explained, `says` tells what it is."""

    def __init__(self, lead: Callable[[Item], str], says: Callable[[Item], str], lang: str) -> None:
        """Mark for pages in `lang`."""
        self._lead, self._says, self._lang = lead, says, lang
        self._known: dict[str, tuple[str, str]] = {}

    def words(self, paragraph: Paragraph) -> Markup:
        """Return the paragraph with links only, for a page that explains it."""
        parts = (part for start, end in paragraph.pieces for part in self._piece(paragraph, start, end))
        return Markup("".join(parts))  # noqa: S704 - each is escaped below

    def passages(self, paragraph: Paragraph) -> Markup:
        """Return the paragraph with links, and with each passage so that others can link to it."""
        held = list(enumerate(paragraph.passages, 1))
        parts = []
        for start, end in paragraph.pieces:
            parts += [_PLACE.format(number, escape(one.item.anchor)) for number, one in held if one.start == start]
            numbers = " ".join(f"mb-in-{number}" for number, one in held if one.over(start, end))
            words, *signs = self._piece(paragraph, start, end)
            parts += [_PIECE.format(numbers, words) if numbers else words, *signs]
        return Markup("".join(parts))  # noqa: S704 - each is escaped below

    def _piece(self, paragraph: Paragraph, start: int, end: int) -> Iterator[str]:
        """Yield the words of a piece, as a link if they lead somewhere, and the signs that stand behind them."""
        text, item = escape(paragraph.text[start:end]), paragraph.led(start, end)
        yield _WORDS.format(item.kind, self._told(item)[0], SOURCE.attributes, text) if item else text
        for one in paragraph.passages:
            if one.end == end and one.item in paragraph.signed:
                yield _SIGN.format(one.item.kind, *self._told(one.item))

    def _told(self, item: Item) -> tuple[str, str]:
        """Return the attributes of a link to what is explained, and what it is; many pieces may lead there."""
        if item.anchor not in self._known:
            says = escape(self._says(item))
            self._known[item.anchor] = _TOLD.format(escape(self._lang), escape(self._lead(item)), says), says
        return self._known[item.anchor]
