"""One explained estimate in the shipped runtime: Pyodide under Node, and in the Chromium that Debian ships."""

from __future__ import annotations

import json
import shutil
import threading
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

from playwright.sync_api import sync_playwright

from scripts.bench.ours import ROOT, WARM_UP, requests
from scripts.bench.timing import Times
from scripts.bundle import Kit, bundle, made
from scripts.bundle.trial import Trial
from scripts.node import node
from scripts.setup import chromium

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_HERE = Path(__file__).parent
_ARGUMENTS = ["--no-sandbox", "--disable-background-networking", "--no-first-run"]
# The page's own way to ask: a worker that holds Python, and a question and an answer by message.
_IN_PAGE = """async ({requests, warmUp}) => {
  const { startRuntime } = await import("./assets/runtime/runtime.mjs");
  const runtime = await startRuntime({ base: new URL("./", location.href).href });
  const times = {};
  for (const [place, asked] of Object.entries(requests)) {
    times[place] = [];
    for (const request of asked.map((text) => JSON.parse(text))) {
      const begun = performance.now();
      await runtime.ask(request);
      times[place].push(performance.now() - begun);
    }
    times[place].splice(0, warmUp);
  }
  return times;
}"""


@dataclass(frozen=True)
class InPyodide:
    """The times by place and the versions they are of; no browser times without a Chromium."""

    pyodide: str
    node: dict[str, Times]
    browser: dict[str, Times]
    chromium: str


def explained(data: Mapping[str, Any]) -> InPyodide:
    """Time the same request as in CPython, in the runtime as the site ships it."""
    question: dict[str, Any] = {"requests": requests(list(data["places"])), "warmUp": WARM_UP}
    every = tuple(text for asked in question["requests"].values() for text in asked[:1])
    trial = Trial(json.dumps(data, ensure_ascii=False), every)
    site = _site(trial)
    asked = site / "asked.json"
    asked.write_text(json.dumps({"rules": trial.rules, **question}, ensure_ascii=False), encoding="utf-8")
    done = node(_HERE / "pyodide.mjs", made(trial, Kit.of(ROOT)).folder, asked)
    if done.returncode:
        raise SystemExit(f"Pyodide under Node stopped: {done.stderr.strip()}")
    said = json.loads(done.stdout)
    name, browser = _in_browser(site, question)
    return InPyodide(said["pyodide"], _times(said["times"]), _times(browser), name)


def _site(trial: Trial) -> Path:
    """Lay out the part of the site that answers, below build/."""
    site = ROOT / "build" / "bench"
    shutil.rmtree(site, ignore_errors=True)
    bundle(site, trial, Kit.of(ROOT))
    shutil.copytree(ROOT / "docs" / "assets" / "runtime", site / "assets" / "runtime")
    (site / "index.html").write_text("<!doctype html><title>bench</title>", encoding="utf-8")
    return site


def _in_browser(site: Path, question: Mapping[str, Any]) -> tuple[str, dict[str, list[float]]]:
    """Return the browser's name and its times; nothing where there is no Chromium."""
    executable = chromium()
    if executable is None:
        return "", {}
    with _serving(site) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=_ARGUMENTS)
        page = browser.new_page()
        page.goto(address)
        times: dict[str, list[float]] = page.evaluate(_IN_PAGE, dict(question))
        name = f"Chromium {browser.version.partition('.')[0]}"
        browser.close()
    return name, times


class _Quiet(SimpleHTTPRequestHandler):
    """Serves a folder without a word."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def _serving(folder: Path) -> Iterator[str]:
    """Serve `folder` and give its address."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/index.html"
        finally:
            server.shutdown()
            thread.join()


def _times(found: Mapping[str, list[float]]) -> dict[str, Times]:
    return {place: Times.of(times) for place, times in found.items()}
