"""From checked content to the Markdown tree of both languages."""

from __future__ import annotations

import json
from functools import cached_property
from typing import TYPE_CHECKING, Any

from scripts.bundle.trial import Trial, requests
from scripts.check import checked
from scripts.check.templates import told
from scripts.compiled import compiled
from scripts.data import files as data
from scripts.data import page as data_page
from scripts.load.languages import CODES
from scripts.load.memory import Memory
from scripts.load.words import read_words
from scripts.paper import pages as paper
from scripts.paper.tongue import Tongue
from scripts.render import documents, links, shared
from scripts.render.feed import atom
from scripts.render.lacking import in_elements, lacks
from scripts.render.linked import linked
from scripts.render.llms import FILE as LLMS
from scripts.render.llms import llms
from scripts.render.reviewed import unspoken
from scripts.render.root import root_pages
from scripts.render.sharing import sharing
from scripts.render.site import Page, Site
from scripts.render.sitemap import sitemap
from scripts.render.templates import environment
from scripts.render.tree import (
    AROUND,
    DATA,
    INDEX,
    PAPER,
    PUBLISHER,
    SHEET,
    TRIAL,
    write_if_changed,
    write_tree,
)
from scripts.render.voice import Voice
from scripts.search.index import index, searched

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from jinja2 import Environment

    from scripts.load.content import Content


class Book:
    """Every page of both languages; the text of a page is written when it is asked for."""

    def __init__(self, root: Path, content: Content, memory: Memory | None = None) -> None:
        """Know the pages of the checked content, with the words and templates in `root/docs`.

        What a memory holds of an unchanged place is not worked out again.
        """
        self.data = compiled(content)
        self._env = environment(root)
        words = read_words(root / "docs" / "words" / "site.yml")
        memory = memory or Memory()
        self._both: paper.Both = {}
        self._sites = {lang: Site(content, lang, words, self.data, memory) for lang in CODES}
        self.pages = {lang: {page.file: page for page in self._pages(lang)} for lang in CODES}

    def _pages(self, lang: str) -> Iterator[Page]:
        site = self._sites[lang]
        yield from (
            *shared.pages(site),
            *documents.pages(site),
            *data_page.pages(site),
            *paper.pages(self._sites, lang, self._both),
        )

    def text(self, lang: str, file: str) -> str:
        """Return the Markdown of one page."""
        try:
            return _text(self._env, self._sites[lang], self.pages[lang][file])
        except Exception as error:
            if fault := told(error):
                raise fault from error
            raise

    @cached_property
    def printed(self) -> dict[str, tuple[Any, ...]]:
        """Every PDF by its address."""
        return paper.printed(self._sites)

    def sheet(self, file: str) -> str:
        """Return a sheet as the PDF at this address is made from it."""
        context = paper.on_paper(self._sites, *self.printed[file])
        return in_elements(self._env.get_template("paper/print.html.j2").render(context))

    def feed(self, lang: str) -> bytes:
        """Return the updates of one language as a feed."""
        return atom(self._sites[lang])

    def beside(self) -> dict[str, bytes]:
        """Return what stands beside the pages and tells of them, by its address in the site."""
        feeds = {f"{lang}/updates.xml": self.feed(lang) for lang in self._sites}
        above = root_pages(self._sites[CODES[0]].content.site.data)
        return {**above, **feeds, LLMS: llms(self._sites), **sitemap(self._sites, self.pages)}

    def exports(self) -> dict[str, bytes]:
        """Return the data for programs, by its address below `data.FOLDER`."""
        return data.files(self._sites)

    def texts(self) -> dict[str, dict[str, str]]:
        """Return the Markdown of every page, by language and file."""
        return {lang: {file: self.text(lang, file) for file in pages} for lang, pages in self.pages.items()}

    def indexes(self, texts: Mapping[str, Mapping[str, str]]) -> dict[str, bytes]:
        """Return what the search of each language reads, made from the Markdown of every page."""
        read = {lang: searched(self.pages[lang], texts[lang]) for lang in texts}
        return {lang: index(self._sites[lang], self.pages[lang], read) for lang in texts}

    @property
    def publisher(self) -> dict[str, Any] | None:
        """Who publishes, as plain data; nobody in a demonstration."""
        found = self._sites[CODES[0]].content.site.data.publisher
        return found.model_dump() if found else None

    @cached_property
    def trial(self) -> Trial:
        """The rules as the browser reads them, and what a runtime must answer before it is shipped with them."""
        site = self._sites[CODES[0]]
        return Trial(site.rules, requests(_worked_families(site.content)))


def generate(root: Path, tree: Path, folder: Path | None = None, memory: Memory | None = None) -> None:
    """Write `tree/zh`, `tree/en` and what the browser runs from the content in `folder`, else in `root/policy_data`.

    What a memory holds of unchanged content is not looked at again. Raises ContentError and then leaves the tree as
    it is.
    """
    memory = memory or Memory()
    book = Book(root, checked(folder or root / "policy_data", memory), memory)
    texts = book.texts()
    sheets = {f"{file}{SHEET}": book.sheet(file) for file in book.printed}
    indexes = book.indexes(texts)
    for lang in CODES:  # only when all are whole
        write_tree(tree / lang, texts[lang])
        write_if_changed(tree / INDEX.format(lang), indexes[lang])
    write_if_changed(tree / TRIAL, book.trial.text.encode())
    write_tree(tree / PAPER, sheets)
    write_tree(tree / DATA, book.exports())
    write_tree(tree / AROUND, book.beside())
    write_if_changed(tree / PUBLISHER, json.dumps(book.publisher, ensure_ascii=False).encode())


def _worked_families(content: Content) -> Iterator[dict[str, Any]]:
    """Yield the situation of each worked family; one without a day asks on the day its document was checked."""
    for document in content.documents:
        for family in document.families.data:
            yield {"as_of": document.meta.data.checked.isoformat(), **family.situation}


def _text(env: Environment, site: Site, page: Page) -> str:
    """Return the Markdown of a page; once more where only the first time tells which of its texts need a mark."""
    context = page.context()
    voice = Voice(site, page.path)
    voice.shown.update((id(one.item.text), one) for one in unspoken(page, context, site.reviews))
    text = _said(env, page, context, voice)
    found = voice.standing()
    lacking = lacks(text) or site.frame_lacks or (page.template == "calculator.md.j2" and site.lacks)
    if not (found.stale or found.mixed or lacking):
        return text
    again = Voice(site, page.path, shown=voice.shown, known=found if found.stale or found.mixed else None)
    return in_elements(_said(env, page, {**context, "lacking": lacking}, again))


def _said(env: Environment, page: Page, context: dict[str, Any], voice: Voice) -> str:
    around: dict[str, Any] = {
        "site": voice.site,
        "voice": voice,
        "p": Tongue(voice).p,
        "content": voice.site.content,
        "lang": voice.site.lang,
        "page": page,
        "place": page.place,
        "document": page.document,
        "known": voice.known,
        "lacking": False,
        "standing": voice.standing,
        "in_source_language": voice.in_source_language,
        "t": voice.t,
        "to": voice.to,
        "pick": voice.pick,
        "plain": voice.plain,
        "say": voice.say,
        "figure": voice.figure,
        "big_figure": voice.big_figure,
        "words_of": links.Words,
        "clause": voice.clause,
        "quote": voice.quote,
        "marked": voice.marked,
        "day": voice.day,
        "linked": linked(voice.site, page, context),
        "sharing": sharing(voice.site, page),
    }
    return env.get_template(page.template).render({**around, **context})
