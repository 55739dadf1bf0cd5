"""`mingbai changes` tells the truth: five edits in a repository of its own, what cannot be read, and the record."""

from __future__ import annotations

import shutil
import subprocess
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner, Result
from content import copy

from scripts.changes.answers import NONE, Answer, direction
from scripts.changes.errors import ChangesError
from scripts.changes.formats import FORMATS
from scripts.changes.report import Report, compare
from scripts.changes.told import Item, Part, told
from scripts.changes.walk import Pair, differences
from scripts.check import check
from scripts.cli import main

if TYPE_CHECKING:
    from pathlib import Path

DOCUMENT = "huyanghe/measures-draft"
FIGURE = {"zh": "第二孩，夫妻双方均为师市户籍", "en": "Second child, both spouses with local hukou"}


def git(folder: Path, *words: str) -> None:
    """Run Git as nobody in particular, whatever the machine is set up for."""
    who = ("-c", "user.name=Editor", "-c", "user.email=editor@example.invalid", "-c", "commit.gpgsign=false")
    program = shutil.which("git")
    assert program
    subprocess.run([program, *who, *words], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A copy of the content in a repository of its own, committed."""
    folder = copy(tmp_path)
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "--message", "As it was")
    return folder


def edit(content: Path, file: str, *pairs: tuple[str, str], everywhere: bool = False) -> None:
    """Change words of a file of the document; each must be there."""
    path = content / DOCUMENT / file
    text = path.read_text(encoding="utf-8")
    for old, new in pairs:
        assert old in text, old
        text = text.replace(old, new) if everywhere else text.replace(old, new, 1)
    path.write_text(text, encoding="utf-8")


def everywhere(content: Path, old: str, new: str, document: str = DOCUMENT) -> None:
    """Change words wherever the document prints or quotes them."""
    for path in (content / document).rglob("*.*"):
        text = path.read_text(encoding="utf-8")
        if path.name != "updates.yml" and old in text:
            path.write_text(text.replace(old, new), encoding="utf-8")


def lines(report: Report, lang: str) -> str:
    """The report as a terminal shows it."""
    return FORMATS["text"](told(report, lang), lang)


def groups(report: Report) -> dict[str, int]:
    """How much is written differently, by group."""
    found: dict[str, int] = {}
    for one in report.written:
        found[one.group] = found.get(one.group, 0) + 1
    return found


def run(content: Path, *words: str) -> Result:
    """Run the command."""
    return CliRunner().invoke(main, ["--content", str(content), "changes", *words])


# ── five edits ──────────────────────────────────────────────────────────────


def raise_the_second_child(content: Path) -> None:
    """A figure, with its quotation and the official text."""
    everywhere(content, "第二孩按照500元/人/月", "第二孩按照600元/人/月")
    edit(content, "measures/3-1.yml", ("value: 500", "value: 600"), ("printed: 500元", "printed: 600元"))


def test_a_figure(content: Path) -> None:
    """500 becomes 600 for the second child of two local parents, from the starting day on; nobody else is touched."""
    raise_the_second_child(content)
    report = compare(content, "HEAD")
    assert groups(report) == {"figures": 1, "official": 1, "quotations": 3}
    figure = next(one for one in report.written if one.group == "figures")
    assert (figure.name, figure.measure, figure.uses) == (FIGURE, "3-1", 4)
    (one,) = report.affected
    plain = [(effect, who) for effect in one.effects for who in effect.whos if who.shape == "plain"]
    assert [(who.kinds, effect.direction) for effect, who in plain] == [(1, "gain")]
    assert (one.affected, one.gain, one.lose) == (4, 4, 0)  # and a twin, and two eldest children who do not count
    assert "第二个孩子，父母双方都是本地户口，2025年1月1日起出生：每月500 → 600元，合计18000 → 21600元" in lines(
        report, "zh"
    )
    assert (
        "second child, both parents local, births from 1 January 2025: "
        "500 → 600 yuan a month, total 18,000 → 21,600 yuan" in lines(report, "en")
    )
    assert "第三个孩子，父母双方都是本地户口，2025年1月1日起出生：每月1000元，合计36000元" in lines(report, "zh")
    assert "征求意见稿" in lines(report, "zh")
    assert "draft for comment" in lines(report, "en")


def test_the_families_that_lag_behind_are_told_and_fail(content: Path) -> None:
    """The report is given all the same: it says for whom to work the examples out anew."""
    raise_the_second_child(content)
    result = run(content, "HEAD", "--lang", "en")
    assert result.exit_code == 2
    assert "500 → 600 yuan a month" in result.output
    faults = [one for one in check(content)[1] if not one.warning]
    assert faults
    assert {one.path.name for one in faults} == {"families.yml"}
    assert all(str(one) in result.output for one in faults)


def test_a_date(content: Path) -> None:
    """A later start takes the subsidy from births of half a year, to the day, and says when its last day was."""
    everywhere(content, "2025年1月1日", "2025年7月1日")
    edit(content, "measures/3-1.yml", ("value: 2025-01-01", "value: 2025-07-01"))
    report = compare(content, "HEAD")
    assert groups(report)["dates"] == 1
    assert "figures" not in groups(report)
    (one,) = report.affected
    assert (one.gain, one.lose) == (0, one.affected)
    assert (
        "第二个孩子，父母一方是本地户口，2025年1月1日至2025年6月30日出生：每月250元，合计9000元 → 不符合条件"
        in lines(report, "zh")
    )
    assert (
        "Less: third child, both parents local, births from 1 January 2025 to 30 June 2025: "
        "1,000 yuan a month, total 36,000 yuan → does not meet the conditions" in lines(report, "en")
    )
    assert "births from 1 July 2025: 1,000 yuan a month" in lines(report, "en").partition("As before")[2]


def test_a_time_limit(content: Path) -> None:
    """Ten days more: births whose last day now falls after the notice was issued are told apart, to the day."""
    notice = "hinggan/notice-2023-86"
    everywhere(content, "出生后 90 天", "出生后 100 天", notice)
    measure = content / notice / "measures" / "12.yml"
    text = measure.read_text(encoding="utf-8").replace("value: 90", "value: 100").replace("printed: 90", "printed: 100")
    measure.write_text(text, encoding="utf-8")
    told_in_english = lines(compare(content, "HEAD"), "en")
    assert (
        "births from 20 September 2023 to 29 September 2023: cannot be settled; if every condition is met, "
        "to be done within 90 days → to be done within 100 days" in told_in_english
    )
    assert "births from 30 September 2023: to be done within 90 days → to be done within 100 days" in told_in_english


def test_a_condition(content: Path) -> None:
    """Without a condition those gain who did not meet it, and only they."""
    edit(content, "rules.yml", ("couple, parents-local, lawful, born-from", "couple, parents-local, born-from"))
    report = compare(content, "HEAD")
    assert groups(report) == {"conditions": 1}
    (one,) = report.affected
    assert (one.affected, one.gain) == (4, 4)
    assert all(who.values["child.lawful"] == (False,) for effect in one.effects for who in effect.whos)
    assert "孩子是否依法、按政策生育：不是" in lines(report, "zh")
    assert "whether the birth was lawful and in line with policy: No" in lines(report, "en")


def test_a_reading(content: Path) -> None:
    """That the first day no longer counts touches births on that day, and on no other."""
    edit(content, "rules.yml", ("here: included", "here: excluded"))
    report = compare(content, "HEAD")
    assert groups(report) == {"readings": 1}
    (one,) = report.affected
    assert (one.affected, one.lose) == (10, 10)  # two orders, one or two local parents; and children counted otherwise
    days = {(window.first, window.last) for effect in one.effects for who in effect.whos for window in who.births}
    assert days == {(date(2025, 1, 1), date(2025, 1, 1))}
    assert "第二个孩子，父母一方是本地户口，2025年1月2日起出生：每月250元" in lines(report, "zh").partition("照旧")[2]
    assert "第二个孩子，父母一方是本地户口，2025年1月1日出生：每月250元，合计9000元 → 不符合条件" in lines(report, "zh")


def test_a_sentence(content: Path) -> None:
    """Other words change no answer; both languages are shown before and after, with file, line and key."""
    edit(
        content,
        "measures/3-1.yml",
        ("- zh: 按月发放，直至孩子{until-age}。", "- zh: 每个月发放，直至孩子{until-age}。"),
        ("It would be paid each month until", "It would be paid month by month until"),
    )
    report = compare(content, "HEAD")
    assert groups(report) == {"sentences": 1}
    assert (report.affected, report.examples) == ((), ())
    zh = lines(report, "zh")
    assert f"policy_data/{DOCUMENT}/measures/3-1.yml:14 gives[3]" in zh
    assert "原来 (中文): 按月发放，直至孩子3周岁。" in zh
    assert "现在 (英文): It would be paid month by month until the child reaches the age of 3." in zh
    assert "没有一类家庭的结果有变化。" in zh
    assert "No kind of family gets a different answer." in lines(report, "en")
    assert run(content, "HEAD").exit_code == 0


NEW_CLAUSE = """
# 8 | 八 | Part 8
八、一次性奖励
同一对夫妻按政策生育的第三孩，一次性奖励3000元。（责任单位：师市财政局）
"""
NEW_MEASURE = """clause: "8"
title: {zh: 一次性奖励, en: One-off reward}
answer: {zh: "征求意见稿写道：第三孩一次性奖励{reward}。", en: "As drafted, a third child brings {reward}."}
audience: [families]
gives: [{zh: "第三孩一次性奖励{reward}。", en: "A third child brings a reward of {reward}."}]
figures:
  - id: reward
    name: {zh: 一次性奖励, en: One-off reward}
    role: amount
    value: 3000
    unit: CNY
    printed: 3000元
    quote: 第三孩，一次性奖励3000元
conditions:
  - {id: couple, text: {zh: 孩子是同一对夫妻所生。, en: The child was born to one married couple.}, quote: 同一对夫妻}
  - {id: lawful, text: {zh: 孩子是按政策生育的。, en: The child was born in line with policy.}, quote: 按政策生育}
  - {id: birth-order, text: {zh: 孩子是第三孩。, en: The child is the third child.}, quote: 第三孩}
units:
  - {unit: finance-bureau, role: responsible, printed: 师市财政局}
"""
NEW_BENEFIT = """benefits:
  - id: third-child-reward
    measure: "8"
    name: {zh: 一次性奖励, en: One-off reward}
    mechanism: one_off
    subject: child
    conditions: [couple, lawful, birth-order]
    readings: [twins, other-union, adopted, marriage]
    rates: [{order: [3], figures: [reward]}]
"""


def test_a_new_measure(content: Path) -> None:
    """A measure that was added is told as new, with whom it gives what."""
    folder = content / DOCUMENT
    with (folder / "official.txt").open("a", encoding="utf-8") as official:
        official.write(NEW_CLAUSE)
    (folder / "measures" / "8.yml").write_text(NEW_MEASURE, encoding="utf-8")
    readings = ""
    for name in ("twins", "other-union", "adopted", "marriage"):
        text = (folder / "rules.yml").read_text(encoding="utf-8")
        one = text[text.index(f"  - id: {name}\n") :]
        one = one[: one.index("\n  - id: ")] + "\n"
        quote = next(line for line in one.splitlines() if "quote:" in line)
        readings += one.replace("clause: 3-1", 'clause: "8"').replace(quote, "    quote: 同一对夫妻")
    edit(content, "rules.yml", ("\nbenefits:\n", f"{readings}\n{NEW_BENEFIT}"))
    report = compare(content, "HEAD")
    measures = [one for one in report.written if one.group == "measures"]
    assert [(one.measure, one.rows[0].old, one.rows[0].new) for one in measures] == [
        ("8", None, {"zh": "一次性奖励", "en": "One-off reward"})
    ]
    (hit,) = report.affected
    assert (hit.benefit.id, hit.state, hit.gain, hit.lose) == ("third-child-reward", "added", hit.affected, 0)
    assert "third child: does not meet the conditions → 3,000 yuan, once" in lines(report, "en")
    assert "新加的一项。" in lines(report, "zh")


# ── what cannot be read ─────────────────────────────────────────────────────


def test_nothing_changed(content: Path) -> None:
    """The same content says so."""
    result = run(content, "HEAD", "--lang", "en")
    assert result.exit_code == 0
    assert "Nothing has changed." in result.output


@pytest.mark.parametrize(
    ("base", "zh", "en"),
    [
        ("nonesuch", "没有“nonesuch”这个版本", "there is no revision “nonesuch”"),
        ("--output=x", "没有“--output=x”这个版本", "there is no revision “--output=x”"),
        ("", "没有“”这个版本", "there is no revision “”"),
    ],
)
def test_an_unknown_revision(content: Path, base: str, zh: str, en: str) -> None:
    """The message is in both languages; what looks like an option is none to Git."""
    result = run(content, "--", base)
    assert result.exit_code == 2
    assert zh in result.output
    assert en in result.output
    assert "Traceback" not in result.output


def test_no_repository_and_no_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without history, or without Git, there is nothing to compare with."""
    folder = copy(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert "不在 Git 仓库里" in run(folder, "HEAD").output
    monkeypatch.setattr(shutil, "which", lambda _: None)
    result = run(folder, "HEAD")
    assert result.exit_code == 2
    assert "Git is not found" in result.output


def test_a_revision_without_the_content(content: Path) -> None:
    """A commit from before there was any content is told apart from an unknown one."""
    git(content.parent, "checkout", "--quiet", "--orphan", "before")
    git(content.parent, "rm", "--quiet", "-r", "--cached", ".")
    git(content.parent, "commit", "--quiet", "--allow-empty", "--message", "Nothing yet")
    result = run(content, "before")
    assert result.exit_code == 2
    assert "里没有文件夹 policy_data" in result.output


def test_faulty_content_on_either_side(content: Path) -> None:
    """Old content that today's models do not know is named with its revision, new content with its faults."""
    good = (content / DOCUMENT / "rules.yml").read_text(encoding="utf-8")
    edit(content, "rules.yml", ("mechanism: monthly_to_age", "mechanism: by_the_month"))
    result = run(content, "HEAD")
    assert result.exit_code == 2
    assert f"\npolicy_data/{DOCUMENT}/rules.yml:" in result.output
    git(content.parent, "commit", "--quiet", "--all", "--message", "A format of long ago")
    (content / DOCUMENT / "rules.yml").write_text(good, encoding="utf-8")
    with pytest.raises(ChangesError, match="older format") as refused:
        compare(content, "HEAD")
    assert f"\nHEAD:policy_data/{DOCUMENT}/rules.yml:" in str(refused.value)


# ── formats ─────────────────────────────────────────────────────────────────


def test_no_format_takes_words_for_markup() -> None:
    """What an editor typed is shown as it is, in Markdown and on a page."""
    parts = [Part(1, "a <b> & *c*", (Item("[x](y) `z` <script>", kind="old"),), folded=True)]
    markdown, html = FORMATS["markdown"](parts, "en"), FORMATS["html"](parts, "zh")
    assert "<summary>a &lt;b&gt; &amp; *c*</summary>" in markdown
    assert r"\[x\](y) \`z\` \<script\>" in markdown
    assert '<li class="old">[x](y) `z` &lt;script&gt;</li>' in html
    assert '<html lang="zh-CN">' in html


def test_every_format_in_both_languages(content: Path) -> None:
    """Each format tells the same answers; the command takes it by its name."""
    raise_the_second_child(content)
    report = compare(content, "HEAD")
    for form, lay_out in FORMATS.items():
        assert "500 → 600元" in lay_out(told(report, "zh"), "zh"), form
        assert "500 → 600 yuan a month" in lay_out(told(report, "en"), "en"), form
    assert run(content, "HEAD", "--format", "html").output.startswith("<!doctype html>")


# ── the record ──────────────────────────────────────────────────────────────


def test_the_record_is_checked_content(content: Path) -> None:
    """What `--record` writes passes the check as it stands, comes first, and says the periods to the day."""
    raise_the_second_child(content)
    result = run(content, "HEAD", "--record")
    assert f"{DOCUMENT}/updates.yml" in result.output
    loaded, faults = check(content)
    assert loaded is not None
    assert not [one for one in faults if one.path.name == "updates.yml" and not one.warning]
    document = next(one for one in loaded.documents if one.path == DOCUMENT)
    first, second = document.updates.data
    assert second.id == "first-explained"
    assert (first.date, first.status, first.measures) == (date.today(), "draft", ("3-1",))  # noqa: DTZ011
    assert [(one.of, one.first, one.last) for one in first.periods] == [("births", date(2025, 1, 1), None)]
    assert first.affected
    assert (first.affected.kinds, first.affected.gain, first.affected.lose) == (4, 4, 0)
    assert "500 → 600 yuan a month" in first.text[0].beside
    run(content, "HEAD", "--record")
    again = next(one for one in check(content)[0].documents if one.path == DOCUMENT)  # type: ignore[union-attr]
    assert [one.id for one in again.updates.data] == [f"{first.id}-2", first.id, "first-explained"]


def test_nothing_to_record(content: Path) -> None:
    """Without a change there is no entry."""
    result = run(content, "HEAD", "--record")
    assert result.exit_code == 2
    assert "nothing is recorded" in result.output


# ── the parts ───────────────────────────────────────────────────────────────


def test_entries_are_compared_by_id_and_sentences_by_what_they_say() -> None:
    """An entry that moved did not change; a sentence put between two others is the only difference."""
    old: dict[str, Any] = {
        "a": [{"id": "x", "n": 1}, {"id": "y", "n": 2}],
        "b": [{"zh": "一", "en": "one"}, {"zh": "三", "en": "three"}],
    }
    new: dict[str, Any] = {
        "a": [old["a"][1], {"id": "x", "n": 3}],
        "b": [old["b"][0], {"zh": "二", "en": "two"}, old["b"][1]],
    }
    found = [(one.key, one.old, one.new) for one in differences(Pair((), (), (), old, new))]
    assert found == [(("a", "[x]", "n"), 1, 3), (("b", "[2]"), None, {"zh": "二", "en": "two"})]


def test_more_and_less() -> None:
    """An answer counts before its sum; time to act is worth having; a sum of another kind is neither."""
    yes, unknown = Answer("yes", days=90), Answer("unknown")
    assert direction(NONE, yes) == "gain"
    assert direction(yes, unknown) == "lose"
    assert direction(yes, Answer("yes", days=60)) == "lose"
    assert direction(yes, yes) == "other"
