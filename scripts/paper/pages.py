"""The print pages as pages of the site, and the same sheets as what WeasyPrint is given."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from scripts.load.words import WORDS, read_words
from scripts.paper import shown
from scripts.paper.codes import qr
from scripts.paper.fit import guess, ways
from scripts.paper.sheets import MOST, PICTURE_SIZE, SIZES, Langs, Sheet, folder, sheets
from scripts.paper.tongue import Tongue
from scripts.render.links import to_file
from scripts.render.site import Page
from scripts.render.voice import Voice

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from scripts.render.site import Site
    from scripts.review.states import Review


# The sheets in two languages, the same on the pages of both: what each says, and which texts in which language.
Both = dict[tuple[str, Langs], tuple[str, "list[dict[int, Review]]"]]


def pages(sites: Mapping[str, Site], lang: str, both: Both) -> Iterator[Page]:
    """Yield the pages of everything that is printed, in one language's part of the site."""
    site = sites[lang]
    words = read_words(WORDS / "paper.yml")
    for place in site.content.places.values():
        for document in place.documents.values():
            crumbs: tuple[tuple[str, str], ...] = (
                (site.pick(place.meta.data.short), f"{place.id}/"),
                (site.pick(document.meta.data.short), f"{document.path}/"),
            )
            title = words["pages"]["title"][lang]
            held = list(sheets(site.content, place, document))
            listed = partial(_listed, held)
            yield Page(folder(document), "paper/list.md.j2", title, listed, place, document, crumbs=crumbs)
            crumbs = (*crumbs, (title, folder(document)))
            for sheet in held:
                for langs in sheet.of(lang):
                    named = f"{words['forms'][sheet.form][lang]} · {site.pick(sheet.title)}"
                    context = partial(_on_screen, sites, sheet, langs, both)
                    yield Page(sheet.path(langs), "paper/page.md.j2", named, context, place, document, crumbs=crumbs)


def printed(sites: Mapping[str, Site]) -> dict[str, tuple[Sheet, Langs, str]]:
    """Return every PDF by its address: the sheet, its languages, its size."""
    content = next(iter(sites.values())).content
    return {
        sheet.file(langs, size): (sheet, langs, size)
        for place in content.places.values()
        for document in place.documents.values()
        for sheet in sheets(content, place, document)
        for langs in sheet.languages
        for size in SIZES[sheet.form]
    }


def on_paper(sites: Mapping[str, Site], sheet: Sheet, langs: Langs, size: str) -> dict[str, Any]:
    """Return what the template of a PDF is given: the same sheet, with links that hold away from the site, or none."""
    tongues = [Tongue(Voice(sites[lang], sheet.path(langs))) for lang in langs]
    held = _context(sites, sheet, langs)
    address = held["address"]
    href = (lambda path: f"{address}{langs[0]}/{path}") if address else (lambda _path: "")
    return {
        **held,
        "tongues": tongues,
        "most": MOST.get((sheet.form, size), 0),
        "size": size,
        "href": href,
        "content": sites[langs[0]].content,
    }


def _context(sites: Mapping[str, Site], sheet: Sheet, langs: Langs) -> dict[str, Any]:
    first = sites[langs[0]]
    address = first.content.site.data.root
    target = f"{address}{langs[0]}/{sheet.about}" if address else ""
    return {
        "sheet": sheet,
        "langs": langs,
        "shown": shown,
        "address": address,
        "target": target,
        "code": qr(target, target) if address else "",
        "version": first.data["places"][sheet.place.id]["version"],
        "publisher": first.content.site.data.publisher,
    }


def _on_screen(sites: Mapping[str, Site], sheet: Sheet, langs: Langs, both: Both) -> dict[str, Any]:
    """Return what the template of a page is given."""
    return {
        **_context(sites, sheet, langs),
        "speaking": partial(_speaking, sites, langs),
        "made": partial(_made, both, sheet, langs),
        "downloads": lambda voice: list(_downloads(voice, sheet, langs)),
    }


def _made(both: Both, sheet: Sheet, langs: Langs, tongues: list[Tongue], write: Callable[[], str]) -> str:
    """Return a sheet as the page of one of these voices has it; they keep account of the texts that it shows."""
    key = sheet.path(langs), langs
    if key in both:
        text, shown = both[key]
        for one, texts in zip(tongues, shown, strict=True):
            one.voice.shown.update(texts)
        return text
    text = _fitted(sheet, langs, write())
    if len(langs) > 1:
        both[key] = text, [one.voice.shown for one in tongues]
    return text


def _fitted(sheet: Sheet, langs: Langs, text: str) -> str:
    """Return a sheet as a page of the site has it: set for its smaller paper, as far as can be guessed."""
    held = ways(str(text))  # not as Markup, which escapes whatever is put into it
    return guess(held, sheet.form, SIZES[sheet.form][-1], len(langs))[1].sheet


def _speaking(sites: Mapping[str, Site], langs: Langs, voice: Voice) -> list[Tongue]:
    """Return the languages of a sheet on a page: the page's own voice keeps account of what it shows."""
    return [Tongue(voice if lang == voice.site.lang else Voice(sites[lang], voice.path)) for lang in langs]


def _downloads(voice: Voice, sheet: Sheet, langs: Langs) -> Iterator[tuple[str, str]]:
    """Yield the files of a sheet in these languages: which sort it is, and its address from the page."""
    sizes = SIZES[sheet.form]
    for size in sizes:
        sort = size if len(sizes) > 1 else "pdf"
        yield sort, to_file(f"{voice.site.lang}/{voice.path}", sheet.file(langs, size))
    if len(sizes) > 1:
        yield "png", to_file(f"{voice.site.lang}/{voice.path}", sheet.file(langs, PICTURE_SIZE, "png"))


def _listed(held: list[Sheet]) -> dict[str, Any]:
    return {
        "sheets": held,
        "tongue": Tongue,
        "files": lambda voice, sheet, langs: list(_downloads(voice, sheet, langs)),
    }
