"""The two languages keep step: what was confirmed is known, what lost step is told, on the page as well."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from content import FOLDER, content, copy

from scripts.check import check, checked
from scripts.check.translations import difference
from scripts.cli import main
from scripts.load.reader import load
from scripts.render.generate import Book
from scripts.review.bearing import bearing
from scripts.review.states import reviews

if TYPE_CHECKING:
    from click.testing import Result

    from scripts.fault import Fault
    from scripts.review.states import Review

ROOT = FOLDER.parent
DRAFT = "huyanghe/measures-draft"
MEASURE = f"{DRAFT}/measures/3-1.yml"
PAGE = f"{DRAFT}/measures/3-1/index.md"
GIVES_ZH = "按月发放，直至孩子{until-age}。"
GIVES_EN = "It would be paid each month until the child reaches the age of {until-age}."
SHOWN = 'class="mb-stale"'


@pytest.fixture(scope="module")
def confirmed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the content, in which the measure on the childcare subsidy was confirmed on a day."""
    made = copy(tmp_path_factory.mktemp("confirmed"))
    assert run(made, "confirm", f"policy_data/{MEASURE}", "--by", "王芳", "--on", "2026-01-05").exit_code == 0
    return made


@pytest.fixture
def folder(tmp_path: Path, confirmed: Path) -> Path:
    """The same for one test to change."""
    return Path(shutil.copytree(confirmed, tmp_path / confirmed.name))


def run(folder: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["--content", str(folder), *arguments])


def edit(folder: Path, old: str, new: str, file: str = MEASURE) -> None:
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")


def told(folder: Path) -> list[Fault]:
    """What the check tells about the two languages' step."""
    return [fault for fault in check(folder)[1] if "mingbai confirm" in fault.en]


def review(folder: Path, address: str, file: str = "measures/3-1.yml") -> Review:
    held = [one for one in reviews(load(folder)[0]) if one.item.folder == DRAFT]
    return next(one for one in held if one.item.key == (file, address))


def page(folder: Path, lang: str = "en", file: str = PAGE) -> str:
    return Book(ROOT, checked(folder)).text(lang, file)


# ── addresses ───────────────────────────────────────────────────────────────


def test_every_text_has_an_address_of_its_own() -> None:
    count = Counter((one.item.folder, *one.item.key) for one in reviews(content()))
    assert len(count) > 1400
    assert [address for address, times in count.items() if times > 1] == []


def test_entries_are_addressed_by_their_ids() -> None:
    held = {one.item.key for one in reviews(content()) if one.item.folder == DRAFT}
    assert ("measures/3-1.yml", "conditions/born-from/text") in held
    assert ("measures/3-1.yml", "figures/start") in held
    assert ("faqs.yml", "is-it-law/answer/0") in held


# ── states ──────────────────────────────────────────────────────────────────


def test_our_own_content_is_told_as_what_it_is() -> None:
    """Until a person has confirmed a text, no page may say that one has."""
    recorded = any(FOLDER.rglob("confirmed.yml"))
    assert recorded or {one.state for one in reviews(content())} == {"unreviewed"}


def test_a_text_that_was_confirmed_says_by_whom_and_when(folder: Path) -> None:
    found = review(folder, "gives/2")
    assert found.state == "confirmed"
    assert found.record is not None
    assert (found.record.by, found.record.day, found.record.source) == ("王芳", date(2026, 1, 5), GIVES_ZH)
    assert review(folder, "is-it-law/question", "faqs.yml").state == "unreviewed"
    assert told(folder) == []


def test_a_changed_chinese_sentence_makes_the_english_stale(folder: Path) -> None:
    edit(folder, "补贴的钱从哪里出，本文件没有写。", "补贴的钱由哪里出，本文件没有写。")
    (fault,) = told(folder)
    assert fault.warning
    assert fault.path == Path("policy_data") / MEASURE
    assert "补贴的钱由哪里出" in (folder / MEASURE).read_text(encoding="utf-8").splitlines()[fault.line - 1]
    assert "“从”→“由”；王芳于2026-01-05核对" in fault.zh
    assert "after 王芳 confirmed the English on 2026-01-05" in fault.en
    assert check(folder)[0] is not None
    assert run(folder, "check").exit_code == 0


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("zh: 孩子是按政策生育的。", "zh: 孩子是依照政策生育的。", "“按”→“依照”"),  # a condition, whatever its words
        ("zh: 第二孩，夫妻一方为师市户籍", "zh: 第二孩，夫妻双方均非师市户籍", "→"),  # whom a figure is for
        (GIVES_ZH, "按月发放，满{until-age}为止。", "“直至孩子{until-age}”→“满{until-age}为止”"),
        (
            "第二孩每人每月{second-both:n}元，第三孩每人每月{third-both:n}元",
            "第二孩每人每月{third-both:n}元，第三孩每人每月{second-both:n}元",
            "“{second-both:n}元",
        ),
        ("zh: 第一孩、第四孩及以后的孩子", "zh: 第一孩、第五孩及以后的孩子", "“四”→“五”"),
    ],
    ids=["condition", "figure's name", "limit", "figures swapped", "number in words"],
)  # fmt: skip
def test_a_stale_figure_date_or_condition_fails(folder: Path, old: str, new: str, said: str) -> None:
    edit(folder, old, new)
    (fault,) = told(folder)
    assert not fault.warning
    assert said in fault.zh
    assert "数、日期或条件" in fault.zh
    assert run(folder, "check").exit_code == 1


