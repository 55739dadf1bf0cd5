"""One broken `rules.yml` a fault: the check names the line and how to mend it, in both languages."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from content import copy

from scripts.check import check

if TYPE_CHECKING:
    from scripts.fault import Fault

DRAFT = "huyanghe/measures-draft"
RULES = f"{DRAFT}/rules.yml"

# Days and other figures for windows, limits and targets. What the text does not print is a fault of its own,
# and not the one that is looked for here.
_DAYS = {"first": "2025-01-01", "june": "2025-06-30", "july": "2025-07-01", "september": "2025-09-01"}
_OTHERS = {"three": ("count", "3"), "ninety": ("days", "90"), "cap": ("CNY", "5000"), "a-year": ("CNY/year", "500")}
FIGURES = "figures:\n" + "".join(
    f"  - {{id: {name}, name: {{zh: 数, en: it}}, role: scope, value: {value}, unit: {unit}, printed: 数, quote: 数}}\n"
    for name, (unit, value) in (*((name, ("date", day)) for name, day in _DAYS.items()), *_OTHERS.items())
)


def own_fact(name: str, of: str = "parents", label: str = "事") -> str:
    """A fact of the place's own."""
    rest = ", ".join(f"{key}: {{zh: 事, en: it}}" for key in ("help", "why", "short"))
    return f"  - {{id: {name}, of: {of}, label: {{zh: {label}, en: {label}}}, {rest}}}\n"


def own(facts: str, conditions: str = "") -> str:
    """The beginning of a `rules.yml` with facts and conditions of the place's own."""
    return f"facts:\n{facts}" + (f"conditions:\n{conditions}" if conditions else "") + "readings:\n"


def rows(*rates: str) -> str:
    """The rows for the second child and two local parents, in place of the one that is printed."""
    return "".join(f"      - {{order: [2], local_parents: 2, {rate}, figures: [second-both]}}\n" for rate in rates)


START = "readings:\n"
INSURED = "  - {id: both-insured, fact: insured, who: both}\n"
ROW = "      - {order: [2], local_parents: 2, figures: [second-both]}\n"
LAST_ROW = "      - {order: [3], local_parents: 1, figures: [third-one]}\n"
START_DAY = "    here: included\n"
LISTED = "    readings: [month-count, age-day, leap-day, start-day, late-"
UNTIL = "    until_age: until-age\n"
PER_HEAD = "      - {figures: [per-head]}\n"
CONDITIONS = "    conditions: [couple, parents-local, lawful, born-from, child-local, birth-order]\n"
ON_TOP = "    conditions: [couple, parents-local, lawful, born-from, child-local, birth-order, on-top-of]\n"
NURSERY = "nursery-operating-subsidy"
BY_CHILD = """      - {option: by-child, zh: 一个孩子一个孩子地数。, en: Children are counted one by one.}
      - {option: by-delivery, zh: 同一次分娩的孩子算同一孩次。, en: Children of one delivery count as one.}
"""
CHECKS = "  - id: pre-pregnancy-checks\n"

