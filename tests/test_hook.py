"""A fault in the content: it ends a build with its message, and never stops `mkdocs serve`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from content import copy
from mkdocs.exceptions import Abort

from scripts import hook
from scripts.build import build

if TYPE_CHECKING:
    from pathlib import Path

WHERE = "policy_data/glossary.yml"


@pytest.fixture
def damaged(tmp_path: Path) -> Path:
    """A copy of the content with a fault in it."""
    content = copy(tmp_path)
    with (tmp_path / WHERE).open("a", encoding="utf-8") as glossary:
        glossary.write("- id: 坏\n")
    return content


def test_serving_starts_on_faulty_content(damaged: Path, tmp_path: Path) -> None:
    """There is a home page in each language to show the fault on."""
    assert not hook.prepare(damaged, tmp_path / "build", serving=True)
    assert sorted(file.parent.name for file in (tmp_path / "build").rglob("index.md")) == ["en", "zh"]


def test_build_stops_with_the_faults(damaged: Path, tmp_path: Path) -> None:
    """`mkdocs build` ends with the message and exit status 1."""
    with pytest.raises(Abort, match=WHERE) as stopped:
        hook.prepare(damaged, tmp_path / "build", serving=False)
    assert stopped.value.code == 1


def test_build_never_clears_a_folder_of_something_else(tmp_path: Path) -> None:
    """A wrong `--site` does not delete what stands there."""
    (tmp_path / "thesis.txt").write_text("years of work", encoding="utf-8")
    with pytest.raises(SystemExit, match="holds no site of ours"):
        build(tmp_path)
    assert (tmp_path / "thesis.txt").exists()
