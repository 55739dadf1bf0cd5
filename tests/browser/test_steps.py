"""The calculator's questions as a reader meets them: one at a time on a phone, all on one page on a desk."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect
from test_calculator import LANGS, WIDTHS, answer, card, count, fits, on_one_page

from scripts.load.words import WORDS, read_words
from scripts.render.form import spoken

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator, Page

QUESTIONS = "[data-form] :is([data-fact], [data-step])"


def words(lang: str) -> dict[str, Any]:
    """The sentences of the page in one language."""
    found: dict[str, Any] = spoken(read_words(WORDS / "facts.yml"), lang)["calculator"]
    return found


def begun(page: Page, server: str, lang: str, query: str = "") -> Page:
    """Open the calculator and, on a phone, press Begin."""
    page.goto(f"{server}{lang}/calculator/{query}")
    page.locator("[data-all]:not([disabled])").wait_for(state="attached")
    if page.locator("[data-calculator]").get_attribute("data-way") == "steps":
        press(page, "begin")
    return page


def press(page: Page, action: str) -> None:
    """Press the one visible button that does this."""
    page.locator(f'[data-do="{action}"]:visible').click()


def seen(page: Page) -> list[str]:
    """The questions that can be seen, each by its fact."""
    shown = page.locator(QUESTIONS).filter(visible=True).all()
    return [one.get_attribute("data-fact") or one.get_attribute("data-step") or "" for one in shown]


def led_back(page: Page, question: str) -> None:
    """Wait until this question is the one that is shown: the browser's history takes its own time."""
    page.locator(f'[data-form] :is([data-fact="{question}"], [data-step="{question}"])').filter(visible=True).wait_for()
    assert seen(page) == [question]


def here(page: Page) -> Locator:
    """The one question that is shown."""
    shown = page.locator(QUESTIONS).filter(visible=True)
    assert shown.count() == 1
    return shown


def choose(page: Page, **values: str) -> None:
    """Choose radio buttons by name."""
    for name, value in values.items():
        page.locator(f'[name="{name}"][value="{value}"]').check()


def date(page: Page, day: str) -> None:
    """Type a day into the question that is shown, and continue."""
    here(page).locator("input").fill(day)
    press(page, "continue")


def listed(page: Page) -> str:
    """What the list of answers says."""
    return page.locator("[data-review-list]").inner_text()


@pytest.mark.parametrize("lang", LANGS)
def test_first_what_it_is_then_one_question_at_a_time(page: Callable[..., Page], server: str, lang: str) -> None:
    """The beginning says what it is, how long it takes and what it does not do; Back leads back, in the browser too."""
    tab, said = page(390, form=True), words(lang)
    tab.goto(f"{server}{lang}/calculator/")
    tab.locator('[data-do="begin"]').wait_for()
    intro = tab.locator("[data-intro]").inner_text()
    assert all(line in intro for line in (said["lead"], *said["points"]))
    assert seen(tab) == []
    assert fits(tab)
    press(tab, "begin")
    assert seen(tab) == ["place"]
    assert tab.locator("[data-progress-text]").inner_text().startswith(said["step"].split("{all}")[0].format(n=1))
    choose(tab, place="hinggan")
    press(tab, "continue")
    assert seen(tab) == ["subject"]
    press(tab, "continue")
    assert seen(tab) == ["children"]
    tab.go_back()
    led_back(tab, "subject")
    press(tab, "back")
    led_back(tab, "place")
    assert tab.locator('[name="place"][value="hinggan"]').is_checked()
    tab.go_forward()
    led_back(tab, "subject")
    assert tab.evaluate("document.activeElement.closest('[data-step]').dataset.step") == "subject"
    tab.go_back()
    tab.go_back()
    tab.locator("[data-intro]").wait_for()
    assert "#" not in tab.url


@pytest.mark.parametrize("lang", LANGS)
def test_every_question_may_be_left_unknown_and_says_why_it_is_asked(
    page: Callable[..., Page], server: str, lang: str
) -> None:
    """From the first to the last with “I don't know”; Continue and Back stay in reach of the thumb."""
    tab, said = begun(page(390, form=True), server, lang), words(lang)
    choose(tab, place="hinggan")
    press(tab, "continue")
    press(tab, "continue")
    here(tab).locator("select").select_option("1")
    press(tab, "continue")
    asked = []
    while tab.locator("[data-review]").is_hidden():
        question = here(tab)
        asked.append(question.get_attribute("data-fact"))
        question.locator(".mc-why > summary").click()
        assert question.locator(".mc-why p").inner_text()
        nav = tab.locator('[data-do="continue"]').bounding_box()
        assert nav
        assert nav["y"] + nav["height"] <= 844
        assert nav["y"] > 844 / 2
        radios = question.get_attribute("data-control") == "radios"
        question.get_by_text(said["unknown"], exact=True).click()
        if radios:
            press(tab, "continue")
    assert asked[:4] == ["children[].born", "children[].lawful", "children[].born_in", "children[].hukou"]
    assert len(asked) == len(set(asked)) >= 10
    assert not {"as_of", "children[].of", "children[].hukou_date", "mother.works_in"} & set(asked)
    rest = tab.locator("[data-review-rest]")
    rest.locator("summary").click()
    expect(rest.get_by_text(said["unknown"], exact=True)).to_have_count(len(asked))
    assert fits(tab)


