"""What a template can say on one page: words of the site, prose with linked figures, quotations."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

from calculator.dates import day_in_words
from scripts.figures import PLACEHOLDER, figure_words, fill
from scripts.render import links
from scripts.render.reviewed import Standing, standing

if TYPE_CHECKING:
    from datetime import date

    from scripts.load.content import Document
    from scripts.load.models import Figure, Term, Text
    from scripts.render.site import Site
    from scripts.review.states import Review


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
        node: Any = self.site.words
        for part in key.split("."):
            node = node[part]
        text: str = node[self.site.lang]
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
        """Return how the English that the page has shown so far stands."""
        return standing(self.shown.values())

    def in_chinese(self) -> str:
        """Return a relative link to the same page in Chinese."""
        return links.relative(f"{self.site.lang}/{self.path}", f"zh/{self.path}")

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
        return self._reviewed(text, Markup("").join([*parts, self._mark(words[last:])]), document)

    def _reviewed(self, text: Text, words: Markup, document: Document | None) -> Markup:
        """Return prose with a mark where it is older than the Chinese, or alone on its page not reviewed."""
        review = self.shown.get(id(text))
        if review is None or self.known is None:
            return words
        if review.state == "stale":
            chinese = fill(text.zh, "zh", document.figures if document else {})
            return Markup(
                '<span class="mb-stale">{} <span class="mb-chip">{}</span> <span lang="zh-CN">{}</span></span>'
            ).format(words, self.t("review.older"), chinese)
        if review.state == "unreviewed" and self.known.mixed:
            return Markup('{} <span class="mb-chip mb-unreviewed">{}</span>').format(words, self.t("review.not_yet"))
        return words

    def figure(self, document: Document, figure: Figure, *, bare: bool = False) -> Markup:
        """Return a figure in words as a link to the clause that prints it."""
        measure = document.measure_of_figure(figure.id)
        clause_id = measure.clause if measure else ""
        words = figure_words(figure, self.site.lang, bare=bare)
        href = self.to(links.clause(document.path, clause_id))
        return Markup('<a class="mb-figure" href="{}">{}</a>').format(href, words)

    def clause(self, document: Document, clause_id: str) -> Markup:
        """Return a link to a clause of the official text, labelled as the document counts."""
        clause = document.text.clause(clause_id)
        label = self.pick({"zh": clause.zh, "en": clause.en}) if clause else clause_id
        href = self.to(links.clause(document.path, clause_id))
        spoken = self.t("clause_label", clause=label)
        return Markup('<a class="mb-clause" href="{}" aria-label="{}">{}</a>').format(href, spoken, label)

    def quote(self, document: Document, words: str, clause_id: str = "") -> Markup:
        """Return the document's own words in full, with a link to their clause."""
        where = clause_id or self._holder(document, words)
        return Markup('<blockquote class="mb-quote"><p lang="zh-CN">{}</p><footer>{}</footer></blockquote>').format(
            words, self.clause(document, where)
        )

    def day(self, day: date) -> str:
        """Return a date in words."""
        return day_in_words(day, self.site.lang)

    def _holder(self, document: Document, words: str) -> str:
        return next((one.id for one in document.text.clauses if one.holds(words)), "")

    def _mark(self, text: str) -> Markup:
        if self.path == "glossary/":  # every line of that page would be a link
            return escape(text)
        return self.site.terms.mark(text, self.seen, self._entry)

    def _entry(self, term: Term) -> str:
        return self.to(f"glossary/#{term.id}")
