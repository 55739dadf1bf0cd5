"""A result taken away and brought back, in the real Chromium: link, text, paper, calendar, spreadsheet, comparison."""

from __future__ import annotations

import base64
import json
import re
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from content import data, rules
from icalendar import Calendar
from playwright.sync_api import expect
from withheld import withheld

from calculator.estimate import estimate
from calculator.ics import as_ics
from calculator.sheet import as_csv
from calculator.situation import read_situation

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Locator, Page

WIDTHS = (390, 1280)
LANGS = ("zh", "en")
DAY = "2026-11-21"

FAMILY: dict[str, Any] = {
    "place": "huyanghe",
    "as_of": DAY,
    "married": True,
    "mother": {"hukou": "huyanghe"},
    "father": {"hukou": "huyanghe"},
    "children": [
        {"born": "2021-04-02"},
        {"born": "2025-01-01", "lawful": True, "hukou": "huyanghe", "hukou_date": "2025-01-01"},
    ],
}
LEAGUE: dict[str, Any] = {
    "place": "hinggan",
    "as_of": DAY,
    "married": True,
    "mother": {"hukou": "hinggan", "resident_managed": True, "employed": True, "works_in": "hinggan"},
    "father": {"hukou": "other", "employed": True, "works_in": "hinggan"},
    "children": [{"born": "2026-10-06", "lawful": True, "born_in": "hinggan", "hukou": "hinggan"}],
}
VERSION = data()["places"]["huyanghe"]["version"]
THEN: list[list[Any]] = [
    ["childcare-subsidy", "child-1", None, "no", None, None],
    ["childcare-subsidy", "child-2", None, "yes", [500, 500, "CNY/month"], [18000, 18000, "CNY"]],
]


def packed(held: object) -> str:
    """The fragment of a link that holds any JSON at all."""
    text = held if isinstance(held, bytes) else json.dumps(held, ensure_ascii=False).encode()
    return "#s1." + base64.urlsafe_b64encode(text).decode().rstrip("=")


def linked(
    situation: dict[str, Any],
    answers: list[list[Any]] | None = None,
    version: str = VERSION,
    asker: str = "family",
) -> str:
    """The fragment of a link as the page makes it."""
    then = THEN if answers is None else answers
    return packed({"v": version, "d": DAY, "w": asker, "s": situation, "a": then})


def opened(page: Page, server: str, lang: str, fragment: str) -> Locator:
    """Open a link and return the result that it leads to."""
    page.goto(f"{server}{lang}/calculator/{fragment}")
    shown = page.locator("[data-result]:not([hidden], [aria-busy]):not(:has([data-partial]))")
    shown.wait_for()
    return shown


def tool(shown: Locator, name: str) -> Locator:
    """Open one way of taking the result away, and wait for what is in it."""
    part = shown.locator(f'[data-tool="{name}"]')
    part.locator("summary").first.click()
    part.locator(".mc-inside > *").first.wait_for()
    return part


def worked(situation: dict[str, Any]) -> dict[str, Any]:
    """The result document that Python gives here."""
    read = read_situation(situation, rules(), date.fromisoformat(DAY))
    return estimate(read, rules()[read.place])


def saved(part: Locator, folder: Path) -> tuple[str, str]:
    """Press the download of a part; return the file's name and its text."""
    with part.page.expect_download() as waiting:
        part.locator("a[download]").click()
    file = folder / "file"
    waiting.value.save_as(file)
    return waiting.value.suggested_filename, file.read_bytes().decode()


