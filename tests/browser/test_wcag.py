"""WCAG 2.2 AA on every kind of page, in every language, width, palette and size of type."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import test_engines
from engines import ENGINES
from kinds import KINDS
from test_search_states import TYPED
from test_wcag_states import JOURNEYS
from wcag import LOOKS, hidden_focus, judged

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

LANGS = ("zh", "en")
# What is folded is opened; of very many that are alike, the first.
OPEN = "[...document.querySelectorAll('article details')].slice(0, 30).forEach((part) => { part.open = true; })"
MORE = tuple(f"huyanghe/measures-draft/paper/{name}" for name in ("", "picture/", "measure-3-1/both/"))
PAGES = (*(f"{lang}/{path}" for path in (*KINDS, *MORE) for lang in LANGS), "", "404.html")


@pytest.mark.parametrize("path", PAGES)
def test_every_kind_of_page_is_accessible_in_every_look(path: str, server: str, page: Callable[..., Page]) -> None:
    """Axe, words of another language, drawings, words cut off, width; with WCAG's text spacing too."""
    view = page(390)
    view.goto(f"{server}{path}")
    view.evaluate(OPEN)
    assert judged(view) == []
    if not path.startswith(LANGS[1]):  # what lies over what is the same in all
        assert hidden_focus(view) == []


def test_the_readme_says_how_many_views_are_looked_at(root: Path) -> None:
    """In both of its languages: pages and states in every look, and what Firefox and WebKit show of them as well."""
    pages, looks, states, searches = len(PAGES), len(LOOKS), sum(JOURNEYS.values()), len(TYPED) * len(LANGS)
    asserted = Path(test_engines.__file__).read_text(encoding="utf-8").count("assert flaws(engine) == []")
    each = asserted * len(LANGS) + len(test_engines.MORE)
    views = (pages + searches + states) * looks + each * len(ENGINES)
    lines = [one for one in (root / "README.md").read_text(encoding="utf-8").splitlines() if "axe-core" in one]
    assert len(lines) == len(LANGS)
    figures = {str(number) for number in (views, pages, searches, states, looks, each)}
    for line in lines:
        assert figures <= {*re.findall(r"\d+", line)}
    assert f"axe-core 看 {views} 个画面" in lines[0]
    assert f"axe-core looks at {views} views" in lines[1]
