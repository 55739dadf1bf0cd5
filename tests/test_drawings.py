"""What is drawn on a measure's page: lengths that are the rules' numbers, and words beside them that say the same."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from markup import Markup, read
from situations import data, everywhere

from calculator.sentences import Sentences
from scripts.render import examples
from scripts.render.drawings import drawings
from scripts.render.tables import makers

if TYPE_CHECKING:
    from pathlib import Path

    from scripts.load.content import Place
    from scripts.render.drawings import Bar, Drawing
    from scripts.render.tables import Maker

LANGS = ("zh", "en")
PLACES = list(everywhere().places.values())


def drawn(place: Place, lang: str) -> list[Drawing]:
    """Return every drawing of a place's document."""
    current = place.current
    return [one for key in current.measures for one in drawings(place, current, key, lang, data())]


def of_benefit(found: list[Drawing], maker: Maker, kind: str) -> list[Bar]:
    """Return the bars of one benefit."""
    name = maker.benefit.name[maker.words.lang]
    return [bar for one in found if one.kind == kind for bar in one.bars if bar.group == name]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.id)
def test_bars_beside_each_other_are_as_long_as_the_printed_figures(place: Place, lang: str) -> None:
    """On one scale: the longest of a drawing is the whole width, each piece is its own figure."""
    found = drawn(place, lang)
    for maker in makers(place, place.current, lang, data()):
        for bar, rate in zip(of_benefit(found, maker, "beside"), maker.benefit.rates, strict=False):
            scale = next(one for one in found if bar in one.bars)
            width = max(sum(part.width for part in one.parts) for one in scale.bars)
            assert width == pytest.approx(100, abs=0.05)
            assert [part.words for part in bar.parts if part.words] == [
                maker.words.number(one) for one, part in zip(rate.parts, bar.parts, strict=True) if part.words
            ]
            shares = [one / rate.sum for one in rate.parts]
            length = sum(part.width for part in bar.parts)
            assert [part.width / length for part in bar.parts] == pytest.approx(shares, abs=0.01)
            assert bar.says == maker.words.sums(maker.ordinary(rate), maker.benefit.mechanism)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.id)
def test_bars_over_time_are_as_long_as_it_is_paid(place: Place, lang: str) -> None:
    """Length is the number of payments, height the sum of one, as the rules give them for a birth on the first."""
    found = drawn(place, lang)
    for maker in makers(place, place.current, lang, data()):
        bars = of_benefit(found, maker, "over_time")
        if not bars:
            continue
        rates = maker.benefit.rates
        lines = [maker.line(rate, examples.births(maker.rules, maker.benefit, rate)[0]) for rate in rates]
        longest = max(line["payments"]["max"] for line in lines)
        highest = max(rate.sum for rate in rates)
        for bar, rate, line in zip(bars, rates, lines, strict=True):
            assert bar.parts[0].width == pytest.approx(100 * line["payments"]["max"] / longest, abs=0.01)
            assert bar.height == pytest.approx(100 * rate.sum / highest, abs=0.01)
            assert bar.says == maker.words.sums(line, maker.benefit.mechanism)
        scale = next(one for one in found if bars[0] in one.bars)
        words = Sentences(data(), lang)
        assert scale.ticks[-1] == (100, words.payments({**lines[0], "payments": {"min": longest, "max": longest}}, ""))


def test_every_mechanism_that_is_drawn_is_drawn_somewhere() -> None:
    """Nothing above passes for want of bars."""
    kinds = {one.kind for place in PLACES for one in drawn(place, "zh")}
    assert kinds == {"beside", "over_time"}
    assert any(len(bar.parts) > 2 for place in PLACES for one in drawn(place, "zh") for bar in one.bars)


@pytest.mark.parametrize("lang", LANGS)
def test_the_page_says_what_it_draws(built_site: Path, lang: str) -> None:
    """Each bar is an image with a name, and the same words stand beside it; no style is written into the page."""
    seen = 0
    for file in sorted((built_site / lang).rglob("measures/*/index.html")):
        page: Markup = read(file.read_text(encoding="utf-8"))
        for row in (one for one in page.all if one.tag == "li" and any(_is_bar(part) for part in one.inside)):
            bar = next(part for part in row.inside if not isinstance(part, str) and _is_bar(part))
            says = next(one.text for one in row.inside if not isinstance(one, str) and one.named("mb-drawing-says"))
            assert bar.attributes["role"] == "img"
            assert bar.attributes["aria-label"].endswith(says)
            assert re.search("[0-9]", says)
            seen += 1
        assert not [one for one in page.all if "style" in one.attributes], file
    assert seen


def _is_bar(part: object) -> bool:
    return hasattr(part, "named") and part.named("mb-drawing-bar")
