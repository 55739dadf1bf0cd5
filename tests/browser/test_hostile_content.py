"""Whatever somebody writes into the content files is shown as they wrote it: text, on every kind of page."""

from __future__ import annotations

from itertools import cycle
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from content import copy
from hostile import MADE, TEXTS
from test_site import KINDS

from scripts.bench.host import hosting
from scripts.load.languages import CODES
from scripts.load.reader import load
from scripts.preview.layout import Layout
from scripts.render.generate import Book

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Page

# Braces name figures there, and a line ends with its break; the marks of directions have a meaning of their own.
WRITTEN = [text for text in TEXTS if len(text) < 200 and text.isprintable() and not set("{}") & set(text)]
OTHERS = ("languages", "site.yml", "confirmed.yml", "sealed.yml")
SEEN = """([texts, made]) => {
  const held = document.documentElement.textContent;
  const bad = [...document.querySelectorAll(made)].map((one) => one.outerHTML.slice(0, 200));
  if (globalThis.ran !== undefined) bad.push("a script ran");
  return [bad, texts.filter((one) => held.includes(one))];
}"""


@pytest.fixture(scope="module")
def spoilt(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Path:
    """Pages of every kind, made from content each of whose texts ends with a hostile one; nothing has checked it."""
    folder = tmp_path_factory.mktemp("spoilt")
    content = copy(folder)
    texts = cycle(WRITTEN)
    for file in sorted(content.rglob("*.yml")):
        if not set(OTHERS) & set(file.relative_to(content).parts):
            held = spoil(yaml.load(file.read_text("utf-8"), yaml.CSafeLoader), texts)
            file.write_text(yaml.safe_dump(held, sort_keys=False), encoding="utf-8")
    book = Book(root, load(content)[0])
    for lang in CODES:
        layout = Layout(lang, book, folder / "tree", folder / "site")
        for name in (f"{kind}index.md" for kind in KINDS):
            layout.write(name, book.text(lang, name))
    return folder / "site"


def spoil(node: Any, texts: Iterator[str]) -> Any:
    """The same data with a hostile text at the end of each text that has languages."""
    if isinstance(node, list):
        return [spoil(one, texts) for one in node]
    if not isinstance(node, dict):
        return node
    spoken = set(node) <= set(CODES) and all(isinstance(one, str) for one in node.values())
    return {key: f"{value} {next(texts)}" if spoken else spoil(value, texts) for key, value in node.items()}


def test_content_is_shown_as_text(page: Callable[..., Page], spoilt: Path) -> None:
    """Here no policy stands in between: nothing runs and nothing is made because it is all escaped."""
    tab = page(390, noisy=True)
    shown: set[str] = set()
    with hosting(spoilt) as base:
        for lang in CODES:
            for kind in KINDS:
                tab.goto(f"{base}{lang}/{kind}")
                bad, seen = tab.evaluate(SEEN, [WRITTEN, MADE])
                assert bad == [], f"{lang}/{kind}"
                assert seen, f"{lang}/{kind}"
                shown |= {*seen}
    assert shown == {*WRITTEN}
