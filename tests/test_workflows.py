"""The workflows: sound YAML, pinned actions, least permissions, and nothing in them that the Makefile does not do."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[1]
ACTIONS = [*sorted(ROOT.glob(".github/workflows/*.yml")), *sorted(ROOT.glob(".gitea/workflows/*.yml"))]
GITLAB = ROOT / ".gitlab-ci.yml"
PINNED = re.compile(r"- (id: \w+\n +)?uses: [\w-]+/[\w-]+@[0-9a-f]{40} # v[0-9.]+")
# Beside `make` and `mingbai`: what prepares the machine, what makes folders and texts, GitHub's own command.
HELPERS = {"apt-get", "gh", "head", "if", "mkdir", "printf", "sudo", "tar", "test", "tr"}
NAMES = [file.relative_to(ROOT).as_posix() for file in ACTIONS]


def read(file: Path) -> dict[str, Any]:
    """Return a workflow; YAML takes its key `on` for a boolean."""
    found: dict[str, Any] = yaml.safe_load(file.read_text(encoding="utf-8"))
    return found


def steps(file: Path) -> Iterator[dict[str, Any]]:
    """Every step of every job."""
    for job in read(file)["jobs"].values():
        yield from job["steps"]


def commands(file: Path) -> Iterator[str]:
    """Every line that a shell runs."""
    if file == GITLAB:
        jobs = [one for one in read(file).values() if isinstance(one, dict)]
        scripts = [line for job in jobs for key in ("script", "before_script") for line in job.get(key, ())]
    else:
        scripts = [step["run"] for step in steps(file) if "run" in step]
    for script in scripts:
        yield from script.splitlines()


@pytest.mark.parametrize("file", ACTIONS, ids=NAMES)
def test_actions_are_pinned_and_say_which_version(file: Path) -> None:
    """A tag can be moved to other code, a commit cannot."""
    text = file.read_text(encoding="utf-8")
    assert len(PINNED.findall(text)) == text.count("uses:") == sum("uses" in step for step in steps(file))


@pytest.mark.parametrize("file", ACTIONS, ids=NAMES)
def test_jobs_may_do_only_what_they_name(file: Path) -> None:
    """Nothing is granted for a whole workflow but reading; what runs a pull request may write nowhere."""
    workflow = read(file)
    triggers = dict[Any, Any](workflow)[True]  # what YAML makes of `on`
    assert workflow["permissions"] in ({}, {"contents": "read"})
    for job in workflow["jobs"].values():
        granted = job.get("permissions", workflow["permissions"])
        assert granted
        if "pull_request" in triggers:
            assert granted == {"contents": "read"}
    assert "pull_request_target" not in triggers


@pytest.mark.parametrize("file", ACTIONS, ids=NAMES)
def test_no_secret_and_no_text_of_strangers_reaches_a_command(file: Path) -> None:
    """What a pull request says comes in as a variable, never written into the command; credentials are not kept."""
    assert "secrets[" not in file.read_text(encoding="utf-8")
    assert "{{ secrets." not in file.read_text(encoding="utf-8")
    assert [line for line in commands(file) if "${{" in line] == []
    for step in steps(file):
        if "actions/checkout" in step.get("uses", ""):
            assert step["with"]["persist-credentials"] is False


@pytest.mark.parametrize("file", [*ACTIONS, GITLAB], ids=[*NAMES, ".gitlab-ci.yml"])
def test_they_call_the_makefile_and_mingbai(file: Path, root: Path) -> None:
    """Whatever a host runs can be run at home, by the same verbs."""
    verbs = set(re.findall(r"^([a-z]+):.*## ", (root / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    for line in commands(file):
        first, _, rest = re.sub(r"^number=\$\(", "", line.strip()).partition(" ")
        if first == "make":
            assert set(rest.split()) <= verbs, line
        elif first == ".venv/bin/mingbai":
            assert rest.split()[0] in {"build", "changes", "check"}, line
        else:
            assert first in HELPERS, line


@pytest.mark.parametrize("file", [*ACTIONS, GITLAB], ids=[*NAMES, ".gitlab-ci.yml"])
def test_no_address_of_another_host(file: Path) -> None:
    """Where packages come from is the machine's own business."""
    assert "://" not in file.read_text(encoding="utf-8")


def test_only_the_scheduled_run_fails_for_a_day_that_passed() -> None:
    """A pull request is not stopped by the calendar."""
    for file in (*ACTIONS, GITLAB):
        jobs = read(file)["jobs"] if file != GITLAB else read(file)
        strict = [name for name, job in jobs.items() if "--overdue" in str(job)]
        assert set(strict) <= {"overdue"}
