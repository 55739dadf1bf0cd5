"""The search index of one language: every page's sections, and each block of words once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from scripts.search.pack import pack
from scripts.search.sections import sections

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from scripts.load.content import Document
    from scripts.load.models import Term
    from scripts.render.site import Page, Site
    from scripts.search.sections import Section

_HAN = re.compile(r"[\u3400-\u9fff]")
_SUFFIX = ".md.j2"
PAPER = "paper/"  # print pages say again what others say
SEARCH = "search/"  # the page that searches holds nothing to be found


def index(site: Site, pages: Mapping[str, Page], texts: Mapping[str, Mapping[str, str]]) -> bytes:
    """Return what docs/assets/search/unpack.mjs reads; `texts` are the pages' Markdown by language and file.

    Chinese that an English page prints as the Chinese page does stands in the Chinese index only, marked as such.
    """
    other = texts["en" if site.lang == "zh" else "zh"]
    held = [page for page in pages.values() if page.path != SEARCH and not page.template.startswith(PAPER)]
    held.sort(key=_place)  # a stable sort
    documents = list(site.content.documents)
    blocks = _Blocks(site.lang)
    made = {
        "pages": [_page(page, documents, blocks, texts[site.lang][page.file], other[page.file]) for page in held],
        "documents": [[site.pick(one.meta.data.short), one.meta.data.status] for one in documents],
        "names": [_names(term, site.lang, blocks) for term in site.content.glossary.data],
    }
    return pack(made, blocks.texts)


def _page(page: Page, documents: list[Document], blocks: _Blocks, text: str, other: str) -> list[Any]:
    """Return address, kind, document (-1: none, -2: several, a draft among them) and sections of one page."""
    number = documents.index(page.document) if page.document else -2 if page.mixed else -1
    parts, frame = sections(text)
    there = {block for part in sections(other)[0] for block in part.blocks}
    blocks.turn()
    found = [[part.anchor, blocks.coded(part.title), *blocks.parted(part, there)] for part in parts]
    around = [block for block in dict.fromkeys(frame) if block not in there]
    return [page.path, page.template.removesuffix(_SUFFIX), number, found, [blocks.coded(one) for one in around]]


def _place(page: Page) -> int:
    """Return where a page stands: what others repeat first; the glossary last, as the names repeat its anchors."""
    return {"measure": 0, "glossary": 2}.get(page.template.removesuffix(_SUFFIX), 1)


class _Blocks:
    """Each text once, under its number, counted from 1; where it stands first, 0 takes the place of the number."""

    def __init__(self, lang: str) -> None:
        self._chinese = lang == "zh"
        self._numbers: dict[str, int] = {}
        self._here: set[str] = set()

    def turn(self) -> None:
        """Begin a page: on each page a block is named once."""
        self._here.clear()

    @property
    def texts(self) -> list[str]:
        """The texts in the order of their numbers."""
        return list(self._numbers)

    def coded(self, text: str) -> int:
        """Return the number of a text that was there before, else 0."""
        if text in self._numbers:
            return self._numbers[text]
        self._numbers[text] = len(self._numbers) + 1
        return 0

    def parted(self, section: Section, there: set[str]) -> Iterator[list[int]]:
        """Yield the blocks of a section that only this language prints, and those that the other prints as well."""
        fresh = [text for text in dict.fromkeys(section.blocks) if text not in self._here]
        self._here.update(fresh)
        shared = [text for text in fresh if text in there and _HAN.search(text)]
        yield [self.coded(text) for text in fresh if text not in shared and text != section.title]
        if self._chinese:
            yield [self.coded(text) for text in shared]


def _names(term: Term, lang: str, blocks: _Blocks) -> list[str | int]:
    """Return where the glossary explains a term, what this language calls it, and what people type for it.

    Whoever types Chinese on an English page is given the Chinese index as well, which knows the Chinese names.
    """
    said, other = (term.zh, term.en[0]) if lang == "zh" else (term.en[0], "")
    typed = "、".join(term.aliases) if lang == "zh" else ", ".join(term.aliases_en)
    return [term.id, *map(blocks.coded, (said, other, typed))]
