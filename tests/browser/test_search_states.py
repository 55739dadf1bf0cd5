"""The search page in each of its states, and what is fetched for it and when."""

from __future__ import annotations

import lzma
import random
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from wcag import judged

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

LANGS = ("zh", "en")
WIDTHS = (320, 360, 390, 768, 1280)
# What is typed to bring each state about; where the index does not come, anything.
TYPED = {
    "nothing typed": ("", ""),
    "results": ("陪产假", "paternity leave"),
    "close to it": ("怀孕能辞退吗", "can my employer dismiss me if I am pregnant"),
    "nothing found": ("zebra", "zebra"),
    "no index": ("产假", "maternity leave"),
}
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
EXPANDED = """async (files) => {
  const { expand } = await import("../../assets/search/lzma.mjs");
  return files.map((file) => Array.from(expand(Uint8Array.from(file))));
}"""


def brought_about(view: Page, address: str, state: str, words: str) -> None:
    """Open the search page and bring it into one of its states."""
    if state == "no index":
        view.route("**/search/*.lzma", lambda route: route.abort())
    view.goto(address)
    if words:
        view.locator("#q").fill(words)
    if state == "no index":
        view.locator("[data-results] button").wait_for()
    elif words:
        expect(view.locator("[data-search]")).to_have_attribute("data-answered", words)


@pytest.mark.parametrize("state", TYPED)
@pytest.mark.parametrize("lang", LANGS)
def test_every_state_is_accessible_and_fits(lang: str, state: str, server: str, page: Callable[..., Page]) -> None:
    """In every look, as pages are in test_wcag.py; and five widths with both kinds of type."""
    view = page(390, noisy=state == "no index")
    brought_about(view, f"{server}{lang}/search/", state, TYPED[state][LANGS.index(lang)])
    wrong = judged(view)
    for kind in ("", "large"):
        view.evaluate("kind => { document.documentElement.dataset.type = kind; }", kind)
        for width in WIDTHS:
            view.set_viewport_size({"width": width, "height": 740})
            if (over := view.evaluate(TOO_WIDE)) > 0:
                wrong.append(f"{kind} {width}: {over} too wide")
    assert wrong == []


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("path", ["", "about/", "hinggan/notice-2023-86/measures/13/", "calculator/"])
def test_no_other_page_fetches_anything_to_search(
    path: str, width: int, server: str, page: Callable[..., Page]
) -> None:
    """Boxes stand on every page; none brings a library, an index or a script of the search with it."""
    view = page(width)
    asked: list[str] = []
    view.on("request", lambda request: asked.append(request.url.removeprefix(server)))
    view.goto(f"{server}zh/{path}")
    view.wait_for_load_state("networkidle")
    for box in view.locator("input[type=search]").locator("visible=true").all():
        box.fill("产假")
    view.wait_for_timeout(100)
    assert [one for one in asked if one.startswith(("search/", "assets/search/"))] == []


def test_what_is_found_stands_in_sight_on_a_phone(server: str, page: Callable[..., Page]) -> None:
    """Whoever types sees the first result without scrolling, in large type too."""
    view = page(390)
    view.goto(f"{server}en/search/")
    view.evaluate("() => { document.documentElement.dataset.type = 'large'; }")
    view.locator("#q").click()
    view.keyboard.type("leave")
    view.locator(".ms-title a").first.wait_for()
    assert view.evaluate("document.querySelector('.ms-title a').getBoundingClientRect().bottom <= innerHeight")


def test_packed_files_are_expanded_as_they_were(server: str, page: Callable[..., Page]) -> None:
    """Noise, one byte a thousand times, words over and over, nothing at all: every kind of match and of literal."""
    chance = random.Random(7)  # noqa: S311 - the same each time
    noise = chance.randbytes(3000)
    words = [chance.randbytes(chance.randrange(2, 40)) for _ in range(60)]
    texts = [b"", b"a", b"\0" * 1000, noise, noise * 3, b"".join(chance.choice(words) for _ in range(3000))]
    settings = [(0, 0, 0), (1, 0, 0), (3, 0, 2), (2, 2, 1)]
    packed = [
        lzma.compress(
            text, lzma.FORMAT_ALONE, filters=[{"id": lzma.FILTER_LZMA1, "preset": 9, "lc": lc, "lp": lp, "pb": pb}]
        )
        for text in texts
        for lc, lp, pb in settings
    ]
    view = page(390)
    view.goto(f"{server}zh/search/")
    found = view.evaluate(EXPANDED, [list(file) for file in packed])
    assert [bytes(one) for one in found] == [text for text in texts for _ in settings]
