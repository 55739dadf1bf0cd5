"""Phones that cannot run the runtime, or should not: they get the tables, and are told why."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from test_calculator import BOTH_LOCAL, LANGS, SAVES_DATA, answer, fill, opened

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator, Page

NO_WEBASSEMBLY = "delete globalThis.WebAssembly;"
# As in a browser from before module workers: it never looks at the kind that is asked for.
NO_MODULE_WORKERS = "globalThis.Worker = class extends Worker { constructor(address) { super(address); } };"
# Keeps whatever the live region says: the next sentence takes the place of the last.
HEARD = """addEventListener("DOMContentLoaded", () => {
  const live = document.querySelector("[data-live]");
  globalThis.heard = [];
  new MutationObserver(() => heard.push(live.textContent)).observe(live, { childList: true });
});"""
CHILD = '[data-group="child-2"] [data-benefit="childcare-subsidy"]'
SAID = {
    "unsupported": ("这个浏览器太旧，或者关掉了", "too old, or has switched off"),
    "spared": ("开着省流量", "set to save data"),
}
SUMS = ("每月500元", "500 yuan a month"), ("每月250元", "250 yuan a month")


def told(tab: Page, lang: str, why: str) -> Locator:
    """Wait until the page says why; return the box that says it, with the way to the tables."""
    state = tab.locator(f'[data-state][data-failed="{why}"]')
    state.wait_for()
    assert SAID[why][LANGS.index(lang)] in state.inner_text()
    assert [SAID[why][LANGS.index(lang)] in one for one in tab.evaluate("heard")].count(True) == 1
    assert state.locator('a[href="#mc-tables"]').is_visible()
    assert tab.locator("#mc-tables a").first.is_visible()
    return state


@pytest.mark.parametrize("lacking", [NO_WEBASSEMBLY, NO_MODULE_WORKERS], ids=["no WebAssembly", "no module workers"])
@pytest.mark.parametrize("lang", LANGS)
def test_without_what_the_runtime_needs_the_tables_answer(
    page: Callable[..., Page], server: str, axe: Callable[[Page], list[str]], lang: str, lacking: str
) -> None:
    """The page says why the rest is not there, offers no second try, and follows further answers all the same."""
    tab = page(390, noisy=True)
    tab.add_init_script(lacking + HEARD)
    opened(tab, server, lang)
    fill(tab, BOTH_LOCAL)
    one = tab.locator(CHILD)
    one.get_by_text(SUMS[0][LANGS.index(lang)]).first.wait_for(state="attached")
    state = told(tab, lang, "unsupported")
    assert state.locator("button").is_hidden()
    assert tab.locator('[data-partial="broken"]').count() == 1
    answer(tab.locator("[data-form]"), "father.hukou", "other")
    one.get_by_text(SUMS[1][LANGS.index(lang)]).first.wait_for(state="attached")
    assert axe(tab) == []


@pytest.mark.parametrize("lang", LANGS)
def test_whoever_saves_data_downloads_at_a_press_alone(
    page: Callable[..., Page], server: str, axe: Callable[[Page], list[str]], lang: str
) -> None:
    """Told once and calmly; the tables answer, after the button for the result too; then Download brings the rest."""
    tab = page(390)
    tab.add_init_script(SAVES_DATA + HEARD)
    opened(tab, server, lang)
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    fill(tab, BOTH_LOCAL)
    state = told(tab, lang, "spared")
    tab.locator('[data-do="submit"]').click()
    tab.locator("[data-result]:focus:not([aria-busy])").wait_for()
    assert SUMS[0][LANGS.index(lang)] in tab.locator(CHILD).inner_text()
    assert tab.locator('[data-partial="spared"]').count() == 1
    assert not [url for url in asked if "/runtime/" in url]
    assert axe(tab) == []
    state.locator("button", has_text=("下载", "Download")[LANGS.index(lang)]).click()
    tab.locator("[data-result]:not([hidden], [aria-busy]):not(:has([data-partial]))").wait_for()
    assert [url for url in asked if "/runtime/" in url]


def test_the_download_may_be_pressed_before_anything_is_answered(page: Callable[..., Page], server: str) -> None:
    """It leads nowhere and blames nobody; the question stays, and the calculator comes."""
    tab = page(390)
    tab.add_init_script(SAVES_DATA)
    tab.goto(f"{server}zh/calculator/")
    tab.locator('[data-do="begin"]').click()
    tab.locator('[data-state] [data-do="retry"]').click()
    tab.locator("[data-state][data-ready]").wait_for(state="attached")
    assert tab.locator('[name="place"]').first.is_visible()
    assert tab.locator("[data-summary]").is_hidden()


def test_where_the_scripts_never_come_the_page_says_so(page: Callable[..., Page], server: str) -> None:
    """As in a browser that is too old to read them; nothing is said where they come, or where none run."""
    tab = page(390, noisy=True)
    tab.route("**/calculator/*.mjs", lambda route: route.abort())
    tab.goto(f"{server}zh/calculator/")
    late = tab.locator("[data-late]")
    assert late.is_hidden()
    late.get_by_text("问题还没有出现").wait_for()
    assert late.locator('a[href="#mc-tables"]').is_visible()
    tab.unroute("**/calculator/*.mjs")
    tab.goto(f"{server}zh/calculator/")
    tab.locator('[data-do="begin"]').wait_for()
    assert late.count() == 0
