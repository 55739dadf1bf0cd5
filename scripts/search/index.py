"""The search index of one language: every page's sections, and each block of words once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from scripts.load.languages import SOURCE
from scripts.search.blocks import Blocks
from scripts.search.pack import pack
from scripts.search.parted import parted
from scripts.search.sections import Section, sections

if TYPE_CHECKING:
    from scripts.load.content import Document
    from scripts.load.site_models import Term
    from scripts.render.site import Page, Site

_SUFFIX = ".md.j2"
PAPER = "paper/page."  # sheets say again what others say
SEARCH = "search/"  # the page that searches holds nothing to be found
WHOLE = ["measure", "overview", "audience", "home"]  # one hit a page; on the others each section is found by itself


Read = tuple[list[Section], list[str]]  # the sections of a page, and the blocks of its frame
Reads = Mapping[str, Read]  # by file


def searched(pages: Mapping[str, Page], texts: Mapping[str, str]) -> dict[str, Read]:
    """Return what is read of each page that can be found, by its file; `texts` are the Markdown of one language."""
    return {file: sections(texts[file]) for file, page in pages.items() if _is_searched(page)}


def _is_searched(page: Page) -> bool:
    return page.path != SEARCH and not page.template.startswith(PAPER)


def index(site: Site, pages: Mapping[str, Page], read: Mapping[str, Mapping[str, Read]]) -> bytes:
    """Return what docs/assets/search/unpack.mjs reads; `read` are the searched pages by language and file.

    What a page of another language prints in the documents' own stands in the index of that only, marked as such.
    """
    others = [read[code] for code in read if (code == SOURCE.code) != (site.lang == SOURCE.code)]
    held = [page for page in pages.values() if _is_searched(page)]
    held.sort(key=_place)  # a stable sort
    documents = list(site.content.documents)
    blocks = Blocks(source=site.lang == SOURCE.code)
    made = {
        "pages": [_page(page, documents, blocks, read[site.lang], others) for page in held],
        "whole": WHOLE,
        "documents": [[site.pick(one.meta.data.short), one.meta.data.status] for one in documents],
        "names": " ".join(_name(term, site, blocks) for term in site.content.glossary.data),
    }
    return pack(made, blocks.codes, blocks.texts)


def _page(page: Page, documents: list[Document], blocks: Blocks, read: Reads, others: list[Reads]) -> list[Any]:
    """Return address, kind, document (-1: none, -2: several, a draft among them) and the anchors of one page.

    Its blocks are named: of each section the title, what only this language prints, what the other prints as well;
    then those around the sections.
    """
    number = documents.index(page.document) if page.document else -2 if page.mixed else -1
    kind = page.template.removesuffix(_SUFFIX)
    parts, frame = read[page.file]
    there = {block for one in others if page.file in one for part in one[page.file][0] for block in part.blocks}
    for part, own, shared in parted(parts, there, whole=kind in WHOLE):
        blocks.name(part.title)
        blocks.list(own)
        blocks.list(shared if blocks.source else [])
    blocks.list(block for block in dict.fromkeys(frame) if block not in there)
    return [page.path, kind, number, " ".join(part.anchor for part in parts)]


def _place(page: Page) -> int:
    """Return where a page stands: what others repeat first; the glossary last, as the names repeat its anchors."""
    return {"measure": 0, "glossary": 2}.get(page.template.removesuffix(_SUFFIX), 1)


def _name(term: Term, site: Site, blocks: Blocks) -> str:
    """Return where the glossary explains a term; name what this language calls it, and what people type for it.

    Whoever types the documents' own language on a page of another is given its index as well, which knows its names.
    """
    blocks.name(term.said[site.lang])
    blocks.name(term.forms[0] if blocks.source else "")
    blocks.name("、".join(term.typed[site.lang]))
    return term.id
