"""From nothing to the first full answer in the reader's browser: our runtime beside stock Pyodide, cold and warm."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

from scripts.bench.browser import Site, browsing, visits
from scripts.bench.figures import OURS, Row, Run, Section
from scripts.bench.line import LINES
from scripts.bench.ours import BUILD, NPM, ROOT, SITES, requests, rules_data
from scripts.bundle import Kit, bundle
from scripts.bundle.trial import Trial
from scripts.bundle.wheel import make_wheel, sources
from scripts.node import node

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from scripts.bench.browser import Visits
    from scripts.bench.line import Line

NAME, MINUTES, QUICK_MINUTES = "start", 6.5, 0.5
TITLE = "Start: from nothing to the first full answer"
_RUNS, _ON_THE_SLOW_LINE = 3, 2
SAME, _NEWEST = ROOT / "node_modules" / "pyodide", NPM / "pyodide-newest"
_BYTES, _COLD, _WARM = 0.55, 0.45, 0.35  # how much of a peer's we may need
ASK_US = """async (request) => {
  const { startRuntime } = await import("./assets/runtime/runtime.mjs");
  const { ask } = await startRuntime({ base: new URL("./", location.href).href });
  await ask(JSON.parse(request));
}"""
ASK_WORKER = """(request) => new Promise((resolve, reject) => {
  const worker = new Worker("./plain.mjs", { type: "module" });
  worker.onmessage = () => resolve();
  worker.onerror = (event) => reject(new Error(event.message));
  worker.postMessage({ request });
})"""


def measure(run: Run, section: Section) -> None:
    """Lay out the sites and visit each on each line."""
    asked = trial()
    run.say("laying out our runtime and two of Pyodide's")
    sites = [ours(asked), *(_stock(asked, package) for package in (SAME, _NEWEST))]
    section.versions |= {"Pyodide": version(SAME), "newest Pyodide": version(_NEWEST)}
    with browsing() as browser:
        section.versions["Chromium"] = browser.version
        for line in LINES[: 1 if run.quick else None]:
            found = visits(browser, sites, line, runs(line, quick=run.quick), run.say)
            section.rows += rows(line, found, aims=True)


def runs(line: Line, *, quick: bool) -> int:
    """Return how often a site is visited on a line."""
    return 1 if quick else _RUNS if line.slower == 1 else _ON_THE_SLOW_LINE


def rows(line: Line, found: Mapping[str, Visits], *, aims: bool = False) -> Iterator[Row]:
    """Yield what visits on one line came to: bytes where they are first counted, cold, warm."""
    kinds: list[tuple[str, str, float, dict[str, Sequence[float]]]] = [
        (f"cold, {line.name}", "s", _COLD, {name: [one / 1000 for one in of.cold] for name, of in found.items()}),
        (f"warm, {line.name}", "s", _WARM, {name: [one / 1000 for one in of.warm] for name, of in found.items()}),
    ]
    if line == LINES[0]:
        kinds.insert(0, ("bytes of a cold visit", "MB", _BYTES, {name: [of.sent / 1e6] for name, of in found.items()}))
    for what, unit, part, values in kinds:
        for name, one in values.items():
            if not one or (unit == "MB" and found[name].fault):
                yield Row.none(what, name, unit, found[name].fault)
            else:
                yield Row.of(what, name, unit, one, part=part if aims and name != OURS else None)


def trial() -> Trial:
    """Return our rules, and the one request that every runtime answers."""
    data = rules_data()
    request = next(iter(requests(list(data["places"])).values()))[0]
    return Trial(json.dumps(data, ensure_ascii=False), (request,))


def ours(asked: Trial) -> Site:
    """Lay out what our pages load when a calculator is touched."""
    folder = emptied("ours")
    shutil.copytree(ROOT / "docs" / "assets" / "runtime", folder / "assets" / "runtime")
    bundle(folder, asked, Kit.of(ROOT))
    finish(folder, folder / "assets")
    return Site(OURS, folder, ASK_US, asked.requests[0])


def _stock(asked: Trial, package: Path) -> Site:
    """Lay out Pyodide as its makers give it out."""
    folder = emptied(package.name)
    runtime_files(package, folder)
    shutil.copyfile(ROOT / "scripts" / "bench" / "plain.mjs", folder / "plain.mjs")
    add_rules(asked, folder)
    finish(folder, folder)
    return Site(f"Pyodide {version(package)}", folder, ASK_WORKER, asked.requests[0])


def emptied(name: str) -> Path:
    """Return a new folder for a site of this name."""
    folder = SITES / name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def runtime_files(package: Path, folder: Path) -> None:
    """Copy of Pyodide's package what a browser loads, in its compressed forms as well, which are made once."""
    kept = BUILD / "packed" / f"{package.name}-{version(package)}"
    if not kept.is_dir():
        making = emptied(f"{package.name}-packed")
        named = {"pyodide-lock.json", "python_stdlib.zip", "pyodide.asm.js"}
        for file in package.iterdir():
            if file.name in named or file.suffix in {".mjs", ".wasm"}:
                shutil.copyfile(file, making / file.name)
        compress(iter([*making.iterdir()]))
        kept.parent.mkdir(exist_ok=True)
        making.rename(kept)
    shutil.copytree(kept, folder, dirs_exist_ok=True)


def add_rules(asked: Trial, folder: Path) -> None:
    """Write the rules and the calculator beside a runtime."""
    (folder / "rules.json").write_text(asked.rules, encoding="utf-8")
    (folder / "calculator.whl").write_bytes(make_wheel(sources(ROOT / "calculator")).content)


def finish(site: Path, plain: Path) -> None:
    """Give a site its page, and the files in `plain` their compressed forms."""
    (site / "index.html").write_text('<!doctype html><link rel="icon" href="data:,"><title>bench</title>')
    files = [file for file in plain.rglob("*") if file.is_file() and file.suffix not in {".br", ".gz"}]
    compress(file for file in files if not file.with_name(f"{file.name}.br").is_file())


def compress(files: Iterator[Path]) -> None:
    """Write the compressed forms of files beside them."""
    done = node(ROOT / "scripts" / "bundle" / "compress.mjs", *files)
    if done.returncode:
        raise SystemExit(done.stderr)


def version(package: Path) -> str:
    """Return the version of an npm package."""
    held: dict[str, str] = json.loads((package / "package.json").read_text(encoding="utf-8"))
    return held["version"]
