"""The preview: an edit shows, a faulty one keeps the last good pages and says so, and nothing is ever stale."""

from __future__ import annotations

import json
import re
import shutil
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from urllib.request import urlopen
from wsgiref.util import setup_testing_defaults

import pytest
from click.testing import CliRunner
from content import copy
from mkdocs.livereload import LiveReloadServer

from scripts.bench.places import grow
from scripts.check import check, checked
from scripts.cli import main
from scripts.preview.preview import Preview
from scripts.preview.server import attach
from scripts.render.generate import Book

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.long

MEASURE = "hinggan/notice-2023-86/measures/1.yml"
PAGE = "/zh/hinggan/notice-2023-86/measures/1/"
TITLE = "title: {zh: "


class Desk:
    """A copy of the content, a preview of it, and the server that answers for it."""

    def __init__(self, folder: Path) -> None:
        self.content = copy(folder)
        self.site = folder / "site"
        self.preview = Preview(self.content, folder / "tree", self.site)
        self.server = LiveReloadServer(self.preview.renew, "127.0.0.1", 0, str(self.site), polling_interval=0.1)
        attach(self.server, self.preview, self.content)

    def edit(self, name: str, old: str, new: str) -> None:
        """Change the first such words of a file, and let the preview see it."""
        file = self.content / name
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), encoding="utf-8")
        self.preview.renew()

    def get(self, path: str) -> tuple[str, str]:
        """Return the status and the page that a browser gets."""
        environ: dict[str, Any] = {"PATH_INFO": path}
        setup_testing_defaults(environ)
        said: list[str] = []
        body: Any = self.server.get_app()(environ, lambda status, _: said.append(status))  # type: ignore[arg-type,misc]
        page = b"".join(body).decode(errors="replace")
        if hasattr(body, "close"):
            body.close()
        return said[0], page.partition("<script>\nvar livereload")[0]


@pytest.fixture
def unread(tmp_path: Path) -> Iterator[Desk]:
    """A preview that has not looked at its content yet."""
    made = Desk(tmp_path)
    yield made
    made.server.server_close()


@pytest.fixture
def desk(unread: Desk) -> Desk:
    """A preview that has just begun."""
    unread.preview.renew()
    return unread


def test_an_edit_shows_and_costs_one_page(desk: Desk) -> None:
    """The page that is read has the new words; the others wait until somebody reads them."""
    assert "200" in desk.get(PAGE)[0]
    desk.edit(MEASURE, TITLE, f"{TITLE}新")
    assert "<h1" in desk.get(PAGE)[1]
    assert re.search(r"<h1[^>]*>新", desk.get(PAGE)[1])
    assert [file.parent.name for file in desk.site.rglob("index.html")] == ["1"]


