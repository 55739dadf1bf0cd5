"""Glossary terms in running text: the first occurrence of each on a page links to its entry."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from scripts.load.languages import BESIDE, LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from scripts.load.content import Content, Document
    from scripts.load.site_models import Term

_SHORTEST = 2  # a single character stands inside too many other words


class Terms:
    """Finds the terms of one language in a text."""

    def __init__(self, terms: Iterable[Term], lang: str) -> None:
        """Prepare one pattern for all terms, the longest first."""
        self._by_form = {form: term for term in terms for form in forms(term, lang)}
        edge = r"\b" if LANGUAGES[lang].spaced else ""
        self._pattern = re.compile(f"{edge}(?:{'|'.join(_by_first(self._by_form))}){edge}")

    def mark(self, text: str, seen: set[str], href: Callable[[Term], str]) -> Markup:
        """Return `text` escaped, with a link at each term not yet in `seen`."""
        small = text.lower()
        if len(small) != len(text):  # a few letters of other languages become two
            small = text
        parts, last = [], 0
        for found in self._pattern.finditer(small):
            term = self._by_form[found[0]]
            if term.id in seen:
                continue
            seen.add(term.id)
            parts += [escape(text[last : found.start()]), _link(text[found.start() : found.end()], href(term))]
            last = found.end()
        return Markup("".join([*parts, escape(text[last:])]))  # noqa: S704 - each is escaped


def appears(content: Content, term: Term) -> list[tuple[Document, list[str]]]:
    """Return the clauses of each official text that print the term."""
    found = [
        (document, [clause.id for clause in document.text.clauses if clause.holds(term.word)])
        for document in content.documents
    ]
    return [(document, clauses) for document, clauses in found if clauses]


def forms(term: Term, lang: str) -> list[str]:
    """Return how running text may write the term, in small letters."""
    word = term.said[lang].lower()
    if lang != BESIDE.code:
        return [word] if len(word) >= _SHORTEST else []
    plural = f"{word[:-1]}ies" if word.endswith("y") else f"{word}s"
    return [word, plural]


def _by_first(words: Iterable[str]) -> Iterator[str]:
    """Yield a pattern for the words that begin with the same letter, the longest first: several times as quick."""
    ordered = sorted(words, key=lambda word: (word[0], -len(word)))
    for first, held in groupby(ordered, key=lambda word: word[0]):
        yield f"{re.escape(first)}(?:{'|'.join(re.escape(word[1:]) for word in held)})"


def _link(words: str, href: str) -> Markup:
    return Markup(f'<a class="mb-term" href="{escape(href)}">{escape(words)}</a>')  # noqa: S704 - escaped
