"""The main paths in Firefox and in WebKit: what works in Chromium alone works for too few."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from test_calculator import BOTH_LOCAL, LANGS
from wcag import AXE, JUDGE, RULES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engines import Engine

NARROW, WIDE = (500, 844), (1280, 900)
MEASURE = "huyanghe/measures-draft/measures/3-1/"
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
# Beyond those that the main paths lead to; the languages take turns.
MORE = ("huyanghe/measures-draft/text/", "for/expecting-employees/", "huyanghe/measures-draft/paper/picture/")
FAMILY = {"order": "2", "children[].born": "2025-01-01", "mother.hukou": "huyanghe", "father.hukou": "other"}


@pytest.fixture(autouse=True)
def alone(engine: Engine, server: str) -> Iterator[None]:
    """Begin with a narrow window and nothing kept; in the end no other host was asked, and no cookie is left."""
    engine.open(f"{server}zh/")
    engine.resize(*NARROW)
    engine.run("localStorage.clear()")
    engine.asked.clear()
    yield
    assert engine.asked == []
    assert engine.cookies() == []


def fits(engine: Engine) -> bool:
    """Nothing is wider than the screen."""
    return bool(engine.evaluate(WIDER) <= 0)


def flaws(engine: Engine) -> list[str]:
    """What axe finds on the page as it stands, and as this engine draws it; test_wcag.py has all the looks."""
    found: list[str] = engine.run(f"if (!globalThis.wcag) {{ {AXE}; {JUDGE} }} return await wcag.axe(args[0]);", RULES)
    return found


@pytest.mark.parametrize("lang", LANGS)
def test_from_home_to_the_other_language(engine: Engine, server: str, lang: str) -> None:
    """The menu opens and leads on; the switch leads to the same page in the other language."""
    other = LANGS[1 - LANGS.index(lang)]
    engine.open(f"{server}{lang}/")
    assert engine.text("h1")
    assert fits(engine)
    engine.click(".mb-menu > summary")
    engine.click('.mb-panel a[href$="compare/"]')
    engine.wait("location.pathname.endsWith(args[0])", f"/{lang}/compare/")
    assert fits(engine)
    engine.click(".mb-language")
    engine.wait("location.pathname.endsWith(args[0])", f"/{other}/compare/")
    assert engine.evaluate("document.documentElement.lang").startswith(other)
    assert flaws(engine) == []
    engine.resize(*WIDE)
    engine.click('.mb-nav a[href$="calculator/"]')
    engine.wait("location.pathname.endsWith(args[0])", f"/{other}/calculator/")
    assert fits(engine)


@pytest.mark.parametrize("lang", LANGS)
def test_a_measure_is_read_and_its_quick_check_answers(engine: Engine, server: str, lang: str) -> None:
    """The range first, then the sum of this family; marked as a draft."""
    engine.open(f"{server}{lang}/{MEASURE}")
    for fact, value in FAMILY.items():
        engine.shown(f'[data-quick-fact="{fact}"]')
        engine.choose(f'[data-quick-fact="{fact}"]', value)
    wanted = ("每月250元", "征求意见稿") if lang == "zh" else ("250 yuan a month", "draft for comment")
    engine.wait("args[0].every((one) => document.querySelector('[data-quick-answer]').innerText.includes(one))", wanted)
    assert fits(engine)
    assert flaws(engine) == []


@pytest.mark.parametrize("lang", LANGS)
def test_a_search_finds_and_leads_there(engine: Engine, server: str, lang: str) -> None:
    words = "产假" if lang == "zh" else "maternity leave"
    engine.open(f"{server}{lang}/search/")
    engine.type("#q", words)
    engine.wait("document.querySelector('[data-search]').dataset.answered === args[0]", words)
    assert fits(engine)
    assert flaws(engine) == []
    title = engine.text(".ms-title")
    engine.click(".ms-title a")
    engine.wait("!location.pathname.endsWith('/search/') && document.querySelector('h1')")
    assert title


@pytest.mark.parametrize("lang", LANGS)
def test_a_family_gets_its_whole_result(engine: Engine, server: str, lang: str) -> None:
    """All questions on one page, the real rules, the sum, the grounds, and the draft notice."""
    engine.open(f"{server}{lang}/calculator/")
    engine.shown('[data-do="way"]')
    engine.click('[data-do="way"]')
    engine.click(f'[name="place"][value="{BOTH_LOCAL.place}"]')
    engine.choose("[data-count] select", str(len(BOTH_LOCAL.children)))
    for number, child in enumerate(BOTH_LOCAL.children, start=1):
        for fact, value in child.items():
            fill(engine, f'[data-child]:nth-of-type({number}) [data-fact="children[].{fact}"]', value)
    for fact, value in BOTH_LOCAL.answers.items():
        fill(engine, f'[data-fact="{fact}"]', value)
    engine.click('[data-do="submit"]')
    engine.wait("document.activeElement.matches('[data-result]:not([aria-busy], :has([data-partial]))')")
    shown = engine.text("[data-result]")
    wanted = ("500元", "征求意见稿") if lang == "zh" else ("500 yuan", "draft for comment")
    assert all(one in shown for one in wanted), shown
    assert engine.evaluate("document.querySelector('[data-group=child-2] [data-answer=yes]') !== null")
    assert fits(engine)
    assert flaws(engine) == []


def test_axe_finds_nothing_on_other_kinds_of_page(engine: Engine, server: str) -> None:
    wrong = {}
    for path, lang in zip(MORE, LANGS * len(MORE), strict=False):
        engine.open(f"{server}{lang}/{path}")
        if found := flaws(engine):
            wrong[path] = found
    assert wrong == {}


def test_what_is_asked_of_others_is_seen(engine: Engine, server: str) -> None:
    """The harness is not deaf: a page and a worker that ask elsewhere are written down."""
    engine.open(f"{server}../../")  # outside the site, where no policy of ours holds
    engine.run("""
        await fetch("https://page.example/").catch(() => {});
        const ask = "fetch('http://worker.example/').catch(() => postMessage('asked'))";
        const worker = new Worker(URL.createObjectURL(new Blob([ask])));
        await new Promise((done) => { worker.onmessage = done; });
    """)
    assert engine.asked == ["CONNECT page.example:443", "GET http://worker.example/"]
    engine.asked.clear()


def fill(engine: Engine, question: str, value: str) -> None:
    """Answer one question, whatever its control is."""
    kind = engine.evaluate("document.querySelector(args[0]).dataset.control", question)
    if kind == "radios":
        engine.click(f'{question} input[value="{value}"]')
    else:
        engine.choose(f"{question} :is(select, input)", value)
