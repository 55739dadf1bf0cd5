"""WCAG 2.2 AA in every state of the calculator and of the quick check, in every look of the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from test_calculator import BOTH_LOCAL, LANGS, SAVES_DATA, answer, count, fill, on_one_page, opened
from test_first_answer import MEASURE
from test_first_answer import choose as say
from test_small_phones import NO_WEBASSEMBLY
from test_steps import choose, press
from test_taken_away import FAMILY, linked
from wcag import LOOKS, hidden_focus, judged
from withheld import RUNTIME, withheld

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Page

    Journey = Callable[[Page, str, str], Iterator[str]]

pytestmark = pytest.mark.long

WHOLE = "[data-result]:not([hidden], [aria-busy]):not(:has([data-partial]))"
OPEN = "document.querySelectorAll('article details').forEach((part) => { part.open = true; })"


def asked(tab: Page, server: str, lang: str) -> Iterator[str]:
    """One question at a time: each kind of control, what is wrong with an answer, and the list of answers."""
    tab.add_init_script(SAVES_DATA)
    tab.goto(f"{server}{lang}/calculator/")
    for _ in range(2):  # whoever asks for one at a time gets it on every width
        tab.locator('[data-intro] [data-do="way"]').click()
    tab.locator("[data-starts] > summary").click()
    yield "the beginning, with its examples"
    press(tab, "begin")
    yield "a question with choices, and data saved"
    press(tab, "continue")
    yield "a question that was not answered"
    choose(tab, place="huyanghe")
    press(tab, "continue")
    press(tab, "continue")
    yield "a question with a list"
    tab.locator("[data-count] select").select_option("2")
    press(tab, "continue")
    tab.locator(".mc-why:visible > summary").click()
    yield "a question for a date, and why it is asked"
    tab.locator('[data-fact="children[].born"] input:visible').fill("1066-10-14")
    press(tab, "continue")
    yield "a date that cannot be"
    press(tab, "answers")
    tab.locator("[data-review] details").evaluate("one => { one.open = true; }")
    yield "the list of answers"


def on_a_page(tab: Page, server: str, lang: str) -> Iterator[str]:
    """All questions on one page, as a measure, several children and an institution change them."""
    tab.add_init_script(SAVES_DATA)
    tab.goto(f"{server}{lang}/calculator/?place=huyanghe&measure=3-1")
    on_one_page(tab)
    yield "the questions of one measure"
    press(tab, "lift")
    count(tab, 2)
    for number, day in enumerate(("2025-01-01", "2021-04-02")):
        tab.locator('[data-child] [data-fact="children[].born"] input').nth(number).fill(day)
    tab.locator('[data-do="add-twin"]').first.click()
    tab.locator('[data-do="remove-child"]').first.click()
    press(tab, "submit")
    tab.evaluate(OPEN)
    yield "a child taken out, two answers to mend, and every question unfolded"
    tab.locator("[data-keep]").check()
    tab.reload()
    on_one_page(tab)
    choose(tab, subject="employer")
    yield "an employer asks, from answers that were kept"
    choose(tab, subject="institution")
    yield "an institution asks"


def worked_out(tab: Page, server: str, lang: str) -> Iterator[str]:
    """Loading, the first answer, the result with everything opened, unknown, compared; and of an institution."""
    with withheld(tab):
        opened(tab, server, lang)
        fill(tab, BOTH_LOCAL)
        tab.locator("[data-partial]").wait_for(state="attached")
        yield "loading, and a first answer"
    press(tab, "submit")
    tab.locator(WHOLE).wait_for()
    tab.evaluate(OPEN)
    for part in tab.locator(f"{WHOLE} [data-tool] .mc-inside").all():
        part.locator("> *").first.wait_for()
    yield "yes and no, with every ground, reading and way to take it away"
    press(tab, "keep")
    answer(tab.locator("[data-form]"), "father.hukou", "")
    tab.locator('[data-missing="father.hukou"]').first.wait_for(state="attached")
    tab.locator("[data-compare]").wait_for()
    yield "unknown, beside what was kept"
    choose(tab, subject="institution")
    answer(tab.locator("[data-form]"), "institution.filed", "true")
    answer(tab.locator("[data-form]"), "institution.assessment", "passed")
    tab.locator('[data-group="institution"]').wait_for()
    yield "the result of an institution"


def shared(tab: Page, server: str, lang: str) -> Iterator[str]:
    """A link with answers: one that cannot be opened, and one from before the rules changed."""
    tab.goto(f"{server}{lang}/calculator/#s1.broken")
    tab.locator("[data-note]:not([hidden])").wait_for()
    yield "a link that cannot be opened"
    then = [["childcare-subsidy", "child-2", None, "yes", [400, 400, "CNY/month"], [14400, 14400, "CNY"]]]
    link = linked({**FAMILY, "pets": 2}, then, "an-older-version")
    tab.evaluate("link => { location.hash = link; }", link)
    tab.locator('[data-since="differ"]').wait_for()
    yield "a result that differs from that of the link"


def failed(tab: Page, server: str, lang: str) -> Iterator[str]:
    """The line breaks; then a browser that cannot do it."""
    tab.route(RUNTIME, lambda route: route.abort())
    opened(tab, server, lang)
    fill(tab, BOTH_LOCAL)
    tab.locator('[data-failed="network"]').wait_for()
    tab.locator('[data-partial="broken"]').wait_for(state="attached")
    yield "not downloaded, and the answer of the tables"
    tab.add_init_script(NO_WEBASSEMBLY)
    opened(tab, server, lang)
    choose(tab, place="hinggan")
    tab.locator('[data-failed="unsupported"]').wait_for()
    yield "not possible here"


def quick(tab: Page, server: str, lang: str) -> Iterator[str]:
    """The quick check on the page of a measure."""
    tab.goto(f"{server}{lang}/{MEASURE}")
    told = {"order": "2", "children[].born": "2025-01-01", "mother.hukou": "huyanghe", "father.hukou": "other"}
    say(tab, told).locator('[data-answer="unknown"]').wait_for()
    yield "a quick check that says what is open"
    say(tab, {"children[].born": "2024-12-31"}).locator('[data-answer="no"]').wait_for()
    yield "a quick check that says no"


JOURNEYS: dict[Journey, int] = {
    asked: 7,
    on_a_page: 4,
    worked_out: 4,
    shared: 2,
    failed: 2,
    quick: 2,
}  # and their states


@pytest.mark.parametrize("journey", JOURNEYS, ids=lambda one: one.__name__)
@pytest.mark.parametrize("lang", LANGS)
def test_every_state_is_accessible_in_every_look(
    journey: Journey, lang: str, server: str, page: Callable[..., Page]
) -> None:
    """The same as of every page: see test_wcag.py. The languages take turns at the looks."""
    tab = page(390, noisy=journey is failed)
    turn = LANGS.index(lang)
    wrong = {}
    states = []
    for state in journey(tab, server, lang):
        states.append(state)
        found = judged(tab, LOOKS[turn :: len(LANGS)])
        if journey is asked and not turn:  # what stays on the screen is the same in all, and is there alone
            found += hidden_focus(tab)
        if found:
            wrong[state] = found
    assert wrong == {}
    assert len(states) == JOURNEYS[journey]
