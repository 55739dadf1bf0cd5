"""The official text with its marks: every character as printed, every quotation found, both ways linked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from content import content
from markup import Markup, read

from scripts.load.text_model import Text
from scripts.render.links import Words
from scripts.render.marked import MOST, Marker
from scripts.render.passages import Item, Paragraph, Span, paragraphs

if TYPE_CHECKING:
    from pathlib import Path

    from scripts.load.content import Document

LANGS = ("zh", "en")
WORDS = "自2025年起发给500元的补贴，直至孩子3周岁。"


def text_page(site: Path, lang: str, document: Document) -> Markup:
    """Return the page of a document's text."""
    return read((site / lang / document.path / "text" / "index.html").read_text(encoding="utf-8"))


def measure_page(site: Path, lang: str, document: Document, key: str) -> Markup:
    """Return the page of a measure."""
    return read((site / lang / document.path / "measures" / key / "index.html").read_text(encoding="utf-8"))


def marked(document: Document, clause: str) -> list[Paragraph]:
    """Return the paragraphs of a clause with their passages."""
    units = {unit.id: unit for unit in content().places[document.place].units.data}
    return paragraphs(document, clause, units)


def said(page: Markup, anchor: str) -> str:
    """Return the words that the style sheet shows when the address names this anchor."""
    index = next(n for n, one in enumerate(page.all) if one.attributes.get("id") == anchor)
    number = page.all[index].attributes["class"].removeprefix("mb-at-")
    paragraph = next(one for one in page.all if page.all[index] in one.inside)
    return "".join(one.text for one in paragraph.inside if not isinstance(one, str) and one.named(f"mb-in-{number}"))


def test_each_clause_reads_as_printed(built_site: Path) -> None:
    """On the page of the text and on the page of the measure, not a character more or less."""
    for document in content().documents:
        for lang in LANGS:
            whole = text_page(built_site, lang, document)
            shown = [one for one in whole.all if one.named("mb-official")]
            for clause, block in zip(document.text.clauses, shown, strict=True):
                held = [one.text for one in block.inside if not isinstance(one, str)]
                assert held == list(clause.paragraphs), (lang, clause.id)
                if clause.id in document.measures:
                    page = measure_page(built_site, lang, document, clause.id)
                    assert page.paragraphs("mb-official") == list(clause.paragraphs), (lang, clause.id)


def test_each_figure_condition_and_open_point_has_its_very_words(built_site: Path) -> None:
    """What an address shows is the quotation, letter for letter, however many others it overlaps."""
    for document in content().documents:
        page = text_page(built_site, "en", document)
        for key, source in document.measures.items():
            quoted = {Words.figure(one.id): one.quote for one in source.data.figures}
            quoted |= {Words.condition(key, one.id): one.quote for one in source.data.conditions}
            quoted |= {Words.open(key, n): one.quote for n, one in enumerate(source.data.open, 1) if one.quote}
            assert {anchor: said(page, anchor) for anchor in quoted} == quoted, key


@pytest.mark.parametrize("lang", LANGS)
def test_words_and_explanations_lead_to_each_other(built_site: Path, lang: str) -> None:
    """From the measure to the words, and from the words to the measure, for all that is explained."""
    for document in content().documents:
        there = text_page(built_site, lang, document)
        led = {one.attributes["href"] for one in there.all if one.tag == "a"}
        units = set(read((built_site / lang / document.path / "units" / "index.html").read_text("utf-8")).links)
        for key, source in document.measures.items():
            here = measure_page(built_site, lang, document, key)
            links = set(here.links)
            for figure in source.data.figures:
                assert f"../../text/#{Words.figure(figure.id)}" in links
                assert f"../measures/{key}/#{figure.id}" in led
            for one in source.data.conditions:
                assert f"../../text/#{Words.condition(key, one.id)}" in links
                assert f"../measures/{key}/#condition-{one.id}" in led
            for number, point in enumerate(source.data.open, 1):
                if point.quote:
                    assert f"../../text/#{Words.open(key, number)}" in links
                    assert f"../measures/{key}/#open-{number}" in led
                assert f"open-{number}" in here.ids
            for unit in source.data.units:
                assert f"../units/#{unit.unit}" in led
                assert f"../text/#{Words.unit(key, unit.unit)}" in units


def test_a_figure_is_marked_wherever_its_words_stand_again() -> None:
    """A date printed twice is a link twice; only its first place has the anchor."""
    document = next(one for one in content().documents if one.meta.data.status == "draft")
    [*_, paragraph] = marked(document, "3-1")
    starts = [one for one in paragraph.linked if one.item.anchor == Words.figure("start")]
    assert len(starts) == 2
    assert [one.item.anchor for one in paragraph.passages].count(Words.figure("start")) == 1


def test_the_style_sheet_knows_as_many_passages_as_a_paragraph_has(root: Path) -> None:
    """Each number has its rule, and no paragraph needs a higher one."""
    sheet = (root / "docs" / "assets" / "styles" / "passages.css").read_text(encoding="utf-8")
    assert all(f".mb-at-{n}:target ~ .mb-in-{n}" in sheet for n in range(1, MOST + 1))
    most = max(len(one.passages) for doc in content().documents for c in doc.text.clauses for one in marked(doc, c.id))
    assert most <= MOST


def item(kind: str, quote: str, printed: str = "") -> Item:
    """Return something explained by these words."""
    return Item(kind, kind, f"there/#{kind}", quote, printed or quote, Text.model_validate({"zh": kind, "en": kind}))


def paragraph(*held: tuple[Item, int, int]) -> Paragraph:
    """Return the words with passages in these places; all but open points are links as well."""
    spans = [Span(*one) for one in held]
    return Paragraph(WORDS, tuple(spans), tuple(one for one in spans if one.item.kind != "open"))


def html(one: Paragraph) -> Markup:
    """Return the marked paragraph, parsed."""
    marker = Marker(lambda item: item.href, lambda item: item.kind, "zh")
    return read(f"<p>{marker.passages(one)}</p>")


@pytest.mark.parametrize(
    "held",
    [
        [],
        [(item("condition", WORDS), 0, len(WORDS))],
        [(item("figure", WORDS[:9]), 0, 9), (item("condition", WORDS[4:14]), 4, 14)],
        [(item("figure", WORDS[2:9]), 2, 9), (item("condition", WORDS[2:9]), 2, 9)],
        [(item("condition", WORDS[3:20]), 3, 20), (item("open", WORDS[1:6]), 1, 6), (item("figure", WORDS[5:8]), 5, 8)],
    ],
    ids=["none", "all", "overlapping", "the same words", "three deep"],
)
def test_marks_change_no_character(held: list[tuple[Item, int, int]]) -> None:
    """However passages lie to one another, the text is the text and each passage can be shown whole."""
    page = html(paragraph(*held))
    assert page.text("p") == WORDS
    for one, start, end in held:
        assert said(page, one.anchor) == WORDS[start:end]


def test_words_that_two_things_claim_lead_to_both() -> None:
    """The figure has the words; a condition without words of its own has a sign behind them."""
    page = html(paragraph((item("figure", WORDS[2:9]), 2, 9), (item("condition", WORDS[2:9]), 2, 9)))
    assert [one.attributes["href"] for one in page.all if one.tag == "a"] == ["there/#figure", "there/#condition"]
    sign = next(one for one in page.all if one.named("mb-sign"))
    assert (sign.text, sign.attributes["aria-label"]) == ("", "condition")
