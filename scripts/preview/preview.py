"""What is being previewed: the last content without faults, and the pages that were read of it."""

from __future__ import annotations

import logging
import shutil
import threading
import time
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scripts.load.languages import CODES
from scripts.preview import code
from scripts.preview.message import page_of

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
log = logging.getLogger("mingbai.preview")


class Preview:
    """The content in one folder as a site in another, of which each page is as fresh as its last reader.

    `version` counts the times that the content was looked at, `faults` say what was wrong the last time.
    Nothing here raises for what an editor typed: the last good pages stay.
    """

    def __init__(self, content: Path, tree: Path, site: Path) -> None:
        self.version = 0
        self.faults: list[str] = []
        self._content, self._tree, self._site = content, tree, site
        self._lock = threading.RLock()
        self._memory: Any = None
        self._book: Any = None
        self._frame: Any = None
        self._layouts: dict[str, Any] = {}
        self._read: dict[tuple[str, str], tuple[int, str]] = {}  # page → version and text it was laid out from
        self._made: dict[str, int] = {}  # the version that each part beside the pages is of
        self._runtime: Any = None
        self._whole: Any = None

    def renew(self) -> None:
        """Look at the content again: take it if it is without faults, else keep what was there."""
        with self._lock:
            begun = time.monotonic()
            before, self.faults = self.faults, []
            try:
                self._take()
            except Exception as error:  # noqa: BLE001 - whatever is wrong, the server lives and says so
                self._tell(error)
            else:
                again = "改好了，页面已是最新。 / Mended: the pages are up to date. " if before else ""
                log.info("%s%.2f s", again, time.monotonic() - begun)
            finally:
                code.remember()
            self.version += 1

    def bring(self, path: str) -> None:
        """Bring what stands at this path of the site up to date, if it is ours."""
        with self._lock:
            try:
                self._bring(path.lstrip("/"))
            except Exception as error:  # noqa: BLE001 - a template, for instance, may be half written
                self._tell(error)
            if not self._book or self.faults:
                self._stand_in(path.lstrip("/"))

    def _take(self) -> None:
        if code.forget() or self._memory is None:
            self._memory = import_module("scripts.load.memory").Memory()
            self._frame = None
        content = import_module("scripts.check").checked(self._content, self._memory)
        book = import_module("scripts.render.generate").Book(ROOT, content, self._memory)
        frame = list(_frame(book))
        if frame != self._frame:
            layout = import_module("scripts.preview.layout").Layout
            self._layouts = {lang: layout(lang, book, self._tree, self._site) for lang in CODES}
            self._read.clear()
        self._whole, self._book, self._frame = content, book, frame

    def _tell(self, error: Exception) -> None:
        self.faults = [str(fault) for fault in getattr(error, "faults", ())] or [f"{type(error).__name__}: {error}"]
        log.error("内容有误，页面停在上一次正确的样子： / The last good pages stay:\n%s", "\n".join(self.faults))

    def _bring(self, path: str) -> None:
        lang, _, rest = path.partition("/")
        if lang == "admin":  # the form mends faults as well, so it is there without a good page
            import_module("scripts.admin").write_admin(self._site, self._content, page=rest in ("", "index.html"))
        if not self._book:
            return
        name = f"{rest.removesuffix('index.html')}index.md"
        if lang not in CODES:
            self._bring_rest(path)
        elif name in self._book.pages[lang]:
            self._bring_page(lang, name)
        elif (self._site / path / "index.html").is_file():  # a page that is no more
            (self._site / path / "index.html").unlink()

    def _bring_page(self, lang: str, name: str) -> None:
        version, text = self._read.get((lang, name), (0, ""))
        if version == self.version:
            return
        fresh = self._book.text(lang, name)
        if fresh != text:
            self._layouts[lang].write(name, fresh)
        self._read[lang, name] = self.version, fresh

    def _bring_rest(self, path: str) -> None:
        """Bring what is no page up to date: the runtime when its sources changed, any other part once a version."""
        whole = import_module("scripts.render.whole")
        if path.startswith("runtime/"):
            made_from = whole.runtime_made_from(), self._book.trial.rules
            if made_from != self._runtime:
                whole.write_preview_runtime(self._site, self._book.trial)
                self._runtime = made_from
            return
        if path.startswith("paper/"):
            self._bring_paper(path)
            return
        parts = {
            "data/quick/": self._write_quick,
            "data/v": self._write_data,
            "search/": self._write_search,
            "sheets": self._write_sheets,
        }
        name = next((prefix for prefix in parts if path.startswith(prefix)), "")
        if self._made.get(name) != self.version:
            parts.get(name, self._write_rest)(whole)
            self._made[name] = self.version

    def _write_quick(self, whole: Any) -> None:
        whole.write_quick(self._site, self._book.trial.rules.encode())

    def _write_data(self, _whole: Any) -> None:
        folder = import_module("scripts.data.files").FOLDER
        import_module("scripts.render.tree").write_tree(self._site / folder, self._book.exports())

    def _write_search(self, whole: Any) -> None:
        whole.write_search(self._site, self._book.indexes(self._book.texts()))

    def _write_sheets(self, _whole: Any) -> None:
        shutil.rmtree(self._site / "sheets", ignore_errors=True)
        import_module("scripts.sheets").write_sheets(self._site / "sheets", self._content, self._whole)

    def _write_rest(self, _whole: Any) -> None:
        write = import_module("scripts.render.tree").write_if_changed
        for name, content in self._book.beside().items():
            write(self._site / name, content)
        import_module("scripts.render.root").write_assets(self._site)

    def _bring_paper(self, path: str) -> None:
        """Make the PDF or the picture that is asked for."""
        press = import_module("scripts.paper.press")
        file = next((one for one in self._book.printed if path in (one, press.picture(one))), None)
        if file:
            press.press({file: self._book.sheet(file)}, self._site)

    def _stand_in(self, path: str) -> None:
        """Where there is no good page to show the faults on, write one that holds nothing else."""
        file = self._site / path / "index.html" if path.endswith("/") or not path else self._site / path
        if file.suffix == ".html" and not file.exists():
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(page_of(), encoding="utf-8")


def _frame(book: Any) -> Iterator[Any]:
    """Yield what every page shows of others, or is framed by: a change of it is a change of all pages."""
    yield book.publisher
    for lang in CODES:
        yield [(page.file, page.nav) for page in book.pages[lang].values()]
    files = [*ROOT.glob("mkdocs*.yml"), ROOT / "docs" / "words" / "site.yml", *(ROOT / "docs" / "overrides").rglob("*")]
    for file in sorted(files):
        yield file, file.stat().st_mtime_ns
