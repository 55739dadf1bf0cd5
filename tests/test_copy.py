"""House style is told as a warning, at its place, and never stops anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from content import content, copy

from scripts.check import check
from scripts.check.copy import LONGEST_EN, LONGEST_ZH
from scripts.check.copy import check as check_copy
from scripts.load.reader import load

if TYPE_CHECKING:
    from pathlib import Path

    from scripts.fault import Fault

MEASURE = "huyanghe/measures-draft/measures/3-1.yml"
ZH = "补贴的钱从哪里出，本文件没有写。"
EN = "Where the money for the subsidy comes from is not stated in this document."


def told(folder: Path, old: str, new: str) -> list[Fault]:
    """What the copy lint says of the measure after one passage was changed in it."""
    path = folder / MEASURE
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    found, _ = load(folder)
    return [fault for fault in check_copy(found) if fault.path.as_posix().endswith(MEASURE)]


@pytest.mark.parametrize(
    ("old", "new", "zh", "at"),
    [
        (ZH, "补贴的钱从哪里出，，本文件没有写。", "标点连着写了两个（，，）", "，，"),
        (ZH, "补贴的钱从哪里出，。", "标点连着写了两个（，。）", "，。"),
        (ZH, "补贴的钱 从哪里出，本文件没有写。", "多余的空格", " 从"),
        (ZH, "补贴的钱从哪里出， 本文件没有写。", "多余的空格", " 本"),
        (ZH, "补贴的的钱从哪里出，本文件没有写。", "重了一个字（的的）", "的的"),
        (ZH, '"补贴的钱从哪里出，本文件没有写\'。"', "直引号", "'。"),
        (ZH, "补贴的钱从哪里出，本文件没有写...。", "省略号写法不对", "..."),
        (ZH, "补贴的钱--从哪里出，本文件没有写。", "破折号写法不对", "--"),
        (ZH, "“补贴的钱从哪里出，本文件没有写。", "没有成对", "“补"),
        (ZH, "补贴（的钱从哪里出，本文件没有写。", "没有成对", "（的"),
        (ZH, "补贴的钱从哪里出，本文件没有写", "句子没有写完", None),
        (EN, EN.replace("the money", "the the money"), "英文重了一个词（the the）", "the the"),
        (EN, EN.replace(" money", "  money"), "两个空格", "  money"),
        (EN, EN.replace(" comes", " , comes"), "英文标点前多了空格", " , comes"),
        (EN, EN.rstrip("."), "句子没有写完", None),
    ],
)
def test_a_slip_is_told_at_its_place(tmp_path: Path, old: str, new: str, zh: str, at: str | None) -> None:
    folder = copy(tmp_path)
    found = [fault for fault in told(folder, old, new) if zh in fault.zh]
    assert len(found) == 1, found
    assert found[0].warning
    line = (folder / MEASURE).read_text(encoding="utf-8").splitlines()[found[0].line - 1]
    assert new.strip("\"'") in line
    assert at is None or line[found[0].column - 1 :].startswith(at)


@pytest.mark.parametrize(
    "fine",
    [
        "补贴的钱从哪里出——本文件没有写。",
        "补贴的钱（由财政出）从哪里来？本文件没有写！",
        "页面用 MkDocs 排成，“补贴”一词照原文。",
        "补贴的钱……本文件没有写。",
        "从“一方”到“双方”，《办法》没有写。",
    ],
)
def test_what_is_right_is_left_alone(tmp_path: Path, fine: str) -> None:
    assert told(copy(tmp_path), ZH, fine) == []


def test_a_sentence_too_long_is_told_with_its_length(tmp_path: Path) -> None:
    folder = copy(tmp_path)
    longest = "补" * (LONGEST_ZH - 1)
    assert told(folder, ZH, f"{longest}。{longest}；{longest}？") == []
    (fault,) = told(folder, f"{longest}？", f"补{longest}？")
    assert fault.warning
    assert f"长{LONGEST_ZH + 1}字（宜在{LONGEST_ZH}以内）" in fault.zh
    assert f"a sentence of {LONGEST_ZH + 1} characters" in fault.en


def test_an_english_sentence_too_long_is_told(tmp_path: Path) -> None:
    folder = copy(tmp_path)
    words = " ".join(["subsidy", "money"] * (LONGEST_EN // 2))
    assert told(folder, EN, f"{words}. {words}; {words}.") == []
    (fault,) = told(folder, f"{words}. ", f"More {words}. ")
    assert f"a sentence of {LONGEST_EN + 1} words" in fault.en


def test_figures_are_counted_as_they_are_read(tmp_path: Path) -> None:
    """A placeholder is as long as what stands there on the page."""
    words = "补" * (LONGEST_ZH - 1)
    (fault,) = told(copy(tmp_path), "按月发放，直至孩子{until-age}。", f"{words}{{until-age}}。")
    assert f"长{LONGEST_ZH + 3}字" in fault.zh


def test_style_alone_stops_nothing(tmp_path: Path) -> None:
    folder = copy(tmp_path)
    assert told(folder, ZH, "补贴的的钱从哪里出，本文件没有写。")
    held, faults = check(folder)
    assert held is not None
    assert [fault for fault in faults if not fault.warning] == []


def test_names_and_citations_stand_as_others_wrote_them(tmp_path: Path) -> None:
    assert told(copy(tmp_path), "title: {zh: 育儿补贴", "title: {zh: 育儿 补贴") == []


def test_our_own_content_has_no_slip() -> None:
    """Long sentences aside, which are weighed one by one."""
    assert [fault for fault in check_copy(content()) if "a sentence of" not in fault.en] == []
