"""Every kind of page is complete without a script: a reader who has none walks through all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from kinds import KINDS
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

# What stands on the page in each language, on the screen and not merely in the file.
SEEN = {
    "": ("每月250至1000元", "250 to 1,000 yuan a month"),
    "hinggan/": ("一次性2000至5000元", "2,000 to 5,000 yuan, once"),
    "huyanghe/measures-draft/": ("文件没有写", "Not stated in this document"),
    "huyanghe/measures-draft/measures/3-1/": ("18000元", "18,000 yuan"),
    "hinggan/notice-2023-86/measures/13/": ("158天", "158 days"),
    "hinggan/notice-2023-86/figures/": ("5000元", "5,000 yuan"),
    "huyanghe/measures-draft/units/": ("第七师胡杨河市财政局", "Finance Bureau"),
    "hinggan/notice-2023-86/faqs/": ("产假有多少天？", "How many days of maternity leave"),
    "huyanghe/measures-draft/text/": ("双方均为师市户籍", "双方均为师市户籍"),
    "huyanghe/measures-draft/families/": ("假设的", "invented"),
    "compare/": ("35000至37000元", "35,000 to 37,000 yuan"),
    "glossary/": ("育儿补贴", "Childcare subsidy"),
    "for/expecting-employees/": ("158至188天", "158 to 188 days"),
    "updates/": ("订阅", "feed reader"),
    "about/": ("Cookie", "cookies"),
    "calculator/": ("JavaScript", "JavaScript"),
    "search/": ("JavaScript", "JavaScript"),
    "data/": ("在表格软件里打开", "In a spreadsheet"),
    "offline/": ("打开过的每一页", "Each page you have opened"),
}


def test_each_kind_of_page_is_walked() -> None:
    """A new kind of page cannot be forgotten here."""
    assert set(SEEN) == set(KINDS)


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("path", SEEN)
def test_pages_are_complete_without_scripts(path: str, width: int, server: str, page: Callable[..., Page]) -> None:
    """Content, navigation, folds and the language switch work; no switch that needs a script is offered."""
    view = page(width, java_script_enabled=False)
    for lang, other, words in (("zh", "en", SEEN[path][0]), ("en", "zh", SEEN[path][1])):
        view.goto(f"{server}{lang}/{path}")
        assert view.locator("h1").count() == 1
        assert words in view.locator("#content").inner_text()
        assert not view.locator("[data-type-switch], [data-scheme-switch]").locator("visible=true").count()
        fold = view.locator("#content details:not([open]) > summary").first
        if fold.count() and fold.is_visible():
            fold.click()
            assert view.locator("#content details[open] > :not(summary)").first.is_visible()
        view.locator(".mb-language").click()
        view.wait_for_url(f"{server}{other}/{path}")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_page_of_the_menu_is_reached_without_scripts(lang: str, server: str, page: Callable[..., Page]) -> None:
    """The phone's menu and the desk's navigation lead to the same pages."""
    phone, desk = (page(width, java_script_enabled=False) for width in (390, 1280))
    phone.goto(f"{server}{lang}/")
    desk.goto(f"{server}{lang}/")
    phone.locator(".mb-menu > summary").click()
    names = phone.locator(".mb-panel a").all_inner_texts()
    assert names == desk.locator(".mb-nav a").all_inner_texts()
    for name in names:
        desk.locator(".mb-nav").get_by_role("link", name=name, exact=True).click()
        expect(desk.locator(".mb-nav [aria-current=page]")).to_have_text(name)


def test_worked_families_open_without_scripts(server: str, page: Callable[..., Page]) -> None:
    """The answer of a worked family, its conditions and its words are plain HTML."""
    view = page(390, java_script_enabled=False)
    view.goto(f"{server}zh/huyanghe/measures-draft/families/")
    family = view.locator("#content details", has=view.locator("details.mb-answer")).first
    family.locator("> summary").click()
    answer = family.locator("details.mb-answer").first
    answer.locator("> summary").click()
    assert answer.locator(".mb-reasons").first.is_visible()
    assert answer.locator("blockquote").first.is_visible()
