"""The search index of one language: every page's sections, and each block of words once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scripts.search.blocks import Blocks
from scripts.search.pack import pack
from scripts.search.parted import parted
from scripts.search.sections import Section, sections

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scripts.load.content import Document
    from scripts.load.models import Term
    from scripts.render.site import Page, Site

_SUFFIX = ".md.j2"
PAPER = "paper/page."  # sheets say again what others say
SEARCH = "search/"  # the page that searches holds nothing to be found
WHOLE = ["measure", "overview", "audience", "home"]  # one hit a page; on the others each section is found by itself


Read = tuple[list[Section], list[str]]  # the sections of a page, and the blocks of its frame


def searched(pages: Mapping[str, Page], texts: Mapping[str, str]) -> dict[str, Read]:
    """Return what is read of each page that can be found, by its file; `texts` are the Markdown of one language."""
    return {file: sections(texts[file]) for file, page in pages.items() if _is_searched(page)}


def _is_searched(page: Page) -> bool:
    return page.path != SEARCH and not page.template.startswith(PAPER)


def index(site: Site, pages: Mapping[str, Page], read: Mapping[str, Mapping[str, Read]]) -> bytes:
    """Return what docs/assets/search/unpack.mjs reads; `read` are the searched pages by language and file.

    Chinese that an English page prints as the Chinese page does stands in the Chinese index only, marked as such.
    """
    other = read["en" if site.lang == "zh" else "zh"]
    held = [page for page in pages.values() if _is_searched(page)]
    held.sort(key=_place)  # a stable sort
    documents = list(site.content.documents)
    blocks = Blocks(chinese=site.lang == "zh")
    made = {
        "pages": [_page(page, documents, blocks, read[site.lang][page.file], other[page.file]) for page in held],
        "whole": WHOLE,
        "documents": [[site.pick(one.meta.data.short), one.meta.data.status] for one in documents],
        "names": " ".join(_name(term, site.lang, blocks) for term in site.content.glossary.data),
    }
    return pack(made, blocks.codes, blocks.texts)


def _page(page: Page, documents: list[Document], blocks: Blocks, read: Read, other: Read) -> list[Any]:
    """Return address, kind, document (-1: none, -2: several, a draft among them) and the anchors of one page.

    Its blocks are named: of each section the title, what only this language prints, what the other prints as well;
    then those around the sections.
    """
    number = documents.index(page.document) if page.document else -2 if page.mixed else -1
    kind = page.template.removesuffix(_SUFFIX)
    parts, frame = read
    there = {block for part in other[0] for block in part.blocks}
    for part, own, shared in parted(parts, there, whole=kind in WHOLE):
        blocks.name(part.title)
        blocks.list(own)
        blocks.list(shared if blocks.chinese else [])
    blocks.list(block for block in dict.fromkeys(frame) if block not in there)
    return [page.path, kind, number, " ".join(part.anchor for part in parts)]


def _place(page: Page) -> int:
    """Return where a page stands: what others repeat first; the glossary last, as the names repeat its anchors."""
    return {"measure": 0, "glossary": 2}.get(page.template.removesuffix(_SUFFIX), 1)


def _name(term: Term, lang: str, blocks: Blocks) -> str:
    """Return where the glossary explains a term; name what this language calls it, and what people type for it.

    Whoever types Chinese on an English page is given the Chinese index as well, which knows the Chinese names.
    """
    blocks.name(term.zh if lang == "zh" else term.en[0])
    blocks.name(term.en[0] if lang == "zh" else "")
    blocks.name("、".join(term.aliases) if lang == "zh" else ", ".join(term.aliases_en))
    return term.id
