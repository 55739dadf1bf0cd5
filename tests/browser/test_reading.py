"""The pages of a document as they are read: the order of a measure, words and back, folds, no script."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from content import content

from scripts.figures import figure_words
from scripts.render.documents import headline

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from scripts.load.content import Document

LANGS = ("zh", "en")
DOCUMENTS = list(content().documents)
NAMED = pytest.mark.parametrize("document", DOCUMENTS, ids=lambda one: one.place)
# What a reader asks, in this order; a part that a measure lacks is left out.
PARTS = ("figures", "for", "when", "amounts", "units", "gives", "words", "open", "faqs", "calculate")
# Every piece of the text that shows as being meant by the address, in reading order.
SHOWN = """() => [...document.querySelectorAll('[class^="mb-in-"]')]
    .filter((part) => getComputedStyle(part).backgroundColor !== 'rgba(0, 0, 0, 0)')
    .map((part) => part.textContent).join('')"""


def richest(document: Document) -> str:
    """Return the clause of the measure with most figures."""
    return max(document.measures, key=lambda key: len(document.measures[key].data.figures))


@pytest.mark.parametrize("lang", LANGS)
@NAMED
def test_a_measure_is_read_in_the_order_of_the_questions(
    page: Callable[..., Page], server: str, lang: str, document: Document
) -> None:
    """Answer, figures, who, when, which unit, words, what is open, questions, calculator: down the page, on a phone."""
    view = page(390)
    for key in document.measures:
        view.goto(f"{server}{lang}/{document.path}/measures/{key}/")
        found = view.evaluate(
            "(parts) => parts.map((id) => [id, document.getElementById(id)?.getBoundingClientRect().top])", list(PARTS)
        )
        tops = [top for _, top in found if top is not None]
        answer = view.locator(".mb-oneline").bounding_box()
        assert answer
        assert tops == sorted(tops), key
        assert answer["y"] < tops[0]
        assert {"for", "when", "units", "gives", "words"} <= {part for part, top in found if top is not None}


@pytest.mark.parametrize("lang", LANGS)
@NAMED
def test_the_first_screen_of_a_phone_holds_the_answer_and_figures(
    page: Callable[..., Page], server: str, lang: str, document: Document
) -> None:
    """What most readers come for needs no scrolling: the whole answer, and the first figure under it."""
    view = page(390)
    view.goto(f"{server}{lang}/{document.path}/measures/{headline(document)}/")
    for name in (".mb-oneline", ".mb-number >> nth=0"):
        box = view.locator(name).bounding_box()
        assert box
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= 844, name


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("lang", LANGS)
@NAMED
def test_a_figure_leads_to_its_words_and_back(
    page: Callable[..., Page], server: str, lang: str, document: Document, scripts: bool
) -> None:
    """The whole quotation is shown, and nothing else; its number leads back to the figure."""
    view = page(1280, java_script_enabled=scripts)
    key = richest(document)
    here = f"{server}{lang}/{document.path}/measures/{key}/"
    view.goto(here)
    for figure in document.measures[key].data.figures:  # from where the one before led back to
        view.locator(f"[id='{figure.id}'] a").click()
        view.wait_for_url(f"{server}{lang}/{document.path}/text/#figure-{figure.id}")
        assert view.evaluate(SHOWN) == figure.quote
        view.locator(f"a[href$='measures/{key}/#{figure.id}']").first.click()
        view.wait_for_url(f"{here}#{figure.id}")
        assert view.locator(f"[id='{figure.id}']").inner_text().startswith(figure_words(figure, lang))


@NAMED
def test_a_condition_and_what_is_open_lead_to_their_words(
    page: Callable[..., Page], server: str, document: Document
) -> None:
    """Opened beside the statement, the words name their clause, and that leads to the very words."""
    view = page(390)
    key = headline(document)
    measure = document.measures[key].data
    point = next(n for n, one in enumerate(measure.open, 1) if one.quote)
    wanted = {f"condition-{one.id}": one.quote for one in measure.conditions} | {
        f"open-{point}": measure.open[point - 1].quote
    }
    for line, quote in wanted.items():
        view.goto(f"{server}zh/{document.path}/measures/{key}/")
        view.locator(f"[id='{line}'] summary").click()
        said = view.locator(f"[id='{line}'] blockquote")
        assert said.locator("p").inner_text() == quote
        said.locator("footer a").click()
        view.wait_for_url(f"{server}zh/{document.path}/text/#**")
        assert view.evaluate(SHOWN) == quote


@NAMED
def test_a_link_to_a_question_a_unit_a_term_or_a_family_opens_it(
    page: Callable[..., Page], server: str, document: Document
) -> None:
    """Folded lists are lists of addresses too."""
    view = page(390)
    unit = next(iter(document.measures.values())).data.units[0].unit
    for path in (
        f"{document.path}/faqs/#{document.faqs.data[-1].id}",
        f"{document.path}/families/#{document.families.data[-1].id}",
        f"{document.path}/units/#{unit}",
        f"glossary/#{content().glossary.data[-1].id}",
    ):
        view.goto(f"{server}zh/{path}")
        assert view.locator(f"[id='{path.partition('#')[2]}'][open]").count() == 1, path


@pytest.mark.parametrize("width", [390, 1280])
def test_words_stand_in_the_table_of_a_desk_and_open_on_a_phone(
    page: Callable[..., Page], server: str, width: int
) -> None:
    """A table with room for the words shows them; without room one touch does."""
    view = page(width, java_script_enabled=False)
    view.goto(f"{server}zh/{DOCUMENTS[0].path}/figures/")
    words = view.locator(".mb-figures blockquote").first
    assert words.is_visible() == (width == 1280)
    if width == 390:
        view.locator(".mb-figures summary").first.click()
        assert words.is_visible()


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("lang", LANGS)
def test_marked_text_and_drawings_keep_to_the_page(
    page: Callable[..., Page], server: str, lang: str, width: int
) -> None:
    """Nothing of a measure or of a text is wider than the screen."""
    view = page(width)
    for document in DOCUMENTS:
        for path in ("text", f"measures/{richest(document)}", f"measures/{headline(document)}"):
            view.goto(f"{server}{lang}/{document.path}/{path}/")
            assert view.evaluate("document.documentElement.scrollWidth") <= width, path
