"""One broken file a fault: the check names the file, the line and how to mend it, in both languages."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from content import FOLDER, copy

from scripts.check import check
from scripts.check.words import check as check_words

if TYPE_CHECKING:
    from collections.abc import Callable

DRAFT = "huyanghe/measures-draft"
NOTICE = "hinggan/notice-2023-86"

# (the fault in words, the file, the passage, what it becomes, the file named, words of the message)
BROKEN = [
    (
        "a quotation that is not in the official text",
        f"{DRAFT}/measures/3-1.yml", "quote: 落户辖区", "quote: 落户本辖区",
        f"{DRAFT}/measures/3-1.yml", "引文不在正式文本的这一条里",
    ),
    (
        "a quotation taken from another clause",
        f"{DRAFT}/measures/3-1.yml", "quote: 落户辖区", "quote: 取消社会抚养费",
        f"{DRAFT}/measures/3-1.yml", "引文不在正式文本的这一条里",
    ),
    (
        "a figure that differs from its quotation",
        f"{DRAFT}/measures/3-1.yml", "value: 500\n", "value: 600\n",
        f"{DRAFT}/measures/3-1.yml", "数值 600 与原文“500元/人/月”不一致",
    ),
    (
        "a date that differs from its quotation",
        f"{DRAFT}/measures/3-1.yml", "value: 2025-01-01", "value: 2025-01-02",
        f"{DRAFT}/measures/3-1.yml", "数值 2025-01-02 与原文“2025年1月1日”不一致",
    ),
    (
        "printed words that are not in the quotation",
        f"{NOTICE}/measures/2.yml", "printed: 2000 元", "printed: 3000 元",
        f"{NOTICE}/measures/2.yml", "不在它的引文里",
    ),
    (
        "printed words that hold two numbers",
        f"{NOTICE}/measures/2.yml", "printed: 2000 元", "printed: 2000 元和 5000 元",
        f"{NOTICE}/measures/2.yml", "应当正好有一个数字或日期",
    ),
    (
        "a date that is none",
        f"{DRAFT}/measures/3-1.yml", "value: 2025-01-01", "value: 2025-13-01",
        f"{DRAFT}/measures/3-1.yml", "应当是数字或日期",
    ),
    (
        "a number in the text that nothing accounts for",
        f"{DRAFT}/document.yml", "    quote: 国办发〔2024〕48号", "    quote: 国办发〔2024〕",
        f"{DRAFT}/official.txt", "没有交代",
    ),
    (
        "a unit printed in the text that is on no measure",
        f"{DRAFT}/measures/3-1.yml", "  - {unit: finance-bureau, role: responsible, printed: 师市财政局}\n", "",
        f"{DRAFT}/official.txt", "印的单位“师市财政局”",
    ),
    (
        "a unit in the wrong role",
        f"{DRAFT}/measures/3-1.yml", "role: lead, printed: 师市", "role: responsible, printed: 师市",
        f"{DRAFT}/official.txt", "印的单位“师市卫生健康委”（lead）",
    ),
    (
        "a unit that nobody defined",
        f"{DRAFT}/measures/3-1.yml", "unit: finance-bureau", "unit: finance-buro",
        f"{DRAFT}/measures/3-1.yml", "units.yml 里没有单位“finance-buro”",
    ),
    (
        "a language that is missing",
        f"{DRAFT}/measures/3-1.yml", "title: {zh: 育儿补贴, en: Childcare subsidy}", "title: {zh: 育儿补贴}",
        f"{DRAFT}/measures/3-1.yml", "缺少“en”",
    ),
    (
        "a language that is empty",
        f"{DRAFT}/measures/3-1.yml", "title: {zh: 育儿补贴, en: Childcare subsidy}", 'title: {zh: 育儿补贴, en: ""}',
        f"{DRAFT}/measures/3-1.yml", "这里不能为空",
    ),
    (
        "a key that is misspelt",
        f"{DRAFT}/measures/3-1.yml", "\naudience: ", "\naudiense: ",
        f"{DRAFT}/measures/3-1.yml", "是不是“audience”",
    ),
    (
        "a key that stands twice",
        f"{DRAFT}/measures/3-1.yml", "clause: 3-1\n", "clause: 3-1\nclause: 3-2\n",
        f"{DRAFT}/measures/3-1.yml", "写了两次",
    ),
    (
        "a line that is not YAML",
        f"{DRAFT}/measures/3-1.yml", "title: {zh", "title: {zh: [",
        f"{DRAFT}/measures/3-1.yml", "这个括号没有配对",
    ),
    (
        "a clause that does not exist",
        f"{DRAFT}/measures/3-1.yml", "clause: 3-1", "clause: 3-9",
        f"{DRAFT}/measures/3-1.yml", "正式文本里没有条款“3-9”",
    ),
    (
        "a reader that does not exist",
        f"{DRAFT}/measures/3-1.yml", "audience: [families", "audience: [familys",
        f"{DRAFT}/measures/3-1.yml", "没有读者类别“familys”",
    ),
    (
        "a digit typed in prose",
        f"{DRAFT}/measures/3-1.yml", "zh: 孩子落户辖区。", "zh: 孩子在3周岁前落户辖区。",
        f"{DRAFT}/measures/3-1.yml", "文字里直接写了数字",
    ),
    (
        "a figure in prose that does not exist",
        f"{DRAFT}/measures/3-1.yml", "按月发放，直至孩子{until-age}。", "按月发放，直至孩子{until}。",
        f"{DRAFT}/measures/3-1.yml", "没有数“until”",
    ),
    (
        "a figure in one language only",
        f"{DRAFT}/measures/3-1.yml", "按月发放，直至孩子{until-age}。", "按月发放。",
        f"{DRAFT}/measures/3-1.yml", "两种语言用的数不一样",
    ),
    (
        "English that leaves the glossary",
        f"{DRAFT}/measures/3-1.yml", "en: Childcare subsidy}", "en: Baby money}",
        f"{DRAFT}/measures/3-1.yml", "没有用词汇表里“育儿补贴”的译法",
    ),
    (
        "a condition that the calculator does not know",
        f"{DRAFT}/rules.yml", "conditions: [couple, parents-local", "conditions: [couples, parents-local",
        f"{DRAFT}/rules.yml", "计算器不认识条件“couples”",
    ),
    (
        "a figure in the rules that does not exist",
        f"{DRAFT}/rules.yml", "start: start", "start: begin",
        f"{DRAFT}/rules.yml", "没有数“begin”",
    ),
    (
        "a draft that is called law",
        f"{DRAFT}/document.yml", "status: draft", "status: in_force",
        f"{DRAFT}/document.yml", "正式文本写着“征求意见稿”，与 status 不符",
    ),
    (
        "a document number that is not the printed one",
        f"{NOTICE}/document.yml", "number: 兴署办发〔2023〕86号", "number: 兴署办发〔2023〕68号",
        f"{NOTICE}/document.yml", "与原文不符",
    ),
    (
        "a unit that the quotation does not print",
        f"{DRAFT}/measures/3-3.yml", "unit: per-thousand", "unit: percent",
        f"{DRAFT}/measures/3-3.yml", "引文里却没有“%”",
    ),
    (
        "an expectation that is no answer",
        f"{DRAFT}/families.yml", "answer: unknown", "answer: perhaps",
        f"{DRAFT}/families.yml", "只能写这些之一",
    ),
    (
        "a reading that an answer may rest on and nobody wrote",
        f"{DRAFT}/rules.yml", "late-registration, twins, other-union", "late-registration, other-union",
        f"{DRAFT}/rules.yml", "可能用到理解“twins”",
    ),
    (
        "a figure of the wrong kind in the rules",
        f"{DRAFT}/rules.yml", "start: start", "start: until-age",
        f"{DRAFT}/rules.yml", "数“until-age”的单位是 age",
    ),
    (
        "a figure that the rules need and do not name",
        f"{DRAFT}/rules.yml", "    until_age: until-age\n", "",
        f"{DRAFT}/rules.yml", "缺少“until_age”",
    ),
    (
        "a condition that the rules no longer look at",
        f"{DRAFT}/rules.yml", "conditions: [couple, parents-local, lawful, ", "conditions: [couple, parents-local, ",
        f"{DRAFT}/families.yml", "answer 应为 no，按规则算出 yes",
    ),
    (
        "a worked family that no longer comes out",
        f"{DRAFT}/families.yml", "total: {min: 31280, max: 31280", "total: {min: 31281, max: 31281",
        f"{DRAFT}/families.yml", "total 应为",
    ),
    (
        "a worked family with an unknown fact",
        f"{DRAFT}/families.yml", "institution: {filed: true, assess", "institution: {field: true, assess",
        f"{DRAFT}/families.yml", "institution.field",
    ),
    (
        "a measure in a row that the side-by-side page does not have",
        f"{DRAFT}/measures/3-2.yml", "topics: [maternal-health]", "topics: [maternal-helth]",
        f"{DRAFT}/measures/3-2.yml", "topics.yml 里没有“maternal-helth”这一行",
    ),
    (
        "a row of the side-by-side page that no measure is in",
        "topics.yml", "- id: insurance\n", "- id: assurance\n",
        "topics.yml", "没有一条措施写着这一行",
    ),
    (
        "a row about a document that does not exist",
        "topics.yml", "documents: [huyanghe/measures-draft, ", "documents: [huyanghe/measures, ",
        "topics.yml", "没有文件“huyanghe/measures”",
    ),
    (
        "a status that is none",
        f"{DRAFT}/document.yml", "status: draft", "status: drafted",
        f"{DRAFT}/document.yml", "只能写这些之一",
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("path", "passage", "becomes", "named", "message"), [one[1:] for one in BROKEN], ids=[one[0] for one in BROKEN]
)
def test_the_check_reports(tmp_path: Path, path: str, passage: str, becomes: str, named: str, message: str) -> None:
    folder = copy(tmp_path)
    text = (folder / path).read_text(encoding="utf-8")
    assert passage in text
    (folder / path).write_text(text.replace(passage, becomes, 1), encoding="utf-8")
    _, faults = check(folder)
    told = [fault for fault in faults if message in fault.zh]
    assert told, [str(fault) for fault in faults]
    assert told[0].path == Path("policy_data") / named
    if named == path and becomes:
        broken = (folder / path).read_text(encoding="utf-8").index(becomes)
        lines = text[:broken].count("\n") + 1, text[:broken].count("\n") + 1 + becomes.count("\n")
        assert lines[0] <= told[0].line <= max(lines)
    assert told[0].column > 0
    assert re.search("[a-z]{3}", told[0].en)


def remove(path: str) -> Callable[[Path], None]:
    return lambda folder: (folder / path).unlink()


def write(path: str, content: bytes) -> Callable[[Path], None]:
    def break_it(folder: Path) -> None:
        (folder / path).write_bytes(content)

    return break_it


@pytest.mark.parametrize(
    ("break_it", "message"),
    [
        (remove(f"{NOTICE}/measures/7.yml"), "没有对应的措施：请新建 measures/7.yml"),
        (remove(f"{NOTICE}/rules.yml"), "找不到这个文件"),
        (remove(f"{NOTICE}/official.txt"), "找不到这个文件"),
        (write(f"{NOTICE}/official.txt", "文".encode("gb18030")), "不是 UTF-8 编码"),
        (write(f"{NOTICE}/faqs.yml", b""), "文件是空的"),
        (write(f"{NOTICE}/faqs.yml", "问".encode("gb18030")), "不是 UTF-8 编码"),
        (write(f"{NOTICE}/faqs.yml", b"- &a {x: *a}\n"), "不能用 &、*、! 这些标记"),
        (write(f"{NOTICE}/faqs.yml", b"<<<<<<< HEAD\n"), "Git 合并冲突"),
        (write(f"{NOTICE}/official.txt", b"=======\n"), "Git 合并冲突"),
        (write(f"{NOTICE}/official.txt", "#1 | 一 | One\n一\n".encode()), "# 后面要有一个空格"),
        (write(f"{NOTICE}/faqs.yml", b"- !!int abc\n"), "不能用 &、*、! 这些标记"),
        (write(f"{NOTICE}/faqs.yml", b"[" * 100_000), "嵌套太深"),
        (write(f"{NOTICE}/faqs.yml", b"\x00"), "YAML 不允许的字符"),
        (write(f"{NOTICE}/official.txt", "没有地址的文字\n".encode()), "正文之前缺少地址行"),
    ],
)
def test_a_missing_empty_or_unreadable_file_is_reported(
    tmp_path: Path, break_it: Callable[[Path], None], message: str
) -> None:
    folder = copy(tmp_path)
    break_it(folder)
    _, faults = check(folder)
    assert any(message in fault.zh for fault in faults), [str(fault) for fault in faults]


def test_every_fault_is_reported_in_one_run(tmp_path: Path) -> None:
    folder = copy(tmp_path)
    chosen = [one for one in BROKEN if one[0] in TOGETHER]
    for _, path, passage, becomes, _, _ in chosen:
        text = (folder / path).read_text(encoding="utf-8")
        assert passage in text
        (folder / path).write_text(text.replace(passage, becomes, 1), encoding="utf-8")
    said = [fault.zh for fault in check(folder)[1]]
    for *_, message in chosen:
        assert any(message in one for one in said), (message, said)


TOGETHER = {
    "a figure that differs from its quotation",
    "printed words that are not in the quotation",
    "a unit printed in the text that is on no measure",
    "a digit typed in prose",
    "a condition that the calculator does not know",
    "a draft that is called law",
}


def test_the_sites_own_sentences_are_checked(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(FOLDER.parent / "docs" / "words", tmp_path / "words"))
    assert list(check_words(folder)) == []
    results = folder / "results.yml"
    text = results.read_text(encoding="utf-8")
    for passage, becomes, message in (
        ("  yes-ended:", "  yes-over:", "缺少句子“headline.yes-ended”"),
        ("{number}个孩子", "个孩子", "花括号的内容不一样"),
        ('en: "Not begun yet"', 'de: "Noch nicht"', "缺少一种语言"),
    ):
        assert passage in text
        results.write_text(text.replace(passage, becomes, 1), encoding="utf-8")
        assert any(message in fault.zh for fault in check_words(folder))