def fits(page: Page) -> bool:
    """Nothing is wider than the screen."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


# ── the first screen ───────────────────────────────────────────────────────────


@pytest.mark.parametrize("lang", LANGS)
def test_the_first_screen_of_a_phone_holds_the_answer_and_the_draft_notice(
    page: Callable[..., Page], server: str, lang: str
) -> None:
    """The sum stands there in large figures, without scrolling, under the notice; the focus is on the result."""
    tab = page(390)
    shown = opened(tab, server, lang, linked(FAMILY))
    tab.locator("[data-result]:focus:not([aria-busy])").wait_for()
    figure = shown.locator('[data-sum] [data-kind="sum"] dd').first
    assert figure.inner_text() == ("500元" if lang == "zh" else "500 yuan")
    for part in (shown.locator("[data-notice]"), figure):
        box = part.bounding_box()
        assert box
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= 844
    large, plain = (
        float(one.evaluate("one => parseFloat(getComputedStyle(one).fontSize)"))
        for one in (figure, shown.locator("[data-notice]"))
    )
    assert large >= 1.5 * plain


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(
    ("changed", "state", "said"),
    [
        ({}, "yes", ("条件全都符合的有1项", "Every condition is met in 1 of 2")),
        ({"mother": {}, "father": {}}, "unknown", ("还不能确定的有1项", "Not settled yet: 1 of 2")),
        (
            {"mother": {"hukou": "other"}, "father": {"hukou": "other"}},
            "no",
            ("都不适用", "Nothing that can be worked out here applies"),
        ),
    ],
)
def test_the_three_states_are_said_in_words(
    page: Callable[..., Page],
    server: str,
    axe: Callable[[Page], list[str]],
    lang: str,
    changed: dict[str, Any],
    state: str,
    said: tuple[str, str],
) -> None:
    tab = page(390)
    shown = opened(tab, server, lang, linked({**FAMILY, **changed}))
    overall = shown.locator("[data-overall]")
    assert overall.get_attribute("data-overall") == state
    assert said[LANGS.index(lang)] in overall.inner_text()
    live = tab.locator("[data-live]").inner_text()
    assert said[LANGS.index(lang)] in live
    assert shown.locator("[data-gains]").count() == (state == "no")
    assert axe(tab) == []
    assert fits(tab)


@pytest.mark.parametrize("lang", LANGS)
def test_a_no_leads_to_what_may_fit_instead(page: Callable[..., Page], server: str, lang: str) -> None:
    """The elder child's card names the younger one's, opens it and gives it the focus."""
    tab = page(1280)
    shown = opened(tab, server, lang, linked(FAMILY))
    card = shown.locator('[data-group="child-1"] > details')
    card.evaluate("one => { one.open = true; }")
    reason = "文件写明的这个条件" if lang == "zh" else "A printed condition is not met"
    assert reason in card.locator(".mc-headline").inner_text()
    card.locator(".mc-instead button").click()
    assert tab.evaluate("document.activeElement.closest('[data-group]').dataset.group") == "child-2"
    assert shown.locator('[data-group="child-2"] > details').get_attribute("open") is not None


# ── the link ───────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("lang", LANGS)
def test_a_link_holds_the_answers_behind_the_hash_and_opens_again(
    page: Callable[..., Page], server: str, lang: str, width: int
) -> None:
    """The warning stands with it; whoever opens it sees the same answers, filled in and worked out anew."""
    tab = page(width)
    shown = opened(tab, server, lang, linked(LEAGUE, []))
    part = tool(shown, "link")
    warning = "链接里有您填的全部回答" if lang == "zh" else "The link holds all your answers"
    assert warning in part.inner_text()
    link = part.locator("textarea").input_value()
    assert link.startswith(f"{server}{lang}/calculator/#s1.")
    assert re.fullmatch(r"[A-Za-z0-9_.-]+", link.partition("#")[2])
    assert fits(tab)

    asked: list[str] = []
    other = page(width)
    other.on("request", lambda request: asked.append(request.url))
    again = opened(other, server, lang, "#" + link.partition("#")[2])
    held = json.loads(base64.urlsafe_b64decode(link.partition("#s1.")[2] + "=="))
    assert held["s"] == LEAGUE
    alike = "规则没有变，结果也一样" if lang == "zh" else "The rules are the same, and so is the result"
    assert alike in again.locator("[data-since]").inner_text()
    assert again.locator("[data-since]").get_attribute("data-since") == "alike"
    assert not [url for url in asked if "s1." in url or "2026-10-06" in url]
    assert other.evaluate("localStorage.length + sessionStorage.length") == 0
    assert tool(again, "link").locator("textarea").input_value() == link


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("lang", LANGS)
def test_a_link_leaves_no_empty_room_above_its_result(
    page: Callable[..., Page], server: str, lang: str, width: int
) -> None:
    """The tables answer and lead there first; when the download is over its box goes, and the result stays in place."""
    tab = page(width)
    with withheld(tab):
        tab.goto(f"{server}{lang}/calculator/{linked(FAMILY)}")
        shown = tab.locator("[data-result]")
        shown.locator("[data-partial]").wait_for(state="attached")
        tab.locator("[data-result]:focus").wait_for()
        where = "one => one.getBoundingClientRect().top"
        before = shown.evaluate(where)
        assert -1 < before < 40
        assert tab.locator(".mc-state").is_visible()
        shown.evaluate("""one => {
            window.seen = [];
            const look = () => { window.seen.push(one.getBoundingClientRect().top); requestAnimationFrame(look); };
            look();
        }""")
    tab.locator("[data-result]:not([aria-busy]):not(:has([data-partial]))").wait_for()
    assert tab.locator(".mc-state").evaluate("box => box.hidden")
    assert all(abs(top - before) < 1 for top in tab.evaluate("window.seen"))  # at no moment elsewhere
    assert shown.evaluate("one => one === document.activeElement")
    # What was filled in ends right above the result, with no more than the margins between them.
    above = "one => [...one.parentElement.children].filter((part) => part.compareDocumentPosition(one) & 4 && part"
    ends = shown.evaluate(
        f"{above}.checkVisibility() && part.offsetHeight > 1).map((part) => part.getBoundingClientRect().bottom)"
    )
    assert before - max(ends) < 60


@pytest.mark.parametrize("lang", LANGS)
def test_a_link_from_before_the_rules_changed_says_what_differs(
    page: Callable[..., Page], server: str, lang: str
) -> None:
    """Other rules then, another sum then, and a fact that is not asked any more: all three are told."""
    before = [THEN[0], ["childcare-subsidy", "child-2", None, "yes", [400, 400, "CNY/month"], [14400, 14400, "CNY"]]]
    tab = page(390)
    shown = opened(tab, server, lang, linked({**FAMILY, "was_asked": True}, before, "0000000000"))
    told = shown.locator("[data-since]").inner_text()
    wanted = (
        ("规则此后改过，结果不同的有1项", "链接里：符合条件，每月400元，合计14400元", "现在：符合条件，每月500元")
        if lang == "zh"
        else ("The rules have changed since", "In the link: meets the conditions, 400 yuan a month", "Now: meets")
    )
    assert all(one in told for one in wanted), told
    assert "was_asked" in shown.locator("[data-lost]").inner_text()
    assert fits(tab)


def test_rules_that_changed_for_nobody_here_are_told_as_such(page: Callable[..., Page], server: str) -> None:
    shown = opened(page(390), server, "zh", linked(FAMILY, version="0000000000"))
    assert "规则此后改过，对这些回答，结果没有变" in shown.locator("[data-since]").inner_text()


def test_an_answer_that_is_changed_leaves_the_address(page: Callable[..., Page], server: str) -> None:
    """The address never says what is no longer so; what had changed since the link is then no longer told."""
    tab = page(1280)
    shown = opened(tab, server, "en", linked(FAMILY))
    question = tab.locator('[data-fact="married"]')
    question.locator('input[value="false"]').check()
    shown.locator("[data-since]").wait_for(state="detached")
    assert "#" not in tab.url


def test_a_link_of_an_employer_opens_for_an_employer(page: Callable[..., Page], server: str) -> None:
    """The leave of that employee alone, and the link made from it again says who asked."""
    shown = opened(page(1280), server, "zh", linked(LEAGUE, [], asker="employer-mother"))
    assert [one.get_attribute("data-group") for one in shown.locator("[data-group]").all()] == ["mother"]
    link = tool(shown, "link").locator("textarea").input_value()
    held = json.loads(base64.urlsafe_b64decode(link.partition("#s1.")[2] + "=="))
    assert held["w"] == "employer-mother"


def test_the_other_language_keeps_the_answers(page: Callable[..., Page], server: str) -> None:
    tab = page(1280)
    opened(tab, server, "zh", linked(FAMILY))
    tab.locator(".mb-language").click()
    tab.wait_for_url("**/en/calculator/**")
    shown = tab.locator("[data-result]:not([hidden], [aria-busy]):not(:has([data-partial]))")
    shown.wait_for()
    assert shown.locator('[data-kind="sum"] dd').first.inner_text() == "500 yuan"


def hostile() -> list[str]:
    """Fragments that nobody's page has made."""
    good = {"v": VERSION, "d": DAY, "w": "family", "s": FAMILY, "a": THEN}
    bad_parts: list[dict[str, Any]] = [
        {"v": None}, {"v": ""}, {"v": 5}, {"v": "<script>"}, {"v": "a" * 61}, {"v": ["a"]},
        {"d": "yesterday"}, {"d": "2026-13-45"}, {"d": 20261121}, {"d": None}, {"d": "2026-02-30"},
        {"w": None}, {"w": "everybody"}, {"w": ["family"]}, {"w": "employer-<b>"}, {"w": ""},
        {"s": None}, {"s": []}, {"s": "place"}, {"s": {}}, {"s": 7},
        {"a": None}, {"a": {}}, {"a": "no"}, {"a": [None]}, {"a": [[]]}, {"a": [THEN[0]] * 201},
        {"extra": 1}, {"__proto__": {"v": 1}}, {"constructor": 1},
    ]  # fmt: skip
    bad_facts: list[Any] = [
        {"place": "<img src=x onerror=alert(1)>"}, {"place": "../../etc"}, {"place": ["huyanghe"]}, {"place": True},
        {"place": "javascript:alert(1)"}, {"place": "\u202ehuyanghe"}, {"place": "a" * 500}, {"place": ""},
        {"__proto__": {"polluted": True}}, {"constructor": {"prototype": {"polluted": True}}}, {"prototype": True},
        {"mother": {"__proto__": {"polluted": True}}}, {"children": [{"__proto__": {"polluted": True}}]},
        {"mother": {"hukou": "\u202e\u2066"}}, {"mother": {"hukou": "<script>alert(1)</script>"}},
        {"mother": {"hukou": {"deep": {"deeper": {"deepest": 1}}}}}, {"mother": [[[[1]]]]},
        {"as_of": "2026-11-21T00:00:00"}, {"as_of": 1.5}, {"married": "是的"}, {"married": -1}, {"married": 1e300},
        {"children": [["born"]]}, {"children": [1, {"born": "2021-04-02"}]}, {"children": [{"born": "x" * 99}]},
        {"children": [{}] * 500}, {"Mother": {"hukou": "other"}}, {"mother hukou": "other"},
        {"mother": {f"fact_{number}": True for number in range(500)}}, {"a" * 41: True}, {"𠮷": True},
        {"institution": {"enrolled": [45, "44"]}}, {"institution": {"enrolled": [-1]}},
        {"institution": {"enrolled": [1] * 999}}, {"institution": {"places": 1e21}},
    ]  # fmt: skip
    bad_answers: list[Any] = [
        ["childcare-subsidy", "child-2", None, "maybe", None, None],
        ["childcare-subsidy", "child-2", None, "yes", [500, 400, "CNY/month"], None],
        ["childcare-subsidy", "child-2", None, "yes", [500, 500, "dollars"], None],
        ["childcare-subsidy", "child-2", None, "yes", ["500", "500", "CNY"], None],
        ["childcare-subsidy", "child-2", None, "yes", [-1, 500, "CNY"], None],
        ["childcare-subsidy", "child-2", None, "yes", None, [1, 1, "CNY/month"]],
        ["childcare-subsidy", "everybody", None, "yes", None, None],
        ["<b>subsidy</b>", "child-2", None, "yes", None, None],
        ["childcare-subsidy", "child-2", "\u202e", "yes", None, None],
        ["childcare-subsidy", "child-2", None, "yes", None],
    ]
    raw = [
        "#s1.", "#s1.%%%", "#s1.%E0%A4%A", "#s1.=", "#s1.a", "#s1.////", "#s1.<script>alert(1)</script>",
        "#s1." + "A" * 20_000, "#s1.\u202eabc", "#s1.中文", "#s1.e30", "#s1.bnVsbA", "#s1.W10", "#s1.MQ",
        "#s2.e30", "#s99.abc", "#s0.",
        packed(b"\xff\xfe\xfd"), packed(b"{"), packed(b"[" * 5000), packed(b'{"v":"a","v":"b"'), packed(b"\x00" * 50),
        packed({**good, "pad": "x" * 20_000}),
    ]  # fmt: skip
    return [
        *raw,
        *(packed({**good, **part}) for part in bad_parts),
        *(packed({**good, "s": {**FAMILY, **part}}) for part in bad_facts),
        *(packed({**good, "a": [part]}) for part in bad_answers),
    ]


