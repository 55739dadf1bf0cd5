"""A language added by files alone, written from right to left: read, searched, worked out and printed."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from pseudo import CODE, LETTERS, NAME, pseudo, repository
from serving import serving

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from conftest import Once
    from playwright.sync_api import Page

MEASURE = "hinggan/notice-2023-86/measures/13/"
SHEET = f"paper/hinggan/notice-2023-86/measure-1.{CODE}.pdf"
PAGES = ("", f"{MEASURE}", "calculator/", "search/", "compare/", "hinggan/notice-2023-86/families/")
# One sentence of the site and one of the content are left out.
MISSING = (("words/site.yml", "front/lead"), ("hinggan/notice-2023-86/measures/13.yml", "answer"))
# What the preview makes of each page when it is read, made at once.
MAKE = """
import sys
from pathlib import Path
from scripts.preview.preview import Preview
preview = Preview(Path("policy_data").resolve(), Path("build/docs").resolve(), Path(sys.argv[1]))
preview.renew()
for path in sys.argv[2:]:
    preview.bring(path)
print(*preview.faults, sep="\\n")
"""
WIDTHS = (390, 1280)


@pytest.fixture(scope="session")
def site(once: Once, built_site: Path) -> Path:
    """The pages of the language that are looked at here, and what they load; made once, from what ours has kept."""

    def make(folder: Path) -> None:
        copy = repository(folder / "repository", MISSING)
        rest = ("", "assets/site.mjs", f"search/{CODE}.lzma", "data/quick/", "runtime/", SHEET)
        paths = [*(f"{CODE}/{page}" for page in PAGES), "zh/", *rest]
        command = [sys.executable, "-c", MAKE, str(folder / "site"), *paths]
        done = subprocess.run(command, cwd=copy, capture_output=True, text=True, check=False)
        assert (done.returncode, done.stdout.strip()) == (0, ""), f"{done.stdout}{done.stderr}"

    return once("another", make) / "site"


@pytest.fixture(scope="session")
def base(site: Path) -> Iterator[str]:
    """The address of that site."""
    with serving(site) as address:
        yield address


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("path", PAGES)
def test_a_page_runs_from_right_to_left_and_fits(
    page: Callable[..., Page], base: str, axe: Callable[[Page], list[str]], path: str, width: int
) -> None:
    """Its words are those of the language, whatever else it shows says which language it is in."""
    tab = page(width)
    tab.goto(f"{base}{CODE}/{path}")
    assert tab.evaluate("[document.documentElement.dir, getComputedStyle(document.body).direction]") == ["rtl", "rtl"]
    assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert re.search(f"[{LETTERS}]", tab.locator("h1").first.inner_text())
    assert tab.evaluate(FOREIGN) == []
    assert axe(tab) == []


# Chinese outside an element that says so: words of ours that were not translated and are not told.
FOREIGN = r"""() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (parent.closest("script, style, noscript") || !/\p{Script=Han}/u.test(node.data)) continue;
    const said = parent.closest("[lang]");
    if (!said.lang.startsWith("zh") || getComputedStyle(said).direction !== "ltr") found.push(node.data.trim());
  }
  return found;
}"""


def test_what_is_not_translated_is_shown_in_the_language_of_the_documents_and_told(
    page: Callable[..., Page], base: str
) -> None:
    """The page says so once, in its own language; the words themselves stand in an element of theirs."""
    tab = page(390)
    tab.goto(f"{base}{CODE}/{MEASURE}")
    told = pseudo("有些句子还没有这种语言的译文，先照原文的语言显示。")
    assert tab.get_by_role("note").filter(has_text=told).count() == 1
    shown = tab.locator("span[lang='zh-CN'][dir='ltr']").filter(has_text="产假").first
    assert shown.is_visible()
    tab.goto(f"{base}{CODE}/calculator/")
    assert tab.get_by_role("note").filter(has_text=told).count() == 0


def test_readers_change_between_all_languages(page: Callable[..., Page], base: str) -> None:
    """Two others are a menu, each by its own name and at the same page."""
    tab = page(1280)
    tab.goto(f"{base}zh/")
    tab.locator(".mb-languages summary").click()
    link = tab.get_by_role("link", name=NAME)
    assert (link.get_attribute("lang"), link.get_attribute("dir")) == ("ar-XB", "rtl")
    link.click()
    tab.wait_for_url(f"**/{CODE}/")


def test_its_own_words_and_the_words_of_the_documents_are_found(page: Callable[..., Page], base: str) -> None:
    """A word of the language leads to the measure; so does the Chinese that the page quotes."""
    tab = page(390)
    for typed in (pseudo("产假"), "产假"):
        tab.goto(f"{base}{CODE}/search/?q={typed}")
        first = tab.locator("[data-results] a").first
        first.wait_for()
        assert f"{CODE}/" in str(first.evaluate("link => link.href"))
        assert tab.locator("[data-results] mark").first.is_visible()


def test_an_everyday_name_of_its_own_leads_to_the_term(page: Callable[..., Page], base: str) -> None:
    """What its glossary lists beside a term is found, and the term is named."""
    tab = page(390)
    tab.goto(f"{base}{CODE}/search/?q={pseudo('陪产假')}")
    told = tab.locator(".ms-alias")
    told.locator("a[href^='../glossary/#']").first.wait_for()
    assert all(pseudo(term) in told.inner_text() for term in ("护理假", "配偶护理假"))


def test_the_calculator_asks_and_answers_in_it(page: Callable[..., Page], base: str) -> None:
    """An example is filled in and worked out; the answer holds no Chinese but the documents' own words."""
    tab = page(390)
    tab.goto(f"{base}{CODE}/calculator/?place=hinggan")
    tab.locator("[data-starts] > summary").click()
    tab.locator("[data-start^='hinggan/']").first.click()
    tab.locator("[data-do=now]:visible, [data-do=submit]:visible").first.click()
    card = tab.locator("[data-result] .mc-card").first
    card.wait_for(timeout=60_000)
    assert re.search(f"[{LETTERS}]", card.inner_text())
    assert tab.evaluate(FOREIGN) == []
    assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_sheet_is_printed_in_it(site: Path) -> None:
    """The PDF holds the words, and one page is enough for them."""
    with pypdfium2.PdfDocument(site / SHEET) as document:
        assert len(document) == 1
        text = document[0].get_textpage().get_text_range()
    assert re.search(f"[{LETTERS}]{{4}}", text)
