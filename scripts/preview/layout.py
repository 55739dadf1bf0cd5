"""One page at a time through MkDocs: the same theme, navigation and extensions as a whole build."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.commands.build import get_context
from mkdocs.config import load_config
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page as LaidOut

from scripts.render import chrome
from scripts.render.lacking import in_elements
from scripts.render.tree import write_if_changed

if TYPE_CHECKING:
    from scripts.render.generate import Book

ROOT = Path(__file__).resolve().parents[2]


class Layout:
    """One language's pages between the Markdown tree and the site."""

    def __init__(self, lang: str, book: Book, tree: Path, site: Path) -> None:
        """Make the frame that all pages share."""
        pages = book.pages[lang]
        self._tree = tree / lang
        self._config = load_config(str(ROOT / "mkdocs.yml"), site_dir=str(site / lang))
        chrome.frame(self._config, self._tree, pages, lang, book.publisher)
        self._theme = self._config.theme.get_env()
        here, there = self._config.docs_dir, self._config.site_dir
        self._files = Files([File(name, here, there, use_directory_urls=True) for name in pages])
        self._nav = get_navigation(self._files, self._config)
        for item in self._nav.pages:  # as the page's own head says, which is not read for that
            name = pages[item.file.src_uri].nav
            item.meta = {"nav": name} if name else {}

    def write(self, name: str, text: str) -> None:
        """Put the Markdown of a page into the tree, and the finished page into the site."""
        write_if_changed(self._tree / name, text.encode())
        file = self._files.get_file_from_path(name)
        if file is None:
            raise KeyError(name)
        page = file.page or LaidOut(None, file, self._config)
        page.read_source(self._config)
        page.render(self._config, self._files)
        page.active = True
        try:
            context = get_context(self._nav, self._files, self._config, page)
            html = self._theme.get_template("main.html").render(context)
        finally:
            page.active = False
        write_if_changed(Path(file.abs_dest_path), in_elements(html).encode(errors="xmlcharrefreplace"))
