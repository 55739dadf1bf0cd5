"""What hands and editors do to a file: one mistake a case, told once, at its place, with how to mend it.

‸ in the broken text stands where the fault must be told; it is taken out before the file is written.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from content import FOLDER, copy
from jinja2 import Environment, FileSystemLoader, StrictUndefined, UndefinedError

from scripts.check import check
from scripts.check.templates import check as check_templates
from scripts.check.templates import told as told_by_template
from scripts.load.memory import Memory

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scripts.fault import Fault

DRAFT = "huyanghe/measures-draft"
NOTICE = "hinggan/notice-2023-86"
MEASURE = f"{DRAFT}/measures/3-1.yml"
MEMORY = Memory()  # only the broken file is looked at anew
TITLE = "title: {zh: 育儿补贴, en: Childcare subsidy}"
GIVES = "  - zh: 按月发放，直至孩子{until-age}。\n    en: It would be paid each month until"

# (the mistake, the file, the passage, what it becomes, words of the message)
YAML = [
    ("a quotation mark that is never closed", MEASURE, "en: It would be", 'en: ‸"It would be', "这个引号没有配对"),
    (
        "a quotation mark not closed inside braces",
        MEASURE,
        TITLE,
        'title: {zh: 育儿补贴, en: ‸"Childcare subsidy}',
        "这个引号没有配对",
    ),
    ("a single quotation mark that is never closed", MEASURE, "value: 500\n", "value: ‸'500\n", "这个引号没有配对"),
    ("a brace that is never closed", MEASURE, TITLE, f"title: ‸{TITLE[7:-1]}", "这个括号没有配对"),
    ("a bracket that is never closed", MEASURE, "[money-for-children]", "‸[money-for-children", "这个括号没有配对"),
    ("two commas in a list", MEASURE, "[families, under", "[families, ‸, under", "括号里缺逗号"),
    ("full-width braces", MEASURE, TITLE, "title: ‸｛zh: 育儿补贴, en: Childcare subsidy｝", "这个括号没有配对"),
    ("a tab before a key", MEASURE, TITLE, "title:\n‸\tzh: 育儿补贴\n\ten: Childcare subsidy", "制表符"),
    ("a full-width colon after a key", MEASURE, "title: {", "title‸： {", "全角冒号"),
    ("a full-width colon inside braces", MEASURE, TITLE, "title: {‸zh：育儿补贴, en: Childcare subsidy}", "全角冒号"),
    (
        "a sentence that begins with a figure",
        MEASURE,
        GIVES,
        "  - zh: ‸{until-age}以前按月发放。\n    en: It is paid until",
        "以花括号开头",
    ),
    ("a sentence that begins with @", MEASURE, "quote: 同一对夫妻\n", "quote: ‸@同一对夫妻\n", "文字不能以“@”开头"),
    ("a sentence that begins with *", MEASURE, "quote: 同一对夫妻\n", "quote: ‸*同一对夫妻\n", "文字不能以“*”开头"),
    (
        "a colon in a sentence without quotes",
        MEASURE,
        "en: It would be paid",
        "en: Note‸: it would be paid",
        "句子里有“: ”",
    ),
    ("a colon inside braces", MEASURE, "en: Childcare subsidy}", "en: Childcare subsidy: monthly}", "这个括号没有配对"),
    ("a key without its colon", MEASURE, "    role: start", "    ‸role start", "这一行缺少冒号"),
    (
        "a sentence broken over two lines",
        MEASURE,
        "直至孩子{until-age}。\n    en: It",
        "直至孩子\n‸{until-age}。\n    en: It",
        "这一行缺少冒号",
    ),
    ("a key moved to the left", MEASURE, "    role: start", "   ‸role: start", "与上面的行接不上"),
    ("a dash without its blank", MEASURE, "  - id: couple\n", "  ‸-id: couple\n", "“-”的后面少了一个空格"),
    (
        "a hash that cuts a sentence short",
        MEASURE,
        "直至孩子{until-age}。\n    en",
        "直至孩子{until-age} ‸#见下。\n    en",
        "成了注释",
    ),
    ("a hash inside braces", MEASURE, "zh: 育儿补贴, en", "zh: 育儿补贴 ‸#1, en", "成了注释"),
    ("a line of dashes", MEASURE, "clause: 3-1\n", "clause: 3-1\n‸---\n", "分成了几份"),
    ("a key that stands twice", MEASURE, "clause: 3-1\n", "clause: 3-1\n‸clause: 3-2\n", "写了两次"),
    (
        "a key that stands twice inside braces",
        MEASURE,
        "title: {zh: 育儿补贴,",
        "title: {zh: 育儿补贴, ‸zh: 津贴,",
        "写了两次",
    ),
    (
        "a key that stands twice, whose second has no English",
        MEASURE,
        TITLE,
        f"{TITLE}\n‸title: {{zh: 津贴}}",
        "键“title”写了两次",
    ),
    ("an anchor", MEASURE, "audience: [fam", "audience: ‸&a [fam", "不能用 &、*、! 这些标记"),
    ("a tag", MEASURE, "value: 500\n", "value: ‸!!str 500\n", "不能用 &、*、! 这些标记"),
    ("marks of a merge", MEASURE, "clause: 3-1\n", "‸<<<<<<< HEAD\nclause: 3-1\n", "Git 合并冲突"),
    ("a mark that nobody sees", MEASURE, "zh: 育儿补贴,", "zh: 育儿‸\u200b补贴,", "看不见的或损坏的字符（U+200B）"),
]

SHAPE = [
    ("a misspelt key", MEASURE, "\naudience: ", "\n‸audiense: ", "是不是“audience”"),
    (
        "a comma in a sentence inside braces",
        MEASURE,
        "en: Childcare subsidy}",
        "en: Childcare subsidy, ‸monthly}",
        "被拆开了",
    ),
    ("text where keys are wanted", MEASURE, TITLE, "title: ‸育儿补贴", "应当是“键: 值”的形式"),
    ("a list where text is wanted", MEASURE, "zh: 育儿补贴, en: C", "‸zh: [育儿补贴], en: C", "不是列表"),
    ("a list where keys are wanted", MEASURE, TITLE, "‸title: [育儿补贴, Childcare subsidy]", "不是列表"),
    ("text where a list is wanted", MEASURE, "[money-for-children]", "‸money-for-children", "应当是列表"),
    ("an empty list for a whole file", f"{DRAFT}/measures/2.yml", None, "‸[]\n", "应当是“键: 值”的形式"),
    ("a number where text is wanted", MEASURE, "zh: 育儿补贴, en: C", "zh: ‸2025, en: C", "请加引号"),
    ("a value that is not there", MEASURE, "printed: 3周岁\n", "printed:‸\n", "这里是空的"),
    (
        "a yes that is none",
        f"{DRAFT}/rules.yml",
        "    here: included\n",
        "    always: ‸maybe\n    here: included\n",
        "只能写 true 或 false",
    ),
    ("a yes for text", MEASURE, "unit: date", "unit: ‸yes", "只能写这些之一"),
    (
        "an unknown unit with its nearest",
        MEASURE,
        "unit: CNY/person/month\n    printed: 500",
        "unit: ‸CNY/person/mont\n    printed: 500",
        "是不是“CNY/person/month”",
    ),
    ("a date with slashes", MEASURE, "value: 2025-01-01", "value: ‸2025/01/01", "应当是数字或日期"),
    ("a day that no month has", f"{NOTICE}/document.yml", "date: 2023-12-29", "date: ‸2023-02-30", "日期写法不对"),
    ("full-width digits in a value", MEASURE, "value: 500\n", "value: ‸５００\n", "全角"),
    ("a language that is missing", MEASURE, TITLE, "‸title: {zh: 育儿补贴}", "缺少“en”"),
    (
        "an outside fact without its source",
        f"{DRAFT}/measures/2.yml",
        "    source: {zh",
        "    sourse: {zh",
        "缺少“source”",
    ),
]

LANGUAGES = [
    ("languages that changed places", MEASURE, TITLE, "title: {zh: ‸Childcare subsidy, en: 育儿补贴}", "zh 里没有汉字"),
    ("Chinese in English", MEASURE, "en: It would be paid each", "en: It would be paid ‸每月 each", "书名号以外的汉字"),
    ("full-width digits in a sentence", MEASURE, "第一孩、第四孩", "第一孩、第‸４孩", "全角字符“４”"),
    (
        "full-width braces in a sentence",
        MEASURE,
        "直至孩子{until-age}。\n    en: It",
        "直至孩子‸｛until-age｝。\n    en: It",
        "全角字符“｛”",
    ),
    (
        "a link without an address",
        MEASURE,
        "按月发放，直至孩子{until-age}。\n",
        "按月发放，直至孩子{until-age}，见‸[细则]()。\n",
        "打不开",
    ),
    (
        "a link in full-width brackets",
        MEASURE,
        "按月发放，直至孩子{until-age}。\n",
        "按月发放，直至孩子{until-age}，见‸[细则]（https://example.org）。\n",
        "打不开",
    ),
    (
        "a link to a misspelt scheme",
        MEASURE,
        "按月发放，直至孩子{until-age}。\n",
        "按月发放，直至孩子{until-age}，见‸[细则](htps://example.org)。\n",
        "打不开",
    ),
    (
        "a document that the text does not name",
        MEASURE,
        "按月发放，直至孩子{until-age}。\n",
        "按月发放，直至孩子{until-age}，见‸《育儿补贴办法》。\n",
        "正式文本没有提到《育儿补贴办法》",
    ),
    (
        "a condition that stands twice",
        MEASURE,
        "  - id: lawful\n",
        "  - {id: couple, text: {zh: 孩子, en: the child}, quote: 同一对夫妻}\n  - id: lawful\n",
        "与同一列表里前面的一项重复",
    ),
]

WARNINGS = [
    (
        "a half-width comma in Chinese",
        MEASURE,
        "按月发放，直至孩子{until-age}。\n",
        "按月发放‸,直至孩子{until-age}。\n",
        "半角标点“,”",
    ),
    (
        "a full-width comma in English",
        MEASURE,
        "en: It would be paid each",
        "en: It would be paid‸， each",
        "全角标点“，”",
    ),
    (
        "two figures that changed places",
        MEASURE,
        "{second-both} for each second child, {third-both}",
        "{third-both} for each second child, {second-both}",
        "数的先后或次数不一样",
    ),
    ("another child in Chinese", MEASURE, "第一孩、第四孩及以后", "第一孩、‸第五孩及以后", "英文里没有对应的“fifth”"),
    ("a digit in one language only", f"{NOTICE}/document.yml", "en: Notice", "en: 3 Notice", "只在一种语言里"),
    ("a letter of the official text", f"{DRAFT}/official.txt", "加大养育支持力度", "加强养育支持力度", "与核定时不同"),
    ("another day of checking", f"{DRAFT}/document.yml", "checked: 2026-11-21", "checked: ‸2026-11-12", "与核定时不同"),
]

FILES = [
    ("GBK", f"{NOTICE}/faqs.yml", "# 问\n".encode("gbk"), "像是 GBK"),
    ("UTF-16", f"{NOTICE}/faqs.yml", "- id: 问\n".encode("utf-16"), "UTF-16"),
    ("nothing", f"{NOTICE}/faqs.yml", b"", "文件是空的"),
    ("only comments", f"{NOTICE}/faqs.yml", "# 空\n".encode(), "文件是空的"),
    ("deep nesting", f"{NOTICE}/faqs.yml", b"[" * 100_000, "嵌套太深"),
    ("a bomb of aliases", f"{NOTICE}/faqs.yml", b"- &a [x, x]\n- &b [*a, *a]\n- [*b, *b]\n", "不能用 &、*、! 这些标记"),
    ("a huge file", f"{NOTICE}/faqs.yml", b"- a\n" * 400_000, "文件太大"),
    ("a NUL", f"{NOTICE}/faqs.yml", b"- a: \x00\n", "YAML 不允许的字符"),
    ("a lock file", f"{NOTICE}/.~lock.faqs.yml#", b"x", "编辑软件留下的文件"),
    ("an owner file", f"{NOTICE}/~$faqs.yml", b"x", "编辑软件留下的文件"),
    ("a copy of a measure", f"{NOTICE}/measures/3 - 副本.yml", b"clause: 3\n", "像是一个副本"),
    ("a file called otherwise", f"{NOTICE}/glossary.yml", b"[]\n", "网站用不到这个文件"),
    ("a measure with the long ending", f"{NOTICE}/measures/18.yaml", b"clause: 18\n", "文件名应当是“18.yml”"),
]


def broken(folder: Path, path: str, passage: str | None, becomes: str) -> tuple[int, int] | None:
    """Break the file; return the line and column of ‸, if there is one."""
    file = folder / path
    text = file.read_text(encoding="utf-8")
    assert passage is None or passage in text
    text = becomes if passage is None else text.replace(passage, becomes, 1)
    at = text.find("‸")
    file.write_text(text.replace("‸", "", 1), encoding="utf-8")
    return None if at < 0 else (text[:at].count("\n") + 1, at - text.rfind("\n", 0, at))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the content that every case mends again."""
    return copy(tmp_path_factory.mktemp("broken"))


