"""What a site of many pages costs, stage by stage, beside peers; then a build again, and an edit."""

from __future__ import annotations

import shutil
import subprocess
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from scripts.bench import preview, stage
from scripts.bench.figures import OURS, Row
from scripts.bench.ours import ROOT
from scripts.bench.places import grow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scripts.bench.figures import Run, Section

NAME, MINUTES, QUICK_MINUTES = "generator", 13, 0.5
TITLE = "Generator: CPU seconds and memory of sites of many pages, in both languages"
# Pages a language, and how often each is made; 0 is our own content.
_SIZES, _QUICK_SIZES = {50: 3, 500: 1, 2000: 1, 5000: 1}, {0: 1}
_USUAL = 500  # the size at which a build again and an edit are aimed at
_MATERIAL, _HUGO = "mkdocs-material", "Hugo"
_MOST_PLAIN = 500  # more pages than this and plain mkdocs-material needs hours: its navigation grows as their square
_OURS = ("check", "render", "index", "html", "tables", "bundle")
_CALLED = {"index": "search index", "html": "Markdown to HTML"}
_ONCE = frozenset({"bundle", _MATERIAL})  # takes long, and says the same each time
_A_THOUSAND, _AGAIN, _EDIT, _LINEAR = 1.0, 2.0, 1000.0, 11.0  # aims: CPU s, s, ms, times

Found = dict[str, list[dict[str, float]]]


def measure(run: Run, section: Section) -> None:
    """Make sites of every size, then edit one."""
    section.versions |= {name: version(name) for name in ("mkdocs", _MATERIAL)}
    if shutil.which("hugo"):
        section.versions[_HUGO] = _hugo_version()
    section.notes += [
        *([] if shutil.which("hugo") else ["Hugo is not installed: `sudo apt-get install hugo`, then start again."]),
        "Peers take the Markdown that ours rendered. mkdocs-material adds its own search and whole navigation.",
        "Hugo has the smallest templates that show a page: no navigation, no search, no feeds.",
        f"Plain mkdocs-material is not asked for more than {_MOST_PLAIN} pages: its navigation grows as their square.",
        "PDFs and pictures are left out: each is printed once and kept. So is what a bundle keeps of any content.",
    ]
    wholes: dict[int, float] = {}
    for size, times in (_QUICK_SIZES if run.quick else _SIZES).items():
        with TemporaryDirectory() as folder:
            content = Path(folder) / "policy_data"
            pages = grow(ROOT / "policy_data", content, size)
            found, faults = _stages(run, content, Path(folder), size, times)
            section.rows += _rows(size, pages, found, faults)
            if all(found.get(name) for name in _OURS):
                wholes[size] = sum(min(one["cpu"] for one in found[name]) for name in _OURS)
                section.rows.append(Row.of(f"the whole, {_at(size)}", OURS, "CPU s", [wholes[size]]))
            if size in (_USUAL, 0):
                section.rows.append(_again(run, content, Path(folder), size))
    if {_USUAL, max(_SIZES)} <= wholes.keys():
        what = f"the whole at {max(_SIZES):,} pages, times that at {_USUAL}"
        section.rows.append(Row.of(what, OURS, "×", [wholes[max(_SIZES)] / wholes[_USUAL]], aim=_LINEAR))
    section.rows += _edits(run, 0 if run.quick else _USUAL)


def _at(size: int) -> str:
    return f"{size:,} pages" if size else "our own pages"


def _stages(run: Run, content: Path, folder: Path, size: int, times: int) -> tuple[Found, dict[str, str]]:
    """Go through the stages of one size; return what each took, and why those that failed did."""
    peers = [_MATERIAL] if size <= _MOST_PLAIN else []
    peers += [_HUGO] if shutil.which("hugo") else []
    mine = [name for name in _OURS if not (run.quick and name == "bundle")]  # it takes longer than all the others
    found: Found = {name: [] for name in (*mine, *peers)}
    faults: dict[str, str] = {}
    for number in range(times):
        for name in found:
            if name in faults or (number and name in _ONCE):
                continue
            run.say(f"{_at(size)}: {name}{f', {number + 1} of {times}' if times > 1 else ''}")
            for made in {"html": ("site",), "tables": ("kept",), _MATERIAL: ("plain",), _HUGO: ("hugo",)}.get(name, ()):
                shutil.rmtree(folder / made, ignore_errors=True)
            try:
                found[name].append(stage.run(name, content, folder))
            except stage.StoppedError as stopped:
                faults[name] = str(stopped)
    return found, faults


def _rows(size: int, pages: int, found: Found, faults: dict[str, str]) -> Iterator[Row]:
    """Yield what one size took: CPU seconds and peak memory of each stage, peers beside the stage that is theirs."""
    at = _at(size)
    for name in (one for one in _OURS if one in found):
        theirs = [one for one in (_MATERIAL, _HUGO) if one in found] if name == "html" else []
        for kind, unit, what in (("cpu", "CPU s", ""), ("peak", "MB", "peak memory of ")):
            for maker in (name, *theirs):
                label, who = f"{what}{_CALLED.get(name, name)}, {at}", OURS if maker == name else maker
                if maker in faults:
                    yield Row.none(label, who, unit, faults[maker])
                else:
                    yield Row.of(label, who, unit, [one[kind] for one in found[maker]])
    both = [check["cpu"] + render["cpu"] for check, render in zip(found["check"], found["render"], strict=False)]
    if both:
        a_thousand = [one * 1000 / (2 * pages) for one in both]
        yield Row.of(f"check and render of 1,000 pages, at {at}", OURS, "CPU s", a_thousand, aim=_A_THOUSAND)


def _again(run: Run, content: Path, folder: Path, size: int) -> Row:
    """Build once more what was just made: seconds by the clock."""
    what = f"unchanged rebuild, {_at(size)}"
    run.say(what)
    try:
        seconds = [stage.run("again", content, folder)["clock"] for _ in range(3)]
    except stage.StoppedError as stopped:
        return Row.none(what, OURS, "s", str(stopped))
    return Row.of(what, OURS, "s", seconds, aim=_AGAIN)


def _edits(run: Run, size: int) -> Iterator[Row]:
    """Yield how long an edit takes to show."""
    run.say(f"from a saved edit to the fresh page, {_at(size)}")
    for name, times in preview.measure(size, 2 if run.quick else 7).items():
        what = f"edit to fresh page at {_at(size)}, {name}"
        yield Row.of(what, OURS, "ms", times, aim=_EDIT) if times else Row.none(what, OURS, "ms", "never fresh")


def _hugo_version() -> str:
    done = subprocess.run(["hugo", "version"], capture_output=True, text=True, check=True)  # noqa: S607
    return done.stdout.split()[1]
