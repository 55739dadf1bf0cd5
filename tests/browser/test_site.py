"""The pages in the real Chromium: accessible, at home on every width, usable without a script."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from scripts.load.languages import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

# One page of each kind; the measure with the most on it.
KINDS = (
    "",
    "hinggan/",
    "huyanghe/measures-draft/",
    "huyanghe/measures-draft/measures/3-1/",
    "hinggan/notice-2023-86/measures/13/",
    "hinggan/notice-2023-86/figures/",
    "huyanghe/measures-draft/units/",
    "hinggan/notice-2023-86/faqs/",
    "huyanghe/measures-draft/text/",
    "huyanghe/measures-draft/families/",
    "huyanghe/measures-draft/paper/",
    "huyanghe/measures-draft/paper/picture/",
    "huyanghe/measures-draft/paper/measure-3-1/both/",
    "compare/",
    "glossary/",
    "for/employees/",
    "about/",
    "data/",
    "search/",
    "calculator/",
)


def test_pages_take_the_palette_of_the_device(server: str, page: Callable[..., Page]) -> None:
    """Without a choice of the reader's own."""
    view = page(390, color_scheme="dark")
    view.goto(f"{server}zh/")
    assert view.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(17, 22, 21)"


def test_text_is_large_enough_on_a_phone(server: str, page: Callable[..., Page]) -> None:
    """Running text is at least 17 px, with Chinese line height."""
    view = page(390)
    view.goto(f"{server}zh/huyanghe/measures-draft/measures/3-1/")
    size, line = view.evaluate(
        "(style => [parseFloat(style.fontSize), parseFloat(style.lineHeight)])"
        "(getComputedStyle(document.querySelector('.mb-lines li')))"
    )
    assert size >= 17
    assert line / size >= 1.7


@pytest.mark.parametrize("scripts", [True, False])
def test_language_switch_stays_on_the_page(scripts: bool, server: str, page: Callable[..., Page]) -> None:
    """From a Chinese page to the same page in English, with a script and without."""
    view = page(390, java_script_enabled=scripts)
    path = "huyanghe/measures-draft/measures/3-1/"
    view.goto(f"{server}zh/{path}#open")
    view.locator(".mb-language").click()
    view.wait_for_url(f"{server}en/{path}{'#open' if scripts else ''}")
    assert view.locator("html").get_attribute("lang") == "en"


def test_menu_opens_without_a_script(server: str, page: Callable[..., Page]) -> None:
    """The phone's menu is plain HTML."""
    view = page(390, java_script_enabled=False)
    view.goto(f"{server}zh/")
    view.locator(".mb-menu summary").click()
    view.locator(".mb-panel a", has_text="对照").click()
    view.wait_for_url(f"{server}zh/compare/")


def test_menu_closes_on_escape(server: str, page: Callable[..., Page]) -> None:
    """Escape closes the menu and gives the focus back."""
    view = page(390)
    view.goto(f"{server}zh/")
    view.locator(".mb-menu summary").click()
    view.keyboard.press("Escape")
    assert not view.locator(".mb-menu nav").is_visible()
    assert view.evaluate("document.activeElement.tagName") == "SUMMARY"


def test_choice_of_dark_is_kept(server: str, page: Callable[..., Page]) -> None:
    """The switch turns the page dark, and the next page too."""
    view = page(1280, color_scheme="light")
    view.goto(f"{server}zh/")
    view.locator(".mb-tools > [data-scheme-switch]").click()
    view.goto(f"{server}zh/about/")
    assert view.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(17, 22, 21)"


def test_paper_carries_notice_address_and_everything_folded(server: str, page: Callable[..., Page]) -> None:
    """Printing keeps the draft notice, adds address and day, and unfolds what was folded."""
    view = page(1280, color_scheme="dark")
    address = f"{server}zh/huyanghe/measures-draft/faqs/"
    view.goto(address)
    view.evaluate("document.documentElement.dataset.scheme = 'dark'")
    view.evaluate("dispatchEvent(new Event('beforeprint'))")
    view.emulate_media(media="print")
    assert view.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    assert view.locator(".mb-notice").is_visible()
    day = LANGUAGES["zh"].writing.day_in_words(datetime.now().astimezone().date())
    assert view.locator(".mb-printed").inner_text().endswith(f"{address} · {day}")
    assert view.locator("article details:not([open])").count() == 0
    assert not view.locator(".mb-header").is_visible()


def test_of_the_worked_families_only_those_that_are_open_are_printed_in_full(
    server: str, page: Callable[..., Page]
) -> None:
    """The others keep their line, and everything is as it was afterwards."""
    view = page(1280)
    view.goto(f"{server}zh/huyanghe/measures-draft/families/")
    families = view.locator(".mb-family")
    families.nth(1).locator("summary").first.click()
    view.evaluate("dispatchEvent(new Event('beforeprint'))")
    opened = [one.get_attribute("open") is not None for one in families.all()]
    assert opened == [number == 1 for number in range(len(opened))]
    assert families.nth(1).locator("details:not([open])").count() == 0
    view.emulate_media(media="print")
    assert families.nth(0).locator("summary").first.is_visible()
    assert not view.locator(".mb-unprinted").is_visible()
    view.evaluate("dispatchEvent(new Event('afterprint'))")
    assert view.locator(".mb-family[open]").count() == 1


def test_of_worked_families_of_which_none_is_open_every_answer_is_printed(
    server: str, page: Callable[..., Page]
) -> None:
    """With the situation that it is for; the conditions of each answer, hundreds of pages, stay on the screen."""
    view = page(1280)
    view.goto(f"{server}zh/huyanghe/measures-draft/families/")
    view.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert view.locator(".mb-family:not([open])").count() == 0
    assert view.locator(".mb-family details:not(.mb-card, [open])").count() == 0
    assert view.locator(".mb-family .mb-card[open]").count() == 0
    assert view.locator(".mb-family .mb-card").first.is_visible()
    view.evaluate("dispatchEvent(new Event('afterprint'))")
    assert view.locator(".mb-family[open]").count() == 0


def test_lost_reader_finds_home(server: str, page: Callable[..., Page]) -> None:
    """The 404 page leads to the site's own home, at whatever depth it is shown."""
    view = page(390)
    lost = view.request.get(f"{server}404.html").text()
    view.route("**/zh/no/such/page/", lambda route: route.fulfill(status=200, body=lost, content_type="text/html"))
    view.goto(f"{server}zh/no/such/page/")
    view.locator("[data-home]").first.click()
    view.wait_for_url(f"{server}zh/")


def test_a_link_into_a_folded_part_opens_it(page: Callable[..., Page], server: str) -> None:
    """A reader who follows an address to a reading sees it, not a closed fold."""
    tab = page(390)
    tab.goto(f"{server}zh/huyanghe/measures-draft/measures/3-1/")
    inside = tab.evaluate("document.querySelector('article details:not([open]) [id]').id")
    tab.goto(f"{server}zh/huyanghe/measures-draft/measures/3-1/#{inside}")
    tab.locator(f"[id='{inside}']").wait_for(state="visible")
