"""The search in the real Chromium: what readers type, what must come first, what must do no harm."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

HERE = Path(__file__).resolve().parent
QUERIES: dict[str, list[dict[str, str]]] = yaml.safe_load(
    (HERE.parent / "search" / "queries.yml").read_text(encoding="utf-8")
)
LANGS = ("zh", "en")
HOSTILE = {
    "a script": "<script>document.title = 'taken'</script>",
    "an image": "<img src=x onerror=\"document.title = 'taken'\">",
    "signs of patterns": r".*+?^${}()|[]\/",
    "signs alone": "？！…——",
    "ten thousand characters": "产" * 10_000,
    "right to left": "\u202e产假\u200f\u2067",
    "astral characters": "𠀀😀𝒜产假",
    "zero width": "\u200b\ufeff",
    "names of an object": "__proto__ constructor",
}


def typed(view: Page, words: str) -> None:
    """Type into the box as a reader does, key by key, and wait for what is found."""
    box = view.locator("#q")
    box.fill("")
    box.press_sequentially(words)
    expect(view.locator("[data-search]")).to_have_attribute("data-answered", words.strip())


def firsts(view: Page) -> list[str]:
    """Return where the hits that are shown lead, in their order, counted from the language's root."""
    found: list[str] = view.eval_on_selector_all(".ms-title a", "all => all.map(one => one.getAttribute('href'))")
    return [one.removeprefix("../") for one in found]


def opened(page: Callable[..., Page], server: str, lang: str, width: int = 390, **options: Any) -> Page:
    """Open the search page."""
    view = page(width, **options)
    view.goto(f"{server}{lang}/search/")
    return view


@pytest.mark.parametrize("lang", LANGS)
def test_what_readers_type_leads_to_the_right_page(lang: str, server: str, page: Callable[..., Page]) -> None:
    """Each query of queries.yml brings its page first, and says what the documents call it."""
    view = opened(page, server, lang)
    wrong = []
    for one in QUERIES[lang]:
        typed(view, one["q"])
        found = firsts(view)
        first = found[0] if found else "nothing"
        right = first == one["page"] if "#" in one["page"] else first.partition("#")[0] == one["page"]
        said = "".join(view.locator(".ms-alias").all_inner_texts())
        if not right or one.get("says", "") not in said:
            wrong.append(f"{one['q']}: {first} ({said})")
    assert wrong == []


def test_there_are_queries_enough() -> None:
    """Sixty at least, fifteen of them in English, ten by everyday names."""
    assert sum(map(len, QUERIES.values())) >= 60
    assert len(QUERIES["en"]) >= 15
    assert sum("says" in one for held in QUERIES.values() for one in held) >= 10


@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_words_do_no_harm(words: str, server: str, page: Callable[..., Page]) -> None:
    """Whatever stands in the box is text: nothing runs, nothing breaks, and the next search works."""
    view = opened(page, server, "zh")
    title = view.title()
    view.locator("#q").fill(words)
    view.wait_for_timeout(300)
    assert view.title() == title
    assert view.locator("[data-results] :is(script, img)").count() == 0
    typed(view, "产假")
    assert firsts(view)[0].startswith("hinggan/notice-2023-86/measures/13/")


def test_half_a_character_does_no_harm(server: str, page: Callable[..., Page]) -> None:
    """A lone surrogate, which no keyboard writes but a script may."""
    view = opened(page, server, "zh")
    view.evaluate(
        "() => { const box = document.querySelector('#q'); box.value = '产假\\ud800'; "
        "box.dispatchEvent(new InputEvent('input')); }"
    )
    view.locator(".ms-title a").first.wait_for()
    assert firsts(view)[0].startswith("hinggan/notice-2023-86/measures/13/")


@pytest.mark.parametrize("lang", LANGS)
def test_nothing_is_fetched_before_the_box_is_used(lang: str, server: str, page: Callable[..., Page]) -> None:
    """Reading the page asks for no index; using the box asks for that of its language, once."""
    view = page(390)
    asked: list[str] = []
    view.on("request", lambda request: asked.append(request.url.removeprefix(server)))
    view.goto(f"{server}{lang}/search/")
    view.wait_for_load_state("networkidle")
    assert [one for one in asked if one.startswith("search/")] == []
    typed(view, "maternity")
    typed(view, "leave")
    fetched = [one for one in asked if one.startswith("search/")]
    assert sorted(fetched) == sorted([f"search/{lang}.lzma", "search/minisearch.mjs"])


