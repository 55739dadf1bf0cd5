"""The calculator as the reader's browser receives it, and the worker that runs it."""

from __future__ import annotations

import json
import shutil
import zipfile
from typing import TYPE_CHECKING, Any

import pytest
from serving import serving

from scripts.bundle import BundleError, bundle
from scripts.bundle.runtime import copy_runtime
from scripts.bundle.wheel import make_wheel

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Page

REPLY = """
import json

def reply(rules: str, request: str) -> str:
    asked = json.loads(request)
    if asked["situation"].get("trap"):
        raise ValueError("the trap")
    return json.dumps({"result": json.loads(rules)["name"], "cards": asked})
"""

ASK = """
async ({ base, requests, patience }) => {
  const { startRuntime } = await import(`${base}assets/runtime/runtime.mjs`);
  const progress = [];
  const onProgress = (step) => progress.push(step);
  try {
    const { ask } = await startRuntime({ base, onProgress, patience });
    return { progress, answers: await Promise.all(requests.map(ask)) };
  } catch (error) {
    return { progress, code: error.code, message: error.message };
  }
}
"""


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A calculator that repeats what it was asked."""
    folder = tmp_path_factory.mktemp("stub") / "calculator"
    folder.mkdir()
    (folder / "__init__.py").write_text("", encoding="utf-8")
    (folder / "reply.py").write_text(REPLY, encoding="utf-8")
    return folder


@pytest.fixture
def site(tmp_path: Path, root: Path, package: Path) -> Path:
    """A site with nothing but the calculator."""
    shutil.copytree(root / "docs" / "assets" / "runtime", tmp_path / "assets" / "runtime")
    (tmp_path / "index.html").write_text('<!doctype html><link rel="icon" href="data:,">')
    (tmp_path / "data").mkdir()
    rules = json.dumps({"name": "护理假"}, ensure_ascii=False)
    (tmp_path / "data" / "rules.json").write_text(rules, encoding="utf-8")
    bundle(tmp_path, root=root, package=package, cache=package.parent / "cache")
    return tmp_path


@pytest.fixture
def base(site: Path) -> Iterator[str]:
    """The address of that site."""
    with serving(site) as address:
        yield address


def ask(page: Page, base: str, *situations: dict[str, Any], patience: int = 60_000) -> Any:
    """Start the runtime in the page and ask it about each situation at once."""
    page.goto(base)
    requests = [{"situation": situation, "lang": "zh"} for situation in situations]
    return page.evaluate(ASK, {"base": base, "requests": requests, "patience": patience})


def manifest(site: Path) -> dict[str, Any]:
    """Read the list of files with their sizes."""
    parsed: dict[str, Any] = json.loads((site / "runtime" / "manifest.json").read_text())
    return parsed


def test_manifest_gives_every_size(site: Path) -> None:
    """The sizes that progress is measured against are those of the files."""
    for name, size in manifest(site)["files"].items():
        assert (site / "runtime" / name).stat().st_size == size


def test_two_bundles_are_the_same_bytes(site: Path, root: Path, package: Path, tmp_path: Path) -> None:
    """Compiling again, without what was kept, gives every byte again."""
    first = {file.name: file.read_bytes() for file in (site / "runtime").iterdir()}
    bundle(site, root=root, package=package, cache=tmp_path / "fresh")
    assert {file.name: file.read_bytes() for file in (site / "runtime").iterdir()} == first


def test_wheel_holds_byte_code_only(site: Path) -> None:
    """The reader's Python has nothing left to compile."""
    with zipfile.ZipFile(site / "runtime" / manifest(site)["wheel"]) as archive:
        names = [name for name in archive.namelist() if ".dist-info/" not in name]
    assert names == ["calculator/__init__.pyc", "calculator/reply.pyc"]


def test_notice_names_the_licence(site: Path) -> None:
    """The Mozilla Public License wants to be named beside the files."""
    notice = (site / "runtime" / "NOTICE.txt").read_text()
    assert "Mozilla Public License 2.0" in notice
    assert "pyodide.asm.wasm" in notice


