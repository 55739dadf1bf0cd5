"""While a reader types: what an answer does not touch stays as it is, and nothing that is over is ever shown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from test_calculator import LANGS, THIRD_CHILD, WIDTHS, fill, opened, result
from withheld import withheld

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator, Page

CARDS = "[data-group] > [data-benefit]"
BORN = '[data-fact="children[].born"] input'
# A browser that takes a breath before every card, and holds it until it is let go.
HELD = """() => {
    let time = performance.now();
    performance.now = () => (time += 1000);
    window.holding = new Promise((held) => {
        scheduler.yield = () => new Promise((go) => {
            window.go = go;
            held();
        });
    });
}"""
GO = """() => {
    scheduler.yield = async () => {};
    window.go();
}"""


def without_ids(shown: Locator) -> str:
    """Return everything that a result holds, less the folds that a reader has opened."""
    return re.sub(r' open=""', "", shown.inner_html())


@pytest.mark.parametrize("width", WIDTHS)
def test_what_an_answer_does_not_touch_stays_as_it_is(page: Callable[..., Page], server: str, width: int) -> None:
    """After another birth day of the youngest the cards of the elder ones are the same elements; its own are new."""
    tab = opened(page(width), server, "zh")
    fill(tab, THIRD_CHILD)
    shown = result(tab)
    tab.evaluate("selector => { window.before = [...document.querySelectorAll(selector)]; }", CARDS)
    elder = shown.locator('[data-group="child-1"] > [data-benefit]').first
    elder.evaluate("card => { card.open = true; card.querySelector('a').focus(); }")
    tab.locator(BORN).nth(2).evaluate(
        "one => { one.value = '2024-01-05'; one.dispatchEvent(new Event('input', { bubbles: true })); }"
    )
    shown.get_by_text("2024年1月5日").first.wait_for(state="attached")
    same = tab.evaluate(
        """selector => [...document.querySelectorAll(selector)].map((card, at) => [
            card.parentElement.dataset.group, card.dataset.of, card === window.before[at],
        ])""",
        CARDS,
    )
    assert len(same) == tab.evaluate("window.before.length")
    assert all(kept for group, of, kept in same if "child-3" not in {group, of} and group.startswith("child"))
    assert not any(kept for group, of, kept in same if group == "child-3")
    assert elder.evaluate("card => card.open && card.contains(document.activeElement)")


@pytest.mark.parametrize("lang", LANGS)
def test_a_result_that_grew_by_answers_is_the_one_that_all_of_them_give(
    page: Callable[..., Page], server: str, lang: str
) -> None:
    """Children come and go, days change and change back: at the end everything is there, as if it were asked once."""
    tab = opened(page(1280), server, lang)
    fill(tab, THIRD_CHILD)
    once = without_ids(result(tab))
    count = tab.locator("[data-count] select")
    for children, day in (("1", "2016-05-02"), ("3", "2016-05-01")):
        count.select_option(children)
        tab.locator(BORN).first.fill(day)
        result(tab)
    assert without_ids(result(tab)) == once


def test_an_answer_that_is_over_before_it_is_drawn_is_never_shown(page: Callable[..., Page], server: str) -> None:
    """The reader goes on typing while the cards are made: they are given up, and the newer answer is drawn whole."""
    tab = opened(page(1280), server, "zh")
    fill(tab, THIRD_CHILD)
    shown = result(tab)
    shown.evaluate("""place => {
        window.seen = [];
        const note = () => window.seen.push(place.textContent);
        new MutationObserver(note).observe(place, { childList: true, subtree: true });
    }""")
    tab.evaluate(HELD)
    youngest = tab.locator(BORN).nth(2)
    youngest.fill("2024-01-05")
    tab.evaluate("window.holding")
    assert "2024年1月5日" not in shown.inner_text()
    youngest.fill("2024-01-09")
    tab.evaluate(GO)
    shown.get_by_text("2024年1月9日").first.wait_for(state="attached")
    assert not any("2024年1月5日" in text for text in tab.evaluate("window.seen"))
    assert any("2024年1月9日" in text for text in tab.evaluate("window.seen"))


# A browser that takes a breath before everything, each of which has to be let go.
BREATHLESS = """() => {
    let time = performance.now();
    performance.now = () => (time += 1000);
    window.breaths = [];
    scheduler.yield = () => new Promise((go) => {
        document.body.dataset.breaths = window.breaths.push(go);
    });
}"""
# Let it breathe until a result is being put into its place.
BEGUN = """async () => {
    for (let turn = 0; turn < 10000 && document.querySelector("[data-result]").ariaBusy !== "true"; turn += 1) {
        window.breaths.shift()?.();
        await new Promise((next) => setTimeout(next));
    }
}"""
# What was being put there is finished before anything that was asked after it goes on.
ENDED = """async () => {
    const [put, ...later] = window.breaths;
    scheduler.yield = async () => {};
    put();
    await new Promise((next) => setTimeout(next));
    for (const go of later) go();
    return later.length;
}"""


def test_a_press_while_an_older_answer_is_drawn_leads_to_the_next(page: Callable[..., Page], server: str) -> None:
    """The button is pressed before the first answer stands there whole: that one was not asked for, but the next is."""
    tab = page(1280)
    with withheld(tab):
        opened(tab, server, "zh")
        tab.evaluate(BREATHLESS)
        tab.locator('[name="place"][value="hinggan"]').check()
        tab.evaluate(BEGUN)
        tab.locator('[data-do="submit"]').click()
        tab.locator('body[data-breaths="2"]').wait_for()
        assert tab.evaluate(ENDED) == 1
        tab.locator("[data-result]:focus:has([data-partial]):not([aria-busy])").wait_for()


# A browser in which everything takes long: it notes at each breath what has come into the result, and which children.
NOTED = """() => {
    let time = performance.now();
    performance.now = () => (time += 1000);
    window.pieces = [];
    window.children = [];
    const come = new MutationObserver(() => {});
    come.observe(document.querySelector("[data-result]"), { childList: true, subtree: true });
    scheduler.yield = async () => {
        const part = ({ target }) => target.closest("[data-group]")?.dataset.group ?? "";
        const parts = new Set(come.takeRecords().map(part));
        const busy = document.querySelector("[data-result]").ariaBusy;
        if (parts.size) document.body.dataset.pieces = window.pieces.push([...parts, busy]);
        const children = [...document.querySelectorAll("[data-child]")];
        window.children.push(children.filter((one) => one.checkVisibility()).length);
    };
}"""


def test_a_long_result_comes_piece_by_piece(page: Callable[..., Page], server: str) -> None:
    """No task holds more than one group; until all have come the result says that it is not ready."""
    tab = opened(page(1280), server, "zh")
    fill(tab, THIRD_CHILD)
    shown = result(tab)
    groups = [one.get_attribute("data-group") for one in shown.locator("[data-group]").all()]
    tab.evaluate(NOTED)
    tab.locator('[data-fact="mother.hukou"] input[value="other"]').check()
    tab.locator("body[data-pieces]").wait_for()  # it comes by itself, once; who presses may ask a second time
    tab.locator("[data-result]:not([aria-busy])").wait_for()
    pieces = tab.evaluate("window.pieces")
    assert [part for part, _ in pieces] == ["", *groups[: len(pieces) - 1]]
    assert {busy for _, busy in pieces} == {"true"}
    assert len(pieces) >= len(THIRD_CHILD.children)


def test_many_children_appear_one_after_the_other(page: Callable[..., Page], server: str) -> None:
    """What is asked of four children is more than one task may lay out; who adds one child is led to it at once."""
    tab = opened(page(1280), server, "zh")
    tab.locator('[name="place"]').first.check()
    tab.evaluate(NOTED)
    tab.locator("[data-count] select").select_option("4")
    tab.locator("[data-child]").nth(3).wait_for()
    assert [*dict.fromkeys(tab.evaluate("window.children"))][:4] == [0, 1, 2, 3]
    tab.locator('[data-do="add-child"]').click()
    assert tab.locator("[data-child]").nth(4).is_visible()
