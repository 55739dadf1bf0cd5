"""The home page, the doors and the side-by-side page: what a reader in a hurry sees, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

WIDTHS = (390, 1280)
# By hand, from the two official texts.
ANSWERS = {
    "zh": {
        "how-much": (
            "每月250至1000元",
            "一次性2000至5000元",
            "158至188天",
            "每人每月230元",
            "90天",
            "征求意见稿",
            "已正式印发",
        ),
        "who": ("孩子是同一对夫妻所生", "第七师胡杨河市卫生健康委员会", "兴安盟财政局", "征求意见稿"),
        "how": ("申请的办法、地点、材料和期限", "具体实施方案另行制定", "90天", "征求意见稿"),
    },
    "en": {
        "how-much": (
            "250 to 1,000 yuan a month",
            "2,000 to 5,000 yuan, once",
            "158 to 188 days",
            "230 yuan per child a month",
        ),
        "who": ("The child was born to one and the same married couple", "Hinggan League Finance Bureau"),
        "how": ("How, where, with what papers and by when to apply", "an implementing plan"),
    },
}
# The first sum that each reader sees of each document; none where the document comes to no figure for them.
DOORS: dict[str, dict[str, str | None]] = {
    "expecting": {"hinggan": "一次性2000至5000元", "huyanghe": "每月250至1000元"},
    "under-three": {"hinggan": "一次性2000至5000元", "huyanghe": "每月250至1000元"},
    "expecting-employees": {"hinggan": "158至188天", "huyanghe": "每月250至1000元"},
    "employers": {"hinggan": "158至188天", "huyanghe": None},
    "childcare-institutions": {"hinggan": None, "huyanghe": "每人每月230元"},
    "only-child-families": {"hinggan": None, "huyanghe": None},
    "grassroots": {"hinggan": None, "huyanghe": "每人每月230元"},
}
NO_SUM = "文件没有写可以计算的数额、天数或者期限。"


def section(view: Page, name: str) -> str:
    """Return what stands below a heading, down to the next one of its level."""
    return str(
        view.evaluate(
            """(id) => {
              const said = [];
              let one = document.getElementById(id).nextElementSibling;
              for (; one && one.tagName !== "H2"; one = one.nextElementSibling) said.push(one.innerText);
              return said.join("\\n");
            }""",
            name,
        )
    )


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("lang", ANSWERS)
def test_home_answers_three_questions_in_place(lang: str, width: int, server: str, page: Callable[..., Page]) -> None:
    """How much, for whom and by whom, and how: real answers of each document, without a further step."""
    view = page(width)
    view.goto(f"{server}{lang}/")
    for name, wanted in ANSWERS[lang].items():
        view.locator(f".mb-asks a[href='#{name}']").click()
        assert view.evaluate("location.hash") == f"#{name}"
        said = section(view, name)
        assert [one for one in wanted if one not in said] == [], name
        assert view.locator(f"#{name} + .mb-grid > .mb-card > .mb-origin:first-child .mb-status").count() == 2


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("door", DOORS)
def test_each_door_leads_to_what_that_reader_gets(
    door: str, width: int, server: str, page: Callable[..., Page]
) -> None:
    """From home through the door: the sums of each place first, the measures after them."""
    view = page(width)
    view.goto(f"{server}zh/")
    view.locator(f".mb-doors a[href='for/{door}/']").click()
    view.wait_for_url(f"{server}zh/for/{door}/")
    cards = view.locator("#amounts + .mb-grid > .mb-card")
    assert cards.count() == len(DOORS[door])
    for place, wanted in DOORS[door].items():
        card = cards.filter(has=view.locator(f".mb-origin a[href*='/{place}/']"))
        if wanted is None:
            assert NO_SUM in card.inner_text()
        else:
            assert card.locator(".mb-sum-figure").first.inner_text() == wanted
        measures = view.locator(f"h2[id^='{place}-'] + .mb-block .mb-measures > li")
        assert measures.count() > 0, place
    assert view.locator("#amounts").bounding_box()["y"] < view.locator(".mb-measures").first.bounding_box()["y"]  # type: ignore[index]


def test_the_employed_and_pregnant_see_leave_before_money(server: str, page: Callable[..., Page]) -> None:
    """Their own door: what names both comes first, then what every expecting reader has, deadlines last."""
    view = page(390)
    view.goto(f"{server}zh/for/expecting-employees/")
    titles = view.locator("#amounts + .mb-grid > .mb-card").first.locator(".mb-sum-title").all_inner_texts()
    assert titles == ["产假", "配偶护理假", "育儿假", "一次性育儿津贴", "新生儿缴纳当年居民医保费的期限"]
    first = view.locator("h2[id^='huyanghe-'] + .mb-block .mb-measure-title").first.inner_text()
    assert first.startswith("休假和假期待遇")


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize(("lang", "none"), [("zh", "文件没有写可以计算的数额"), ("en", "prints no sum")])
def test_side_by_side_shows_amounts_periods_and_conditions(
    lang: str, none: str, width: int, server: str, page: Callable[..., Page]
) -> None:
    """At a glance, drawn to one scale, and subject by subject; each cell says whose it is."""
    view = page(width)
    view.goto(f"{server}{lang}/compare/")
    wanted = {
        "zh": ("每月250至1000元", "一次性2000至5000元"),
        "en": ("250 to 1,000 yuan a month", "2,000 to 5,000 yuan, once"),
    }
    money = view.locator(".mb-glance tbody tr", has=view.locator("a[href='#money-for-children']")).inner_text()
    assert [one for one in wanted[lang] if one not in money] == []
    assert none in view.locator(".mb-glance tbody tr", has=view.locator("a[href='#leave']")).inner_text()
    lengths = (
        view.locator("#chart-cny ~ .mb-grid")
        .first.locator(".mb-stripe-most")
        .evaluate_all("(all) => all.map((one) => one.getBoundingClientRect().width)")
    )
    # 2,000 and 5,000 once; at most 18,500, 9,250, 37,000 and 18,500 over the months.
    assert [round(37_000 * one / max(lengths), -2) for one in lengths] == [2_000, 5_000, 18_500, 9_200, 37_000, 18_500]
    subject = section(view, "money-for-children")
    for day in {"zh": ("2024年1月1日", "2025年1月1日"), "en": ("1 January 2024", "1 January 2025")}[lang]:
        assert day in subject
    fold = view.locator("#money-for-children ~ .mb-compare").first.locator("details").first
    fold.locator("summary").click()
    assert fold.locator("li").count() == 6
