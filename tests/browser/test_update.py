"""A new version of the site: offered, never forced, and whole or not at all, wherever the line breaks."""

from __future__ import annotations

import itertools
import json
import os
import shutil
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from conftest import PATIENCE
from lines import wired
from test_offline import HELD, told, visit, wait_for_kept

from scripts.load.languages import CODES, LANGUAGES
from scripts.load.words import read_words
from scripts.node import node
from scripts.offline.worker import WORKER, write_worker

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lines import Line
    from playwright.sync_api import Page

ROOT = Path(__file__).resolve().parents[2]
ASSETS = ROOT / "docs" / "assets"
LINE = {key: text["en"] for key, text in read_words(ROOT / "docs" / "words" / "offline.yml")["line"].items()}
MOMENTS = itertools.count(1_700_000_000, 60)  # a host tells by the minute whether a file is another one
PAGES = ("en/", "en/a/", "en/b/", "en/offline/", "zh/offline/", "")
FILES = ("assets/site.css", "assets/print.css", "assets/quick/quick.mjs", "data/quick/place.en.json", "search/en.lzma")
SAVES_DATA = "Object.defineProperty(navigator, 'connection', { value: { saveData: true } });"
# Have the browser look for a new worker, and wait until that has come to be or come to nothing.
UPDATE = """async () => {
  const registration = await navigator.serviceWorker.ready;
  try { await registration.update(); } catch { return "no script"; }
  const worker = registration.installing ?? registration.waiting;
  if (!worker) return "nothing new";
  const settled = new Promise((done) => worker.addEventListener("statechange", done));
  if (worker.state === "installing") await Promise.race([settled, new Promise((done) => setTimeout(done, 60000))]);
  return worker.state;
}"""
SHOWN = """async () => {
  const read = async (path) => (await fetch(path)).text();
  return [document.querySelector("h1").textContent, await read("../../data/quick/place.en.json")];
}"""


def make(site: Path, word: str, *, gone: tuple[str, ...] = ()) -> None:
    """Make a small site of our own scripts in which every file says a word."""
    shutil.rmtree(site, ignore_errors=True)
    shutil.copytree(ASSETS / "offline", site / "assets" / "offline")
    (site / "assets" / "calculator").mkdir()
    for name in ("site.mjs", "said.mjs", "calculator/dom.mjs"):
        shutil.copy(ASSETS / name, site / "assets" / name)
    for name in FILES:
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(f'"{word}"' if name.endswith("json") else f"/* {word} */", encoding="utf-8")
    for script in (site / "assets").rglob("*.mjs"):
        script.write_text(f"{script.read_text('utf-8')}\n// {word}\n", encoding="utf-8")
    for name in PAGES:
        if name not in gone:
            (site / name).mkdir(parents=True, exist_ok=True)
            (site / name / "index.html").write_text(_page(name, word), encoding="utf-8")
    write_worker(site, ["en", "zh"])
    changed(*site.rglob("*"))


def changed(*files: Path) -> None:
    """Have the host take these files for others than before, however quickly one follows the other."""
    moment = next(MOMENTS)
    for file in files:
        os.utime(file, (moment, moment))


