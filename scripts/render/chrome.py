"""What the theme's templates need around a page: navigation, the words of the frame, one style sheet."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from scripts.load.languages import LANGUAGES, SOURCE
from scripts.load.words import WORDS, read_words
from scripts.render.form import spoken

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

_SHARED = ("compare", "calculator", "glossary", "about")
_TEXT = re.compile(r"([^/]+)/[^/]+/text/index\.md")  # each document has this page


def frame(config: MkDocsConfig, folder: Path, files: Collection[str], lang: str, publisher: Any = None) -> None:
    """Point MkDocs at one language's Markdown in `folder`, of which `files` are the pages.

    `publisher` is who the footer names; without one it says that the site is a demonstration.
    """
    _read_once()
    config.site_url = ""  # every address is relative: the site works under any path
    config.docs_dir = str(folder)
    config.theme.static_templates.clear()  # no sitemap with dates; the 404 page is at the root
    config.nav = nav(files, lang)
    config.extra["lang"] = lang
    config.extra["languages"] = LANGUAGES
    config.extra["language"] = LANGUAGES[lang]
    config.extra["source"] = SOURCE
    config.site_name = words(lang)["name"]
    config.site_description = words(lang)["description"]
    config.extra["words"] = words(lang)
    config.extra["publisher"] = publisher
    config.extra["line"] = spoken(read_words(WORDS / "offline.yml")["line"], lang)


def _read_once() -> None:
    """Keep MkDocs from reading the HTML of each page once more for anchors: tests follow our links, which are HTML."""
    from mkdocs.structure.pages import _RawHTMLPreprocessor  # noqa: PLC0415 - slow to import; has no setting

    _RawHTMLPreprocessor.run = lambda self, lines: lines  # type: ignore[method-assign] # noqa: ARG005


def drop_theme_files(files: Files) -> None:
    """Keep nothing of the theme but its templates: its style sheet alone would be three times all of ours."""
    for file in list(files):
        if not file.is_documentation_page():
            files.remove(file)


def words(lang: str) -> dict[str, str]:
    """Return the frame's words in one language."""
    held: dict[str, dict[str, str]] = read_words(WORDS / "site.yml")["frame"]
    return {key: text[lang] for key, text in held.items()}


def nav(files: Collection[str], lang: str) -> list[dict[str, str] | str]:
    """Return the navigation: home, each place (titled by its page), what the places share."""
    places = dict.fromkeys(found[1] for found in map(_TEXT.fullmatch, sorted(files)) if found)
    titles = read_words(WORDS / "site.yml")["nav"]
    shared: list[dict[str, str] | str] = [
        {titles[name][lang]: f"{name}/index.md"} for name in _SHARED if f"{name}/index.md" in files
    ]
    return [{titles["home"][lang]: "index.md"}, *(f"{name}/index.md" for name in places), *shared]