@pytest.mark.parametrize("lang", LANGS)
def test_on_a_desk_all_questions_stand_on_one_page(page: Callable[..., Page], server: str, lang: str) -> None:
    """A link chooses the other way, in both directions, and what was answered stays."""
    tab, said = begun(page(1280, form=True), server, lang), words(lang)
    choose(tab, place="hinggan", married="true")
    assert {"place", "subject", "children", "married", "mother.hukou"} <= set(seen(tab))
    assert tab.locator("[data-nav]").is_hidden()
    way = tab.locator('[data-do="way"]')
    assert way.inner_text() == said["way_steps"]
    way.click()
    assert seen(tab) == []
    press(tab, "begin")
    assert seen(tab) == ["place"]
    tab.go_back()
    assert way.inner_text() == said["way_page"]
    way.click()
    assert "married" in seen(tab)
    assert tab.locator('[name="married"][value="true"]').is_checked()


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("lang", LANGS)
def test_an_example_fills_the_form_and_every_answer_can_be_changed(
    page: Callable[..., Page], server: str, axe: Callable[[Page], list[str]], lang: str, width: int
) -> None:
    """It says so; on a phone the list of answers comes next, and a change leads back to the list."""
    tab, said = page(width, form=True), words(lang)
    tab.goto(f"{server}{lang}/calculator/")
    tab.locator("[data-starts] > summary").click()
    example = tab.locator('[data-start="huyanghe/second-child-both-local"]')
    title = example.inner_text()
    example.click()
    assert tab.locator("[data-note]").inner_text() == said["started"].format(title=title)
    assert tab.evaluate("document.activeElement.dataset.note") == ""
    assert "2026" not in listed(tab)  # it asks as of the reader's own day
    married = {"zh": ("父母是否登记结婚", "已登记", "没有"), "en": ("whether the parents are married", "Yes", "No")}[
        lang
    ]
    button = tab.get_by_role("button", name=said["change_of"].format(question=married[0]))
    row = tab.locator("[data-review-list] dl > div").filter(has=button)
    assert married[1] in row.inner_text()
    assert fits(tab)
    assert axe(tab) == []
    button.click()
    if width == 390:
        assert seen(tab) == ["married"]
    assert tab.evaluate("document.activeElement.name") == "married"
    choose(tab, married="false")
    if width == 390:
        press(tab, "continue")
        assert tab.locator("[data-review]").is_visible()
    assert married[2] in row.inner_text()


@pytest.mark.parametrize("lang", LANGS)
def test_an_answer_that_cannot_be_understood_stops_the_reader(
    page: Callable[..., Page], server: str, lang: str
) -> None:
    """The summary takes the focus and leads to the question; what was typed is kept."""
    tab, said = begun(page(390, form=True), server, lang), words(lang)
    summary = tab.locator("[data-summary]")
    press(tab, "continue")
    assert seen(tab) == ["place"]
    assert said["error_place"] in summary.inner_text()
    assert summary.evaluate("box => box === document.activeElement")
    summary.locator("button").click()
    assert tab.evaluate("document.activeElement.name") == "place"
    choose(tab, place="hinggan")
    press(tab, "continue")
    assert summary.is_hidden()
    press(tab, "continue")
    here(tab).locator("select").select_option("2")
    press(tab, "continue")
    box = here(tab).locator("input")
    box.focus()
    tab.keyboard.type("05")  # the month or the day alone
    press(tab, "continue")
    assert said["error_date"] in summary.inner_text()
    assert box.evaluate("box => box.validity.badInput")
    assert said["error_title"] in summary.inner_text()
    box.fill("1066-10-14")
    press(tab, "continue")
    assert said["error_far"] in here(tab).locator(".mc-fault").inner_text()
    assert box.input_value() == "1066-10-14"
    press(tab, "now")
    assert said["error_far"] in summary.inner_text()
    box.fill("2016-05-01")
    press(tab, "continue")
    assert seen(tab) == ["children[].lawful"]


