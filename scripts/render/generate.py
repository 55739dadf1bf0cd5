"""From checked content to the Markdown tree of both languages."""

from __future__ import annotations

import html
import json
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from scripts.check import checked
from scripts.compiled import compiled
from scripts.load.words import read_words
from scripts.render import documents, shared
from scripts.render.site import Page, Site
from scripts.render.tree import LANGS, RULES, write_if_changed, write_tree
from scripts.render.voice import Voice

if TYPE_CHECKING:
    from pathlib import Path

_MARKDOWN = str.maketrans({char: f"\\{char}" for char in r"\`*_{}[]#"})


def generate(root: Path, tree: Path, folder: Path | None = None) -> None:
    """Write `tree/zh`, `tree/en` and the browser's rules from the content in `folder`, else in `root/policy_data`.

    Raises ContentError and then leaves the tree as it is.
    """
    content = checked(folder or root / "policy_data")
    data = compiled(content)
    words = read_words(root / "docs" / "words" / "site.yml")
    env = _environment(root / "docs" / "templates")
    texts = {}
    for lang in LANGS:
        site = Site(content, lang, words, data)
        pages = [*shared.pages(site), *documents.pages(site)]
        texts[lang] = {page.file: _text(env, site, page) for page in pages}
    for lang in LANGS:  # only when both are whole
        write_tree(tree / lang, texts[lang])
    write_if_changed(tree / RULES, json.dumps(data, ensure_ascii=False).encode())


def _environment(folder: Path) -> Environment:
    env = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    env.filters["md"] = _heading
    env.filters["quoted"] = lambda text: Markup(json.dumps(text, ensure_ascii=False))  # noqa: S704
    env.filters["text"] = lambda text: Markup(text).unescape()  # noqa: S704 - from markup to text
    env.filters["capitalize_first"] = lambda text: f"{text[:1].upper()}{text[1:]}"
    return env


def _heading(text: str) -> Markup:
    """Return text that a Markdown heading shows as it is."""
    safe = html.escape(str(text), quote=False)
    return Markup(safe.translate(_MARKDOWN))  # noqa: S704 - escaped just before


def _text(env: Environment, site: Site, page: Page) -> str:
    voice = Voice(site, page.path)
    context: dict[str, Any] = {
        "site": site,
        "content": site.content,
        "lang": site.lang,
        "page": page,
        "place": page.place,
        "document": page.document,
        "t": voice.t,
        "to": voice.to,
        "pick": voice.pick,
        "plain": voice.plain,
        "say": voice.say,
        "figure": voice.figure,
        "clause": voice.clause,
        "quote": voice.quote,
        "day": voice.day,
    }
    return env.get_template(page.template).render({**context, **page.context})
