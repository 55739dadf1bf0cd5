"""A site is built again only when something has changed."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

import pytest

from scripts import again, build
from scripts.load.languages import CODES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def content(tmp_path: Path, root: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the content, with a note of its own of what was built."""
    monkeypatch.setattr(again, "_NOTE", tmp_path / "built.json")
    return shutil.copytree(root / "policy_data", tmp_path / "policy_data")


@pytest.fixture
def laid_out(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The sites that were laid out, each a single page in each language."""
    made: list[Path] = []

    def lay_out(site: Path, _: dict[str, Any]) -> None:
        for lang in CODES:
            (site / lang).mkdir(parents=True)
            (site / lang / "index.html").write_text("page")
        made.append(site)

    monkeypatch.setattr(build, "_lay_out", lay_out)
    return made


def test_an_unchanged_site_is_not_made_again(
    content: Path, laid_out: list[Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The second build says so and leaves every file alone."""
    site = tmp_path / "site"
    build.build(site, content)
    kept = (site / "zh" / "index.html").stat().st_mtime_ns
    build.build(site, content)
    assert len(laid_out) == 1
    assert (site / "zh" / "index.html").stat().st_mtime_ns == kept
    assert "Nothing has changed" in capsys.readouterr().out


def _edit(site: Path, content: Path) -> None:
    file = next(iter(sorted(content.glob("*/*/faqs.yml"))))
    file.write_text(file.read_text(encoding="utf-8") + "\n# one more line\n", encoding="utf-8")


def _touch(site: Path, content: Path) -> None:
    (site / "zh" / "index.html").write_text("another page")


def _lose(site: Path, content: Path) -> None:
    (site / "zh" / "index.html").unlink()


@pytest.mark.parametrize("change", [_edit, _touch, _lose])
def test_whatever_changed_the_site_is_made_again(
    change: Callable[[Path, Path], None], content: Path, laid_out: list[Path], tmp_path: Path
) -> None:
    """An edit of the content, a page that somebody wrote over, a page that is gone."""
    site = tmp_path / "site"
    build.build(site, content)
    change(site, content)
    build.build(site, content)
    assert len(laid_out) == 2


def test_the_other_runtime_and_another_folder_are_other_sites(
    content: Path, laid_out: list[Path], tmp_path: Path
) -> None:
    """What was made with Pyodide cut down is not what is asked for with Pyodide untouched."""
    build.build(tmp_path / "site", content)
    build.build(tmp_path / "site", content, stock=True)
    build.build(tmp_path / "elsewhere", content, stock=True)
    assert len(laid_out) == 3
