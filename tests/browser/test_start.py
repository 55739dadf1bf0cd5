"""When the calculator's download begins: at the first touch, or before it where that costs the reader nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

CONNECTION = "Object.defineProperty(navigator, 'connection', {{ value: {} }});"
REST = 5000  # milliseconds in which an idle page would have begun


def runtime(tab: Page) -> list[str]:
    """Return a list that fills with what is asked for of the runtime."""
    asked: list[str] = []
    tab.context.on("request", lambda request: asked.append(request.url) if "/runtime/" in request.url else None)
    return asked


def of_python(asked: list[str]) -> list[str]:
    """Return what only a start of Python asks for."""
    return [url for url in asked if "/assets/" not in url]


def test_an_idle_page_begins_by_itself_and_shows_the_bytes(page: Callable[..., Page], server: str) -> None:
    """Nobody touched anything, and the calculator is on its way."""
    tab = page(390)
    asked = runtime(tab)
    tab.goto(f"{server}zh/calculator/")
    tab.locator("[data-state-text]").filter(has_text="MB").wait_for(state="attached", timeout=60_000)
    assert any(url.endswith(".wasm.gz") for url in asked)


@pytest.mark.parametrize("connection", ["{ saveData: true }", "{ effectiveType: '3g' }", "{ effectiveType: '2g' }"])
def test_where_data_is_dear_nothing_is_loaded_before_the_first_touch(
    page: Callable[..., Page], server: str, connection: str
) -> None:
    """A reader who only looks pays for no download."""
    tab = page(1280)
    tab.add_init_script(CONNECTION.format(connection))
    asked = runtime(tab)
    tab.goto(f"{server}zh/calculator/")
    tab.locator("[data-all]:not([disabled])").wait_for()
    tab.wait_for_timeout(REST)
    assert of_python(asked) == []
    tab.locator('[name="place"]').first.check()
    tab.wait_for_function("document.querySelector('[data-live]').textContent !== ''")
    tab.wait_for_timeout(REST)
    assert of_python(asked) != []


@pytest.mark.parametrize("path", ["zh/", "en/huyanghe/", "zh/hinggan/notice-2023-86/measures/1/"])
def test_reading_pages_never_load_it(page: Callable[..., Page], server: str, path: str) -> None:
    """They hold no part of the runtime, idle or not."""
    tab = page(390)
    asked = runtime(tab)
    tab.goto(f"{server}{path}")
    tab.wait_for_timeout(REST)
    assert asked == []