@pytest.fixture(autouse=True)
def mended(folder: Path) -> Iterator[None]:
    """After a case everything is as it was."""
    yield
    for file in [one for one in folder.rglob("*") if one.is_file()]:
        there = FOLDER / file.relative_to(folder)
        if not there.exists():
            file.unlink()
    shutil.copytree(FOLDER, folder, dirs_exist_ok=True)


def told(folder: Path, path: str, message: str) -> list[Fault]:
    """The faults of the file with these words."""
    faults = check(folder, MEMORY)[1]
    found = [one for one in faults if message in one.zh and one.path == Path("policy_data") / path]
    assert found, [str(one) for one in faults]
    return found


CASES = [*YAML, *SHAPE, *LANGUAGES]


@pytest.mark.parametrize(
    ("path", "passage", "becomes", "message"), [one[1:] for one in CASES], ids=[one[0] for one in CASES]
)
def test_a_mistake_is_a_fault_at_its_place(
    folder: Path, path: str, passage: str | None, becomes: str, message: str
) -> None:
    place = broken(folder, path, passage, becomes)
    found = told(folder, path, message)
    assert not found[0].warning
    assert place is None or place in [(one.line, one.column) for one in found], found


@pytest.mark.parametrize(
    ("path", "passage", "becomes", "message"), [one[1:] for one in WARNINGS], ids=[one[0] for one in WARNINGS]
)
def test_a_slip_is_a_warning_at_its_place(folder: Path, path: str, passage: str, becomes: str, message: str) -> None:
    place = broken(folder, path, passage, becomes)
    found = told(folder, path, message)
    assert found[0].warning
    assert place is None or place in [(one.line, one.column) for one in found], found


