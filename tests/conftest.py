"""The site built once, a server for it, and pages of the real Chromium that watch themselves."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest
from engines import ENGINES, Chromium
from newplace import finished
from once import made_once
from playwright.sync_api import expect, sync_playwright
from serving import serving
from turns import in_turn

from scripts.setup.debian import chromium

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engines import Engine
    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).resolve().parent.parent
HEIGHTS = {390: 844, 1280: 900}
PATIENCE = 60_000  # milliseconds in which a page must do what is waited for, on a busy machine too
expect.set_options(timeout=PATIENCE)
ARGUMENTS = [
    "--no-sandbox",  # Chromium refuses to run as root with it
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    # Each page compiles its WebAssembly once, for speed at the start; a second time, in the background, would cost
    # another second of a core for each page whose calculator starts. Firefox and WebKit keep their own ways.
    "--js-flags=--no-wasm-tier-up --no-wasm-dynamic-tiering",
]


@pytest.hookimpl(trylast=True)  # what is left out, and what shares an engine, is settled by then
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark whatever needs the browser, so that nobody has to remember to; several processes take turns."""
    for item in items:
        if {"browser", "engine"} & set(getattr(item, "fixturenames", ())):
            item.add_marker("browser")
    if told := getattr(config, "workerinput", None):
        items[:] = in_turn(items, told["workercount"])


@pytest.hookimpl(optionalhook=True)  # nothing asks where pytest runs in one process alone
def pytest_xdist_auto_num_workers() -> int:
    """One process more than there are cores: one of them always waits, for its browser or for another's build."""
    return len(os.sched_getaffinity(0)) + 1


@pytest.fixture(scope="session")
def root() -> Path:
    """The root of the repository."""
    return ROOT


Once = Callable[[str, Callable[[Path], object]], Path]


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Once:
    """Return a function that has a folder of a name made once, whichever of the processes needs it first.

    It is for reading only. `make` is given the folder's path and fills it.
    """
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own

    def made(name: str, make: Callable[[Path], object]) -> Path:
        return made_once(shared / name, make)

    return made


@pytest.fixture(scope="session")
def built_site(once: Once) -> Path:
    """The whole site, built by the command that everybody uses."""
    return once("built", build)


def build(site: Path, *options: str) -> None:
    """Run `mingbai build` with further options before it."""
    command = [str(Path(sys.executable).with_name("mingbai")), *options, "build", "--site", str(site)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"`mingbai build` failed:\n{done.stdout}{done.stderr}"


@pytest.fixture(scope="session")
def new_content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The content with one more place, made from the example."""
    return finished(tmp_path_factory.mktemp("content"))


@pytest.fixture(scope="session")
def new_site(once: Once, new_content: Path, built_site: Path) -> Path:
    """The whole site with the new place in it; built after ours, so that nothing which both hold is made twice."""
    return once("new", lambda site: build(site, "--content", str(new_content)))


@pytest.fixture(scope="session")
def new_server(new_site: Path) -> Iterator[str]:
    """The address of the site with the new place."""
    with serving(new_site) as base:
        yield base


@pytest.fixture(scope="session")
def server(built_site: Path) -> Iterator[str]:
    """The address of the built site, under a sub-path of its host."""
    with serving(built_site) as base:
        yield base


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium; without one the tests fail, they are never left out in silence."""
    executable = chromium()
    if executable is None:
        pytest.fail("There is no Chromium. Type `sudo apt-get install --yes chromium-headless-shell`.")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=executable, args=ARGUMENTS)
        yield running
        running.close()


@pytest.fixture(scope="session", params=ENGINES)
def engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    """Firefox, then WebKit, as engines.py drives them: one window, which the tests of a process share.

    A test that must hold in every engine asks for EVERY: Chromium comes first.
    """
    if request.param in ENGINES:
        with ENGINES[request.param]() as running:
            yield running
    else:
        context = request.getfixturevalue("browser").new_context()
        yield Chromium(context.new_page())
        context.close()


@dataclass
class Watch:
    """What one page did: its console errors, its uncaught errors, and whom it asked."""

    noisy: bool
    errors: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def complaints(self) -> list[str]:
        """Return what a page of ours must never do."""
        asked = [url for url in self.requests if host(url)]
        foreign = [url for url in asked if host(url) != host(asked[0])]
        return foreign if self.noisy else [*self.errors, *foreign]


def host(url: str) -> str:
    """Return scheme and host of an address; data and blob addresses never leave the page."""
    parts = urlsplit(url)
    return "" if parts.scheme in {"data", "blob", "about"} else f"{parts.scheme}://{parts.netloc}"


@pytest.fixture
def page(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Open a page: `page(390)` a phone, `page(1280)` a desktop; judged when the test ends.

    `noisy=True` is for tests that break something on purpose: console errors are then allowed.
    `form=True` is for tests of the calculator's form alone: what works out the answers never comes, nor costs time.
    Any other keyword is one of the browser's context options, for instance java_script_enabled.
    """
    opened: list[tuple[Page, Watch]] = []

    def open_page(width: int, *, noisy: bool = False, form: bool = False, **options: Any) -> Page:
        size = {"width": width, "height": HEIGHTS[width]}
        options.setdefault("service_workers", "block")  # what a worker asks for no test of another thing could cut off
        context = browser.new_context(viewport=size, **options)  # type: ignore[arg-type]
        context.set_default_timeout(PATIENCE)
        if form:
            context.route("**/runtime/worker.mjs", lambda _: None)
        watch = Watch(noisy)
        context.on("request", lambda request: watch.requests.append(request.url))
        context.on("console", lambda line: note(watch, line.type, line.text))
        context.on("weberror", lambda error: watch.errors.append(str(error.error)))
        new = context.new_page()
        opened.append((new, watch))
        return new

    yield open_page
    for one, _ in opened:
        one.context.close()
    assert [text for _, watch in opened for text in watch.complaints()] == []


def note(watch: Watch, kind: str, text: str) -> None:
    """Keep a console line if it is an error."""
    if kind == "error":
        watch.errors.append(text)


@pytest.fixture(scope="session")
def axe() -> Callable[..., list[str]]:
    """Return a function that gives a page's accessibility violations, one line each, by all rules or by those named."""
    source = (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")

    def run(page: Page, *rules: str) -> list[str]:
        if not page.evaluate("'axe' in globalThis"):
            page.evaluate(source)
        options = {"resultTypes": ["violations"], "preload": False} | ({"runOnly": [*rules]} if rules else {})
        found = page.evaluate("async (options) => (await axe.run(options)).violations", options)
        return [
            f"{violation['id']}: {violation['help']} — {node['target']} {node['html'][:200]}"
            for violation in found
            for node in violation["nodes"]
        ]

    return run
