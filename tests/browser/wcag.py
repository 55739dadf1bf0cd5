"""A page shown in every look, and judged in each by wcag.js; a look is a width, a palette and a size of type."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

HERE = Path(__file__).resolve().parent
AXE = (HERE.parents[1] / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")
JUDGE = (HERE / "wcag.js").read_text(encoding="utf-8")
# Each width with each palette, each width with each size of type, and each palette with each size; where two
# languages take turns at them, each language with each of the three as well.
LOOKS = (
    (390, "light", ""),
    (390, "dark", "large"),
    (320, "light", "large"),
    (320, "dark", ""),
    (1280, "dark", ""),
    (1280, "light", "large"),
)
WHOLE = {LOOKS[0], LOOKS[-1]}  # elsewhere only what changes with the look is judged again
TALL = 2400  # pixels: what is fixed to the edge of the screen then lies over nothing
HEIGHTS = {390: 844, 320: 256, 1280: 900}  # 320 × 256 is a window of 1280 × 1024 at 400 %
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OF_A_LOOK = ["color-contrast", "target-size"]
SET = """([scheme, type]) => Object.assign(document.documentElement.dataset, { scheme, type })"""
# What is far off the screen is laid out as well, and with WCAG's own figures for the spacing of text where asked.
LAID_OUT = """(spaced) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { content-visibility: visible !important }` + (spaced ? `
    * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
    p { margin-block-end: 2em !important }` : ""));
  document.adoptedStyleSheets = [sheet];
}"""


def judged(view: Page, looks: tuple[tuple[int, str, str], ...] = LOOKS) -> list[str]:
    """Show the page as it stands in each look; return what is wrong with it, and where. It is left as it was."""
    _call_in(view)
    wrong = _found(view, "", "foreign()", "unnamed()")
    for width, scheme, kind in looks:
        view.set_viewport_size({"width": width, "height": TALL})
        view.evaluate(SET, [scheme, kind])
        view.evaluate(LAID_OUT, arg=False)
        rules = RULES if (width, scheme, kind) in WHOLE else OF_A_LOOK
        wrong += _found(view, f"{width} {scheme} {kind}", f"axe({rules})", "clipped()", "wide()")
        view.evaluate(LAID_OUT, arg=True)
        wrong += _found(view, f"{width} {kind} spaced", "clipped()", "wide()")
    view.set_viewport_size({"width": 390, "height": HEIGHTS[390]})
    view.evaluate(SET, ["", ""])
    view.evaluate("document.adoptedStyleSheets = []")
    return wrong


def hidden_focus(view: Page) -> list[str]:
    """Return what takes the focus and cannot be seen then, on each width. The page is left as a phone shows it."""
    _call_in(view)
    wrong = []
    for width, height in HEIGHTS.items():
        view.set_viewport_size({"width": width, "height": height})
        wrong += _found(view, str(width), "obscured()")
    view.set_viewport_size({"width": 390, "height": HEIGHTS[390]})
    return wrong


def _call_in(view: Page) -> None:
    """Bring the judges into the page, once."""
    if not view.evaluate("'wcag' in globalThis"):
        view.evaluate(AXE)
        view.evaluate(JUDGE)


def _found(view: Page, where: str, *judges: str) -> list[str]:
    calls = ", ".join(f"wcag.{one}" for one in judges)
    lines: list[str] = view.evaluate(f"async () => (await Promise.all([{calls}])).flat()")
    return [f"{where}: {one}" for one in lines]
