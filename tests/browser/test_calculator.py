"""The calculator in the real Chromium: a family fills in the page and reads its answer there."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest
from conftest import HEIGHTS

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator, Page

WIDTHS = (390, 1280)
LANGS = ("zh", "en")

BESIDE = "[data-child]:not([hidden])"
SAVES_DATA = "Object.defineProperty(navigator, 'connection', { value: { saveData: true } });"


@dataclass(frozen=True)
class Story:
    """What a reader fills in: answers at the top, and the answers about each child."""

    place: str
    answers: dict[str, Any] = field(default_factory=dict)
    children: tuple[dict[str, Any], ...] = ()


BOTH_LOCAL = Story(
    "huyanghe",
    {"married": "true", "mother.hukou": "huyanghe", "father.hukou": "huyanghe"},
    (
        {"born": "2021-04-02"},
        {"born": "2025-01-01", "lawful": "true", "hukou": "huyanghe"},
    ),
)
ONE_LOCAL = Story(
    "huyanghe",
    {"married": "true", "mother.hukou": "huyanghe", "father.hukou": "other"},
    (
        {"born": "2021-04-02"},
        {"born": "2025-01-01", "lawful": "true", "hukou": "huyanghe", "hukou_date": "2025-02-10"},
    ),
)
THIRD_CHILD = Story(
    "hinggan",
    {
        "married": "true",
        "mother.hukou": "hinggan",
        "mother.resident_managed": "true",
        "mother.employed": "true",
        "father.hukou": "other",
        "father.resident_managed": "false",
        "father.employed": "true",
    },
    (
        {"born": "2016-05-01"},
        {"born": "2019-08-09"},
        {"born": "2024-01-01", "lawful": "true", "hukou": "hinggan", "born_in": "hinggan"},
    ),
)


def opened(page: Page, server: str, lang: str) -> Page:
    """Open the calculator with all questions on one page, as on a desk, and wait until it can be filled in."""
    page.goto(f"{server}{lang}/calculator/")
    return on_one_page(page)


def on_one_page(page: Page) -> Page:
    """Wait for the form; on a phone, which shows one question at a time, choose the other way."""
    page.locator("[data-all]:not([disabled])").wait_for(state="attached")
    if page.locator("[data-calculator]").get_attribute("data-way") == "steps":
        page.locator('[data-do="way"]').click()
    return page


def fill(page: Page, story: Story) -> None:
    """Fill in the whole story."""
    page.locator(f'[name="place"][value="{story.place}"]').check()
    count(page, len(story.children))
    for index, child in enumerate(story.children):
        block = page.locator(BESIDE).nth(index)
        for name, value in child.items():
            answer(block, f"children[].{name}", value)
    for fact, value in story.answers.items():
        answer(page.locator("[data-form]"), fact, value)


def count(page: Page, children: int) -> None:
    """Say how many children there are; none is not known."""
    page.locator("[data-count] select").select_option(str(children or ""))
    page.locator("[data-waits]").first.wait_for(state="detached")


def answer(within: Locator, fact: str, value: str) -> None:
    """Answer one question, whatever its control is."""
    question = within.locator(f'[data-fact="{fact}"]')
    kind = question.get_attribute("data-control")
    if kind == "radios":
        question.locator(f'input[value="{value}"]').check()
    elif kind == "select":
        question.locator("select").select_option(value)
    else:
        question.locator("input").fill(value)


def result(page: Page) -> Locator:
    """Press the button and return the result that it brings; the one of earlier answers has not the focus."""
    page.locator('[data-do="submit"]').click()
    whole = "[data-result]:not([hidden], [aria-busy]):not(:has([data-partial]))"
    page.locator(f"{whole}:focus").wait_for()
    return page.locator(whole)


def card(shown: Locator, group: str, benefit: str, nth: int = 0) -> str:
    """Return the words of one card, without white space, so that layout does not matter."""
    one = shown.locator(f'[data-group="{group}"] [data-benefit="{benefit}"]').nth(nth)
    one.evaluate("card => { card.open = true; }")
    return re.sub(r"\s+", " ", one.inner_text())


@pytest.mark.parametrize("lang", LANGS)
def test_second_child_of_two_local_parents(page: Callable[..., Page], server: str, lang: str) -> None:
    """500 yuan a month for 36 months, 18,000 yuan in all, under the notice that this is a draft."""
    tab = opened(page(390), server, lang)
    fill(tab, BOTH_LOCAL)
    shown = result(tab)
    text = card(shown, "child-2", "childcare-subsidy")
    wanted = ("每月500元", "36", "18000元") if lang == "zh" else ("500 yuan a month", "36", "18,000 yuan")
    assert all(one in text for one in wanted), text
    assert shown.locator('[data-group="child-2"] [data-answer="yes"]').count() == 1
    first = shown.locator('[data-group="child-1"] [data-benefit="childcare-subsidy"]')
    assert first.get_attribute("data-answer") == "no"
    notice = shown.locator("[data-notice]")
    assert ("征求意见稿" if lang == "zh" else "draft for comment") in notice.inner_text()
    for width in WIDTHS:
        resize(tab, width)
        assert fits(tab)


@pytest.mark.parametrize("lang", LANGS)
def test_third_child_in_the_league(
    page: Callable[..., Page], server: str, axe: Callable[[Page], list[str]], lang: str
) -> None:
    """5,000 yuan once, 188 days of maternity leave, and no draft notice: the document is in force."""
    tab = opened(page(390), server, lang)
    fill(tab, THIRD_CHILD)
    shown = result(tab)
    grant = card(shown, "child-3", "childrearing-grant")
    assert ("一次性5000元" if lang == "zh" else "5,000 yuan, once") in grant
    leave = card(shown, "mother", "maternity-leave", 2)
    assert ("188天" if lang == "zh" else "188 days") in leave
    assert shown.locator("[data-notice]").count() == 0
    named = shown.locator("[data-named]")
    assert named.get_attribute("open") is None
    entries = named.locator("ul > li[data-benefit]").count()
    assert str(entries) in named.locator("summary").inner_text()
    for width in WIDTHS:
        resize(tab, width)
        assert fits(tab)
        assert axe(tab) == []


@pytest.mark.parametrize("lang", LANGS)
def test_every_part_of_a_result_can_be_read_in_the_dark(
    page: Callable[..., Page], server: str, axe: Callable[[Page], list[str]], lang: str
) -> None:
    """Grounds, readings and changes keep their contrast when they are opened in the dark palette."""
    tab = opened(page(390, color_scheme="dark"), server, lang)
    fill(tab, THIRD_CHILD)
    shown = result(tab)
    shown.evaluate("place => place.querySelectorAll('details').forEach((part) => { part.open = true; })")
    assert shown.locator("details:not([open])").count() == 0
    assert axe(tab) == []


@pytest.mark.parametrize("lang", LANGS)
def test_institution(page: Callable[..., Page], server: str, lang: str) -> None:
    """230 yuan for each of 45, 44 and 47 children: 31,280 yuan."""
    tab = opened(page(390), server, lang)
    tab.locator('[name="place"][value="huyanghe"]').check()
    tab.locator('[name="subject"][value="institution"]').check()
    assert tab.locator("[data-count]").is_hidden()
    form = tab.locator("[data-form]")
    answer(form, "institution.filed", "true")
    answer(form, "institution.assessment", "passed")
    for box, heads in zip(tab.locator("[data-months] input").all(), (45, 44, 47), strict=True):
        box.fill(str(heads))
    text = card(result(tab), "institution", "nursery-operating-subsidy")
    assert ("31280元" if lang == "zh" else "31,280 yuan") in text
    for width in WIDTHS:
        resize(tab, width)
        assert fits(tab)


@pytest.mark.parametrize("lang", LANGS)
def test_what_is_not_known_is_asked_for(page: Callable[..., Page], server: str, lang: str) -> None:
    """With hukou unknown the answer is unknown; what is missing leads to its question."""
    tab = opened(page(390), server, lang)
    fill(tab, Story(BOTH_LOCAL.place, {"married": "true"}, BOTH_LOCAL.children))
    shown = result(tab)
    one = shown.locator('[data-group="child-2"] [data-benefit="childcare-subsidy"]')
    assert one.get_attribute("data-answer") == "unknown"
    facts = [button.get_attribute("data-missing") for button in one.locator("[data-missing]").all()]
    assert facts == ["children[1].hukou_date", "father.hukou", "mother.hukou"]
    one.locator("summary").first.click()
    one.locator('[data-missing="father.hukou"]').click()
    assert tab.evaluate("document.activeElement.closest('[data-fact]').dataset.fact") == "father.hukou"


def test_the_answer_follows_the_form(page: Callable[..., Page], server: str) -> None:
    """Once the calculator is there, a change is answered without pressing the button again."""
    tab = opened(page(1280), server, "zh")
    fill(tab, BOTH_LOCAL)
    shown = result(tab)
    answer(tab.locator("[data-form]"), "father.hukou", "other")
    shown.get_by_text("每月250元").first.wait_for()
    answer(tab.locator("[data-form]"), "father.hukou", "")
    shown.locator('[data-missing="father.hukou"]').first.wait_for()


@pytest.mark.parametrize("lang", LANGS)
def test_a_wrong_answer_is_shown_and_kept(page: Callable[..., Page], server: str, lang: str) -> None:
    """The message stands at the question and in a summary that has the focus; nothing is lost."""
    tab = opened(page(390), server, lang)
    fill(tab, BOTH_LOCAL)
    born = tab.locator('[data-fact="children[].born"] input')
    born.nth(1).fill("2019-03-04")
    tab.locator('[data-do="submit"]').click()
    summary = tab.locator("[data-summary]:not([hidden])")
    summary.wait_for()
    said = "年长的在前" if lang == "zh" else "oldest first"
    assert said in summary.inner_text()
    assert "children[" not in summary.inner_text()
    assert summary.evaluate("box => box === document.activeElement")
    note = tab.locator("[data-child]").nth(1).locator('[data-fact="children[].born"] .mc-fault')
    assert said in note.inner_text()
    assert born.nth(1).get_attribute("aria-invalid") == "true"
    assert [one.input_value() for one in born.all()] == ["2021-04-02", "2019-03-04"]
    tab.locator('[data-do="sort-children"]').click()
    assert [one.input_value() for one in born.all()] == ["2019-03-04", "2021-04-02"]
    tab.locator("[data-result]:not([hidden], [aria-busy]):not(:has([data-partial]))").wait_for()
    assert summary.count() == 0


def test_without_a_place_the_reader_is_asked_for_it(page: Callable[..., Page], server: str) -> None:
    """Nothing is worked out for no place in particular, and nothing is downloaded for it."""
    tab = page(390)
    tab.add_init_script(SAVES_DATA)
    opened(tab, server, "en")
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.locator('[data-do="submit"]').click()
    assert "Choose a place" in tab.locator("[data-summary]").inner_text()
    assert asked == []


def test_twins_share_a_birth_date(page: Callable[..., Page], server: str) -> None:
    """A twin comes next to the other with the same date; children are counted anew."""
    tab = opened(page(390, form=True), server, "en")
    tab.locator('[data-do="add-child"]').click()
    answer(tab.locator("[data-child]"), "children[].born", "2024-05-06")
    tab.locator('[data-do="add-child"]').click()
    tab.locator('[data-do="add-twin"]').first.click()
    born = [one.input_value() for one in tab.locator('[data-fact="children[].born"] input').all()]
    assert born == ["2024-05-06", "2024-05-06", ""]
    titles = [one.inner_text() for one in tab.locator("[data-child-title]").all()]
    assert titles == ["Child 1 of 3", "Child 2 of 3", "Child 3 of 3"]
    assert tab.evaluate("document.activeElement.textContent") == "Child 2 of 3"
    assert "same day as child 1" in tab.locator("[data-told]").inner_text()
    ids = tab.evaluate("[...document.querySelectorAll('[id]')].map(one => one.id)")
    assert len(set(ids)) == len(ids)
    tab.locator('[data-do="remove-child"]').nth(1).click()
    assert tab.locator("[data-child]").count() == 2
    assert tab.locator("[data-count] select").input_value() == "2"


def test_fewer_children_lose_nothing(page: Callable[..., Page], server: str) -> None:
    """Whoever goes back to fewer children, or to none known, finds the others as they were."""
    tab = opened(page(390, form=True), server, "en")
    count(tab, 3)
    born = tab.locator(f'{BESIDE} [data-fact="children[].born"] input')
    days = ["2015-01-02", "2018-03-04", "2024-05-06"]
    for box, day in zip(born.all(), days, strict=True):
        box.fill(day)
    for children in (1, 0, 3):
        count(tab, children)
        assert [one.input_value() for one in born.all()] == days[:children]
    tab.locator('[data-do="remove-child"]').nth(1).click()
    assert tab.locator("[data-count] select").input_value() == "2"
    assert [one.input_value() for one in born.all()] == [days[0], days[2]]


def test_a_hukou_still_to_be_registered_has_no_date(page: Callable[..., Page], server: str) -> None:
    """The date is not asked then, and is still there when the reader thinks again."""
    tab = opened(page(390, form=True), server, "en")
    count(tab, 1)
    block = tab.locator(BESIDE)
    date = block.locator('[data-fact="children[].hukou_date"]')
    answer(block, "children[].hukou_date", "2025-02-03")
    answer(block, "children[].hukou", "pending")
    assert date.is_hidden()
    answer(block, "children[].hukou", "huyanghe")
    assert date.locator("input").input_value() == "2025-02-03"


def test_by_keyboard_alone(page: Callable[..., Page], server: str) -> None:
    """From the first question to the result without a mouse; the focus ends on the result."""
    tab = opened(page(1280), server, "en")
    tab.locator('[name="place"]').first.focus()
    tab.keyboard.press("Space")
    tab.keyboard.press("ArrowDown")
    assert tab.locator('[name="place"]').nth(1).is_checked()
    for _ in range(120):
        tab.keyboard.press("Tab")
        if tab.evaluate("document.activeElement.dataset.do") == "submit":
            break
    tab.keyboard.press("Enter")
    tab.locator("[data-result]:focus:not([aria-busy])").wait_for()


@pytest.mark.parametrize("lang", LANGS)
def test_a_broken_line_is_said_and_can_be_tried_again(page: Callable[..., Page], server: str, lang: str) -> None:
    """Without the runtime: a message, a way to the tables, and what was typed; then it works."""
    tab = page(390, noisy=True)
    tab.route("**/*.wasm*", lambda route: route.abort())
    opened(tab, server, lang)
    fill(tab, BOTH_LOCAL)
    state = tab.locator('[data-state][data-failed="network"]')
    state.wait_for()
    assert ("网络" if lang == "zh" else "connection") in state.inner_text()
    assert state.locator('a[href="#mc-tables"]').is_visible()
    assert tab.locator("#mc-tables a").count() >= 4
    tab.unroute("**/*.wasm*")
    state.locator('[data-do="retry"]').click()
    shown = tab.locator("[data-result]:not([hidden], [aria-busy]):not(:has([data-partial]))")
    shown.wait_for()
    assert "500" in card(shown, "child-2", "childcare-subsidy")


@pytest.mark.parametrize("lang", LANGS)
def test_without_javascript_the_tables_are_named(page: Callable[..., Page], server: str, lang: str) -> None:
    """There is no form then; the page says so and leads to the tables and the worked families."""
    tab = page(390, java_script_enabled=False)
    tab.goto(f"{server}{lang}/calculator/")
    assert "JavaScript" in tab.locator(".mc").inner_text()
    assert tab.locator("#mc-tables a").first.is_visible()
    assert tab.locator('#mc-tables a[href$="/families/"]').count() == 2
    assert tab.locator("[data-form], [data-review], [data-do]:visible").filter(visible=True).count() == 0


def test_clearing_starts_over(page: Callable[..., Page], server: str) -> None:
    """Everything typed is gone, and so is the result."""
    tab = opened(page(390), server, "zh")
    fill(tab, BOTH_LOCAL)
    result(tab)
    tab.locator('[data-do="clear"]').click()
    assert tab.locator("[data-result]").is_hidden()
    assert tab.locator("[data-child]").count() == 0
    assert tab.locator("[data-count] select").input_value() == ""
    assert tab.evaluate("localStorage.length + sessionStorage.length") == 0
    assert "?" not in tab.url


@pytest.mark.parametrize("lang", LANGS)
def test_with_nothing_answered_the_result_is_the_full_range(
    page: Callable[..., Page], server: str, axe: Callable[[Page], list[str]], lang: str
) -> None:
    """A link that names a place shows all that its document holds, and asks for the children first."""
    tab = page(390)
    tab.goto(f"{server}{lang}/calculator/?place=huyanghe")
    on_one_page(tab)
    shown = tab.locator("[data-result]:not([hidden], [aria-busy]):not(:has([data-partial]))")
    shown.wait_for()
    offer = shown.locator('[data-offer="childcare-subsidy"]').inner_text()
    wanted = ("每月250至1000元", "最多") if lang == "zh" else ("250 to 1,000 yuan a month", "up to")
    assert all(one in offer for one in wanted), offer
    assert shown.locator("[data-group]").count() == 0
    assert shown.locator('[data-next="children"]').is_visible()
    for width in WIDTHS:
        resize(tab, width)
        assert fits(tab)
        assert axe(tab) == []


@pytest.mark.parametrize("lang", LANGS)
def test_each_answer_narrows_the_range(page: Callable[..., Page], server: str, lang: str) -> None:
    """From the full range to a firm sum, on the screen, without pressing anything."""
    tab = opened(page(390), server, lang)
    form, shown = (
        tab.locator("[data-form]"),
        tab.locator("[data-result]:not([hidden], [aria-busy]):not(:has([data-partial]))"),
    )
    tab.locator('[name="place"][value="huyanghe"]').check()
    shown.locator("[data-offer]").first.wait_for()
    count(tab, 2)
    headline = shown.locator('[data-group="child-2"] .mc-headline')
    said(headline, "250至500元" if lang == "zh" else "250 to 500 yuan")
    assert shown.locator("[data-offer]").count() == 0
    for index, child in enumerate(ONE_LOCAL.children):
        for name, value in child.items():
            answer(tab.locator(BESIDE).nth(index), f"children[].{name}", value)
    for fact in ("married", "mother.hukou", "father.hukou"):
        answer(form, fact, ONE_LOCAL.answers[fact])
    firm = "每月250元，34至36个月共8500至9000元。" if lang == "zh" else "250 yuan a month; 8,500 to 9,000 yuan"
    said(headline, firm)


@pytest.mark.parametrize("lang", LANGS)
def test_the_next_question_leads_to_itself_until_none_is_left(
    page: Callable[..., Page], server: str, lang: str
) -> None:
    """Each time the box names a question that the form asks; at the end it says that nothing more can change."""
    tab = opened(page(1280), server, lang)
    tab.locator('[name="place"][value="huyanghe"]').check()
    given: dict[str, Any] = {"children": "2", **ONE_LOCAL.answers}
    for index, child in enumerate(ONE_LOCAL.children):
        given |= {f"children[{index}].{name}": value for name, value in child.items()}
    given |= {"children[0].lawful": "true", "children[0].hukou": "huyanghe", "children[0].hukou_date": "2021-05-01"}
    box = tab.locator("[data-next]")
    asked: list[str] = []
    while True:
        known = "".join(f':not([data-next="{fact}"])' for fact in asked)
        tab.locator(f"[data-next]{known}").wait_for()
        fact = box.get_attribute("data-next") or ""
        if not fact:
            break
        asked.append(fact)
        box.locator("button").click()
        question = tab.locator("[data-fact]:focus-within")
        assert fact == re.sub(r"\[\]", index_of(question), question.get_attribute("data-fact") or "")
        answer(question.locator("xpath=.."), question.get_attribute("data-fact") or "", given[fact])
    assert asked[0] == "children"
    assert set(asked) <= set(given)
    last = (
        "没有填的，填了也不会改变结果。"
        if lang == "zh"
        else "None of the questions left unanswered would change the result."
    )
    assert box.inner_text() == last


def index_of(question: Locator) -> str:
    """Return `[1]` for a question about the second child."""
    found: str = question.evaluate(
        "one => `[${[...document.querySelectorAll('[data-child]')].indexOf(one.closest('[data-child]'))}]`"
    )
    return found


@pytest.mark.parametrize("lang", LANGS)
def test_an_answer_explains_itself(
    page: Callable[..., Page], server: str, axe: Callable[[Page], list[str]], lang: str
) -> None:
    """The reader's own facts, what each reading gives, what would change it, when; and axe finds nothing."""
    tab = opened(page(390), server, lang)
    fill(tab, ONE_LOCAL)
    shown = result(tab)
    one = shown.locator('[data-group="child-2"] [data-benefit="childcare-subsidy"]')
    one.evaluate("card => { card.open = true; }")
    own = one.locator(".mc-own").all_inner_texts()
    mine = "您填的：父亲的户口在其他地方。" if lang == "zh" else "You said: the father's hukou is somewhere else."
    assert any(mine in text for text in own), own
    changes = one.locator(".mc-changes li").all_inner_texts()
    assert changes[0] == (
        "如果父亲的户口也在胡杨河：每月500元，现在是每月250元。"
        if lang == "zh"
        else "If the father's hukou were in Huyanghe as well: 500 yuan a month instead of 250."
    )
    elder = shown.locator('[data-group="child-1"] [data-benefit="childcare-subsidy"]')
    fixed = "已经发生" if lang == "zh" else "already happened"
    assert fixed in (elder.locator('[data-state="not-met"]').first.text_content() or "")

    one.locator(".mc-readings > summary").click()
    months = one.locator('[data-reading="month-count"]')
    assert months.locator("ul > li").count() == months.locator(".mc-gives").count() == 3
    assert months.locator("[data-here]").count() == 0
    assert ("范围" if lang == "zh" else "range") in months.locator(".mc-note").inner_text()
    assert one.locator('[data-reading="age-day"] [data-here]').count() == 1

    drawing = one.locator('.mc-timeline svg[role="img"]')
    spoken = drawing.get_attribute("aria-label") or ""
    wanted = ("2025年1月1日", "2028年1月1日") if lang == "zh" else ("1 January 2025", "1 January 2028")
    assert all(day in spoken for day in wanted), spoken
    days = one.locator(".mc-timeline dt").all_inner_texts()
    assert days[0] == wanted[0]
    assert days[-1] == wanted[1]
    for width in WIDTHS:
        resize(tab, width)
        assert fits(tab)
        assert axe(tab) == []


