"""The first answer in the real Chromium: on the page of a measure, and in the calculator before there is a runtime."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from test_calculator import BOTH_LOCAL, LANGS, WIDTHS, fill, opened
from withheld import withheld

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator, Page

# The answer to all of BOTH_LOCAL, drawn to its end: where the father's hukou, the last of it, is not said yet, it asks.
SETTLED = (
    '[data-result]:not([aria-busy]):has([data-group="child-2"] [data-answer="yes"])'
    ':not(:has([data-missing="father.hukou"]))'
)
MEASURE = "huyanghe/measures-draft/measures/3-1/"
LEAVE = "hinggan/notice-2023-86/measures/13/"


def choose(page: Page, said: dict[str, str]) -> Locator:
    """Answer questions of the quick check; return where it answers."""
    for fact, value in said.items():
        control = page.locator(f'[data-quick-fact="{fact}"]')
        if control.evaluate("one => one.tagName") == "SELECT":
            control.select_option(value)
        else:
            control.fill(value)
    return page.locator("[data-quick-answer]")


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("lang", LANGS)
def test_a_measure_answers_a_few_questions_at_once(
    page: Callable[..., Page], server: str, lang: str, width: int
) -> None:
    """The range before any answer, then the sum, what is open and what is not met; marked as a draft throughout."""
    tab = page(width)
    tab.goto(f"{server}{lang}/{MEASURE}")
    found = tab.locator("[data-quick-answer]")
    found.get_by_text("每月250至1000元" if lang == "zh" else "250 to 1,000 yuan a month").wait_for()
    draft = "征求意见稿" if lang == "zh" else "draft for comment"
    assert draft in found.inner_text()
    choose(tab, {"order": "2", "children[].born": "2025-01-01", "mother.hukou": "huyanghe", "father.hukou": "other"})
    found.get_by_text("每月250元" if lang == "zh" else "250 yuan a month").first.wait_for()
    assert found.locator("[data-answer]").get_attribute("data-answer") == "unknown"
    assert draft in found.inner_text()
    choose(tab, {"children[].born": "2024-12-31"})
    found.locator('[data-answer="no"]').wait_for()
    assert "2025" in found.inner_text()
    full = tab.locator("[data-quick] a[data-quick-full]").get_attribute("href") or ""
    assert full.endswith("?place=huyanghe&measure=3-1")
    assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("lang", LANGS)
def test_leave_is_answered_for_each_person(page: Callable[..., Page], server: str, lang: str) -> None:
    """Of a third child: 188 days for the mother, and the leave of each parent under a name of its own."""
    tab = page(390)
    tab.goto(f"{server}{lang}/{LEAVE}")
    said = {"order": "3", "children[].born": "2024-05-01", "married": "true", "mother.employed": "true"}
    found = choose(tab, {**said, "children[].born_in": "hinggan"})
    found.get_by_text("188天" if lang == "zh" else "188 days").first.wait_for()
    names = [re.sub(r"\s+", " ", one.inner_text()) for one in found.locator("h3").all()]
    assert len(set(names)) == len(names) == 4
    assert found.locator('[data-answer="yes"]').count() == 1


def test_the_quick_check_is_sent_for_before_the_style_sheet_is_there(page: Callable[..., Page], server: str) -> None:
    """A slow line carries script and table while the page is still waited for, and no script holds the page up."""
    tab = page(390)
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    with withheld(tab, "**/assets/site.css") as held:
        with tab.expect_request("**/quick/check.mjs"), tab.expect_request("**/data/quick/*.json"):
            tab.goto(f"{server}zh/{MEASURE}", wait_until="commit")
        assert held
    tab.wait_for_load_state("networkidle")
    entries = "performance.getEntriesByType('resource').filter((one) => one.renderBlockingStatus === 'blocking')"
    names = tab.evaluate(f"{entries}.map(({{name}}) => name.split('/').pop())")
    assert names == ["site.css"]
    assert sum("data/quick/" in one for one in asked) == 1  # what was sent for early is what is read


def test_several_choices_at_once_have_one_answer(page: Callable[..., Page], server: str) -> None:
    """What a browser fills in by itself, or a slow phone lets pile up, is answered once, with the last of it."""
    tab = page(390)
    tab.goto(f"{server}zh/{MEASURE}", wait_until="networkidle")
    tab.evaluate(
        """() => {
          window.times = 0;
          const answer = document.querySelector("[data-quick-answer]");
          new MutationObserver(() => (window.times += 1)).observe(answer, { childList: true });
          for (const [fact, value] of [["order", "2"], ["children[].born", "2024-12-31"], ["mother.hukou", "other"]]) {
            const control = document.querySelector(`[data-quick-fact="${fact}"]`);
            control.value = value;
            control.dispatchEvent(new Event("input", { bubbles: true }));
          }
        }"""
    )
    tab.locator('[data-quick-answer] [data-answer="no"]').wait_for()
    tab.wait_for_timeout(300)  # in which a second would have come
    assert tab.evaluate("window.times") == 1


def test_without_scripts_a_measure_keeps_its_tables(page: Callable[..., Page], server: str) -> None:
    """Where nothing can be asked, no questions stand; what there is to read stands."""
    tab = page(390, java_script_enabled=False)
    tab.goto(f"{server}zh/{MEASURE}")
    assert tab.locator("[data-quick-form]").is_hidden()
    assert tab.locator("[data-quick] noscript").count() == 1
    assert "每月500元" in tab.locator("table").first.inner_text() + tab.locator("body").inner_text()


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("lang", LANGS)
def test_the_first_answer_does_not_wait_for_the_runtime(
    page: Callable[..., Page], server: str, lang: str, width: int
) -> None:
    """While the download is held back a table answers; then the calculator says the same, and more."""
    tab = page(width)
    with withheld(tab):
        opened(tab, server, lang)
        fill(tab, BOTH_LOCAL)
        wanted = "每月500元" if lang == "zh" else "500 yuan a month"
        tab.locator(SETTLED).wait_for(state="attached")
        one = tab.locator('[data-group="child-2"] [data-benefit="childcare-subsidy"]')
        assert one.get_by_text(wanted).count() > 0
        assert tab.locator('[data-partial="coming"]').count() == 1
        first = told(one)
    tab.locator("[data-result]:not([aria-busy]):has([data-next])").wait_for(state="attached")
    assert tab.locator("[data-partial]").count() == 0
    assert told(one) == first
    assert one.locator(".mc-readings, .mc-changes").count() >= 1


@pytest.mark.parametrize("width", WIDTHS)
def test_the_calculator_takes_over_without_a_jump(page: Callable[..., Page], server: str, width: int) -> None:
    """What the reader has open stays open, in its place on the screen, with the focus; nothing shifts."""
    tab = page(width)
    with withheld(tab):
        opened(tab, server, "zh")
        fill(tab, BOTH_LOCAL)
        head = tab.locator('[data-group="child-2"] [data-benefit="childcare-subsidy"] > summary')
        head.get_by_text("每月500元").wait_for(state="attached")  # the answer to all that was said
        tab.locator("[data-result]:not([aria-busy])").wait_for(state="attached")
        card = head.locator("..")
        card.evaluate("""card => {
            card.open = true;
            card.querySelector("summary").focus({ preventScroll: true });
            card.scrollIntoView();
        }""")
        tab.wait_for_timeout(600)  # the browser leaves shifts aside that follow so soon on what the reader did
        tab.evaluate("""() => {
            window.shifts = [];
            const note = (list) => window.shifts.push(...list.getEntries().map(({ value }) => value));
            new PerformanceObserver(note).observe({ type: "layout-shift" });
        }""")
        before = card.evaluate("card => card.getBoundingClientRect().top")
    tab.locator("[data-result]:not([aria-busy]):has([data-next])").wait_for(state="attached")
    assert abs(card.evaluate("card => card.getBoundingClientRect().top") - before) < 1
    assert card.evaluate("card => card.open && card.contains(document.activeElement)")
    assert sum(tab.evaluate("window.shifts")) == 0


def test_the_summary_of_what_is_wrong_outlives_the_download(page: Callable[..., Page], server: str) -> None:
    """It was shown before there was a runtime; when there is one, it stands there still, and has the focus."""
    tab = page(390)
    with withheld(tab):
        opened(tab, server, "zh")
        fill(tab, BOTH_LOCAL)
        tab.locator('[data-fact="children[].born"] input').nth(1).fill("2019-03-04")
        tab.locator('[data-do="submit"]').click()
        summary = tab.locator("[data-summary]:not([hidden])")
        summary.wait_for()
    tab.locator("[data-state][data-ready]").wait_for(state="attached")
    assert summary.evaluate("box => box === document.activeElement")
    assert tab.locator(".mc-fault:not([hidden])").count() == 1


def told(card: Locator) -> list[str]:
    """What both answers say of a benefit: headline, rows, and the conditions with their quotations."""
    parts = "h4, .mc-status, .mc-headline, :scope > .mc-facts > div, .mc-reasons > ul > li"
    return [re.sub(r"\s+", " ", one.text_content() or "") for one in card.locator(parts).all()]
