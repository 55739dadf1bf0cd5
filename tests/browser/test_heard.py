"""What a screen reader is told of what changes on a page: the right words, in time, in a place that it knows."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, Any

import pytest
from conftest import PATIENCE
from test_calculator import BOTH_LOCAL, LANGS, answer, fill, opened
from test_first_answer import MEASURE, SETTLED
from test_first_answer import choose as say
from test_steps import choose, press, words
from withheld import RUNTIME, withheld

from scripts.load.languages import CLOSE, OPEN
from scripts.load.words import WORDS, read_words
from scripts.render.form import spoken

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

REST = 50  # milliseconds between two looks
# Keeps whatever the live regions of the page say; one that is not there before it speaks is not heard.
HEARD = """addEventListener("DOMContentLoaded", () => {
  globalThis.heard = [];
  for (const live of document.querySelectorAll("[role=status]")) {
    if (!live.checkVisibility()) heard.push(`cannot be heard: ${live.outerHTML}`);
    new MutationObserver(() => heard.push(live.textContent.trim())).observe(live, { childList: true });
  }
});"""


def listened(tab: Page) -> Page:
    """Listen to every page that is opened from now on."""
    tab.add_init_script(HEARD)
    return tab


def told(tab: Page) -> list[str]:
    """What was said since this was last asked."""
    said: list[str] = tab.evaluate("heard.splice(0).filter(Boolean)")
    assert not [one for one in said if one.startswith("cannot be heard")]
    return said


def hears(tab: Page, sentence: str) -> list[str]:
    """Wait for a sentence; return all that was said up to then."""
    return until(tab, lambda heard: sentence in heard)


def answered(tab: Page, after: str = "") -> list[str]:
    """Wait until the title of the result that is shown was said, after another sentence; return all that was said."""
    shown = tab.locator(".mc-overall-title")
    return until(tab, lambda heard: (not after or after in heard) and heard[-1:] == shown.all_text_contents())


def until(tab: Page, enough: Callable[[list[str]], bool]) -> list[str]:
    """Return what is said from now on as soon as it is enough."""
    heard: list[str] = told(tab)
    end = monotonic() + PATIENCE / 1000
    while not enough(heard):
        assert monotonic() < end, heard
        tab.wait_for_timeout(REST)
        heard += told(tab)
    return heard


def tools(lang: str) -> dict[str, Any]:
    """The sentences about what can be done with a result."""
    found: dict[str, Any] = spoken(read_words(WORDS / "tools.yml"), lang)
    return found


@pytest.mark.parametrize("lang", LANGS)
def test_a_result_on_its_way_is_told_and_follows_the_answers(page: Callable[..., Page], server: str, lang: str) -> None:
    """Connecting, the first answer, starting, ready, the answer; then each change of it, and what is wrong instead."""
    tab, said = listened(page(1280)), words(lang)
    with withheld(tab):
        opened(tab, server, lang)
        fill(tab, BOTH_LOCAL)
        tab.locator(f"{SETTLED}:has([data-partial])").wait_for(state="attached")
        heard = told(tab)
        assert heard[0] == said["connecting"]
        assert tab.locator(".mc-overall-title").inner_text() in heard
    assert answered(tab, said["ready"])[-3:-1] == [said["starting"], said["ready"]]
    answer(tab.locator("[data-form]"), "father.hukou", "")
    assert len(answered(tab)) == 1
    answer(tab.locator("[data-child]").nth(1), "children[].born", "1066-10-14")
    assert hears(tab, said["error_title"]) == [said["error_title"]]
    press(tab, "submit")
    assert tab.evaluate("document.activeElement.matches('[data-summary]')")
    assert tab.locator("[data-summary] h2").inner_text() == said["error_title"]
    assert told(tab) == []  # the summary has the focus, and is read for that
    answer(tab.locator("[data-child]").nth(1), "children[].born", "2025-01-01")
    assert len(answered(tab)) == 1


@pytest.mark.parametrize("lang", LANGS)
def test_what_is_done_is_told(page: Callable[..., Page], server: str, lang: str) -> None:
    """Children that come and go, a result that is kept and copied, a new beginning."""
    tab, said, more = listened(page(1280)), words(lang), tools(lang)
    opened(tab, server, lang)
    fill(tab, BOTH_LOCAL)
    press(tab, "submit")
    tab.locator("[data-result]:focus:not([aria-busy]):not(:has([data-partial]))").wait_for()
    told(tab)
    tab.locator('[data-tool="link"] > summary').click()
    tab.locator('[data-tool="link"] [data-do="copy"]').click()
    tab.locator(".mc-said:not(:empty)").wait_for()
    assert told(tab) in ([more["copied"]], [more["not_copied"]])
    press(tab, "keep")
    assert told(tab) == [more["kept"]]
    done = {
        "add-twin": said["twin_added"].format(n=2, other=1),
        "remove-child": said["removed"].format(n=1),
        "put-back": said["returned"].format(n=1),
    }
    for action, sentence in done.items():
        tab.locator(f'[data-do="{action}"]:visible').first.click()
        hears(tab, sentence)
    press(tab, "clear")
    hears(tab, said["cleared"])


@pytest.mark.parametrize("lang", LANGS)
def test_what_cannot_be_done_is_told(page: Callable[..., Page], server: str, lang: str) -> None:
    """A link that cannot be opened, answers that cannot be kept, a line that breaks."""
    tab, said = listened(page(1280, noisy=True)), words(lang)
    tab.route(RUNTIME, lambda route: route.abort())
    opened(tab, server, lang)
    choose(tab, place="hinggan")
    hears(tab, said["failed"]["network"])
    tab.evaluate("location.hash = '#s1.broken'")
    hears(tab, tools(lang)["broken"])
    tab.evaluate("() => { Storage.prototype.setItem = () => { throw new Error('full'); }; }")
    tab.locator("[data-keep]").click()
    hears(tab, said["keep_failed"])


@pytest.mark.parametrize("lang", LANGS)
def test_what_is_found_is_told(page: Callable[..., Page], server: str, lang: str) -> None:
    """By the search, that there is nothing or no index; by the quick check, the answer alone, and why there is none."""
    tab = listened(page(1280, noisy=True))
    state = spoken(read_words(WORDS / "search.yml"), lang)["state"]
    tab.goto(f"{server}{lang}/search/")
    tab.locator("#q").fill("zebra")
    hears(tab, state["none"].format(typed=f"{OPEN}zebra{CLOSE}"))
    tab.route("**/search/*.lzma", lambda route: route.abort())
    tab.goto(f"{server}{lang}/search/?q=zebra")
    hears(tab, state["failed"])
    tab.goto(f"{server}{lang}/{MEASURE}")
    assert told(tab) == []
    shown = say(tab, {"order": "2", "mother.hukou": "huyanghe", "father.hukou": "huyanghe"})
    shown.locator("h3").first.wait_for()
    assert shown.locator(".mb-quick-headline").first.inner_text() in tab.locator("[data-quick-live]").inner_text()
    told(tab)
    tab.route("**/data/quick/*.json", lambda route: route.abort())
    tab.goto(f"{server}{lang}/{MEASURE}")
    shown = say(tab, {"order": "2"})
    shown.locator("> p:not(.mb-quick-notice)").wait_for()
    hears(tab, shown.locator("> p:not(.mb-quick-notice)").inner_text())