@pytest.mark.parametrize(("path", "written", "message"), [one[1:] for one in FILES], ids=[one[0] for one in FILES])
def test_a_file_in_the_wrong_form_is_told(folder: Path, path: str, written: bytes, message: str) -> None:
    (folder / path).write_bytes(written)
    told(folder, path, message)


@pytest.mark.parametrize(
    "path", ["hinggan/place.yml", "hinggan/units.yml", f"{NOTICE}/official.txt", f"{NOTICE}/rules.yml", "topics.yml"]
)
def test_a_missing_file_is_told_once(folder: Path, path: str) -> None:
    (folder / path).unlink()
    assert [one.path.as_posix() for one in check(folder)[1] if not one.warning] == [f"policy_data/{path}"]


def test_a_deleted_measure_is_one_fault(folder: Path) -> None:
    (folder / f"{DRAFT}/measures/3-1.yml").unlink()
    faults = [one for one in check(folder)[1] if not one.warning]
    assert [one.path.name for one in faults] == ["official.txt"]
    assert "请新建 measures/3-1.yml" in faults[0].zh


def test_a_file_that_cannot_be_read_hides_no_other_fault(folder: Path) -> None:
    broken(folder, MEASURE, TITLE, "title: {")
    broken(folder, f"{DRAFT}/measures/3-2.yml", "quote: ", "quote: 并非原文")
    broken(folder, f"{NOTICE}/measures/2.yml", "value: 2000\n", "value: 2001\n")
    said = [one.zh for one in check(folder)[1] if not one.warning]
    for words in ("括号", "引文不在正式文本的这一条里", "数值 2001 与原文"):
        assert any(words in one for one in said), said
    assert len(said) == 3, said


