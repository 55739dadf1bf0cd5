"""The answer that needs no runtime: from the first useful paint to the first answer on the screen, a cold slow visit.

The peer is publicodes, on the same page in place of our script, with the same rules.
"""

from __future__ import annotations

import json
import re
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from playwright.sync_api import Error

from calculator.rules import read_rules
from scripts.bench import keys, publicodes, seen, stage, start
from scripts.bench.browser import browsing, patience, visiting
from scripts.bench.figures import OURS, Row, Run, Section
from scripts.bench.line import LINES, over
from scripts.bench.ours import BUILD, ROOT, rules_data
from scripts.bench.situations import complete, two_children
from scripts.bundle import Kit, bundle
from scripts.bundle.trial import Trial
from scripts.load.languages import CODES
from scripts.node import node
from scripts.render.tree import TRIAL

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

NAME, MINUTES, QUICK_MINUTES = "first", 3.5, 0.8
TITLE = "First answer without a runtime: cold, on the slow line"
_RUNS, _SITUATIONS = 5, 500
_SOON, _SMALL = 1.0, 15.0  # aims: seconds, kB
_PEER = "publicodes"
_OURS_ON_THE_LINE = ("/assets/quick/", "/assets/calculator/", "/data/quick/")
_TEXT = {".html", ".css", ".js", ".mjs", ".json"}
_QUICK = re.compile(r'<link [^>]*"[^"]*data/quick/[^>]*>\s*<script [^>]*"[^"]*assets/quick/[^>]*></script>')
_HERE = ROOT / "scripts" / "bench"
_ESBUILD, _MINIFIED = ROOT / "node_modules" / "esbuild" / "bin" / "esbuild", ("--minify", "--charset=utf8")


@dataclass(frozen=True)
class Visit:
    """Milliseconds until the first useful paint and until the first answer, and the bytes of what answers."""

    painted: float
    answered: float
    sent: int


Found = list[Visit] | str  # or why there are none


def measure(run: Run, section: Section) -> None:
    """Let publicodes agree first, then visit a measure of each place with either."""
    data = rules_data()
    run.say("answering with publicodes and comparing")
    agreed = publicodes.agree(data["places"], complete(list(data["places"]), _SITUATIONS), read_rules(data))
    run.say("laying out the pages")
    site = _site()
    pages = list(_pages(data, site))
    calculator = f"{CODES[0]}/calculator/"
    _compress(site, [calculator, *(path for _, path, _ in pages)])
    times = 1 if run.quick else _RUNS
    with browsing() as browser:
        section.versions |= {_PEER: start.version(publicodes.PACKAGE), "Chromium": browser.version}
        run.say("a visit that does not count: the browser comes into its stride")
        hurried = _reader("reader.js", pages[0][2])
        _visits(browser, {OURS: site / "site"}, pages[0][1], hurried, 1)
        for place, path, said in pages:
            run.say(f"{place}: {OURS}, {_PEER}")
            folders = {OURS: site / "site", _PEER: site / "peer"}
            section.rows += _rows(place, _visits(browser, folders, path, _reader("reader.js", said), times))
        run.say("the calculator")
        asked = {"place": pages[0][0], "births": [one["born"] for one in two_children(pages[0][0])["children"]]}
        filling = _reader("filler.js", asked)
        found = _visits(browser, {OURS: site / "site"}, calculator, filling, times)
        section.rows += _rows("in the calculator", found, script=False)
        bundle(site / "site", Trial.read((site / "tree" / TRIAL).read_text(encoding="utf-8")), Kit.of(ROOT))
        section.rows += keys.rows(run, browser, site / "site", list(data["places"]), _script("typist.js"))
        if not run.quick:
            run.say("both visits in pictures")
            for name, path, reader in (("measure", pages[0][1], hurried), ("calculator", calculator, filling)):
                seen.record(browser, site / "site", path, reader, BUILD / "seen" / name)
            section.notes.append("Both visits with a phone, a picture each second: build/bench/seen/.")
    section.notes += [
        f"{_SITUATIONS} situations: {agreed.compared:,} answers are the same in publicodes.",
        f"{agreed.left_open:,} more are open in the text, which publicodes cannot say.",
        "publicodes shows yes or no, sum, total and first day, is told the order of the birth, and is minified.",
        "Ours shows each condition with its quotation as well, and until when; both are made small with esbuild.",
        "Typing: the processor of the page is slowed 4 times, and the time is that of its own thread.",
        "The facts are chosen at the first paint, faster than any reader: the time is that until everything is there.",
    ]


def _site() -> Path:
    """Lay out the site without the runtime, and once more with publicodes in place of our script."""
    place = start.emptied("reading")
    stage.run("reading", ROOT / "policy_data", place)
    shutil.copytree(place / "site", place / "peer")
    engine = place / "peer" / "peer" / "engine.mjs"
    engine.parent.mkdir()
    done = node(_ESBUILD, publicodes.PACKAGE / "dist" / "index.js", *_MINIFIED, f"--outfile={engine}")
    if done.returncode:
        raise SystemExit(done.stderr)
    shutil.copyfile(_HERE / "publicodes-page.mjs", engine.with_name("page.mjs"))
    return place


