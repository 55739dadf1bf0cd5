"""The site without a line: what was read stays readable and says of which day it is; the calculator goes on."""

from __future__ import annotations

import re
import time
from datetime import datetime
from typing import TYPE_CHECKING

import pytest
from conftest import PATIENCE
from lines import wired

from scripts.load.languages import LANGUAGES
from scripts.offline.version import stamped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from lines import Line
    from playwright.sync_api import Page

MEASURE = "huyanghe/measures-draft/measures/3-1/"
HELD = """async () => {
  const names = (await caches.keys()).filter((name) => name.startsWith("mingbai "));
  const found = await Promise.all(names.map(async (name) => (await (await caches.open(name)).keys())));
  return found.flat().map((one) => one.url);
}"""
SAVES_DATA = "Object.defineProperty(navigator, 'connection', { value: { saveData: true } });"
NO_WORKER = "delete Navigator.prototype.serviceWorker;"


@pytest.fixture
def line(built_site: Path) -> Iterator[Line]:
    """The line to the built site."""
    with wired(built_site) as line:
        yield line


def visit(tab: Page, address: str, *needed: str) -> None:
    """Open a page and wait until it is kept, with whatever else is needed."""
    tab.goto(address)
    wait_for_kept(tab, address, *needed)


def wait_for_kept(tab: Page, *needed: str) -> None:
    """Wait until each of these is kept."""
    end = time.monotonic() + PATIENCE / 1000
    while missing := [part for part in needed if not any(part in url for url in tab.evaluate(HELD))]:
        assert time.monotonic() < end, f"not kept: {missing}"
        tab.wait_for_timeout(50)


def told(tab: Page) -> str:
    """What the page says of the line."""
    said = tab.locator("[data-line] > p")
    said.wait_for()
    return said.inner_text()


@pytest.mark.parametrize(("lang", "words"), [("zh", "网络刚才没有回应"), ("en", "The network did not answer")])
@pytest.mark.parametrize("width", [390, 1280])
def test_a_page_that_was_read_is_there_without_a_line_and_says_so(
    lang: str, words: str, width: int, line: Line, built_site: Path, page: Callable[..., Page]
) -> None:
    """One visit is enough; the page is whole, and tells the day and the version of what it shows."""
    tab = page(width, noisy=True, service_workers="allow")
    address = f"{line.address}{lang}/{MEASURE}"
    visit(tab, address, "assets/site.css", "assets/site.mjs", "assets/quick/check.mjs")
    text = tab.locator("#content").inner_text()
    line.down = True
    tab.reload()
    said = told(tab)
    assert words in said
    assert stamped(built_site / "index.html") in said
    assert LANGUAGES[lang].writing.day_in_words(datetime.now().astimezone().date()) in said
    assert tab.locator("#content").inner_text() == text
    assert tab.locator("body").evaluate("one => getComputedStyle(one).display") == "flex"  # the styles are there
    tab.locator("[data-scheme-switch]:visible").first.click() if width > 900 else None
    tab.locator("[data-line] button").click()
    assert words in told(tab)
    line.down = False
    with tab.expect_navigation():
        tab.locator("[data-line] button").click()
    assert not tab.locator("[data-line] > p").count()


def test_what_is_kept_is_little_and_nothing_is_fetched_twice(line: Line, page: Callable[..., Page]) -> None:
    """A first visit keeps the page and its files, and neither other pages, nor PDFs, nor the runtime."""
    tab = page(390, service_workers="allow")
    visit(tab, f"{line.address}zh/{MEASURE}", "assets/quick/check.mjs", "zh/offline/", "en/offline/")
    tab.wait_for_timeout(500)
    held = {url.removeprefix(line.address) for url in tab.evaluate(HELD)}
    pages = {name for name in held if name.endswith("/") or not name}
    assert pages == {"", "zh/offline/", "en/offline/", f"zh/{MEASURE}"}
    assert not any(name.startswith(("runtime/", "paper/")) for name in held)
    assert not any(name.startswith(("runtime/", "paper/")) for name in line.asked)


def test_a_page_that_was_not_read_leads_to_those_that_were(line: Line, page: Callable[..., Page]) -> None:
    """In the language of the page asked for; each kept page opens, and all of them can be deleted."""
    tab = page(390, noisy=True, service_workers="allow")
    visit(tab, f"{line.address}en/{MEASURE}")
    line.down = True
    tab.goto(f"{line.address}en/glossary/?q=1")
    assert tab.url.startswith(f"{line.address}en/offline/?page=")
    assert tab.locator("[data-not-kept]").is_visible()
    assert tab.locator("[data-not-kept] a").evaluate("one => one.href") == f"{line.address}en/glossary/"
    entry = tab.locator("[data-list] a")
    entry.wait_for()
    day = LANGUAGES["en"].writing.day_in_words(datetime.now().astimezone().date())
    assert f"Kept on {day} at " in tab.locator("[data-list]").inner_text()
    entry.click()
    tab.wait_for_url(f"{line.address}en/{MEASURE}")
    tab.go_back()
    tab.locator("[data-delete] button").click()
    tab.locator("[data-state]").filter(has_text="deleted").wait_for()
    assert tab.evaluate(HELD) == []


