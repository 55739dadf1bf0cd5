"""What every page of one language is made from, and what a page is."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from scripts.bundle.publish import version
from scripts.figures import fill
from scripts.load.languages import LANGUAGES, SOURCE, Language
from scripts.load.memory import Memory
from scripts.render.lacking import lacks, said_in
from scripts.render.reviewed import by_text
from scripts.render.terms import Terms

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from scripts.load.content import Content, Document, Place
    from scripts.load.text_model import Text
    from scripts.review.states import Review


@dataclass(frozen=True)
class Site:
    """One language of the site."""

    content: Content
    lang: str
    words: dict[str, Any]
    data: dict[str, Any]
    memory: Memory = field(default_factory=Memory)  # of what several pages show

    @property
    def language(self) -> Language:
        """What the language is called, which way it runs, how it writes."""
        return LANGUAGES[self.lang]

    @cached_property
    def rules(self) -> str:
        """The rules and sentences as the browser reads them."""
        return json.dumps(self.data, ensure_ascii=False)

    @property
    def rules_version(self) -> str:
        """What a page says of the rules that it was made from: it takes no answer from any other."""
        return version(self.rules.encode())

    @cached_property
    def sentences(self) -> dict[str, str]:
        """The words of this language by their dotted keys."""
        return dict(_sentences(self.words, self.lang, ""))

    @cached_property
    def terms(self) -> Terms:
        """The glossary as a finder of terms."""
        return Terms(self.content.glossary.data, self.lang)

    @cached_property
    def reviews(self) -> dict[int, Review]:
        """How each text of a translation stands; the documents' own language is what it is compared with."""
        return by_text(self.content, self.lang) if self.lang != SOURCE.code else {}

    @cached_property
    def lacks(self) -> bool:
        """Whether the calculator says anything that this language has not translated."""
        return any(map(lacks, said_in(self.data, self.lang)))

    @cached_property
    def frame_lacks(self) -> bool:
        """Whether what stands around every page is not translated."""
        return any(map(lacks, said_in(self.words["frame"], self.lang)))

    def pick(self, text: Text) -> str:
        """Return this language's half."""
        return text[self.lang]

    def plain(self, text: Text, document: Document) -> str:
        """Return this language's half with its figures written out."""
        return fill(self.pick(text), self.lang, document.figures)

    @property
    def tag(self) -> str:
        """The language as HTML and feeds name it."""
        return self.language.html

    def address(self, path: str) -> str:
        """Return where a page of this language stands: in full where the site knows its own address, else below it."""
        return f"{self.content.site.data.root}{self.lang}/{path}"

    def clause(self, document: Document, clause_id: str) -> str:
        """Return a clause as the document counts it."""
        clause = document.text.clause(clause_id)
        return self.pick(clause.label) if clause else clause_id

    @property
    def drafts(self) -> list[Document]:
        """The documents that are not in force yet."""
        return [one for one in self.content.documents if one.meta.data.status == "draft"]


@dataclass(frozen=True)
class Page:
    """One page: its address, its template, what the template needs beside the site."""

    path: str
    template: str
    title: str
    context: Callable[[], dict[str, Any]] = dict  # worked out only when the page is written
    place: Place | None = None
    document: Document | None = None
    mixed: bool = False  # shows parts of several documents
    nav: str = ""  # what the navigation calls it
    crumbs: tuple[tuple[str, str], ...] = ()

    @property
    def file(self) -> str:
        """The page's file in the Markdown tree."""
        return f"{self.path}index.md"


def _sentences(node: dict[str, Any], lang: str, path: str) -> Iterator[tuple[str, str]]:
    """Yield each sentence with its dotted key."""
    for key, held in node.items():
        if lang in held and isinstance(held[lang], str):
            yield f"{path}{key}", held[lang]
        else:
            yield from _sentences(held, lang, f"{path}{key}.")