@pytest.mark.parametrize("lang", LANGS)
def test_a_hostile_link_is_refused_calmly(page: Callable[..., Page], server: str, lang: str) -> None:
    """More than sixty: each gets a sentence, none reaches the form, nothing runs, and the page goes on working."""
    fragments = hostile()
    assert len({*fragments}) >= 60
    tab = page(390, form=True)
    tab.on("dialog", lambda dialog: pytest.fail(f"a script ran: {dialog.message}"))
    tab.goto(f"{server}{lang}/calculator/{fragments[0]}")
    note = tab.locator("[data-note]")
    wanted = ("打不开", "cannot be opened")[LANGS.index(lang)]
    for fragment in fragments:
        tab.evaluate("() => { document.querySelector('[data-note]').textContent = ''; location.hash = '#'; }")
        tab.evaluate("fragment => { location.hash = fragment; }", fragment)
        expect(note).not_to_be_empty()
        assert wanted in note.inner_text(), fragment[:80]
        assert note.is_visible()
    assert tab.evaluate("({}).polluted") is None
    assert tab.locator("[data-result]").is_hidden()
    assert tab.locator('[name="place"]:checked').count() == 0
    assert tab.locator("[data-all]:not([disabled])").count() == 1


@pytest.mark.parametrize("fragment", ["#s1.%E0%A4%A", "#%", "#s1.<img src=x onerror=alert(1)>", "#__proto__"])
def test_a_page_opened_with_a_broken_address_is_whole(page: Callable[..., Page], server: str, fragment: str) -> None:
    tab = page(1280, form=True)
    tab.goto(f"{server}zh/calculator/{fragment}")
    tab.locator("[data-all]:not([disabled])").wait_for()
    assert tab.locator('[name="place"]').first.is_enabled()