@pytest.mark.parametrize("hostile", ["javascript:alert(1)", "//example.org/", "https://example.org/", "../../"])
def test_no_address_smuggled_in_is_offered(hostile: str, line: Line, page: Callable[..., Page]) -> None:
    """“Try again” leads into this site or to its home page."""
    tab = page(390)
    tab.goto(f"{line.address}zh/offline/?page={hostile}")
    tab.locator("[data-not-kept] a").wait_for()
    assert tab.locator("[data-not-kept] a").evaluate("one => one.href").startswith(line.address)


def test_the_calculator_answers_without_a_line_once_it_was_used(line: Line, page: Callable[..., Page]) -> None:
    """The runtime that came in the first visit is kept as it came, and starts from there."""
    tab = page(1280, noisy=True, service_workers="allow")
    ready = "[data-state][data-ready]"
    tab.goto(f"{line.address}zh/calculator/")
    tab.locator(ready).wait_for(state="attached")
    wait_for_kept(tab, ".wasm", "python_stdlib", "rules.", "manifest.json", "pyodide.asm")
    fetched = len([name for name in line.asked if "runtime/" in name])
    line.down = True
    tab.reload()
    tab.locator(ready).wait_for(state="attached")
    line.down = False
    assert len({name for name in line.asked if "runtime/" in name}) <= fetched


def test_a_reader_who_saves_data_is_sent_nothing_further(line: Line, page: Callable[..., Page]) -> None:
    """No worker, nothing kept, nothing asked for but the page."""
    tab = page(390, service_workers="allow")
    tab.add_init_script(SAVES_DATA)
    tab.goto(f"{line.address}zh/{MEASURE}")
    tab.wait_for_timeout(1500)
    assert "sw.js" not in line.asked
    assert not any("offline/index.html" in name or name.endswith("/offline/") for name in line.asked)
    assert tab.evaluate(HELD) == []


@pytest.mark.parametrize(("lang", "words"), [("zh", "现在没有联网"), ("en", "You are offline")])
def test_without_service_workers_a_page_still_says_that_the_line_is_gone(
    lang: str, words: str, line: Line, page: Callable[..., Page]
) -> None:
    """As in WeChat on the iPhone: all else works as ever, and the sentence goes when the line is back."""
    tab = page(390, service_workers="allow")
    tab.add_init_script(NO_WORKER)
    tab.goto(f"{line.address}{lang}/{MEASURE}", wait_until="networkidle")  # the script that watches comes last
    tab.context.set_offline(True)
    assert words in told(tab)
    assert re.search(r"[0-9]{4}", told(tab))
    tab.context.set_offline(False)
    tab.locator("[data-line] > *").first.wait_for(state="detached")


def test_a_page_of_the_preview_dismisses_a_worker_that_stayed_behind(
    line: Line, built_site: Path, page: Callable[..., Page]
) -> None:
    """A page without a version is a page being edited: no worker may stand before it."""
    tab = page(390, service_workers="allow")
    visit(tab, f"{line.address}zh/about/")
    preview = re.sub(r' data-version="\w+"', "", (built_site / "zh" / "about" / "index.html").read_text("utf-8"))
    tab.route("**/zh/about/", lambda route: route.fulfill(body=preview, content_type="text/html"))
    tab.evaluate("version => delete document.documentElement.dataset.version", "")
    count = "async () => (await navigator.serviceWorker.getRegistrations()).length"
    assert tab.evaluate(count) == 1
    tab.evaluate("document.querySelector('[data-line]').replaceChildren()")
    tab.evaluate(f"import('{line.address}assets/offline/line.mjs?preview')")
    end = time.monotonic() + PATIENCE / 1000
    while tab.evaluate(count):
        assert time.monotonic() < end, "the worker is still there"
        tab.wait_for_timeout(50)


def test_what_is_said_of_the_line_breaks_no_rule(
    line: Line, page: Callable[..., Page], axe: Callable[[Page], list[str]]
) -> None:
    """In both palettes and large type: axe finds nothing, and what is said stays within the window."""
    for width, scheme in ((390, "light"), (1280, "dark")):
        tab = page(width, noisy=True, service_workers="allow", color_scheme=scheme)
        visit(tab, f"{line.address}en/glossary/")
        line.down = True
        tab.reload()
        told(tab)
        assert axe(tab) == []
        tab.evaluate("document.documentElement.dataset.type = 'large'")
        assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert tab.locator("[data-line]").evaluate("one => one.getBoundingClientRect().height") < 420
        line.down = False