@pytest.mark.parametrize("lang", LANGS)
def test_the_whole_family_is_added_up_as_far_as_it_can_be(page: Callable[..., Page], server: str, lang: str) -> None:
    """Money in sums, leave by person, last days with whether they have passed; and how much is still open."""
    tab = opened(page(390), server, lang)
    fill(tab, THIRD_CHILD)
    rows = result(tab).locator("[data-sum] .mc-facts > div").all_inner_texts()
    text = re.sub(r"\s+", " ", " | ".join(rows))
    wanted = (
        ("一次性 5000元", "母亲的产假（第3个孩子） 188天", "已经过了")
        if lang == "zh"
        else ("Once 5,000 yuan", "Maternity leave (child 3), mother 188 days", "passed")
    )
    assert all(one in text for one in wanted), text
    note = tab.locator("[data-sum] .mc-note").inner_text()
    assert ("没有算在里面" if lang == "zh" else "not counted in") in note


def said(place: Locator, text: str) -> None:
    """Wait until something says this."""
    place.filter(has_text=text).first.wait_for()


def test_paper_holds_the_answers_and_what_they_rest_on(page: Callable[..., Page], server: str) -> None:
    """Printed, the form is gone and everything closed is open."""
    tab = opened(page(1280), server, "zh")
    fill(tab, BOTH_LOCAL)
    result(tab)
    tab.evaluate("dispatchEvent(new Event('beforeprint'))")
    tab.emulate_media(media="print")
    assert tab.locator("[data-form]").is_hidden()
    given = tab.locator("[data-given]").inner_text()
    assert "2025年1月1日" in given
    assert "母亲的户口所在地" in given
    assert tab.locator(".mc-readings").first.get_attribute("open") is not None
    assert tab.locator("[data-result] details:not([open])").count() == 0
    assert tab.locator("[data-next]").is_hidden()
    assert tab.locator(".mc-timeline svg").first.is_visible()
    tab.evaluate("dispatchEvent(new Event('afterprint'))")
    assert tab.locator(".mc-readings").first.get_attribute("open") is None


def resize(page: Page, width: int) -> None:
    """Show the page as it stands on another screen."""
    page.set_viewport_size({"width": width, "height": HEIGHTS[width]})


def fits(page: Page) -> bool:
    """Whether nothing sticks out sideways, and all that is tapped is large enough."""
    wide: bool = page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    small: list[str] = page.evaluate(
        """() => [...document.querySelectorAll('.mc :is(button, select, summary, .mc-choice, input)')]
        .filter(one => !['radio', 'checkbox'].includes(one.type)) // their label is what is tapped
        .filter(one => one.checkVisibility() && one.getBoundingClientRect().height < 44)
        .map(one => one.outerHTML)"""
    )
    assert small == []
    return wide