# (the fault in words, the passage, what it becomes, words of the message)
BROKEN = [
    # a place's own facts and conditions
    ("a fact that there is already", START, own(own_fact("hukou")), "已经有事实“mother.hukou”"),
    ("a fact called like a part of the family", START, own(own_fact("mother", "family")), "已经有事实“mother”"),
    ("a fact twice", START, own(own_fact("insured") + own_fact("insured")), "编号“insured”用了两次"),
    ("a fact that nothing looks at", START, own(own_fact("insured")), "没有条件用到事实“insured”"),
    ("a fact with a hyphen", START, own(own_fact("well-insured")), "写法不对"),
    ("a fact of nobody", START, own(own_fact("insured", "uncles")), "只能写这些之一"),
    ("a blank of parents in a family's fact", START, own(own_fact("poor", "family", '"{parent}"')), "没有数“parent”"),
    (
        "a condition that there is already",
        START, own(own_fact("insured"), "  - {id: couple, fact: insured, who: both}\n"), "已经有条件“couple”",
    ),
    ("a condition that nothing uses", START, own(own_fact("insured"), INSURED), "没有待遇用到条件“both-insured”"),
    (
        "a condition on a fact that is not there",
        START, own(own_fact("insurance"), INSURED), "没有事实“insured”：是不是“insurance”",
    ),
    (
        "a condition asked of the wrong people",
        START, own(own_fact("insured", "children"), INSURED), "属于 children，who 应当是：child",
    ),
    # conditions of a benefit
    ("a condition misspelt", "[couple, parents-local", "[cuople, parents-local", "认识条件“cuople”：是不是“couple”"),
    ("a condition twice", "[couple, parents-local", "[couple, couple, parents-local", "条件“couple”写了两次"),
    ("a condition of a family for an institution", "[filed, assessed]", "[filed, lawful]", "却要看家庭"),
    ("a condition of an institution for a child", "[couple, parents-local", "[filed, parents-local", "却要看机构"),
    ("a subject that cannot be counted so", "subject: institution\n    cond", "subject: child\n    cond", "却要看机构"),
    ("an institution's row by birth order", PER_HEAD, "      - {order: [1], figures: [per-head]}\n", "却要看家庭"),
    ("work that a child needs", UNTIL, f"{UNTIL}    needs_work: true\n", "needs_work 只用于父母的假期"),
    ("births without a row", "child-local, birth-order]", "child-local]", "有的孩次没有任何一行"),
    # readings
    ("an option misspelt", "option: months-of-age\n", "option: month-of-age\n", "是不是“months-of-age”"),
    ("an option twice", "option: calendar-months\n", "option: months-of-age\n", "选项“months-of-age”写了两次"),
    ("an option where there is none", "- {zh: 看提问当天是", "- {option: now, zh: 看", "“marriage”没有选项“now”"),
    ("a choice that is no option", START_DAY, "    here: include\n", "没有“include”：是不是“included”"),
    ("one option alone", "{option: refused, zh:", "{zh:", "只有“allowed”一个选项"),
    ("a reading without an option", BY_CHILD, re.sub("option: [a-z-]+, ", "", BY_CHILD), "却没有 option"),
    ("a reading twice", "  - id: age-day\n", "  - id: month-count\n", "理解“month-count”写了两次"),
    ("a reading that nobody lists", "leap-day, start-day,", "start-day,", "都没有列出理解“leap-day”"),
    ("a reading listed twice", "leap-day, start-day,", "leap-day, leap-day, start-day,", "理解“leap-day”写了两次"),
    ("a reading misspelt", "leap-day, start-day,", "leap-days, start-day,", "“leap-days”：是不是“leap-day”"),
    ("a reading missing", LISTED, LISTED.replace("month-count, ", ""), "可能用到理解“month-count”"),
    ("a reading of another clause", "readings: [no-ass", "readings: [twins, no-ass", "没有条款“3-4”的理解"),
    (
        "a settled reading that nothing rests on",
        UNTIL, UNTIL + "    settled: [{reading: years, quote: 一}]\n", "用不到理解“years”",
    ),
    (
        "a settled reading that is listed too",
        UNTIL, UNTIL + "    settled: [{reading: start-day, option: included, quote: 一}]\n", "请只留一处",
    ),
    (
        "a settled option misspelt",
        UNTIL, UNTIL + "    settled: [{reading: start-day, option: include, quote: 一}]\n", "是不是“included”",
    ),
    (
        "a settled reading without its option",
        UNTIL, UNTIL + "    settled: [{reading: start-day, quote: 一}]\n", "缺少“option”",
    ),
    # figures
    ("a figure misspelt", UNTIL, "    until_age: until-ages\n", "没有数“until-ages”：是不是“until-age”"),
    ("years that are no count", UNTIL, "    years: ninety\n", "数“ninety”的单位是 days，这里要 count"),
    ("a key that the mechanism has no use for", UNTIL, UNTIL + "    days: ninety\n", "用不到“days”"),
    ("a start that nothing looks at", "lawful, born-from,", "lawful,", "用不到“start”"),
    ("a time limit of another mechanism", UNTIL, UNTIL + "    counted_from: registration\n", "用不到“counted_from”"),
    ("an age and years", "monthly_to_age\n", "yearly\n", "数“second-both”的单位是 CNY/person/month"),
    ("neither age nor years", f"{UNTIL}    rates:\n", "    rates:\n", "缺少“until_age”"),
    ("a benefit without rates", f"    rates:\n{PER_HEAD}", "", "缺少“rates”"),
    (
        "a limit that is no sum",
        UNTIL, UNTIL + "    limit: {figure: ninety, per: year}\n", "数“ninety”的单位是 days，这里要 CNY",
    ),
    (
        "a claim that is no number of days",
        UNTIL, UNTIL + "    claim: {days: cap, from: birth}\n", "数“cap”的单位是 CNY，这里要 days",
    ),
    (
        "a claim whose first day is open",
        UNTIL, UNTIL + "    claim: {days: ninety, from: birth}\n", "可能用到理解“day-count”",
    ),
    ("a rate in the wrong unit", PER_HEAD, "      - {figures: [a-year]}\n", "数“a-year”的单位是 CNY/year"),
    (
        "a target whose figure is none",
        CHECKS, CHECKS + "    target: {figure: cap, by: null}\n", "目标要用 role: target",
    ),
    (
        "a target by something that is no day",
        CHECKS, CHECKS + "    target: {figure: places, by: cap}\n", "数“cap”的单位是 CNY，这里要 year / date",
    ),
    # rows
    ("a row for a condition that is not the place's own", ROW, rows("when: {couple: true}"), "when 只能写 cond"),
    ("a row for something that is neither yes nor no", ROW, rows("when: {couple: yes}"), "只能写 true 或 false"),
    ("a row for the child before the first", ROW, ROW.replace("[2]", "[0]"), "这里最小是 1"),
    ("a row for three parents", ROW, ROW.replace("parents: 2", "parents: 3"), "只能写这些之一"),
    ("later than nothing", PER_HEAD, "      - {later: true, figures: [per-head]}\n", "later 要与 order 一起写"),
    ("orders that go down", ROW, ROW.replace("[2]", "[2, 1]"), "order 要从小到大写"),
    ("a row without its births", ROW, ROW.replace("order: [2], ", ""), "缺少“order”"),
    ("a window that is no date", ROW, rows("born_from: until-age"), "数“until-age”的单位是 age，这里要 date"),
    ("a window that ends before it begins", ROW, rows("born_from: july, born_to: june"), "在开始（2025-07-01）以前"),
    ("two rows for the same case", LAST_ROW, LAST_ROW + LAST_ROW, "这一行与第 4 行重叠"),
    (
        "two rows of different sums for one case",
        LAST_ROW, LAST_ROW + "      - {order: [3], figures: [third-both]}\n", "这一行与第 4 行重叠",
    ),
    (
        "later births that are printed again",
        LAST_ROW, "      - {order: [1], later: true, local_parents: 1, figures: [third-one]}\n", "这一行与第 2 行重叠",
    ),
    (
        "windows of births that overlap",
        ROW, rows("born_to: july", "born_from: june"), "同一种情况可以套用两行（出生 2025-06-30…2025-07-01）",
    ),
    (
        "windows of births with a gap",
        ROW, rows("born_to: june", "born_from: september"), "出生 2025-07-01…2025-08-31 没有",
    ),
    (
        "windows of payments with a gap",
        ROW, rows("paid_from: first, paid_to: june", "paid_from: september"), "发放 2025-07-01…2025-08-31 没有",
    ),
    (
        "windows of payments with a gap of one day, for some births",
        ROW, rows("born_to: june", "born_from: july, paid_to: first", "born_from: july, paid_from: june"),
        "发放 2025-01-02…2025-06-29 没有",
    ),
    # supplements
    ("a supplement to nothing", CONDITIONS, f"    on_top_of: nursery\n{ON_TOP}", "没有待遇“nursery”"),
    ("a supplement to itself", CONDITIONS, f"    on_top_of: childcare-subsidy\n{ON_TOP}", "绕回到它自己"),
    ("a supplement to an institution's", CONDITIONS, f"    on_top_of: {NURSERY}\n{ON_TOP}", "的 subject 是"),
    ("a supplement without its condition", UNTIL, f"{UNTIL}    on_top_of: {NURSERY}\n", "要与条件“on-top-of”一起写"),
    ("a supplement to no benefit at all", CONDITIONS, ON_TOP, "要与条件“on-top-of”"),
    ("a mechanism that there is not", "mechanism: monthly_to_age", "mechanism: monthly", "只能写这些之一"),
]  # fmt: skip


