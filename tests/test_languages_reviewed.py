"""A language added by files alone is reviewed like the one beside the documents: recorded, told, out of step."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from pseudo import CODE, NAME, pseudo, repository

pytestmark = pytest.mark.long

MEASURE = "huyanghe/measures-draft/measures/3-1.yml"
PAGE = "huyanghe/measures-draft/measures/3-1/index.md"
GIVES = "按月发放，直至孩子{until-age}。"
LACKED = (MEASURE, "answer")
TEXT = """
import sys
from pathlib import Path
from scripts.check import checked
from scripts.render.generate import Book
root = Path.cwd()
print(Book(root, checked(root / "policy_data")).text(*sys.argv[1:]))
"""


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with the language, in which one sentence of a measure is not translated; for copying only."""
    return repository(tmp_path_factory.mktemp("begun"), (LACKED,), kept=())


@pytest.fixture(scope="module")
def reviewed(begun: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same once the translations of that measure are reviewed; for copying only."""
    office = another(begun, tmp_path_factory.mktemp("reviewed"))
    confirm(office)
    return office


@pytest.fixture
def office(begun: Path, tmp_path: Path) -> Path:
    """A copy of the repository in which nothing is reviewed."""
    return another(begun, tmp_path)


def another(office: Path, folder: Path) -> Path:
    """A copy of a repository."""
    return Path(shutil.copytree(office, folder / "office", symlinks=True))


def run(office: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *arguments], cwd=office, capture_output=True, text=True, check=False)


def mingbai(office: Path, *arguments: str) -> str:
    done = run(office, "-m", "scripts.cli", *arguments)
    assert done.returncode == 0, f"{done.stdout}{done.stderr}"
    return done.stdout


def page(office: Path, lang: str) -> str:
    done = run(office, "-c", TEXT, lang, PAGE)
    assert done.returncode == 0, done.stderr
    return done.stdout


def edit(office: Path, old: str, new: str, file: str = MEASURE) -> None:
    path = office / "policy_data" / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def confirm(office: Path) -> str:
    return mingbai(office, "confirm", f"policy_data/languages/{CODE}/{MEASURE}", "--by", "A", "--on", "2026-01-05")


def test_its_review_is_recorded_in_its_own_folder_and_its_pages_tell_it(office: Path) -> None:
    """Nobody has vouched for the language beside it, and nothing for what is not translated."""
    none = pseudo("本页译文尚未经人工核对，以中文为准。")
    assert none in page(office, CODE)
    told = confirm(office)
    ledger = office / "policy_data" / "languages" / CODE / "huyanghe" / "measures-draft" / "confirmed.yml"
    assert f"policy_data/languages/{CODE}/{MEASURE}: " in told
    assert NAME in told
    assert "English" not in told
    assert list(office.glob("policy_data/**/confirmed.yml")) == [ledger]
    assert "      answer: " not in ledger.read_text(encoding="utf-8")
    shown = page(office, CODE)
    assert none not in shown
    some = re.escape(pseudo("本页译文{all}处，其中{done}处已经人工核对")).replace(r"\{all\}", r"\d+")
    assert re.search(some.replace(r"\{done\}", r"\d+"), shown)
    assert "has not been reviewed by a person yet" in page(office, "en")
    overview = mingbai(office, "confirm")
    assert f"（{NAME}）" in overview
    assert "（English）" in overview


@pytest.mark.parametrize(
    ("old", "new", "fails"),
    [
        (GIVES, "逐月发放，直至孩子{until-age}。", False),
        ("zh: 孩子是按政策生育的。", "zh: 孩子是依照政策生育的。", True),
    ],
    ids=["words", "condition"],
)
def test_it_is_told_where_the_documents_own_language_has_changed_since(
    reviewed: Path, tmp_path: Path, old: str, new: str, *, fails: bool
) -> None:
    """A sentence is marked on the page; a condition stops the build; both at the line of the translation."""
    office = another(reviewed, tmp_path)
    edit(office, old, new)
    done = run(office, "-m", "scripts.cli", "check")
    assert done.returncode == int(fails), done.stdout
    found = re.search(rf"policy_data/languages/{CODE}/{MEASURE}:(\d+):\d+: .*译文（{NAME}）还是当时的", done.stdout)
    assert found is not None
    lines = (office / "policy_data" / "languages" / CODE / MEASURE).read_text(encoding="utf-8").splitlines()
    assert pseudo(old.removeprefix("zh: ")) in lines[int(found[1]) - 1]
    if not fails:
        shown = page(office, CODE)
        assert shown.count('class="mb-stale"') == 1
        assert pseudo("旧于中文") in shown
        assert 'class="mb-stale"' not in page(office, "en")
    place = f"policy_data/languages/{CODE}/{MEASURE}:{found[1]}"
    assert "Recorded: B reviewed 1 texts in" in mingbai(office, "confirm", place, "--by", "B")
    assert "还是当时的" not in mingbai(office, "check")
