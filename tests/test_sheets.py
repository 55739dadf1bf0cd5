"""Fact sheets: one a measure, with every figure, quotation and deciding family in both languages, and room to sign."""

from __future__ import annotations

from dataclasses import replace
from html import unescape
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from content import FOLDER, content

from scripts.cli import main
from scripts.sheets import write_sheets
from scripts.sheets.sheet import Sheet

if TYPE_CHECKING:
    from pathlib import Path

DRAFT = "huyanghe/measures-draft"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sheets of the repository's content."""
    made = tmp_path_factory.mktemp("sheets")
    write_sheets(made, FOLDER, content())
    return made


def sheet(folder: Path, name: str) -> str:
    return unescape((folder / f"{name}.html").read_text(encoding="utf-8"))


def test_there_is_a_sheet_for_every_measure_and_the_list_leads_to_each(folder: Path) -> None:
    measures = {f"{document.path}/{key}.html" for document in content().documents for key in document.measures}
    assert {file.relative_to(folder).as_posix() for file in folder.rglob("*.html")} == {"index.html", *measures}
    listed = sheet(folder, "index")
    assert [name for name in measures if f'href="{name}"' not in listed] == []


def test_a_sheet_holds_every_figure_condition_and_quotation_in_both_languages(folder: Path) -> None:
    for document in content().documents:
        for key, source in document.measures.items():
            text, measure = sheet(folder, f"{document.path}/{key}"), source.data
            wanted = [words for one in measure.figures for words in (one.name.source, one.name.beside, one.quote)]
            wanted += [one.quote for one in measure.conditions]
            wanted += [document.text.clause(key).paragraphs[0]]  # type: ignore[union-attr]
            assert [words for words in wanted if words not in text] == [], f"{document.path}/{key}"
            assert "{" not in text.partition("</style>")[2], "a figure is not written out"


def test_a_sheet_names_the_families_that_it_decides_and_no_others(folder: Path) -> None:
    text = sheet(folder, f"{DRAFT}/3-1")
    assert "孩子落户在外地" in text
    assert "The child's hukou is registered elsewhere" in text
    assert "每月500元，36个月共18000元" in text
    assert "500 yuan a month; 18,000 yuan over 36 months" in text
    assert "孩子落户在外地" not in sheet(folder, f"{DRAFT}/3-4")


def test_the_sheet_of_a_draft_says_so_first_and_has_room_to_sign(folder: Path) -> None:
    text = sheet(folder, f"{DRAFT}/3-1")
    assert text.index("Draft for comment") < text.index("<h1>")
    assert "还不是正式文件" not in sheet(folder, "hinggan/notice-2023-86/2")
    assert all(word in text for word in ("姓名", "日期", "签名", "size: A4"))


def test_the_fingerprint_changes_with_the_content_file_and_with_the_text() -> None:
    place = content().places["huyanghe"]
    one = Sheet(place, place.current, "3-1", {}, b"clause: 3-1")
    assert one.mark == replace(one).mark
    assert len({one.mark, replace(one, file=b"clause: 3-1\n").mark, replace(one, key="3-2").mark}) == 3


def test_the_command_writes_them(tmp_path: Path) -> None:
    done = CliRunner(mix_stderr=False).invoke(main, ["sheets", str(tmp_path / "out")])
    assert done.exit_code == 0, done.stderr
    assert (tmp_path / "out" / DRAFT / "3-1.html").is_file()
