"""Large type: one switch in the header, remembered, there before the page is first drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

LABELS = {"zh": "大字", "en": "Larger"}
LARGE_TOUCH = 60
SIZE = "parseFloat(getComputedStyle(document.querySelector('article')).fontSize)"


@pytest.mark.parametrize("lang", LABELS)
def test_large_type_is_remembered_over_all_pages(lang: str, server: str, page: Callable[..., Page]) -> None:
    """Chosen once, every page of either language is in large type, until it is chosen again."""
    view = page(390)
    view.goto(f"{server}{lang}/")
    normal = view.evaluate(SIZE)
    switch = view.get_by_role("button", name=LABELS[lang])
    assert switch.get_attribute("aria-pressed") == "false"
    switch.click()
    assert switch.get_attribute("aria-pressed") == "true"
    assert view.evaluate("localStorage.getItem('mingbai.type')") == "large"
    for other in LABELS:
        for path in KINDS:
            view.goto(f"{server}{other}/{path}", wait_until="domcontentloaded")
            assert view.evaluate(SIZE) >= 1.15 * normal, path
    view.goto(f"{server}{lang}/about/")
    view.get_by_role("button", name=LABELS[lang]).click()
    assert view.evaluate(SIZE) == normal
    assert view.evaluate("localStorage.getItem('mingbai.type')") is None


@pytest.mark.parametrize("lang", LABELS)
def test_in_large_type_the_bar_is_one_line_on_a_phone(lang: str, server: str, page: Callable[..., Page]) -> None:
    """From 360 px on name, search, type, language and menu stand beside each other, as large as a thumb."""
    view = page(390)
    view.set_viewport_size({"width": 360, "height": 740})
    view.add_init_script("localStorage.setItem('mingbai.type', 'large')")
    view.goto(f"{server}{lang}/")
    view.locator('[data-type-switch][aria-pressed="true"]').wait_for()
    bar = view.locator(".mb-bar").bounding_box()
    assert bar
    assert LARGE_TOUCH <= bar["height"] < 2 * LARGE_TOUCH
    assert view.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_large_type_is_there_before_the_page_is_drawn(server: str, page: Callable[..., Page]) -> None:
    """The choice is read by a script before the style sheet, not by the one that runs when all is there."""
    view = page(390, noisy=True)
    view.add_init_script("localStorage.setItem('mingbai.type', 'large')")
    view.route("**/site*.mjs", lambda route: route.abort())
    view.goto(f"{server}zh/about/")
    assert view.locator("html").get_attribute("data-type") == "large"


def test_a_value_that_is_none_of_ours_changes_nothing(server: str, page: Callable[..., Page]) -> None:
    """Only what the switch itself writes is read back."""
    view = page(390)
    view.add_init_script("localStorage.setItem('mingbai.type', 'huge'); localStorage.setItem('mingbai.scheme', 'red')")
    view.goto(f"{server}zh/")
    assert view.locator("html").get_attribute("data-type") is None
    assert view.locator("html").get_attribute("data-scheme") is None