def _pages(data: Any, place: Path) -> Iterator[tuple[str, str, dict[str, str]]]:
    """Yield for each place the page of its first benefit and what is chosen on it; give the peer its page."""
    for name, rules in data["places"].items():
        benefit = rules["benefits"][0]
        path = f"{CODES[0]}/{name}/{rules['document']['id']}/measures/{benefit['measure']}/"
        situation = two_children(name)
        page = place / "peer" / path / "index.html"
        page.write_text(_peer_page(page.read_text(encoding="utf-8"), name), encoding="utf-8")
        facts = [facts for whom, facts in publicodes.stated(situation) if whom == "child-2"]
        held = {"rules": publicodes.rules(rules), "facts": facts[0], "asked": f"{benefit['id']} {benefit['subject']}"}
        (place / "peer" / "peer" / f"{name}.json").write_text(json.dumps(held, ensure_ascii=False), encoding="utf-8")
        yield name, path, _chosen(situation)


def _compress(place: Path, paths: list[str]) -> None:
    """Give what is visited its compressed forms."""
    parts = [place / folder / one for folder in ("site", "peer") for one in ("assets", "data", "peer")]
    files = [file for part in parts for file in part.rglob("*") if file.suffix in _TEXT]
    pages = (place / folder / path / "index.html" for folder in ("site", "peer") for path in paths)
    start.compress(iter([*files, *pages]))


def _peer_page(text: str, place: str) -> str:
    """Return a page of ours with publicodes in place of our script, loaded as early as ours is.

    Raises SystemExit where the page loads nothing of ours, or in another way.
    """
    loaded = f"""<link rel="preload" as="fetch" crossorigin href="/peer/{place}.json">
<link rel="modulepreload" href="/peer/engine.mjs">
<script type="module" src="/peer/page.mjs" data-rules="/peer/{place}.json"></script>"""
    page, found = _QUICK.subn(loaded, text)
    if found != 1:
        raise SystemExit(f"{place}: the page loads our script in a way that the peer is not given")
    return page


def _chosen(situation: dict[str, Any]) -> dict[str, str]:
    """Return what is chosen on the page of a measure, by the paths of the facts."""
    *_, child = situation["children"]
    said: dict[str, Any] = {"order": str(len(situation["children"])), "married": situation["married"]}
    said |= {f"children[].{name}": value for name, value in child.items()}
    said |= {f"{one}.{name}": value for one in ("mother", "father") for name, value in situation[one].items()}
    written = {True: "true", False: "false", "local": situation["place"]}
    return {name: written.get(value, value) for name, value in said.items()}


def _visits(browser: Browser, folders: dict[str, Path], path: str, reader: str, times: int) -> dict[str, Found]:
    """Visit a page of each site in turn, with a reader in it; return each visit, or why there is none."""
    found: dict[str, Found] = {name: [] for name in folders}
    for name, folder in [*folders.items()] * times:
        visits = found[name]
        if isinstance(visits, str):
            continue
        try:
            visits.append(_visit(browser, folder, path, reader))
        except Error as error:
            found[name] = f"no answer within {patience(LINES[-1]):g} s: {error.message.splitlines()[0]}"
    return found


def _reader(script: str, said: dict[str, Any]) -> str:
    """Return the script of a reader who says these facts."""
    return f"({_script(script)})({json.dumps(said)});"


def _script(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")


def _visit(browser: Browser, folder: Path, path: str, reader: str) -> Visit:
    line = LINES[-1]
    with over(line, folder) as (address, wire), visiting(browser, patience(line)) as context:
        page = context.new_page()
        page.set_default_timeout(60_000)
        page.add_init_script(reader)
        page.goto(f"{address}{path}", wait_until="commit")
        painted, answered = page.evaluate("() => globalThis.benchReader")
        sent = sum(size for name, size in wire.sent.items() if name.startswith((*_OURS_ON_THE_LINE, "/peer/")))
    return Visit(painted, answered, sent)


def _rows(place: str, found: dict[str, Found], *, script: bool = True) -> Iterator[Row]:
    kinds: tuple[tuple[str, str, float | None, Callable[[Visit], float]], ...] = (
        ("first useful paint", "s", None, lambda one: one.painted / 1000),
        ("from it to the first answer", "s", _SOON, lambda one: (one.answered - one.painted) / 1000),
        ("first answer, from nothing", "s", None, lambda one: one.answered / 1000),
        ("script and rules or tables, compressed", "kB", _SMALL, lambda one: one.sent / 1000),
    )
    for what, unit, aim, value in kinds if script else kinds[:-1]:
        for name, visits in found.items():
            if isinstance(visits, str):
                yield Row.none(f"{what}, {place}", name, unit, visits)
                continue
            values = [value(one) for one in visits]
            yield Row.of(f"{what}, {place}", name, unit, values, aim=aim if name == OURS else None)