def test_a_figure_that_changed_since_fails_until_somebody_has_looked(folder: Path) -> None:
    for file in (MEASURE, *(f"{DRAFT}/{name}" for name in ("official.txt", "faqs.yml", "rules.yml"))):
        text = (folder / file).read_text(encoding="utf-8")
        (folder / file).write_text(text.replace("2025年1月1日", "2026年1月1日"), encoding="utf-8")
    edit(folder, "value: 2025-01-01", "value: 2026-01-01")
    found = told(folder)
    assert [(fault.warning, "“2025-01-01”→“2026-01-01”" in fault.zh) for fault in found] == [(False, True)]
    assert run(folder, "check").exit_code == 1
    place = re.search(r"confirm (\S+) --by", found[0].en)
    assert place is not None
    done = run(folder, "confirm", place[1], "--by", "李雷")
    assert done.exit_code == 0, done.output
    assert told(folder) == []


def test_english_changed_after_the_review_is_unreviewed_again(folder: Path) -> None:
    edit(folder, GIVES_EN, GIVES_EN.replace("reaches", "has reached"))
    (fault,) = told(folder)
    assert fault.warning
    assert "译文改过" in fault.zh
    assert review(folder, "gives/2").state == "unreviewed"
    edit(folder, GIVES_ZH, "每月发放，直至孩子{until-age}。")
    (fault,) = told(folder)
    assert (fault.warning, "中文和译文都改过" in fault.zh) == (True, True)


def test_a_text_that_moved_is_not_stale(folder: Path) -> None:
    path = folder / MEASURE
    text = path.read_text(encoding="utf-8")
    entry = f"  - zh: {GIVES_ZH}\n    en: {GIVES_EN}\n"
    figure = re.search(r"  - id: until-age\n(?:    .*\n)+", text)
    assert entry in text
    assert figure is not None
    text = text.replace(entry, "").replace("gives:\n", f"gives:\n{entry}", 1)
    path.write_text(text.replace(figure[0], "").replace("figures:\n", f"figures:\n{figure[0]}", 1), encoding="utf-8")
    assert told(folder) == []
    assert {review(folder, f"gives/{index}").state for index in range(3)} == {"confirmed"}
    assert review(folder, "figures/until-age").state == "confirmed"


def test_a_text_that_moved_and_whose_chinese_changed_is_stale(folder: Path) -> None:
    entry = f"  - zh: {GIVES_ZH}\n    en: {GIVES_EN}\n"
    edit(folder, entry, "")
    edit(folder, "gives:\n", f"gives:\n{entry.replace('按月', '逐月')}")
    assert [(fault.warning, "“按”→“逐”" in fault.zh) for fault in told(folder)] == [(True, True)]


def test_a_new_entry_before_the_others_is_the_only_one_not_reviewed(folder: Path) -> None:
    edit(folder, "gives:\n", "gives:\n  - {zh: 由当地发放。, en: Paid locally.}\n")
    assert [review(folder, f"gives/{index}").state for index in range(4)] == ["unreviewed", *["confirmed"] * 3]
    assert told(folder) == []


def test_the_same_words_elsewhere_are_not_confirmed_with_them(folder: Path) -> None:
    """Whoever read one page has not read another."""
    same = [
        one
        for one in reviews(load(folder)[0])
        if (one.item.original, one.item.translation) == ("育儿补贴", "Childcare subsidy")
    ]
    assert len(same) > 1
    assert [one.item.file for one in same if one.state == "confirmed"] == ["measures/3-1.yml"]


