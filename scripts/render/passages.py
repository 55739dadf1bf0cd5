"""Where the official text prints what is explained: the words of each figure, condition, open point and unit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from scripts.render import links

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from scripts.load.content import Document
    from scripts.load.models import Measure
    from scripts.load.site_models import PublicUnit
    from scripts.load.text_model import Text

# What words lead to where several things rest on them: the kind that stands first, then the shorter passage.
KINDS = ("figure", "unit", "condition", "open")


@dataclass(frozen=True)
class Item:
    """Something explained: its passage, the words in it that lead to `href`, and what the reader is told it is.

    `href` is counted from the language's root. Words that are left open lead nowhere themselves: a sign behind
    them does.
    """

    kind: str
    anchor: str
    href: str
    quote: str
    printed: str
    says: Text


@dataclass(frozen=True)
class Span:
    """Words of an item in one paragraph, from `start` up to `end`."""

    item: Item
    start: int
    end: int

    def over(self, start: int, end: int) -> bool:
        """Whether it covers everything from `start` up to `end`."""
        return self.start <= start and end <= self.end


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of the official text: the passages that others link to, and the words that are links."""

    text: str
    passages: tuple[Span, ...]
    linked: tuple[Span, ...]

    @cached_property
    def pieces(self) -> list[tuple[int, int]]:
        """The pieces between all beginnings and ends, which leave nothing of the text out."""
        held = (*self.passages, *self.linked)
        edges = {0, len(self.text), *(one.start for one in held), *(one.end for one in held)}
        return list(pairwise(sorted(edges)))

    def led(self, start: int, end: int) -> Item | None:
        """Return what the words of a piece lead to."""
        over = [one for one in self.linked if one.over(start, end)]
        found = min(over, key=lambda one: (KINDS.index(one.item.kind), one.end - one.start), default=None)
        return found.item if found else None

    @cached_property
    def signed(self) -> list[Item]:
        """The items that a sign has to lead to: none of their words does."""
        led = [self.led(*piece) for piece in self.pieces]
        return [one.item for one in self.passages if one.item not in led]


def paragraphs(document: Document, clause_id: str, units: Mapping[str, PublicUnit]) -> list[Paragraph]:
    """Return the paragraphs of a clause with everything that its words are the source of."""
    clause = document.text.clause(clause_id)
    held = list(_items(document, clause_id, units))
    seen: set[str] = set()
    return [_paragraph(text, held, seen) for text in (clause.paragraphs if clause else ())]


def _paragraph(text: str, held: list[Item], seen: set[str]) -> Paragraph:
    """Return a paragraph; `seen` are the anchors of the clause so far: words printed again are links only."""
    passages, linked = [], []
    for item in held:
        for start in _places(item.quote, text):
            if item.anchor not in seen:
                seen.add(item.anchor)
                passages.append(Span(item, start, start + len(item.quote)))
            if item.kind != "open":
                at = start + next(iter(_places(item.printed, item.quote)), 0)
                linked.append(Span(item, at, at + len(item.printed)))
    return Paragraph(text, tuple(passages), tuple(linked))


def _places(words: str, text: str) -> list[int]:
    """Return where words stand in a text; a number that is part of a longer one is not meant."""
    before, after = (r"(?<![0-9])" if words[0].isdigit() else ""), (r"(?![0-9])" if words[-1].isdigit() else "")
    return [found.start() for found in re.finditer(f"{before}{re.escape(words)}{after}", text)]


def _items(document: Document, clause_id: str, units: Mapping[str, PublicUnit]) -> Iterator[Item]:
    source = document.measures.get(clause_id)
    if source:
        yield from _explained(source.data, links.measure(document.path, clause_id))
    there = f"{document.path}/units/"
    named = {one.printed: one.unit for one in (source.data.units if source else ())}
    named |= {one.printed: one.unit for one in document.meta.data.units_for_all if one.clause == clause_id}
    for printed, unit in named.items():
        yield Item("unit", links.Words.unit(clause_id, unit), f"{there}#{unit}", printed, printed, units[unit].name)


def _explained(measure: Measure, there: str) -> Iterator[Item]:
    for one in measure.figures:
        yield Item("figure", links.Words.figure(one.id), f"{there}#{one.id}", one.quote, one.printed, one.name)
    for condition in measure.conditions:
        anchor = links.Words.condition(measure.clause, condition.id)
        href, quote = f"{there}#condition-{condition.id}", condition.quote
        yield Item("condition", anchor, href, quote, quote, condition.text)
    for number, point in enumerate(measure.open, 1):
        if point.quote:
            anchor = links.Words.open(measure.clause, number)
            yield Item("open", anchor, f"{there}#open-{number}", point.quote, point.quote, point.text)
