"""The worked families in the reader's browser: real Pyodide gives what the command line gives, to the byte."""

from __future__ import annotations

import json
import os
import shutil
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner
from serving import serving
from situations import data, document, everywhere

from calculator.present import present
from calculator.reply import as_json
from scripts.bundle import Kit, bundle
from scripts.bundle.trial import Trial
from scripts.cli import main

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from conftest import Once
    from playwright.sync_api import Page

pytestmark = pytest.mark.long

ASK = """
async ({ base, requests }) => {
  const { startRuntime } = await import(`${base}assets/runtime/runtime.mjs`);
  const { ask } = await startRuntime({ base });
  const answers = await Promise.all(requests.map(ask));
  return answers.map(({ result, shown }) => ({ text: JSON.stringify(result), shown }));
}
"""
AS_OF = date(2026, 11, 21)  # for a family that does not say on which day it asks


def families() -> dict[str, dict[str, Any]]:
    """Every worked family of every place, the one that only tests have among them, under its document and name."""
    return {
        f"{document.path}: {family.id}": {"as_of": AS_OF.isoformat(), **family.situation}
        for document in everywhere().documents
        for family in document.families.data
    }


@pytest.fixture(scope="module", params=["trimmed", "stock"])
def either_server(request: pytest.FixtureRequest, once: Once, new_site: Path, root: Path) -> Iterator[str]:
    """The address of the site with the new place, in each of the two runtimes."""
    if request.param == "trimmed":
        yield request.getfixturevalue("new_server")
        return

    def make(site: Path) -> None:
        """The same pages; the runtime alone is another. What `--stock` brings is tested with bundle and preview."""
        shutil.copytree(new_site, site, copy_function=os.link)
        listed = json.loads((new_site / "runtime" / "manifest.json").read_text())["files"]
        rules = (new_site / "runtime" / listed["rules.json"]["file"]).read_text(encoding="utf-8")
        bundle(site, Trial(rules, ()), Kit.of(root), stock=True, compress=False)

    with serving(once("stock", make)) as base:
        yield base


def test_the_worked_families_get_the_same_documents_in_the_browser(
    page: Callable[..., Page], either_server: str
) -> None:
    """One page, one start of Python, and every sentence that the page would show as well."""
    asked = families()
    tab = page(390)
    tab.goto(f"{either_server}zh/about/")  # a reading page starts no calculator of its own
    requests: list[dict[str, Any]] = [
        {"situation": one, "lang": lang} for lang in ("zh", "en") for one in asked.values()
    ]
    answers = tab.evaluate(ASK, {"base": either_server, "requests": requests})
    differ = []
    for name, request, answer in zip([*asked] * 2, requests, answers, strict=True):
        result = document(request["situation"])
        shown = json.loads(as_json(present(result, data(), request["lang"])))
        if answer != {"text": as_json(result), "shown": shown}:
            differ.append((name, request["lang"]))
    assert len(requests) > 80
    assert differ == []


def test_the_command_line_prints_the_same_documents(new_content: Path) -> None:
    """The other half: `mingbai estimate` prints, line by line, what the rules give to any caller."""
    asked = [*families().values()]
    given = "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in asked)
    command = ["--content", str(new_content), "estimate", "--jsonl", "-"]
    done = CliRunner(mix_stderr=False).invoke(main, command, input=given, catch_exceptions=False)
    assert done.stdout.splitlines() == [as_json(document(one)) for one in asked]
