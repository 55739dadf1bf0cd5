"""What every page looks like to a reader: it fits the screen, and text and targets are large enough."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

LANGS = ("zh", "en")
WIDTHS = (320, 360, 390, 768, 1280)
WECHAT = "187.5%"  # our root size of 125 %, under WeChat's largest setting of 1.5
# The smallest text and the smallest target, in CSS pixels, by kind of type.
SIZES = {"": (16, 44), "large": (18, 60)}
# Links that stand for themselves; one inside a sentence is as high as its line.
TARGETS = (
    "button, summary, select, input:not([type=radio], [type=checkbox]), .mb-brand, .mb-nav a, .mb-panel a, .mb-tool, "
    ".mb-doors a, .mb-docnav a, .mb-crumbs a, .mb-golinks a, .mb-go a, .mb-button, .mb-asks a, .mb-foot a, "
    ".mb-around a, .mb-sum-title a, .mb-sum-lines a, .mb-measure-title > a, .mb-origin a, .mb-contents a"
)
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
SMALL_TEXT = """(least) => {
  const found = new Set();
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const holder = node.parentElement;
    if (!node.data.trim() || !holder.checkVisibility() || holder.closest("script, style")) continue;
    const size = parseFloat(getComputedStyle(holder).fontSize);
    if (size < least - 0.01) found.add(`${holder.tagName} ${size} ${node.data.trim().slice(0, 20)}`);
  }
  return [...found];
}"""
SMALL_TARGETS = """([targets, least]) => [...document.querySelectorAll(targets)]
  .filter((one) => one.checkVisibility({ visibilityProperty: true }))
  .map((one) => [one, one.getBoundingClientRect()])
  .filter(([, box]) => box.width && (box.height < least - 0.5 || box.width < least - 0.5))
  .map(([one, box]) => `${one.tagName} ${box.width}x${box.height} ${one.textContent.trim().slice(0, 20)}`)"""


def set_type(view: Page, kind: str) -> None:
    """Show the page in normal or large type, as the switch does."""
    view.evaluate("(kind) => { document.documentElement.dataset.type = kind; }", kind)


@pytest.mark.parametrize("path", KINDS)
@pytest.mark.parametrize("lang", LANGS)
def test_every_page_fits_every_screen(lang: str, path: str, server: str, page: Callable[..., Page]) -> None:
    """Nothing is wider than the screen: five widths, both kinds of type, both palettes, WeChat's own setting."""
    view = page(390)
    view.goto(f"{server}{lang}/{path}")
    wide = []
    for width in WIDTHS:
        view.set_viewport_size({"width": width, "height": 740})
        for scheme in ("light", "dark"):
            view.evaluate("(scheme) => { document.documentElement.dataset.scheme = scheme; }", scheme)
            for kind in SIZES:
                set_type(view, kind)
                if (over := view.evaluate(TOO_WIDE)) > 0:
                    wide.append((width, scheme, kind, over))
    set_type(view, "")
    view.evaluate("(size) => { document.documentElement.style.fontSize = size; }", WECHAT)
    for width in WIDTHS:
        view.set_viewport_size({"width": width, "height": 740})
        if (over := view.evaluate(TOO_WIDE)) > 0:
            wide.append((width, "", "WeChat", over))
    assert wide == []


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("lang", LANGS)
def test_text_and_targets_are_large_enough(lang: str, width: int, server: str, page: Callable[..., Page]) -> None:
    """No text is smaller than 16 px and no target than 44; in large type 18 and 60. What is folded is opened first."""
    view = page(width)
    small = {}
    for path in KINDS:
        view.goto(f"{server}{lang}/{path}")
        view.evaluate("document.querySelectorAll('article details').forEach((part) => { part.open = true; })")
        for kind, (text, target) in SIZES.items():
            set_type(view, kind)
            found = view.evaluate(SMALL_TEXT, text) + view.evaluate(SMALL_TARGETS, [TARGETS, target])
            if found:
                small[path, kind] = found
    assert small == {}


def test_figures_stand_in_columns(server: str, page: Callable[..., Page]) -> None:
    """Amounts under one another have digits of one width, and a sum is set larger than its words."""
    view = page(390)
    view.goto(f"{server}zh/")
    digits = view.locator(".mb-rows dd").first.evaluate("one => getComputedStyle(one).fontVariantNumeric")
    assert "tabular-nums" in digits
    number, words = (
        view.locator(name).first.evaluate("one => parseFloat(getComputedStyle(one).fontSize)")
        for name in (".mb-sum-figure b", ".mb-sum-figure")
    )
    assert number >= 1.6 * words