def faults_of(tmp_path: Path, passage: str, becomes: str) -> tuple[str, list[Fault]]:
    """The broken `rules.yml` of the draft, and every fault that is found with the further figures in place."""
    folder = copy(tmp_path)
    shutil.rmtree(folder / "hinggan")
    measure = folder / DRAFT / "measures" / "3-1.yml"
    measure.write_text(measure.read_text(encoding="utf-8").replace("figures:\n", FIGURES, 1), encoding="utf-8")
    text = (folder / RULES).read_text(encoding="utf-8")
    assert passage in text
    broken = text.replace(passage, becomes, 1)
    (folder / RULES).write_text(broken, encoding="utf-8")
    return broken, check(folder)[1]


@pytest.mark.parametrize(("passage", "becomes", "message"), [one[1:] for one in BROKEN], ids=[one[0] for one in BROKEN])
def test_the_check_reports(tmp_path: Path, passage: str, becomes: str, message: str) -> None:
    _, faults = faults_of(tmp_path, passage, becomes)
    told = [fault for fault in faults if message in fault.zh]
    assert told, [str(fault) for fault in faults]
    assert told[0].path == Path("policy_data") / RULES
    assert told[0].column > 0
    assert re.search("[a-z]{3}", told[0].en)


def test_a_gap_is_told_at_the_row_after_it(tmp_path: Path) -> None:
    broken, faults = faults_of(tmp_path, ROW, rows("born_to: june", "born_from: september"))
    gap = next(fault for fault in faults if "空缺" in fault.zh)
    assert "born_from: september" in broken.splitlines()[gap.line - 1]
    assert gap.en == "there is a gap between two windows: no row holds for births 2025-07-01…2025-08-31; compare them."


def test_windows_that_follow_one_another_are_whole(tmp_path: Path) -> None:
    windows = rows("born_to: june, paid_to: july", "born_from: july, paid_to: june", "born_from: july, paid_from: july")
    _, faults = faults_of(tmp_path, ROW, windows)
    assert [fault.zh for fault in faults if "重叠" in fault.zh or "空缺" in fault.zh] == []