def test_wheel_needs_a_source(tmp_path: Path) -> None:
    """An empty folder is a mistake, said in a sentence."""
    with pytest.raises(BundleError, match="There is no Python source in"):
        make_wheel(tmp_path)


def test_a_syntax_error_is_a_sentence(tmp_path: Path, root: Path) -> None:
    """What cannot be compiled is named, without a page of traceback."""
    package = tmp_path / "calculator"
    package.mkdir()
    (package / "__init__.py").write_text("def broken(:\n")
    with pytest.raises(BundleError, match="could not be compiled") as caught:
        bundle(tmp_path / "site", root=root, package=package, cache=tmp_path / "cache")
    assert "calculator/__init__.py" in str(caught.value)
    assert "Traceback" not in str(caught.value)


def test_an_unknown_runtime_is_refused(tmp_path: Path, root: Path) -> None:
    """A changed file of Pyodide never reaches a reader unnoticed."""
    source = tmp_path / "pyodide"
    shutil.copytree(root / "node_modules" / "pyodide", source)
    (source / "python_stdlib.zip").write_bytes(b"something else")
    with pytest.raises(BundleError, match="not the file we know"):
        copy_runtime(source, tmp_path)


def test_answers_come_back(page: Callable[..., Page], base: str, site: Path) -> None:
    """Requests asked at once are each answered by Python, Chinese text unharmed."""
    phone = page(390)
    requests: list[str] = []
    phone.context.on("request", lambda request: requests.append(request.url))
    done = ask(phone, base, {"child": "三孩"}, {"child": 2})
    assert [answer["result"] for answer in done["answers"]] == ["护理假", "护理假"]
    assert [answer["cards"]["situation"] for answer in done["answers"]] == [
        {"child": "三孩"},
        {"child": 2},
    ]
    loaded = [step["loaded"] for step in done["progress"]]
    total = sum(manifest(site)["files"].values())
    assert loaded == sorted(loaded)
    assert (loaded[-1], done["progress"][-1]["total"]) == (total, total)
    # The page fixture judges requests, so it has to see those of the worker.
    assert f"{base}runtime/pyodide.asm.wasm" in requests


def test_an_error_in_the_rules_is_a_rejection(page: Callable[..., Page], base: str) -> None:
    """An exception in Python reaches whoever asked."""
    done = ask(page(390), base, {"trap": True})
    assert done["code"] == "failed"
    assert "the trap" in done["message"]


@pytest.mark.parametrize("name", ["runtime/pyodide.asm.wasm", "runtime/pyodide.mjs", "data/rules.json"])
def test_a_missing_file_is_a_rejection(page: Callable[..., Page], base: str, site: Path, name: str) -> None:
    """Whatever cannot be loaded ends the wait at once."""
    (site / name).unlink()
    done = ask(page(390, noisy=True), base, {})
    assert done["code"] == "network"
    assert name in done["message"]


def test_a_wheel_that_is_not_the_pinned_one_is_refused(page: Callable[..., Page], base: str, site: Path) -> None:
    """The browser checks the calculator's hash before it runs it."""
    wheel = site / "runtime" / manifest(site)["wheel"]
    wheel.write_bytes(wheel.read_bytes() + b" ")
    assert ask(page(390, noisy=True), base, {})["code"] == "network"


def test_a_silent_line_is_a_rejection(page: Callable[..., Page], base: str) -> None:
    """A download that stops without an error ends the wait after a while."""
    phone = page(390, noisy=True)
    phone.route("**/python_stdlib.zip", lambda _: None)
    done = ask(phone, base, {}, patience=4000)
    assert (done["code"], done["message"]) == ("network", "Nothing has arrived for too long.")


def test_an_old_browser_is_told(page: Callable[..., Page], base: str) -> None:
    """Without WebAssembly there is an answer, not a wait."""
    phone = page(390)
    phone.add_init_script("delete globalThis.WebAssembly")
    assert ask(phone, base, {})["code"] == "unsupported"