@pytest.mark.parametrize("lang", LANGS)
def test_several_children_on_a_phone(page: Callable[..., Page], server: str, lang: str) -> None:
    """Which of how many is always said; out of order, a twin, one taken out and put back as it was."""
    tab, said = begun(page(390, form=True), server, lang), words(lang)
    choose(tab, place="huyanghe")
    press(tab, "continue")
    press(tab, "continue")
    here(tab).locator("select").select_option("2")
    press(tab, "continue")
    title = tab.locator("[data-child-title]:visible")
    assert title.inner_text() == said["child_of"].format(n=1, all=2)
    date(tab, "2021-04-02")
    while title.inner_text() == said["child_of"].format(n=1, all=2):
        press(tab, "continue")
    assert title.inner_text() == said["child_of"].format(n=2, all=2)
    date(tab, "2019-03-04")
    assert said["error_order"] in tab.locator("[data-summary]").inner_text()
    press(tab, "sort-children")
    born = tab.locator('[data-fact="children[].born"] input')
    assert [one.input_value() for one in born.all()] == ["2019-03-04", "2021-04-02"]
    press(tab, "add-twin")
    assert title.inner_text() == said["child_of"].format(n=2, all=3)
    told = tab.locator("[data-told]")
    assert told.is_visible()
    assert sorted(one.input_value() for one in born.all()) == ["2019-03-04", "2021-04-02", "2021-04-02"]
    press(tab, "remove-child")
    assert [one.input_value() for one in born.all()] == ["2019-03-04", "2021-04-02"]
    assert tab.evaluate("document.activeElement.dataset.do") == "put-back"
    press(tab, "put-back")
    assert sorted(one.input_value() for one in born.all()) == ["2019-03-04", "2021-04-02", "2021-04-02"]
    assert told.is_hidden()


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("lang", LANGS)
def test_answers_are_kept_only_if_the_reader_asks(
    page: Callable[..., Page], server: str, lang: str, width: int
) -> None:
    """Off at first; read back on the next visit with a note; unticked or cleared, it is gone."""
    tab, said = on_one_page(begun_quietly(page(width, form=True), server, lang)), words(lang)
    choose(tab, place="hinggan", married="true", subject="employer", role="father")
    assert tab.evaluate("localStorage.length") == 0
    keep = tab.locator("[data-keep]")
    assert not keep.is_checked()
    keep.check()
    count(tab, 2)
    held = json.loads(tab.evaluate("localStorage.getItem('mingbai.answers')"))
    assert held["version"] == 1
    assert held["situation"]["married"] is True
    assert len(held["situation"]["children"]) == 2
    tab.reload()
    on_one_page(tab)
    assert keep.is_checked()
    assert said["kept"].split("{day}")[0] in tab.locator("[data-note]").inner_text()
    for name, value in (("married", "true"), ("subject", "employer"), ("role", "father")):
        assert tab.locator(f'[name="{name}"][value="{value}"]').is_checked()
    assert tab.locator("[data-child]").count() == 2
    keep.uncheck()
    assert tab.evaluate("localStorage.length") == 0
    keep.check()
    press(tab, "clear")
    assert tab.evaluate("localStorage.length") == 0
    assert not keep.is_checked()
    assert tab.locator('[name="married"]:checked').count() == 0


@pytest.mark.parametrize(
    "held",
    [
        "{",
        "[]",
        "7",
        '{"version": 0, "situation": {"place": "hinggan"}}',
        '{"version": 1}',
        '{"version": 1, "situation": {"place": "hinggan"}}',
    ],
)
def test_what_is_kept_in_another_way_is_left_alone(page: Callable[..., Page], server: str, held: str) -> None:
    """A value that this version did not write is neither read nor a fault."""
    tab = page(1280, form=True)
    tab.add_init_script(f"localStorage.setItem('mingbai.answers', {json.dumps(held)})")
    begun(tab, server, "en")
    assert tab.locator("[data-note]").is_hidden()
    assert not tab.locator("[data-keep]").is_checked()