def test_a_place_that_is_not_here_is_told(page: Callable[..., Page], server: str) -> None:
    tab = page(390, form=True)
    tab.goto(f"{server}en/calculator/{linked({**FAMILY, 'place': 'somewhere'})}")
    tab.locator("[data-note]:not([hidden])").wait_for()
    assert "not here" in tab.locator("[data-note]").inner_text()


# ── text and paper ─────────────────────────────────────────────────────────────


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("lang", LANGS)
def test_the_text_is_copied_with_all_it_needs(page: Callable[..., Page], server: str, lang: str, width: int) -> None:
    """Draft notice, title, day, version, and the address of the page without the answers."""
    tab = page(width, permissions=["clipboard-read", "clipboard-write"])
    part = tool(opened(tab, server, lang, linked(FAMILY)), "text")
    part.locator('[data-do="copy"]').click()
    copied = "已复制" if lang == "zh" else "Copied"
    part.get_by_text(copied).wait_for()
    assert copied in tab.locator("[data-live]").inner_text()
    text = tab.evaluate("navigator.clipboard.readText()")
    assert text == part.locator("textarea").input_value()
    held = data()["places"]["huyanghe"]["document"]["title"][lang]
    wanted = ("征求意见稿", "2026年11月21日") if lang == "zh" else ("draft for comment", "21 November 2026")
    assert all(one in text for one in (held, VERSION, *wanted, f"{server}{lang}/calculator/"))
    assert "#s1" not in text


