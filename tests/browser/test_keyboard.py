"""The main paths with the keyboard alone: every stop is in sight and framed, and no press loses the focus."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from kinds import KINDS
from playwright.sync_api import expect
from test_calculator import LANGS
from withheld import RUNTIME, TABLES, withheld

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

FAR = 120  # more stops than any page has on the way to what is looked for
SEARCHED = {"zh": "产假", "en": "maternity leave"}
# The stop of the keyboard: null where all is well, otherwise what is wrong with it.
STOP = """() => {
  const one = document.activeElement;
  const place = one.closest("label") ?? one;
  const [box] = place.getClientRects();
  const seen = box && [box.left + 3, (box.left + box.right) / 2, box.right - 3].some((x) => {
    const hit = document.elementFromPoint(x, (Math.max(box.top, 0) + Math.min(box.bottom, innerHeight)) / 2);
    return hit && (place.contains(hit) || hit.contains(place) && !hit.matches("body, html"));
  });
  const framed = [one, place].map((part) => getComputedStyle(part))
    .some(({ outlineStyle, outlineWidth }) => outlineStyle !== "none" && parseFloat(outlineWidth) >= 2);
  return seen && framed ? null : `seen: ${seen}, framed: ${framed}: ${one.outerHTML.slice(0, 120)}`;
}"""
MOVING = """() => [...document.querySelectorAll("*")].flatMap((one) => ["", "::before", "::after"].map((part) => {
  const { transitionDuration, animationDuration, scrollBehavior } = getComputedStyle(one, part || undefined);
  const still = `${transitionDuration}, ${animationDuration}`.split(", ").every((time) => parseFloat(time) === 0);
  return still && scrollBehavior === "auto" ? "" : `${one.tagName}.${one.className} ${part}`;
})).filter(Boolean)"""


def reach(tab: Page, selector: str, key: str = "Tab") -> None:
    """Press Tab until the focus is on what the selector finds; look at every stop on the way."""
    for _ in range(FAR):
        tab.keyboard.press(key)
        assert tab.evaluate(STOP) is None
        if tab.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"{selector} is not reached")


def enter(tab: Page, selector: str) -> None:
    """Reach a button and press it; the focus is then on something that can be seen."""
    reach(tab, selector)
    tab.keyboard.press("Enter")
    assert tab.evaluate("document.activeElement !== document.body && document.activeElement.checkVisibility()"), (
        selector
    )


@pytest.mark.parametrize("lang", LANGS)
def test_past_the_header_through_the_menu_to_large_type_and_the_other_language(
    page: Callable[..., Page], server: str, lang: str
) -> None:
    """The first stop leads past the header; the menu of a phone opens, leads on, and is reached backwards too."""
    tab = page(390)
    tab.goto(f"{server}{lang}/")
    reach(tab, ".md-skip")
    tab.keyboard.press("Enter")
    reach(tab, "article *")
    reach(tab, ".mb-menu > summary", "Shift+Tab")
    tab.keyboard.press("Enter")
    reach(tab, '.mb-panel a[href$="compare/"]')
    tab.keyboard.press("Enter")
    tab.wait_for_url(f"**/{lang}/compare/")
    enter(tab, "[data-type-switch]")
    assert tab.evaluate("document.activeElement.ariaPressed") == "true"
    tab.keyboard.press("Space")
    assert tab.evaluate("document.activeElement.ariaPressed") == "false"
    tab.goto(f"{server}{lang}/compare/")
    reach(tab, ".mb-language")
    tab.keyboard.press("Enter")
    tab.wait_for_url(lambda url: f"/{lang}/" not in url)


@pytest.mark.parametrize("lang", LANGS)
def test_a_search_is_typed_and_its_first_hit_opened(page: Callable[..., Page], server: str, lang: str) -> None:
    words = SEARCHED[lang]
    tab = page(1280)
    tab.goto(f"{server}{lang}/search/")
    reach(tab, "#q")
    tab.keyboard.type(words)
    expect(tab.locator("[data-search]")).to_have_attribute("data-answered", words)
    reach(tab, ".ms-title a")
    tab.keyboard.press("Enter")
    tab.wait_for_url(lambda url: "/search/" not in url)


@pytest.mark.parametrize("lang", LANGS)
def test_a_family_answers_mends_reads_changes_and_shares(page: Callable[..., Page], server: str, lang: str) -> None:
    """One question at a time: choices by arrows, unknown by leaving them; an error leads to its question and back."""
    tab = page(390)
    tab.goto(f"{server}{lang}/calculator/")
    tab.locator('[data-do="begin"]').wait_for()
    enter(tab, '[data-do="begin"]')
    enter(tab, '[data-do="continue"]')
    assert tab.evaluate("document.activeElement.matches('[data-summary]')")
    enter(tab, "[data-summary] button")
    assert tab.evaluate("document.activeElement.name") == "place"
    tab.keyboard.press("Space")
    tab.keyboard.press("ArrowDown")
    tab.keyboard.press("ArrowUp")
    for _ in range(FAR):
        enter(tab, '[data-do="continue"]')
        if tab.locator("[data-review]").is_visible():
            break
        assert tab.evaluate("document.activeElement.matches('.mc-question[data-here]')")
    enter(tab, '[data-review] [data-do="now"]')
    tab.locator("[data-result]:focus:not([aria-busy]):not(:has([data-partial]))").wait_for()
    reach(tab, '[data-tool="link"] > summary')
    tab.keyboard.press("Enter")
    tab.locator('[data-tool="link"] textarea').wait_for()  # the link is written when it is asked for
    enter(tab, '[data-do="copy"]')
    tab.locator("[data-result] .mc-said:not(:empty)").wait_for()
    reach(tab, '.mc-return [data-do="answers"]', "Shift+Tab")
    tab.keyboard.press("Enter")
    assert tab.evaluate("document.activeElement.matches('[data-review]')")
    enter(tab, ".mc-change button")
    assert tab.evaluate("document.activeElement.name") == "place"


def test_whoever_asks_before_there_is_an_answer_waits_in_a_place_and_is_led_to_it(
    page: Callable[..., Page], server: str
) -> None:
    """A reader who is quicker than the line stands where the result will be; the table leads there, then the rules."""
    tab = page(390)
    with withheld(tab):
        with withheld(tab, TABLES):
            tab.goto(f"{server}zh/calculator/")
            tab.locator('[data-do="begin"]').wait_for()
            enter(tab, '[data-do="begin"]')
            tab.locator('[name="place"]').first.check()
            enter(tab, '[data-also] [data-do="now"]')
            assert tab.locator("[data-result]").is_hidden()
            assert tab.evaluate("document.activeElement.matches('.mc-return')")
            assert tab.evaluate(STOP) is None
        tab.locator("[data-result]:focus:has([data-partial]):not([aria-busy])").wait_for()
    tab.locator("[data-result]:focus:not([aria-busy]):not(:has([data-partial]))").wait_for()


def test_a_result_that_cannot_be_said_any_more_leaves_the_focus_with_what_is_waited_for(
    page: Callable[..., Page], server: str
) -> None:
    """The table of one place answers, that of the other cannot be had: nothing of the first stays to be read."""
    tab = page(390, noisy=True)
    other = "**/data/quick/huyanghe.zh.json"
    tab.route(other, lambda route: route.abort())
    with withheld(tab):
        tab.goto(f"{server}zh/calculator/")
        tab.locator('[data-do="begin"]').wait_for()
        enter(tab, '[data-do="begin"]')
        tab.locator('[name="place"][value="hinggan"]').check()
        tab.locator("[data-result]:not([hidden], [aria-busy])").wait_for(state="attached")
        tab.unroute(other)
        with withheld(tab, other) as held:
            tab.locator('[name="place"][value="huyanghe"]').check()
            enter(tab, '[data-also] [data-do="now"]')
            assert tab.evaluate("document.activeElement.matches('[data-result]')")
            while held:
                held.pop().abort()
            tab.locator("[data-result]").wait_for(state="hidden")
            assert tab.evaluate("document.activeElement.matches('[data-state]')")
            assert tab.evaluate(STOP) is None
    tab.locator("[data-result]:focus:not([aria-busy]):not(:has([data-partial]))").wait_for()


def test_what_goes_with_its_own_button_leaves_the_focus_somewhere(page: Callable[..., Page], server: str) -> None:
    """The notice that a measure is asked about, the second try after a broken line, and that of the search."""
    tab = page(1280, noisy=True)
    tab.route(RUNTIME, lambda route: route.abort())
    tab.goto(f"{server}zh/calculator/?place=huyanghe&measure=3-1")
    tab.locator('[data-failed="network"]').wait_for()
    enter(tab, '[data-do="lift"]')
    enter(tab, '[data-state] [data-do="retry"]')
    tab.route("**/search/*.lzma", lambda route: route.abort())
    tab.goto(f"{server}zh/search/?q=1")
    tab.locator("[data-results] button").wait_for()
    enter(tab, "[data-results] button")


def test_nothing_moves_for_whoever_asks_for_that(page: Callable[..., Page], server: str) -> None:
    """No transition, animation or gliding on any kind of page; only what appears at once after a while."""
    tab = page(1280, reduced_motion="reduce")
    moving = {}
    for path in KINDS:
        tab.goto(f"{server}zh/{path}")
        if found := tab.evaluate(MOVING):
            moving[path] = found
    assert moving == {}
