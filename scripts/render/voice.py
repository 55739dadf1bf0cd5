"""What a template can say on one page: words of the site, prose with linked figures, quotations."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from scripts.figures import PLACEHOLDER, figure_words, fill
from scripts.load.languages import SOURCE
from scripts.render import links
from scripts.render.marked import Marker
from scripts.render.passages import paragraphs
from scripts.render.reviewed import Standing, standing

if TYPE_CHECKING:
    from datetime import date

    from scripts.load.content import Document
    from scripts.load.models import Figure
    from scripts.load.site_models import Term
    from scripts.load.text_model import Text
    from scripts.render.passages import Item
    from scripts.render.site import Site
    from scripts.review.states import Review

_NUMBER_AND_UNIT = re.compile(r"([0-9][0-9.,]*)( ?)([^0-9]+)")  # a date is neither


@dataclass
class Voice:
    """The language, the address and the memory of one page."""

    site: Site
    path: str
    seen: set[str] = field(default_factory=set)
    shown: dict[int, Review] = field(default_factory=dict)
    known: Standing | None = None  # how the page stands as a whole, where its texts have to be marked

    def t(self, key: str, **values: object) -> str:
        """Return a sentence of docs/words/site.yml, with its blanks filled in."""
        text = self.site.sentences[key]
        return text.format(**values) if values else text

    def to(self, there: str) -> str:
        """Return a relative link to a page of this language."""
        return links.relative(self.path, there)

    def pick(self, text: Text | dict[str, str]) -> str:
        """Return this language's half."""
        if isinstance(text, dict):
            return text[self.site.lang]
        if review := self.site.reviews.get(id(text)):
            self.shown[id(text)] = review
        return self.site.pick(text)

    def standing(self) -> Standing:
        """Return how the translation that the page has shown so far stands."""
        return standing(self.shown.values())

    def in_source_language(self) -> str:
        """Return a relative link to the same page in the language of the documents."""
        return links.relative(f"{self.site.lang}/{self.path}", f"{SOURCE.code}/{self.path}")

    def plain(self, text: Text, document: Document) -> str:
        """Return prose with its figures written out and no links, for titles and inside links."""
        return fill(self.pick(text), self.site.lang, document.figures)

    def say(self, text: Text, document: Document | None = None) -> Markup:
        """Return prose: each figure links to its clause, each term on its first use to the glossary."""
        words, parts, last = self.pick(text), [], 0
        for found in PLACEHOLDER.finditer(words) if document else ():
            assert document  # noqa: S101 - the loop is empty without one
            figure = document.figures[found[1]]
            parts += [
                self._mark(words[last : found.start()]),
                self.figure(document, figure, bare=bool(found[2])),
            ]
            last = found.end()
        said = Markup("".join([*parts, self._mark(words[last:])]))  # noqa: S704 - each is escaped
        return self._reviewed(text, said, document)

    def _reviewed(self, text: Text, words: Markup, document: Document | None) -> Markup:
        """Return prose with a mark where it is older than the Chinese, or alone on its page not reviewed."""
        review = self.shown.get(id(text))
        if review is None or self.known is None:
            return words
        if review.state == "stale":
            chinese = fill(text.source, SOURCE.code, document.figures if document else {})
            return Markup('<span class="mb-stale">{} <span class="mb-chip">{}</span> <span {}>{}</span></span>').format(
                words, self.t("review.older"), SOURCE.attributes, chinese
            )
        if review.state == "unreviewed" and self.known.mixed:
            return Markup('{} <span class="mb-chip mb-unreviewed">{}</span>').format(words, self.t("review.not_yet"))
        return words

    def figure(self, document: Document, figure: Figure, *, bare: bool = False) -> Markup:
        """Return a figure in words as a link to the words that print it."""
        words = figure_words(figure, self.site.lang, bare=bare)
        href = self.to(links.text(document.path, links.Words.figure(figure.id)))
        return Markup(f'<a class="mb-figure" href="{escape(href)}">{escape(words)}</a>')  # noqa: S704 - escaped

    def big_figure(self, document: Document, figure: Figure) -> Markup:
        """Return a figure as `figure` does, its number set apart from its unit where it has one."""
        words = figure_words(figure, self.site.lang)
        number, gap, unit = found.groups() if (found := _NUMBER_AND_UNIT.fullmatch(words)) else (words, "", "")
        if figure.unit == "age" and words.isdigit():  # in English an age is a bare number
            gap, unit = " ", self.t("figures.years")
        href = self.to(links.text(document.path, links.Words.figure(figure.id)))
        said = f"<b>{escape(number)}</b>"
        said += f"{gap}<small>{escape(unit)}</small>" if unit else ""
        return Markup(f'<a class="mb-figure" href="{escape(href)}">{said}</a>')  # noqa: S704 - escaped

    def clause(self, document: Document, clause_id: str, anchor: str = "", *, bare: bool = False) -> Markup:
        """Return a link to a clause of the official text, or to words in it, labelled as the document counts.

        Bare is for where the words before it say what it is; alone, a label such as 一 looks like a dash.
        """
        clause = document.text.clause(clause_id)
        label = self.pick(clause.label) if clause else clause_id
        href = self.to(links.text(document.path, anchor) if anchor else links.clause(document.path, clause_id))
        spoken = self.t("clause_label", clause=label)
        shown = label if bare else self.t("clause_shown", clause=label)
        told = f'href="{escape(href)}" aria-label="{escape(spoken)}"'
        return Markup(f'<a class="mb-clause" {told}>{escape(shown)}</a>')  # noqa: S704 - escaped

    def quote(self, document: Document, words: str, clause_id: str = "", anchor: str = "") -> Markup:
        """Return the document's own words in full, with a link to their clause, or to the very words in it."""
        where = clause_id or self._holder(document, words)
        said = f"<p {SOURCE.attributes}>{escape(words)}</p><footer>{self.clause(document, where, anchor)}</footer>"
        return Markup(f'<blockquote class="mb-quote">{said}</blockquote>')  # noqa: S704 - escaped

    def marked(self, document: Document, clause_id: str, *, passages: bool = False) -> list[Markup]:
        """Return the paragraphs of a clause, letter for letter, linked to what explains them.

        With `passages` each one can be linked to itself: for the page of the text only.
        """
        place = self.site.content.places[document.place]
        units = {unit.id: unit for unit in place.units.data}
        find = partial(paragraphs, document, clause_id, units)
        found = self.site.memory.keep((paragraphs, document.path, clause_id), (document, place.units), find)
        marker = Marker(
            lambda item: self.to(item.href), lambda item: self._told(item, document), self.site.language.html
        )
        write = marker.passages if passages else marker.words
        return [write(one) for one in found]  # the same on every page, in every language

    def _told(self, item: Item, document: Document) -> str:
        """Return what the reader is told that marked words are."""
        says = self.plain(item.says, document)
        return self.t(f"text.marks.{item.kind}", what=says)

    def day(self, day: date) -> str:
        """Return a date in words."""
        return self.site.language.writing.day_in_words(day)

    def _holder(self, document: Document, words: str) -> str:
        return next((one.id for one in document.text.clauses if one.holds(words)), "")

    def _mark(self, text: str) -> Markup:
        if self.path == "glossary/":  # every line of that page would be a link
            return escape(text)
        return self.site.terms.mark(text, self.seen, self._entry)

    def _entry(self, term: Term) -> str:
        return self.to(f"glossary/#{term.id}")
