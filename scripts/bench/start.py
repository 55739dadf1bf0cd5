"""From nothing to the first full answer in the reader's browser: our runtime beside stock Pyodide, cold and warm.

Run as `python -m scripts.bench.start [runs]`. Each runtime answers the same request on each line; a warm visit is
the second one of a browser that kept everything.
"""

from __future__ import annotations

import json
import shutil
import sys
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING, Any

from playwright.sync_api import sync_playwright

from scripts.bench.line import LINES, Line, hosting
from scripts.bench.ours import ROOT, requests
from scripts.bundle import Kit, bundle
from scripts.bundle.trial import Trial
from scripts.bundle.wheel import make_wheel, sources
from scripts.check import checked
from scripts.compiled import compiled
from scripts.node import node
from scripts.setup import chromium

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from playwright.sync_api import Browser

_ARGUMENTS = ["--no-sandbox", "--disable-background-networking", "--no-first-run"]
_OURS = "Mingbai"
_PEERS = {"Pyodide, same version": "pyodide", "Pyodide, newest": "pyodide-newest"}
_BYTES, _COLD, _WARM = 0.55, 0.45, 0.35  # how much of a peer's we may need
_ASK_US = """async (request) => {
  const { startRuntime } = await import("./assets/runtime/runtime.mjs");
  const { ask } = await startRuntime({ base: new URL("./", location.href).href });
  await ask(JSON.parse(request));
}"""
_ASK_PLAIN = """(request) => new Promise((resolve, reject) => {
  const worker = new Worker("./plain.mjs", { type: "module" });
  worker.onmessage = () => resolve();
  worker.onerror = (event) => reject(new Error(event.message));
  worker.postMessage({ request });
})"""
_TIMED = """async (request) => {{
  const begun = performance.now();
  await ({})(request);
  return performance.now() - begun;
}}"""


@dataclass(frozen=True)
class Visits:
    """Bytes of a cold visit, and the milliseconds of each cold and each warm one."""

    sent: int
    cold: tuple[float, ...]
    warm: tuple[float, ...]


def main(runs: int = 3) -> None:
    """Lay out the sites, visit each on each line, print the table."""
    data = compiled(checked(ROOT / "policy_data"))
    request = next(iter(requests(list(data["places"])).values()))[0]
    sites = dict(_sites(Trial(json.dumps(data, ensure_ascii=False), (request,))))
    executable = chromium()
    if executable is None:
        sys.exit("There is no Chromium.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=_ARGUMENTS)
        for line in LINES:
            found = {name: _visits(browser, folder, line, request, runs) for name, folder in sites.items()}
            print("", *_table(line, found), sep="\n", flush=True)
        browser.close()


def _sites(trial: Trial) -> Iterator[tuple[str, Path]]:
    """Lay out ours and each peer below build/."""
    place = ROOT / "build" / "bench-start"
    shutil.rmtree(place, ignore_errors=True)
    ours = place / "ours"
    shutil.copytree(ROOT / "docs" / "assets" / "runtime", ours / "assets" / "runtime")
    bundle(ours, trial, Kit.of(ROOT))
    _finish(ours, ours / "assets")
    yield _OURS, ours
    for name, package in _PEERS.items():
        site = place / package
        site.mkdir()
        for file in (ROOT / "node_modules" / package).iterdir():
            if (
                file.name in {"pyodide-lock.json", "python_stdlib.zip"}
                or file.suffix in {".mjs", ".wasm"}
                or (file.name == "pyodide.asm.js")
            ):
                shutil.copyfile(file, site / file.name)
        shutil.copyfile(ROOT / "scripts" / "bench" / "plain.mjs", site / "plain.mjs")
        (site / "rules.json").write_text(trial.rules, encoding="utf-8")
        (site / "calculator.whl").write_bytes(make_wheel(sources(ROOT / "calculator")).content)
        _finish(site, site)
        yield name, site


def _finish(site: Path, plain: Path) -> None:
    """Give a site its page, and the files in `plain` their compressed forms."""
    (site / "index.html").write_text('<!doctype html><link rel="icon" href="data:,"><title>bench</title>')
    node(ROOT / "scripts" / "bundle" / "compress.mjs", *(file for file in plain.rglob("*") if file.is_file()))


def _visits(browser: Browser, folder: Path, line: Line, request: str, runs: int) -> Visits:
    """Visit a site as often as asked, each time with a browser that knows nothing, and then once more."""
    ask = _TIMED.format(_ASK_US if (folder / "assets").is_dir() else _ASK_PLAIN)
    cold, warm, sent = [], [], 0
    for _ in range(runs):
        with hosting(folder, line) as (address, wire):
            context = browser.new_context()
            page = context.new_page()
            page.set_default_timeout(0)
            page.goto(address)
            before = wire.sent
            cold.append(page.evaluate(ask, request))
            sent = wire.sent - before
            page.goto(address)
            warm.append(page.evaluate(ask, request))
            context.close()
    return Visits(sent, tuple(cold), tuple(warm))


def _table(line: Line, found: Mapping[str, Visits]) -> Iterator[str]:
    """Yield the rows of one line: medians with the range, and ours as a part of each peer's."""
    yield f"{line.name:28}{'MB':>8}{'cold s':>10}{'(range)':>16}{'warm s':>10}{'(range)':>16}"
    for name, one in found.items():
        yield f"  {name:26}{one.sent / 1e6:8.2f}{_seconds(one.cold)}{_seconds(one.warm)}"
    ours = found[_OURS]
    for name in _PEERS:
        peer = found[name]
        parts = (
            (ours.sent / peer.sent, _BYTES),
            (median(ours.cold) / median(peer.cold), _COLD),
            (median(ours.warm) / median(peer.warm), _WARM),
        )
        told = "   ".join(f"{part:.2f} (aim {aim}: {'met' if part <= aim else 'not met'})" for part, aim in parts)
        yield f"  ÷ {name:24} bytes, cold, warm: {told}"


def _seconds(times: Any) -> str:
    return f"{median(times) / 1000:10.2f}{f'({min(times) / 1000:.2f}–{max(times) / 1000:.2f})':>16}"


if __name__ == "__main__":
    main(*(int(one) for one in sys.argv[1:]))
