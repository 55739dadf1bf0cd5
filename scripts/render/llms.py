"""`llms.txt`: the site in brief for language models, with what to bear in mind when quoting it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.data.files import CATALOGUE, FOLDER, standing, words
from scripts.render import links
from scripts.render.lacking import bare
from scripts.render.linked import titled

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from scripts.load.content import Document
    from scripts.load.text_model import Text
    from scripts.render.site import Site

FILE = "llms.txt"
_SHARED = ("compare", "calculator", "glossary", "updates", "about")


def llms(sites: Mapping[str, Site]) -> bytes:
    """Return the file: Markdown, every language one after the other; addresses are counted from the site's root."""
    name = " · ".join(dict.fromkeys(site.words["frame"]["name"][lang] for lang, site in sites.items()))
    lines = [f"# {name}", ""]
    lines += [f"> {words()['llms']['lead'][lang]}" for lang in sites]
    for site in sites.values():
        lines += ["", *_rules(site)]
        for document in site.content.documents:
            lines += ["", *_document(site, document)]
        lines += ["", *_rest(site)]
    return bare("\n".join(lines) + "\n").encode()


def _rules(site: Site) -> Iterator[str]:
    said, lang = words()["llms"], site.lang
    yield f"## {said['titles']['rules'][lang]}"
    yield ""
    yield from (f"- {line}" for line in (*standing(site), *(one[lang] for one in said["rules"].values())))


def _document(site: Site, document: Document) -> Iterator[str]:
    """Yield a document with its status, and each of its measures with its answer."""
    meta = document.meta.data

    def entry(title: Text, path: str, text: Text) -> str:
        link = f"[{titled(site, site.pick(title), document)}]({site.address(path)})"
        return f"- {link}: {site.plain(text, document)}"

    yield f"## {site.pick(meta.title)}"
    yield ""
    yield entry(meta.short, f"{document.path}/", meta.status_note)
    for key, source in document.measures.items():
        yield entry(source.data.title, links.measure(document.path, key), source.data.answer)


def _rest(site: Site) -> Iterator[str]:
    lang, titles = site.lang, words()["llms"]["titles"]
    yield f"## {titles['data'][lang]}"
    yield ""
    page = words()["page"]
    yield f"- [{page['title'][lang]}]({site.address('data/')}): {page['lead'][lang]}"
    root = site.content.site.data.root
    yield f"- [{page['catalogue'][lang]}]({root}{FOLDER}/{CATALOGUE}): {page['same'][lang]}"
    yield ""
    yield f"## {titles['shared'][lang]}"
    yield ""
    yield from (f"- [{site.words['titles'][name][lang]}]({site.address(f'{name}/')})" for name in _SHARED)