def test_a_faulty_edit_keeps_the_last_good_page_says_so_and_recovers(
    desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    """The message names file and line, on the page and in the terminal, and goes when the fault is mended."""
    good = desk.get(PAGE)[1]
    desk.edit(MEASURE, TITLE, "title: {en: ")
    status, page = desk.get(PAGE)
    assert "200" in status
    assert re.search(r'<div role="alert".*policy_data/hinggan/notice-2023-86/measures/1\.yml:[0-9]+:', page, re.DOTALL)
    assert re.sub(r'<div role="alert".*?</ul></div>', "", page, flags=re.DOTALL) == good
    assert "measures/1.yml:" in caplog.text
    assert 'role="alert"' in desk.get("/zh/compare/")[1]  # a page that nobody had read before
    desk.edit(MEASURE, "title: {en: ", TITLE)
    assert desk.get(PAGE)[1] == good


def test_it_begins_on_faulty_content_and_recovers(unread: Desk) -> None:
    """Before there is any good page, every page holds the message."""
    desk = unread
    desk.edit(MEASURE, TITLE, "title: {en: ")
    for path in ("/", "/zh/", PAGE):
        assert "measures/1.yml:" in desk.get(path)[1]
    desk.edit(MEASURE, "title: {en: ", TITLE)
    for path in ("/", "/zh/", PAGE):
        assert 'role="alert"' not in desk.get(path)[1]
        assert "<h1" in desk.get(path)[1]


def test_whatever_goes_wrong_is_said_and_never_raised(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """A half-written template, for instance: the page read before stays, with the message."""
    good = desk.get(PAGE)[1]
    desk.edit(MEASURE, TITLE, f"{TITLE}新")

    def broken(*_: object) -> str:
        raise ValueError("line 3 of a template")

    monkeypatch.setattr(desk.preview._book, "text", broken)  # noqa: SLF001
    page = desk.get(PAGE)[1]
    assert "ValueError: line 3 of a template" in page
    assert good[-500:] in page


def test_a_page_that_is_no_more_is_not_found(desk: Desk) -> None:
    """What stands in the site from before is served no longer."""
    (desk.site / "zh" / "gone").mkdir(parents=True)
    (desk.site / "zh" / "gone" / "index.html").write_text("old", encoding="utf-8")
    assert "404" in desk.get("/zh/gone/")[0]


def test_after_a_chain_of_edits_every_page_is_what_a_fresh_build_writes(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Sentences, names in the navigation, questions, a fault on the way, a whole place: nothing stays behind.

    The fresh build is told to leave Pyodide untouched, and hands that on.
    """
    read_all(desk)
    desk.edit(MEASURE, TITLE, f"{TITLE}新")
    desk.get(PAGE)
    desk.edit("hinggan/place.yml", "short: {zh: ", "short: {zh: 新")
    read_all(desk)
    desk.edit(MEASURE, TITLE, "title: {en: ")
    desk.get(PAGE)
    desk.edit(MEASURE, "title: {en: ", TITLE)
    desk.edit("hinggan/notice-2023-86/faqs.yml", "    zh: ", "    zh: 请问，")
    more = tmp_path / "more"
    grow(desk.content, more, len(desk.preview._book.pages["zh"]) + 1)  # noqa: SLF001
    shutil.copytree(more, desk.content, dirs_exist_ok=True)
    desk.preview.renew()
    read_all(desk)
    only_built = ("bundle", "write_paper", "join", "guard", "write_hosts", "write_worker")  # or made when it is read
    told: dict[str, Any] = {}
    for name in only_built:
        monkeypatch.setattr(f"scripts.render.whole.{name}", lambda *_, **named: told.update(named))
    fresh = tmp_path / "fresh"
    words = ["--content", str(desk.content), "build", "--site", str(fresh), "--stock"]
    CliRunner().invoke(main, words, catch_exceptions=False)
    assert files(desk.site) == files(fresh)
    assert told == {"stock": True}


def test_the_calculator_of_the_preview_has_the_rules_of_its_page(desk: Desk) -> None:
    """An edit changes both at once; a page with other rules than the list names would take no answer."""
    for _ in range(2):
        page = desk.get("/zh/calculator/")[1]
        listed = json.loads(desk.get("/runtime/manifest.json")[1])["files"]["rules.json"]
        assert f'data-rules="{listed["sha256"][:16]}"' in page
        assert "200" in desk.get(f"/runtime/{listed['file']}")[0]
        desk.edit("hinggan/place.yml", "short: {zh: ", "short: {zh: 新")


def read_all(desk: Desk) -> None:
    """Ask for every page, and for what is no page."""
    for lang, pages in desk.preview._book.pages.items():  # noqa: SLF001
        for name in pages:
            assert "200" in desk.get(f"/{lang}/{name.removesuffix('index.md')}")[0]
    paths = ("/", "/data/quick/hinggan.zh.json", "/data/v1/datapackage.json", "/assets/site.mjs", "/search/zh.lzma")
    for path in paths:
        assert "200" in desk.get(path)[0]


def files(site: Path) -> dict[str, bytes]:
    """Every file of a site by its path."""
    found = [file for file in site.rglob("*") if file.is_file()]
    return {file.relative_to(site).as_posix(): file.read_bytes() for file in found}


@contextmanager
def running(server: LiveReloadServer) -> Iterator[str]:
    """Serve in another thread; yield the address."""
    ready = threading.Event()
    activate = server.server_activate

    def activated() -> None:
        activate()
        ready.set()

    server.server_activate = activated  # type: ignore[method-assign]
    thread = threading.Thread(target=server.serve, daemon=True)
    thread.start()
    assert ready.wait(60)
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown(wait=True)
    thread.join()


def test_a_browser_is_told_and_gets_the_new_page(desk: Desk) -> None:
    """The page waits for the next edit by itself, and what it then asks for is new."""
    with running(desk.server) as base:
        page = fetch(base + PAGE)
        epoch = re.search(r"livereload\(([0-9]+),", page)
        assert epoch
        file = desk.content / MEASURE
        file.write_text(file.read_text(encoding="utf-8").replace(TITLE, f"{TITLE}新", 1), encoding="utf-8")
        assert int(fetch(f"{base}/livereload/{epoch[1]}/1")) > int(epoch[1])
        assert re.search(r"<h1[^>]*>新", fetch(base + PAGE))


def fetch(url: str) -> str:
    """Return what the server answers."""
    with urlopen(url, timeout=60) as answer:  # noqa: S310 - our own address
        text: str = answer.read().decode()
    return text


def test_grown_content_is_sound_and_as_large_as_asked(tmp_path: Path, root: Path) -> None:
    """What is measured on passes every check, and its pages are as many as are told."""
    content = tmp_path / "policy_data"
    made = grow(root / "policy_data", content, 150)
    assert 150 <= made < 250
    assert made == len(Book(root, checked(content)).pages["zh"])
    assert [fault for fault in check(content)[1] if not fault.warning] == []
