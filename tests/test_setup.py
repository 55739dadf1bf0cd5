"""What the set-up promises: everything by hash, from no named host, nothing done twice."""

from __future__ import annotations

import json
import re
import tomllib
from typing import TYPE_CHECKING

import pytest
from engines import needed

from scripts.setup.step import once

if TYPE_CHECKING:
    from pathlib import Path

LOCKS = ["requirements.lock", "scripts/bundle/tools.lock", "scripts/bench/requirements.lock"]
NPM_LOCKS = ["package-lock.json", "scripts/bench/package-lock.json"]


@pytest.mark.parametrize("name", LOCKS)
def test_every_python_package_has_hashes(root: Path, name: str) -> None:
    """A version without a hash would be installed on trust."""
    for entry in re.split(r"\n(?=\S)", (root / name).read_text()):
        assert "==" in entry
        assert "--hash=sha256:" in entry


@pytest.mark.parametrize("name", [*LOCKS, *NPM_LOCKS])
def test_locks_name_no_host(root: Path, name: str) -> None:
    """The same lock works with whichever mirror a machine uses."""
    assert "://" not in (root / name).read_text()


@pytest.mark.parametrize("name", NPM_LOCKS)
def test_every_npm_package_has_its_integrity(root: Path, name: str) -> None:
    """A version without a hash would be installed on trust."""
    packages = json.loads((root / name).read_text())["packages"]
    assert [name for name, entry in packages.items() if name and "integrity" not in entry] == []


def test_every_dependency_says_why(root: Path) -> None:
    """Each direct dependency has its reason on its line, and is in the lock."""
    text = (root / "pyproject.toml").read_text()
    lock = (root / "requirements.lock").read_text().lower()
    project = tomllib.loads(text)["project"]
    for requirement in [*project["dependencies"], *project["optional-dependencies"]["dev"]]:
        assert re.search(rf'^  "{re.escape(requirement)}", +# \w', text, re.MULTILINE), requirement
        name = re.split(r"[<>=]", requirement)[0].lower()
        assert re.search(rf"^{name}==", lock, re.MULTILINE), requirement


def test_every_verb_has_its_help(root: Path) -> None:
    """`make help` lists whatever the Makefile can do."""
    text = (root / "Makefile").read_text()
    verbs = set(re.findall(r"^\.PHONY: (.*)$", text, re.MULTILINE)[0].split())
    assert verbs == set(re.findall(r"^([a-z]+):.*## \w", text, re.MULTILINE))


def test_a_step_runs_once_for_each_mark(tmp_path: Path) -> None:
    """A step is repeated when its lock changes or its folder is gone, and not otherwise."""
    folder = tmp_path / "made"
    runs: list[str] = []

    def step() -> None:
        folder.mkdir(exist_ok=True)
        runs.append("run")

    answers = [once(folder, mark, step) for mark in ("a", "a", "b")]
    assert answers == [True, False, True]
    assert len(runs) == 2


def test_a_failed_step_is_tried_again(tmp_path: Path) -> None:
    """A step that stopped half-way leaves no mark behind."""
    once(tmp_path, "a", lambda: None)

    def fails() -> None:
        raise SystemExit

    with pytest.raises(SystemExit):
        once(tmp_path, "b", fails)
    assert once(tmp_path, "a", lambda: None)


def test_an_engine_that_is_missing_fails_with_the_command_to_type(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(AssertionError, match="apt-get install --yes firefox-esr webkit2gtk-driver xvfb"):
        needed("firefox-esr")
