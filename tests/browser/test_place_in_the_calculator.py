"""A place made from the example answers in the real Chromium, with the questions that only it asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from newplace import PLACE
from test_calculator import LANGS, WIDTHS, answer, card, opened, result

from scripts.load.reader import load

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

OWN = ("mother.insured", "father.insured", "children[].in_nursery", "low_income")

ANSWERS = {
    "mother.hukou": PLACE,
    "father.hukou": PLACE,
    "mother.insured": "true",
    "father.insured": "true",
    "low_income": "true",
}
CHILDREN = (
    {"born": "2021-04-02", "hukou": PLACE},
    {"born": "2025-01-01", "hukou": PLACE, "hukou_date": "2025-02-01", "in_nursery": "true"},
)


def fill(tab: Page) -> None:
    """Fill in a family with two children, the second of whom has everything."""
    tab.locator(f'[name="place"][value="{PLACE}"]').check()
    while tab.locator("[data-child]").count() < len(CHILDREN):
        tab.locator('[data-do="add-child"]').click()
    for block, child in zip(tab.locator("[data-child]").all(), CHILDREN, strict=True):
        for part in block.locator("details").all():
            part.evaluate("part => { part.open = true; }")
        for name, value in child.items():
            answer(block, f"children[].{name}", value)
    for fact, value in ANSWERS.items():
        answer(tab.locator("[data-form]"), fact, value)


def test_only_the_new_place_asks_its_own_questions(
    page: Callable[..., Page], new_server: str, new_content: Path
) -> None:
    """A question of its own is seen where its place is chosen, and nowhere else."""
    tab = opened(page(1280, form=True), new_server, "zh")
    tab.locator('[data-do="add-child"]').click()
    content, _ = load(new_content)
    assert content
    for place in content.places:
        tab.locator(f'[name="place"][value="{place}"]').check()
        for fact in OWN:
            question = tab.locator(f'[data-form] [data-fact="{fact}"]').last
            assert question.is_visible() == (place == PLACE), (place, fact)


# By benefit: what its card must say of the second child.
SAID = {
    "birth-grant": {"zh": "3000元", "en": "3,000 yuan"},
    "childrearing-allowance": {"zh": "14000元", "en": "14,000 yuan"},
    "insured-sum": {"zh": "每年1200元", "en": "1,200 yuan a year"},
    "supplement": {"zh": "每年500元", "en": "500 yuan a year"},
    "milk-allowance": {"zh": "2400元", "en": "2,400 yuan"},
    "nursery-grant": {"zh": "800元", "en": "800 yuan"},
}


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("lang", LANGS)
def test_the_new_place_answers(
    page: Callable[..., Page], new_server: str, axe: Callable[[Page], list[str]], lang: str, width: int
) -> None:
    tab = opened(page(width), new_server, lang)
    fill(tab)
    shown = result(tab)
    for benefit, words in SAID.items():
        text = card(shown, "child-2", benefit)
        assert words[lang] in text, text
    assert {"zh": "母亲", "en": "mother"}[lang] in card(shown, "child-2", "insured-sum")
    assert axe(tab) == []


@pytest.mark.parametrize("lang", LANGS)
def test_its_own_question_changes_the_answer(page: Callable[..., Page], new_server: str, lang: str) -> None:
    """With one parent not insured the yearly sum is the lower one; with nothing said it is a range and asks."""
    tab = opened(page(1280), new_server, lang)
    fill(tab)
    shown = result(tab)
    words = {"zh": ("每年1200元", "每年600元"), "en": ("1,200 yuan a year", "600 yuan a year")}[lang]
    assert words[0] in card(shown, "child-2", "insured-sum")
    answer(tab.locator("[data-form]"), "father.insured", "false")
    shown.locator('[data-benefit="insured-sum"]').get_by_text(words[1]).first.wait_for(state="attached")
    answer(tab.locator("[data-form]"), "father.insured", "")
    one = shown.locator('[data-group="child-2"] [data-benefit="insured-sum"]')
    one.locator('[data-missing="father.insured"]').first.wait_for(state="attached")


@pytest.mark.parametrize("lang", LANGS)
def test_an_institution_of_the_new_place_is_answered(page: Callable[..., Page], new_server: str, lang: str) -> None:
    tab = opened(page(390), new_server, lang)
    tab.locator(f'[name="place"][value="{PLACE}"]').check()
    tab.locator('[name="subject"][value="institution"]').check()
    form = tab.locator("[data-form]")
    answer(form, "institution.filed", "true")
    answer(form, "institution.assessment", "passed")
    answer(form, "institution.affordable", "true")
    for box, heads in zip(tab.locator("[data-months] input").all(), (300, 200, 1), strict=True):
        box.fill(str(heads))
    text = card(result(tab), "institution", "nursery-operating-subsidy")
    assert {"zh": "100000元", "en": "100,000 yuan"}[lang] in text, text