def test_a_measure_that_got_another_file_stays_confirmed(folder: Path) -> None:
    (folder / MEASURE).rename(folder / DRAFT / "measures" / "3-9.yml")
    held = [one for one in reviews(load(folder)[0]) if one.item.file == "measures/3-9.yml"]
    assert {one.state for one in held} == {"confirmed"}


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        ("按月发放。", "逐月发放。", True),
        ("夫妻双方或者一方", "夫妻双方", False),
        ("第二孩和第三孩", "第三孩和第二孩", True),
        ("{a}和{b}", "{b}和{a}", False),
        ("统一安排", "一起安排", True),
        ("三周岁以下", "三周岁以上", False),
        ("可以申请", "应当申请", False),
    ],
)
def test_what_a_sentence_binds(old: str, new: str, same: bool) -> None:
    assert (bearing(old) == bearing(new)) is same


def test_a_difference_keeps_figures_whole() -> None:
    assert difference("每月{second-both:n}元", "每月{second-one:n}元") == ("{second-both:n}", "{second-one:n}")
    assert difference("到2025年", "到2026年") == ("2025", "2026")
    assert difference("一", "一") == ("", "")


# ── the page ────────────────────────────────────────────────────────────────


def test_a_page_nobody_reviewed_says_so_quietly() -> None:
    made = Book(ROOT, content())
    english = made.text("en", PAGE)
    assert "has not been reviewed by a person yet; the Chinese prevails." in english
    assert SHOWN not in english
    assert "reviewed by a person" not in made.text("en", "about/index.md")
    assert "mb-review" not in made.text("zh", PAGE)


def test_a_page_with_stale_english_says_that_the_chinese_prevails(folder: Path) -> None:
    edit(folder, GIVES_ZH, "逐月发放，直至孩子{until-age}。")
    english = page(folder)
    notice = english.index("<strong>The Chinese prevails</strong>")
    assert notice < english.index("# Childcare subsidy")
    assert '<a href="../../../../../zh/huyanghe/measures-draft/measures/3-1/" hreflang="zh-CN">' in english
    assert english.count(SHOWN) == 1
    assert '<span lang="zh-CN">逐月发放，直至孩子3周岁。</span>' in english
    assert english.index(SHOWN) > notice
    chinese = page(folder, "zh")
    assert SHOWN not in chinese
    assert "以中文为准" not in chinese
    assert SHOWN not in page(folder, "en", f"{DRAFT}/measures/3-2/index.md")


def test_a_page_reviewed_in_part_marks_the_rest(folder: Path) -> None:
    edit(folder, "gives:\n", "gives:\n  - {zh: 由当地发放。, en: Paid locally.}\n")
    english = page(folder)
    assert re.search(r"Of the \d+ English texts on this page, \d+ have been reviewed", english)
    assert 'Paid locally. <span class="mb-chip mb-unreviewed">Not reviewed yet</span>' in english


def test_a_page_reviewed_as_a_whole_says_when(tmp_path: Path) -> None:
    made = copy(tmp_path)
    assert run(made, "confirm", str(made), "--by", "王芳", "--on", "2026-01-05").exit_code == 0
    english = page(made)
    assert "has been reviewed by a person, most recently on 5 January 2026; the Chinese prevails." in english
    assert "王芳" not in english
    assert "mb-unreviewed" not in english
    assert told(made) == []


# ── mingbai confirm ─────────────────────────────────────────────────────────


def test_the_record_is_sorted_and_kept_beside_the_document(folder: Path) -> None:
    record = folder / DRAFT / "confirmed.yml"
    lines = record.read_text(encoding="utf-8").splitlines()
    held = [line for line in lines if line.startswith("  ")]
    assert "measures/3-1.yml:" in lines
    assert held == sorted(held, key=lambda line: line.split(":")[0])
    assert all(len(re.findall(r"by: 王芳", line)) == 1 for line in held)
    before = record.read_bytes()
    run(folder, "confirm")
    assert record.read_bytes() == before


def test_confirming_one_line_leaves_the_rest(tmp_path: Path) -> None:
    made = copy(tmp_path)
    lines = (made / MEASURE).read_text(encoding="utf-8").splitlines()
    line = next(number for number, text in enumerate(lines, 1) if GIVES_EN in text)
    done = run(made, "confirm", f"policy_data/{MEASURE}:{line}:5", "--by", " 王芳 ")
    assert "已记录：王芳核对了1处译文（English）。 / Recorded: 王芳 reviewed 1 texts in English." in done.output
    held = [one for one in reviews(load(made)[0]) if one.state == "confirmed"]
    assert [one.item.address for one in held] == ["gives/2"]
    assert held[0].record is not None
    assert held[0].record.day == date.today()  # noqa: DTZ011


