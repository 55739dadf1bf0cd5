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
_PLACE = Markup('<span class="mb-at-%s" id="%s"></span>')
_PIECE = Markup('<span class="%s">%s</span>')
_WORDS = Markup('<a class="mb-words-%s" lang="%s" href="%s" title="%s"><span %s>%s</span></a>')
# The sign itself is drawn by the style sheet: it is no character of the text.
_SIGN = Markup('<a class="mb-sign mb-sign-%s" lang="%s" href="%s" title="%s" aria-label="%s"></a>')


class Marker:
    """Writes paragraphs as HTML: `lead` gives the link to what is explained, `says` tells what it is."""

    def __init__(self, lead: Callable[[Item], str], says: Callable[[Item], str], lang: str) -> None:
        """Mark for pages in `lang`."""
        self._lead, self._says, self._lang = lead, says, lang

    def words(self, paragraph: Paragraph) -> Markup:
        """Return the paragraph with links only, for a page that explains it."""
        return Markup("").join(part for start, end in paragraph.pieces for part in self._piece(paragraph, start, end))

    def passages(self, paragraph: Paragraph) -> Markup:
        """Return the paragraph with links, and with each passage so that others can link to it."""
        held = list(enumerate(paragraph.passages, 1))
        parts = []
        for start, end in paragraph.pieces:
            parts += [_PLACE % (number, one.item.anchor) for number, one in held if one.start == start]
            numbers = " ".join(f"mb-in-{number}" for number, one in held if one.over(start, end))
            words, *signs = self._piece(paragraph, start, end)
            parts += [_PIECE % (numbers, words) if numbers else words, *signs]
        return Markup("").join(parts)

    def _piece(self, paragraph: Paragraph, start: int, end: int) -> Iterator[Markup]:
        """Yield the words of a piece, as a link if they lead somewhere, and the signs that stand behind them."""
        text, item = paragraph.text[start:end], paragraph.led(start, end)
        if item:
            yield _WORDS % (item.kind, self._lang, self._lead(item), self._says(item), SOURCE.attributes, text)
        else:
            yield escape(text)
        for one in paragraph.passages:
            if one.end == end and one.item in paragraph.signed:
                says = self._says(one.item)
                yield _SIGN % (one.item.kind, self._lang, self._lead(one.item), says, says)