def test_the_address_keeps_the_query_and_back_works(server: str, page: Callable[..., Page]) -> None:
    """A link to a search opens it; back from a hit, and from a further search, shows the one before."""
    view = page(390)
    view.goto(f"{server}zh/search/?q=产假")
    view.locator(".ms-title a").first.wait_for()
    typed(view, "三胎")
    view.keyboard.press("Enter")
    assert view.evaluate("new URLSearchParams(location.search).get('q')") == "三胎"
    view.locator(".ms-title a").first.click()
    view.go_back()
    view.locator(".ms-alias").wait_for()
    assert view.locator("#q").input_value() == "三胎"
    view.go_back()
    expect(view.locator("#q")).to_have_value("产假")
    view.locator(".ms-title a").first.wait_for()


@pytest.mark.parametrize("lang", LANGS)
def test_every_hit_names_its_document_and_marks_the_words(lang: str, server: str, page: Callable[..., Page]) -> None:
    """A hit of a draft says so; the words found stand marked in the snippet or the title."""
    view = opened(page, server, lang)
    typed(view, "育儿补贴" if lang == "zh" else "childcare subsidy")
    for hit in view.locator(".ms-hits > li").all():
        if hit.is_visible():
            assert hit.locator("mark").count() > 0
            link = hit.locator("a").get_attribute("href") or ""
            if "measures-draft" in link:
                assert hit.locator(".mb-status-draft").count() == 1


def test_every_section_found_is_there(server: str, page: Callable[..., Page]) -> None:
    """Hits lead to a page that exists and to an element of it."""
    view = opened(page, server, "zh")
    found = []
    for words in ("假", "双胞胎", "卫生健康委"):
        typed(view, words)
        view.evaluate("document.querySelectorAll('.ms-group details').forEach((one) => { one.open = true; })")
        view.wait_for_timeout(50)
        found += firsts(view)
    wrong = view.evaluate(
        """async (links) => {
          const pages = new Map();
          const wrong = [];
          for (const link of new Set(links)) {
            const [path, anchor] = link.split("#");
            if (!pages.has(path)) {
              const answer = await fetch(`../${path}`);
              pages.set(path, new DOMParser().parseFromString(await answer.text(), "text/html"));
            }
            if (anchor && !pages.get(path).getElementById(anchor)) wrong.push(link);
          }
          return wrong;
        }""",
        found,
    )
    assert wrong == []


def test_an_index_that_does_not_come_is_told_and_tried_again(server: str, page: Callable[..., Page]) -> None:
    """The lists stay, the button fetches again."""
    view = page(390, noisy=True)
    view.route("**/search/zh.lzma", lambda route: route.abort())
    view.goto(f"{server}zh/search/")
    view.locator("#q").fill("产假")  # once: each key asks anew, and would be told anew
    view.locator("[data-results] button").wait_for()
    assert view.locator("[data-start]").is_visible()
    view.unroute("**/search/zh.lzma")
    view.locator("[data-results] button").click()
    view.locator(".ms-title a").first.wait_for()


def test_nothing_found_offers_a_way_on(server: str, page: Callable[..., Page]) -> None:
    """The reader is told what the site covers, and led to the lists and the glossary."""
    view = opened(page, server, "en")
    typed(view, "zebra")
    assert "zebra" in view.locator(".ms-state").inner_text()
    assert view.locator("[data-none]").is_visible()
    assert view.locator("[data-start] a[href='../glossary/']").is_visible()


@pytest.mark.parametrize("lang", LANGS)
def test_without_scripts_the_page_says_so(lang: str, server: str, page: Callable[..., Page]) -> None:
    """The lists and the glossary are there, the box is not."""
    view = opened(page, server, lang, java_script_enabled=False)
    assert view.locator("noscript p").is_visible()
    assert not view.locator("#q").is_visible()
    assert view.locator("[data-start] a[href='../glossary/']").is_visible()


@pytest.mark.parametrize("width", [390, 1280])
def test_the_header_leads_to_the_search(width: int, server: str, page: Callable[..., Page]) -> None:
    """On a desk a box in the header asks for the words, on a phone a lens leads to the page."""
    view = page(width)
    view.goto(f"{server}zh/about/")
    if width == 390:
        view.locator(".mb-find-link").click()
        view.wait_for_url(f"{server}zh/search/")
    else:
        view.locator(".mb-find input").fill("产假")
        view.keyboard.press("Enter")
        view.locator(".ms-title a").first.wait_for()