def begun_quietly(page: Page, server: str, lang: str) -> Page:
    """Open the calculator and press nothing."""
    page.goto(f"{server}{lang}/calculator/")
    return page


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("lang", LANGS)
def test_a_measure_asks_only_what_it_looks_at(page: Callable[..., Page], server: str, lang: str, width: int) -> None:
    """The page says what it is set to and how to lift that; the measure's own result comes first."""
    tab = page(width)
    tab.goto(f"{server}{lang}/hinggan/notice-2023-86/measures/12/")
    tab.locator('a[href*="measure=12"]').first.click()
    tab.locator("[data-calculator]").wait_for()
    title = tab.evaluate("JSON.parse(document.querySelector('[data-words]').textContent).places.hinggan.measures['12']")
    note = tab.locator("[data-focus]")
    note.get_by_text(title).wait_for()
    if width == 390:
        press(tab, "begin")
        assert seen(tab) == ["children"]
        here(tab).locator("select").select_option("1")
        press(tab, "continue")
        date(tab, "2026-10-01")
        assert seen(tab) == ["children[].hukou"]
        press(tab, "now")
    else:
        assert set(seen(tab)) == {"place", "subject", "children"}
        count(tab, 1)
        assert set(seen(tab)) == {
            "place",
            "subject",
            "children",
            "children[].born",
            "children[].hukou",
            "children[].hukou_date",
        }
        answer(tab.locator("[data-child]"), "children[].born", "2026-10-01")
        press(tab, "submit")
    shown = tab.locator("[data-result]:not([hidden], [aria-busy]):not(:has([data-partial]))")
    shown.wait_for()
    assert (
        shown.locator("[data-group] details[data-benefit]").first.get_attribute("data-benefit") == "newborn-insurance"
    )
    assert shown.locator("[data-group] details[data-benefit]").count() > 1
    if width == 390:
        press(tab, "answers")
        tab.go_back()
        tab.go_back()
    press(tab, "lift")
    assert note.is_hidden()
    assert "?" not in tab.url
    if width == 1280:
        assert "married" in seen(tab)


@pytest.mark.parametrize("lang", LANGS)
def test_an_institution_on_a_phone(page: Callable[..., Page], server: str, lang: str) -> None:
    """Its own questions alone, the list, the result; a change leads back to the list."""
    tab = begun(page(390), server, lang)
    choose(tab, place="huyanghe")
    press(tab, "continue")
    choose(tab, subject="institution")
    press(tab, "continue")
    assert seen(tab) == ["institution.filed"]
    answer(tab.locator("[data-form]"), "institution.filed", "true")
    press(tab, "continue")
    answer(tab.locator("[data-form]"), "institution.assessment", "passed")
    press(tab, "continue")
    for box, heads in zip(here(tab).locator("[data-months] input").all(), (45, 44, 47), strict=True):
        box.fill(str(heads))
    press(tab, "continue")
    assert {"zh": "45、44、47", "en": "45, 44, 47"}[lang] in listed(tab)
    press(tab, "now")
    shown = tab.locator("[data-result]:not([hidden], [aria-busy]):not(:has([data-partial]))")
    shown.wait_for()
    assert {"zh": "31280元", "en": "31,280 yuan"}[lang] in card(shown, "institution", "nursery-operating-subsidy")
    assert tab.locator("[data-form]").is_hidden()
    assert fits(tab)
    press(tab, "answers")
    tab.locator("[data-review-list] [data-change]").last.click()
    here(tab).locator("[data-months] input").first.fill("46")
    press(tab, "continue")
    assert {"zh": "46、44、47", "en": "46, 44, 47"}[lang] in listed(tab)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("lang", LANGS)
def test_an_employer_is_told_the_leave_of_the_employee(
    page: Callable[..., Page], server: str, lang: str, width: int
) -> None:
    """Few questions, that the employee is employed not among them; the result holds this parent's leave alone."""
    tab = begun(page(width), server, lang)
    choose(tab, place="hinggan")
    if width == 390:
        press(tab, "continue")
    choose(tab, subject="employer")
    if width == 390:
        press(tab, "continue")
        assert seen(tab) == ["role"]
    choose(tab, role="mother")
    assert tab.locator('[data-fact="mother.employed"] input[value="true"]').is_checked()
    if width == 1280:
        assert not {"mother.hukou", "children[].hukou"} & set(seen(tab))
        count(tab, 1)
        answer(tab.locator("[data-child]"), "children[].born", "2026-10-01")
        press(tab, "submit")
    else:
        press(tab, "continue")
        here(tab).locator("select").select_option("1")
        press(tab, "continue")
        date(tab, "2026-10-01")
        while tab.locator("[data-review]").is_hidden():
            assert "mother.employed" not in seen(tab)
            press(tab, "continue")
        press(tab, "now")
    shown = tab.locator("[data-result]:not([hidden], [aria-busy]):not(:has([data-partial]))")
    shown.wait_for()
    groups = [one.get_attribute("data-group") for one in shown.locator("[data-group]").all()]
    assert groups == ["mother"]
    benefits = {one.get_attribute("data-benefit") for one in shown.locator("[data-group] [data-benefit]").all()}
    assert benefits == {"maternity-leave", "parental-leave"}


@pytest.mark.parametrize("lang", LANGS)
def test_an_employer_where_no_days_are_printed_is_told_so(page: Callable[..., Page], server: str, lang: str) -> None:
    """Nothing is asked for nothing."""
    tab = begun(page(1280, form=True), server, lang)
    choose(tab, place="huyanghe", subject="employer")
    assert tab.locator("[data-no-leave]").inner_text() == words(lang)["no_leave"]
    assert set(seen(tab)) == {"place", "subject", "role"}
