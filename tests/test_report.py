"""How faults are told: with the line and a caret, as GitHub's annotations, as JSON; and what is sealed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from content import copy

from scripts.check import check, checked
from scripts.check.report import as_github, as_json, as_text
from scripts.check.sealed import seal
from scripts.cli import main
from scripts.fault import Fault

if TYPE_CHECKING:
    from collections.abc import Callable

HERE = Path("a/b.yml")


@pytest.fixture
def root(tmp_path: Path) -> Callable[[str], Path]:
    """Write the file that the faults name; return the folder above it."""

    def write(text: str) -> Path:
        (tmp_path / HERE).parent.mkdir()
        (tmp_path / HERE).write_text(text, encoding="utf-8")
        return tmp_path

    return write


def test_the_place_is_marked_where_chinese_takes_two_columns(root: Callable[[str], Path]) -> None:
    folder = root("a: 1\nzh: 每月600元\n")
    assert as_text([Fault(HERE, 2, 7, "错", "wrong")], [folder]).splitlines() == [
        "a/b.yml:2:7: 错 / wrong",
        "     2 | zh: 每月600元",
        "       |         ^",
    ]


def test_a_long_line_is_cut_around_the_place(root: Callable[[str], Path]) -> None:
    folder = root("x" * 300 + "!" + "y" * 300)
    _, line, caret = as_text([Fault(HERE, 1, 301, "错", "wrong")], [folder]).splitlines()
    assert len(line) < 100
    assert line[caret.index("^")] == "!"


@pytest.mark.parametrize("fault", [Fault(HERE, 9, 9, "错", "wrong"), Fault(Path("none.yml"), 1, 1, "错", "wrong")])
def test_a_line_that_is_not_there_is_left_out(root: Callable[[str], Path], fault: Fault) -> None:
    assert as_text([fault], [root("a: 1\n")]) == str(fault)


def test_annotations_are_on_one_line_and_escaped() -> None:
    faults = [Fault(Path("a,b.yml"), 2, 7, "错\n50%", "wrong"), Fault(HERE, 1, 1, "慢", "slow", warning=True)]
    assert as_github(faults, []).splitlines() == [
        "::error file=a%2Cb.yml,line=2,col=7::错%0A50%25 / wrong",
        "::warning file=a/b.yml,line=1,col=1::慢 / slow",
    ]


def test_json_holds_the_severity_and_the_line(root: Callable[[str], Path]) -> None:
    told = json.loads(as_json([Fault(HERE, 1, 1, "慢", "slow", warning=True)], [root("a: 1\n")]))
    assert told == [
        {
            "path": "a/b.yml",
            "line": 1,
            "column": 1,
            "severity": "warning",
            "zh": "慢",
            "en": "slow",
            "source": "a: 1",
        }
    ]


@pytest.mark.parametrize(
    ("old", "new", "status"), [("value: 500\n", "value: 600\n", 1), ("按月发放，直", "按月发放,直", 0)]
)
def test_the_command_fails_for_faults_and_not_for_warnings(tmp_path: Path, old: str, new: str, status: int) -> None:
    folder = copy(tmp_path)
    file = folder / "huyanghe/measures-draft/measures/3-1.yml"
    file.write_text(file.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    done = CliRunner().invoke(main, ["--content", str(folder), "check", "--format", "github"])
    assert done.exit_code == status
    assert (
        f"::{'error' if status else 'warning'} file=policy_data/huyanghe/measures-draft/measures/3-1.yml" in done.output
    )


def test_a_sealed_fact_that_is_gone_is_told_until_it_is_sealed_again(tmp_path: Path) -> None:
    folder = copy(tmp_path)
    file = folder / "huyanghe/measures-draft/measures/4.yml"
    text = file.read_text(encoding="utf-8")
    start = text.index("conditions:\n")
    end = text.index("\n", text.index("    quote:", start)) + 1
    kept = "" if not text[end:].startswith("  - ") else "conditions:\n"
    file.write_text(text[:start] + kept + text[end:], encoding="utf-8")
    gone = [fault for fault in check(folder)[1] if "核定过的“condition 4 " in fault.zh]
    assert [(fault.path.name, fault.warning) for fault in gone] == [("sealed.yml", True)]
    seal(checked(folder), folder)
    assert not [fault for fault in check(folder)[1] if "核定" in fault.zh]
