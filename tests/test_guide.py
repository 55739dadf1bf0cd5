"""The content guide is tried: each task is done on a fresh copy by the very edits that the guide prints."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from newplace import DOCUMENT, PLACE, filled

from scripts.check import check
from scripts.cli import main
from scripts.schema import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scripts.fault import Fault
    from scripts.load.content import Content

ROOT = Path(__file__).resolve().parents[1]
GUIDE = ROOT / "docs" / "guide"
TASKS = ("sentence", "figure", "question", "document", "in force", "retired")
_FENCE = re.compile(r"^( *)```\w+ (find|replace|append|new|delete) ?(\S*)\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Edit:
    """One thing that the guide has its reader do to a file."""

    verb: str
    file: str
    text: str


def tasks(lang: str) -> dict[str, list[Edit]]:
    """The edits of each task, in the order of the guide."""
    parts = re.split(r"(?m)^## ", (GUIDE / f"{lang}.md").read_text(encoding="utf-8"))[1:]
    edits = [found for part in parts if (found := list(_edits(part)))]
    return dict(zip(TASKS, edits, strict=True))


def _edits(part: str) -> Iterator[Edit]:
    for indent, verb, file, text in _FENCE.findall(part):
        yield Edit(verb, file, re.sub(f"(?m)^{indent}", "", text))


def perform(folder: Path, edits: list[Edit]) -> None:
    """Do to the document in `folder` what the guide says; what is to be found must stand there once."""
    before: Edit | None = None
    for edit in edits:
        file = folder / (edit.file or (before.file if before else ""))
        if edit.verb == "replace":
            assert before
            assert before.verb == "find"
            text = file.read_text(encoding="utf-8")
            old, new = (
                one.text if one.text.count("\n") > 1 or not one.text else one.text[:-1] for one in (before, edit)
            )
            assert text.count(old) == 1, f"{file.name} holds {text.count(old)} times:\n{old}"
            file.write_text(text.replace(old, new), encoding="utf-8")
        elif edit.verb == "append":
            file.write_text(file.read_text(encoding="utf-8") + edit.text, encoding="utf-8")
        elif edit.verb == "new":
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(edit.text, encoding="utf-8")
        elif edit.verb == "delete":
            file.unlink()
        before = edit


def undone(edits: list[Edit]) -> list[Edit]:
    """The edits that take replacements back."""
    pairs = zip(edits[::2], edits[1::2], strict=True)
    return [edit for old, new in pairs for edit in (Edit("find", old.file, new.text), Edit("replace", "", old.text))]


def found(content: Path) -> tuple[Content, list[Fault]]:
    """The content and its faults, warnings apart."""
    loaded, faults = check(content)
    assert loaded
    return loaded, [fault for fault in faults if not fault.warning]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A fresh copy of the content with the document that the guide's examples are taken from."""
    return filled(tmp_path) / DOCUMENT


def test_both_languages_of_the_guide_print_the_same_edits() -> None:
    assert tasks("zh") == tasks("en")


@pytest.mark.parametrize("task", [name for name in TASKS if name != "in force"])
def test_a_task_done_as_the_guide_says_leaves_no_fault(folder: Path, task: str) -> None:
    perform(folder, tasks("zh")[task])
    assert found(folder.parents[1])[1] == []


def test_a_draft_comes_into_force_as_the_guide_says_and_not_halfway(folder: Path) -> None:
    edits = tasks("zh")["in force"]
    perform(folder, undone(edits))
    content, faults = found(folder.parents[1])
    assert faults == []
    assert content.places[PLACE].current.meta.data.status == "draft"
    perform(folder, edits[:2])
    assert any("status" in fault.en for fault in found(folder.parents[1])[1])
    perform(folder, edits[2:])
    content, faults = found(folder.parents[1])
    assert faults == []
    assert content.places[PLACE].current.meta.data.status == "in_force"


def test_each_sentence_that_still_speaks_of_a_draft_is_told_when_the_document_is_none(folder: Path) -> None:
    file = folder / "measures" / "14.yml"
    text = file.read_text(encoding="utf-8")
    file.write_text(
        text.replace("  zh: 多子女", "  zh: 征求意见稿写道：多子女")
        .replace("  en: Families", '  en: "As drafted: families')
        .replace("this clause.\naudience", 'this clause."\naudience'),
        encoding="utf-8",
    )
    told = [fault for fault in check(folder.parents[1])[1] if "no draft any more" in fault.en]
    assert [(fault.path.name, fault.line, fault.warning) for fault in told] == [("14.yml", 6, True)]


def test_a_figure_changed_in_the_text_alone_is_told_wherever_it_still_stands(folder: Path) -> None:
    perform(folder, tasks("zh")["figure"][:2])
    lines = (folder / "measures" / "1.yml").read_text(encoding="utf-8").splitlines()
    stale = {number for number, line in enumerate(lines, 1) if "quote: 第二个子女3000元" in line}
    told = {fault.line for fault in found(folder.parents[1])[1] if fault.path.name == "1.yml"}
    assert len(stale) == 2
    assert stale <= told


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_guide_links_to_what_is_there_and_to_an_example_of_each_kind(lang: str) -> None:
    text = (GUIDE / f"{lang}.md").read_text(encoding="utf-8")
    links = [link for link in re.findall(r"\]\(([^)]+)\)", text) if not link.startswith("#")]
    assert [link for link in links if not (GUIDE / link).exists()] == []
    examples = {(GUIDE / link).resolve() for link in links}
    there = [ROOT / bound for kind in KINDS for bound in kind.bound[1:] if (ROOT / bound).is_file()]
    assert len(there) > 5
    assert [file.name for file in there if file not in examples] == []


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_guide_names_no_command_that_is_not_there(lang: str) -> None:
    named = set(re.findall(r"`mingbai (\w+)", (GUIDE / f"{lang}.md").read_text(encoding="utf-8")))
    assert named
    assert named <= set(main.commands)