def test_confirming_again_puts_the_english_in_step(folder: Path) -> None:
    edit(folder, "zh: 孩子是按政策生育的。", "zh: 孩子是依照政策生育的。")
    done = run(folder, "confirm", f"policy_data/{MEASURE}", "--by", "李雷")
    assert done.exit_code == 0
    assert "其中1处原来旧于中文。" in done.output
    assert "1 of them had been older than the Chinese." in done.output
    assert told(folder) == []


def test_what_is_gone_is_forgotten(folder: Path) -> None:
    edit(folder, f"  - zh: {GIVES_ZH}\n    en: {GIVES_EN}\n", "")
    assert told(folder) == []
    done = run(folder, "confirm")
    assert "另有1条记录" in done.output
    assert GIVES_ZH not in (folder / DRAFT / "confirmed.yml").read_text(encoding="utf-8")


def test_without_a_path_nothing_is_confirmed(tmp_path: Path) -> None:
    made = copy(tmp_path)
    done = run(made, "confirm", "--by", "王芳")
    assert done.exit_code == 0
    assert "译文（English）共" in done.output
    assert f"policy_data/{MEASURE}: 0/" in done.output
    assert not list(made.rglob("confirmed.yml"))


TOMORROW = str(date.today() + timedelta(days=1))  # noqa: DTZ011


@pytest.mark.parametrize(
    ("arguments", "zh", "en"),
    [
        (["policy_data/nowhere.yml", "--by", "王芳"], "没有这个文件或文件夹", "there is no such file or folder"),
        (["/etc/hostname", "--by", "王芳"], "没有这个文件或文件夹", "there is no such file or folder"),
        (["policy_data/\0", "--by", "王芳"], "没有这个文件或文件夹", "there is no such file or folder"),
        ([f"policy_data/{DRAFT}/official.txt", "--by", "王芳"], "没有译文", "there is no translation here"),
        ([f"policy_data/{MEASURE}:1", "--by", "王芳"], "没有译文", "there is no translation here"),
        ([f"policy_data/{MEASURE}"], "请写明是谁核对的", "say who reviewed it"),
        ([f"policy_data/{MEASURE}", "--by", "  "], "请写明是谁核对的", "say who reviewed it"),
        ([f"policy_data/{MEASURE}", "--by", "王\n芳"], "姓名要写在一行里", "a name is one line"),
        ([f"policy_data/{MEASURE}", "--by", "王芳", "--on", "5.1.2026"], "日期写法不对", "not a date"),
        ([f"policy_data/{MEASURE}", "--by", "王芳", "--on", "2026-02-30"], "日期写法不对", "not a date"),
        ([f"policy_data/{MEASURE}", "--by", "王芳", "--on", TOMORROW], "还没有到", "still to come"),
    ],
)  # fmt: skip
def test_bad_input_is_told_in_both_languages(tmp_path: Path, arguments: list[str], zh: str, en: str) -> None:
    made = copy(tmp_path)
    done = run(made, "confirm", *arguments)
    assert done.exit_code == 2
    assert zh in done.output
    assert en in done.output
    assert not list(made.rglob("confirmed.yml"))


def test_nobody_can_vouch_for_content_with_faults(folder: Path) -> None:
    edit(folder, "value: 500", "value: 600")
    done = run(folder, "confirm", f"policy_data/{MEASURE}", "--by", "李雷")
    assert done.exit_code == 1
    assert "请改成 500" in done.output


@pytest.mark.parametrize(
    ("record", "zh"),
    [
        (b"- 1\n", "confirmed.yml"),
        (b"measures/3-1.yml: {title: {by: A, day: never, zh: B, digest: 0123456789ab}}\n", "日期写法不对"),
        (b"measures/3-1.yml: {title: {by: A, zh: B, digest: 0123456789ab}}\n", "缺少“day”"),
        (b"<<<<<<< HEAD\n", "Git 合并冲突"),
        (b"\xff\xfe", "UTF-8"),
    ],
)
def test_a_spoilt_record_is_a_fault_of_its_file(tmp_path: Path, record: bytes, zh: str) -> None:
    made = copy(tmp_path)
    (made / DRAFT / "confirmed.yml").write_bytes(record)
    found = [fault for fault in check(made)[1] if not fault.warning]
    assert found
    assert {fault.path.name for fault in found} == {"confirmed.yml"}
    assert any(zh in str(fault) for fault in found)