def _page(name: str, word: str) -> str:
    up = "../" * name.count("/")
    links = "".join(f'<link rel="stylesheet" href="{up}{file}">' for file in FILES if file.endswith(".css"))
    scripts = "".join(f'<script type="module" src="{up}assets/{one}.mjs"></script>' for one in ("site", "quick/quick"))
    line, writing = (json.dumps(told).replace('"', "&quot;") for told in (LINE, LANGUAGES["en"].patterns))
    return (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{name}</title>{links}{scripts}</head>'
        f'<body><div role="status" data-writing="{writing}" data-line="{line}"></div><h1>{word}</h1></body></html>\n'
    )


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A small site, its first version."""
    made = tmp_path / "site"
    make(made, "first")
    return made


@pytest.fixture
def line(site: Path) -> Iterator[Line]:
    """The line to the small site."""
    with wired(site) as line:
        yield line


@pytest.fixture
def tab(line: Line, page: Callable[..., Page]) -> Page:
    """A reader who has read two pages of the first version, and used what they hold."""
    tab = page(390, noisy=True, service_workers="allow")
    visit(tab, f"{line.address}en/a/", "en/offline/")
    visit(tab, f"{line.address}en/b/")
    tab.evaluate(SHOWN)
    wait_for_kept(tab, "data/quick/place.en.json", "assets/quick/quick.mjs", "assets/print.css")
    return tab


def without_a_line(tab: Page, line: Line) -> list[list[str]]:
    """What each page that was read shows, with its data, when the line is down; each says that it is a copy."""
    line.down = True
    found = []
    for name in ("en/a/", "en/b/"):
        tab.goto(f"{line.address}{name}")
        assert "did not answer" in told(tab)
        found.append(tab.evaluate(SHOWN))
    line.down = False
    return found


def taken_over(tab: Page) -> None:
    """Wait until the new version has put the old one away."""
    end = time.monotonic() + PATIENCE / 1000
    while len(tab.evaluate("() => caches.keys()")) > 1:
        assert time.monotonic() < end, "the old version is still there"
        tab.wait_for_timeout(50)


FIRST, SECOND = ([[word, f'"{word}"']] * 2 for word in ("first", "second"))


def fetched_by_an_update(site: Path) -> list[str]:
    """Return every address that an update asks for: the worker first, and what the reader of `tab` had."""
    files = [file.relative_to(site).as_posix() for file in sorted((site / "assets").rglob("*")) if file.is_file()]
    spared = ("types.d.mts", "dom.mjs")  # no browser reads the one, no page of the small site loads the other
    scripts = [name for name in files if not name.endswith(spared)]
    return ["sw.js", *scripts, "data/quick/place.en.json", "", "en/offline/", "zh/offline/", "en/a/", "en/b/"]


def test_an_update_that_breaks_off_at_any_file_leaves_the_old_site_whole(site: Path, line: Line, tab: Page) -> None:
    """Each file in turn ends in the middle; without a line the old pages stand, with the old data, every time."""
    every = fetched_by_an_update(site)
    for number, name in enumerate(every):
        make(site, f"broken {number}")
        line.asked.clear()
        line.cut = name
        assert tab.evaluate(UPDATE) == ("no script" if name == "sw.js" else "redundant"), name
        assert name in line.asked, f"{name} was never asked for"
        line.cut = None
        assert without_a_line(tab, line) == FIRST, name
    make(site, "second")
    line.asked.clear()
    assert tab.evaluate(UPDATE) == "installed"
    assert set(line.asked) <= set(every)  # the test above has cut each
    assert without_a_line(tab, line) == FIRST


def test_an_update_of_this_site_that_breaks_off_at_any_page_or_file_leaves_the_old_one_whole(
    built_site: Path, tmp_path: Path
) -> None:
    """The worker of the built site under Node, for a reader who had all of it: each name breaks in four ways."""
    pages = ["", *(page.parent.relative_to(built_site).as_posix() + "/" for page in built_site.glob("*/**/index.html"))]
    read = [page for page in pages if page.partition("/")[0] in ("", *CODES)]
    (tmp_path / "pages.json").write_text(json.dumps(read), encoding="utf-8")
    done = node(ROOT / "tests" / "update.mjs", built_site / WORKER, tmp_path / "pages.json")
    assert done.returncode == 0, done.stderr
    files = json.loads((built_site / WORKER).read_text("utf-8").partition("=")[2].partition(";\n")[0])["files"]
    assert json.loads(done.stdout) == {"names": len(read) + len(files), "cuts": 4 * (len(read) + len(files))}
    assert len(read) > 200


def test_an_update_is_offered_and_comes_when_it_is_accepted(site: Path, line: Line, tab: Page) -> None:
    """Nothing moves until the reader says so; “Not now” is an answer; then the new pages stand without a line."""
    make(site, "second")
    assert tab.evaluate(UPDATE) == "installed"
    assert "has been updated" in told(tab)
    assert tab.locator("h1").inner_text() == "first"
    tab.get_by_role("button", name=LINE["later"]).click()
    assert not tab.locator("[data-line] > *").count()
    assert tab.locator("h1").evaluate("one => one === document.activeElement")
    tab.reload()  # what the host sends is the new page: there is nothing to offer any more
    tab.locator("h1", has_text="second").wait_for()
    taken_over(tab)
    assert without_a_line(tab, line) == SECOND


def test_accepting_an_update_loads_the_page_anew(site: Path, line: Line, tab: Page) -> None:
    """One press, and the page is of the new version, as are all that were kept."""
    make(site, "second")
    assert tab.evaluate(UPDATE) == "installed"
    with tab.expect_navigation():
        tab.get_by_role("button", name=LINE["load"]).click()
    assert tab.locator("h1").inner_text() == "second"
    assert not tab.locator("[data-line] > *").count()
    assert without_a_line(tab, line) == SECOND
    assert len(tab.evaluate("() => caches.keys()")) == 1


def test_a_half_renewed_host_is_not_taken_for_a_new_version(site: Path, line: Line, tab: Page) -> None:
    """The new worker stands on the host beside an old style sheet: the update waits until both are new."""
    sheet = site / "assets" / "site.css"
    old = sheet.read_bytes()
    make(site, "second")
    new = sheet.read_bytes()
    sheet.write_bytes(old)
    changed(sheet)
    assert tab.evaluate(UPDATE) == "redundant"
    assert without_a_line(tab, line) == FIRST
    sheet.write_bytes(new)
    changed(sheet)
    assert tab.evaluate(UPDATE) == "installed"


def test_a_page_that_is_no_more_is_kept_no_longer(site: Path, line: Line, tab: Page) -> None:
    """What the new version does not hold stops no update."""
    make(site, "second", gone=("en/b/",))
    assert tab.evaluate(UPDATE) == "installed"
    tab.goto(f"{line.address}en/a/")
    tab.locator("h1", has_text="second").wait_for()
    taken_over(tab)
    assert not any(url.endswith("en/b/") for url in tab.evaluate(HELD))


def test_where_data_is_saved_an_update_waits(site: Path, line: Line, tab: Page) -> None:
    """The old version goes on: nothing is fetched that the reader did not ask for."""
    make(site, "second")
    worker = site / "sw.js"
    worker.write_text(SAVES_DATA + worker.read_text("utf-8"), encoding="utf-8")
    line.asked.clear()
    assert tab.evaluate(UPDATE) == "redundant"
    assert line.asked == ["sw.js"]
    assert without_a_line(tab, line) == FIRST


def test_a_host_that_fails_or_keeps_silent_is_answered_for(line: Line, tab: Page) -> None:
    """A fault of the host, and a line on which nothing comes: the copy, with what there is to say."""
    line.refused = 503
    tab.goto(f"{line.address}en/a/")
    assert "did not answer" in told(tab)
    line.refused = 0
    line.silent = True
    tab.goto(f"{line.address}en/b/", wait_until="commit")
    assert "did not answer" in told(tab)
    assert tab.locator("h1").inner_text() == "first"


def test_two_sites_on_one_host_keep_apart(
    site: Path, line: Line, tab: Page, tmp_path: Path, page: Callable[..., Page]
) -> None:
    """An update of one touches nothing that the other has kept."""
    make(site / "en" / "other", "another")
    other: Any = tab.context.new_page()
    visit(other, f"{line.address}en/other/en/a/")
    assert len(tab.evaluate("() => caches.keys()")) == 2
    assert without_a_line(tab, line) == FIRST
    line.down = True
    other.reload()
    assert other.locator("h1").inner_text() == "another"
