"""One explained estimate in the shipped runtime: Pyodide under Node, and in the Chromium that Debian ships."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scripts.bench.browser import browsing
from scripts.bench.host import hosting
from scripts.bench.ours import ROOT, SITES, WARM_UP, requests
from scripts.bundle import Kit, bundle, made
from scripts.bundle.trial import Trial
from scripts.node import node

if TYPE_CHECKING:
    from collections.abc import Mapping

_HERE = Path(__file__).parent
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
    """The milliseconds by place, and the versions they are of."""

    pyodide: str
    node: dict[str, list[float]]
    browser: dict[str, list[float]]
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
    version, browser = _in_browser(site, question)
    return InPyodide(said["pyodide"], said["times"], browser, version)


def _site(trial: Trial) -> Path:
    """Lay out the part of the site that answers, below build/."""
    site = SITES / "explained"
    shutil.rmtree(site, ignore_errors=True)
    bundle(site, trial, Kit.of(ROOT))
    shutil.copytree(ROOT / "docs" / "assets" / "runtime", site / "assets" / "runtime")
    (site / "index.html").write_text("<!doctype html><title>bench</title>", encoding="utf-8")
    return site


def _in_browser(site: Path, question: Mapping[str, Any]) -> tuple[str, dict[str, list[float]]]:
    """Return the browser's version and its times."""
    with hosting(site) as address, browsing() as browser:
        page = browser.new_page()
        page.goto(address)
        times: dict[str, list[float]] = page.evaluate(_IN_PAGE, dict(question))
        return browser.version, times