def test_where_the_clipboard_is_closed_the_text_can_still_be_taken(page: Callable[..., Page], server: str) -> None:
    """As in WeChat: no clipboard, no old command; the text is selected and the reader is told."""
    tab = page(390)
    tab.add_init_script("""
        Object.defineProperty(navigator, "clipboard", { value: undefined });
        document.execCommand = () => false;
    """)
    part = tool(opened(tab, server, "zh", linked(FAMILY)), "text")
    part.locator('[data-do="copy"]').click()
    part.get_by_text("没有复制成").wait_for()
    box = part.locator("textarea")
    assert box.evaluate(
        "one => one.selectionEnd - one.selectionStart === one.value.length && one === document.activeElement"
    )


@pytest.mark.parametrize("lang", LANGS)
def test_paper_holds_address_day_version_answers_and_whom_to_ask(
    page: Callable[..., Page], server: str, lang: str
) -> None:
    """Everything is opened; the buttons are not on it; the address is without the answers."""
    tab = page(1280)
    shown = opened(tab, server, lang, linked(FAMILY))
    tab.evaluate("dispatchEvent(new Event('beforeprint'))")
    tab.emulate_media(media="print")
    assert shown.locator("details:not([open])").count() == 0
    text = shown.inner_text()
    office = data()["places"]["huyanghe"]["offices"]["3-1"][0][lang]
    wanted = (
        ("征求意见稿", "2026年11月21日", "2021年4月2日") if lang == "zh" else ("draft", "21 November 2026", "2 April")
    )
    assert all(one in text for one in (VERSION, office, *wanted))
    assert not shown.locator("[data-tools]").is_visible()
    printed = tab.locator("[data-printed]").inner_text()
    assert f"{server}{lang}/calculator/" in printed
    assert "#s1" not in printed
    assert len(tab.pdf(format="A4")) > 10_000
    tab.evaluate("dispatchEvent(new Event('afterprint'))")