TEMPLATES = [
    (
        "a key that no sentence has",
        "templates/about.md.j2",
        't("about.is.one")',
        't("‸about.iz.one")',
        "没有句子“about.iz.one”",
    ),
    ("a brace that is not closed", "templates/place.md.j2", "{% block", "‸{% blok", "模板写法有误"),
    ("a filter that there is not", "templates/about.md.j2", "| md", "| ‸mdd", "没有过滤器“mdd”"),
    ("a part that there is not", "templates/about.md.j2", '"frame.md.j2"', '"‸frane.md.j2"', "没有模板“frane.md.j2”"),
    (
        "a word of the frame that there is not",
        "overrides/partials/footer.html",
        "words.about",
        "words.‸abuot",
        "没有句子“frame.abuot”",
    ),
    ("a sentence that the generator takes", "words/site.yml", "\n  compare: ", "\n  compaer: ", "没有句子"),
]


@pytest.mark.parametrize(
    ("path", "passage", "becomes", "message"), [one[1:] for one in TEMPLATES], ids=[one[0] for one in TEMPLATES]
)
def test_a_fault_of_a_template_is_told_at_its_line(
    tmp_path: Path, path: str, passage: str, becomes: str, message: str
) -> None:
    for name in ("templates", "overrides", "words"):
        shutil.copytree(FOLDER.parent / "docs" / name, tmp_path / "docs" / name)
    assert check_templates(tmp_path / "docs") == ()
    place = broken(tmp_path / "docs", path, passage, becomes)
    found = [one for one in check_templates(tmp_path / "docs") if message in one.zh]
    assert found
    assert place is None or place[0] == found[0].line
    assert place is None or "句子" not in message or place[1] == found[0].column


def test_a_line_that_cannot_be_laid_out_is_a_fault_of_its_template(tmp_path: Path) -> None:
    (tmp_path / "page.md.j2").write_text("ok\n{{ page.titel.zh }}\n", encoding="utf-8")
    env = Environment(loader=FileSystemLoader(tmp_path), undefined=StrictUndefined, autoescape=True)
    with pytest.raises(UndefinedError) as raised:
        env.get_template("page.md.j2").render(page={"title": "x"})
    fault = told_by_template(raised.value, tmp_path)
    assert fault is not None
    assert [(str(one.path), one.line) for one in fault.faults] == [("docs/page.md.j2", 2)]
    assert "titel" in fault.faults[0].zh
    assert told_by_template(ValueError("elsewhere"), tmp_path) is None
