"""When the calculator's download begins: at the first touch, or before it where that costs the reader nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from withheld import withheld

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

CONNECTION = "Object.defineProperty(navigator, 'connection', {{ value: {} }});"
SLOW = ("{ effectiveType: '3g' }", "{ effectiveType: '2g' }")
REST = 5000  # milliseconds in which an idle page would have begun


def runtime(tab: Page) -> list[str]:
    """Return a list that fills with what is asked for of the runtime."""
    asked: list[str] = []
    tab.context.on("request", lambda request: asked.append(request.url) if "/runtime/" in request.url else None)
    return asked


def of_python(asked: list[str]) -> list[str]:
    """Return what only a start of Python asks for."""
    return [url for url in asked if "/runtime/" in url and "/assets/" not in url]


def test_an_idle_page_begins_by_itself_and_shows_the_bytes(page: Callable[..., Page], server: str) -> None:
    """Nobody touched anything, and the calculator is on its way."""
    tab = page(390)
    with withheld(tab, "**/*.wasm.gz"):  # the largest file, or the download is over before anybody looks
        with tab.expect_request("**/*.wasm.gz"):
            tab.goto(f"{server}zh/calculator/")
        tab.locator("[data-state-text]").filter(has_text="MB").wait_for(state="attached")
    tab.locator("[data-state][data-ready]").wait_for(state="attached")


def test_on_a_slow_line_nothing_is_loaded_before_the_first_touch(page: Callable[..., Page], server: str) -> None:
    """A reader who only looks pays for no download."""
    tabs = [page(1280) for _ in SLOW]
    asked = [runtime(tab) for tab in tabs]
    for tab, connection in zip(tabs, SLOW, strict=True):
        tab.add_init_script(CONNECTION.format(connection))
        tab.goto(f"{server}zh/calculator/")
        tab.locator("[data-all]:not([disabled])").wait_for()
    tabs[-1].wait_for_timeout(REST)
    assert [of_python(one) for one in asked] == [[], []]
    for tab in tabs:
        with tab.expect_request(lambda request: bool(of_python([request.url]))):
            tab.locator('[name="place"]').first.check()


def test_reading_pages_never_load_it(page: Callable[..., Page], server: str) -> None:
    """They hold no part of the runtime, idle or not."""
    paths = ("zh/", "en/huyanghe/", "zh/hinggan/notice-2023-86/measures/1/")
    tabs = [page(390) for _ in paths]
    asked = [runtime(tab) for tab in tabs]
    for tab, path in zip(tabs, paths, strict=True):
        tab.goto(f"{server}{path}")
    tabs[-1].wait_for_timeout(REST)
    assert asked == [[], [], []]