# ── calendar and spreadsheet ───────────────────────────────────────────────────


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("lang", LANGS)
def test_the_calendar_is_the_file_of_the_command_line_and_its_days_are_on_the_page(
    page: Callable[..., Page], server: str, tmp_path: Path, lang: str, width: int
) -> None:
    tab = page(width)
    part = tool(opened(tab, server, lang, linked(LEAGUE, [])), "calendar")
    name, text = saved(part, tmp_path)
    assert name == f"mingbai-hinggan-{DAY}.ics"
    assert text == as_ics(worked(LEAGUE), data(), lang)
    summaries = [str(one["SUMMARY"]) for one in Calendar.from_ical(text).walk("VEVENT")]
    assert summaries
    passed = "（已经过了）" if lang == "zh" else "(passed)"
    listed = [one.inner_text().replace(passed, "").strip() for one in part.locator(".mc-days dd").all()]
    assert listed == summaries
    deadline = "2027年1月4日" if lang == "zh" else "4 January 2027"
    assert deadline in part.locator(".mc-days").inner_text()
    left = "从哪一天开始休，文件没有写" if lang == "zh" else "does not say on which day it begins"
    assert left in part.locator(".mc-left").inner_text()
    assert deadline in part.locator("textarea").input_value()
    assert fits(tab)


@pytest.mark.parametrize("lang", LANGS)
def test_the_spreadsheet_is_the_file_of_the_command_line(
    page: Callable[..., Page], server: str, tmp_path: Path, lang: str
) -> None:
    part = tool(opened(page(390), server, lang, linked(FAMILY)), "sheet")
    name, text = saved(part, tmp_path)
    assert name == f"mingbai-huyanghe-{DAY}.csv"
    assert text == as_csv(worked(FAMILY), data(), lang)
    assert text.startswith("\ufeff")


# ── side by side ───────────────────────────────────────────────────────────────


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("lang", LANGS)
def test_a_kept_result_stands_beside_the_next(page: Callable[..., Page], server: str, lang: str, width: int) -> None:
    """What differs comes first, each side under its name and marked as a draft; then it can be put away."""
    tab = page(width)
    shown = opened(tab, server, lang, linked(FAMILY))
    shown.locator('[data-do="keep"]').click()
    kept = "已放在一旁" if lang == "zh" else "Kept."
    shown.get_by_text(kept).first.wait_for()
    tab.evaluate("fragment => { location.hash = fragment; }", linked({**FAMILY, "father": {"hukou": "other"}}))
    table = shown.locator("[data-compare]")
    table.wait_for()
    differ = table.locator('[data-rows="differ"]').inner_text()
    wanted = ("500元", "250元", "【征求意见稿】") if lang == "zh" else ("500 yuan", "250 yuan", "[Draft for comment]")
    assert all(one in differ for one in wanted), differ
    assert table.locator('[data-rows="answers"] li').count() == 1
    cells = table.locator('[data-rows="differ"] li').first.locator(".mc-cell")
    one, other = (cells.nth(index).bounding_box() for index in (0, 1))
    assert one
    assert other
    assert (one["y"] == other["y"]) == (width == 1280)
    assert fits(tab)
    table.locator('[data-do="stop-comparing"]').click()
    assert shown.locator("[data-compare]").count() == 0


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("lang", LANGS)
def test_the_same_family_in_the_other_place_is_one_press(
    page: Callable[..., Page], server: str, axe: Callable[[Page], list[str]], lang: str, width: int
) -> None:
    """Two documents, each with its status and its own rules; the places in the answers are traded, and it says so."""
    tab = page(width)
    shown = opened(tab, server, lang, linked(LEAGUE, []))
    shown.locator('[data-do="elsewhere"]').click()
    table = shown.locator("[data-compare]")
    table.wait_for()
    assert tab.evaluate("document.activeElement.closest('[data-compare]') !== null")
    sides = table.locator(".mc-side").all_inner_texts()
    assert data()["places"]["hinggan"]["version"] in sides[0]
    assert VERSION in sides[1]
    draft = "征求意见稿，不是已经生效的规定" if lang == "zh" else "This result rests on a draft for comment"
    assert draft not in sides[0]
    assert draft in sides[1]
    traded = "对换" if lang == "zh" else "traded places"
    assert traded in table.inner_text()
    rows = table.locator('[data-rows="places"]').inner_text()
    assert ("158天" if lang == "zh" else "158 days") in rows
    assert axe(tab) == []
    assert fits(tab)
