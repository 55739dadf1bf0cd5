"""A fault in the content: it ends a build with its message, and never hangs or empties a served site."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from mkdocs.exceptions import Abort

from scripts import hook
from scripts.build import build

if TYPE_CHECKING:
    from pathlib import Path

WHERE = "policy_data/glossary.yml"


@pytest.fixture
def copy(tmp_path: Path, root: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of what is written by hand, and the hook made to work on it."""
    for name in ("policy_data", "docs"):
        shutil.copytree(root / name, tmp_path / name)
    monkeypatch.setattr(hook, "ROOT", tmp_path)
    return tmp_path


def damage(copy: Path) -> str:
    """Break the content; return how it was."""
    text = (copy / WHERE).read_text(encoding="utf-8")
    (copy / WHERE).write_text(text + "- id: 坏\n", encoding="utf-8")
    return text


def test_serving_keeps_the_last_good_pages_and_recovers(copy: Path) -> None:
    """With a fault the tree stays as it was; without it the next build is clean again."""
    assert hook.prepare(copy / "policy_data", copy / "build", serving=True) == []
    before = {file: file.read_bytes() for file in (copy / "build").rglob("*.md")}
    good = damage(copy)
    assert any(line.startswith(WHERE) for line in hook.prepare(copy / "policy_data", copy / "build", serving=True))
    assert {file: file.read_bytes() for file in (copy / "build").rglob("*.md")} == before
    (copy / WHERE).write_text(good, encoding="utf-8")
    assert hook.prepare(copy / "policy_data", copy / "build", serving=True) == []


def test_serving_starts_on_faulty_content(copy: Path) -> None:
    """There is a home page in each language to show the fault on."""
    damage(copy)
    assert hook.prepare(copy / "policy_data", copy / "build", serving=True)
    assert sorted(file.parent.name for file in (copy / "build").rglob("index.md")) == ["en", "zh"]


def test_build_stops_with_the_faults(copy: Path) -> None:
    """`mkdocs build` ends with the message and exit status 1."""
    damage(copy)
    with pytest.raises(Abort, match=WHERE) as stopped:
        hook.prepare(copy / "policy_data", copy / "build", serving=False)
    assert stopped.value.code == 1


def test_build_never_clears_a_folder_of_something_else(tmp_path: Path) -> None:
    """A wrong `--site` does not delete what stands there."""
    (tmp_path / "thesis.txt").write_text("years of work", encoding="utf-8")
    with pytest.raises(SystemExit, match="holds no site of ours"):
        build(tmp_path)
    assert (tmp_path / "thesis.txt").exists()
