"""What a site of many pages costs: check, render, MkDocs, tables, bundle; a build again, an edit; beside peers."""

from __future__ import annotations

import shutil
import subprocess
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from scripts.bench import preview, stage
from scripts.bench.figures import OURS, Row, Run, Section
from scripts.bench.ours import ROOT
from scripts.bench.places import grow

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME, MINUTES, QUICK_MINUTES = "generator", 15, 1
_SIZES, _QUICK_SIZES = (
    {0: 3, 500: 3, 2000: 1, 5000: 1},
    {0: 1},
)  # pages a language, and how often each is made; 0 is our own
_USUAL = 500  # the size at which a build again and an edit are aimed at
_MATERIAL, _HUGO = "mkdocs-material", "Hugo"
_MOST_PLAIN = 500  # more pages than this and plain mkdocs-material needs hours: its navigation grows as their square
_OURS = ("check", "render", "tables", "bundle")
_A_THOUSAND, _AGAIN, _EDIT, _LINEAR = 1.0, 2.0, 1000.0, 11.0  # aims: CPU s, s, ms, times

Found = dict[str, list[dict[str, float]]]


def measure(run: Run) -> Section:
    """Make sites of every size, then build one again and edit it."""
    section = Section(NAME, "Generator: CPU seconds and memory of sites of many pages, in both languages")
    section.versions |= {name: version(name) for name in ("mkdocs", _MATERIAL)}
    if shutil.which("hugo"):
        section.versions[_HUGO] = _hugo_version()
    else:
        section.notes.append("Hugo is not installed: `sudo apt-get install hugo`, then start again.")
    wholes: dict[int, float] = {}
    for size, times in (_QUICK_SIZES if run.quick else _SIZES).items():
        with TemporaryDirectory() as folder:
            content = Path(folder) / "policy_data"
            pages = grow(ROOT / "policy_data", content, size)
            found = _stages(run, content, Path(folder), size, times)
            section.rows += _rows(size, pages, found)
            wholes[size] = sum(min(one["cpu"] for one in found[name]) for name in ("whole", "tables", "bundle"))
            if size == (_USUAL if not run.quick else min(_QUICK_SIZES)):
                run.say(f"{size or 'our own'} pages: a build again")
                section.rows.append(_again(content, Path(folder), size, times))
    if _USUAL in wholes:
        growth = wholes[max(_SIZES)] / wholes[_USUAL]
        what = f"the whole at {max(_SIZES):,} pages, times that at {_USUAL}"
        section.rows.append(Row.of(what, OURS, "×", [growth], aim=_LINEAR))
    size = 0 if run.quick else _USUAL
    run.say(f"from a saved edit to the fresh page, {size or 'our own'} pages")
    for name, times_of in preview.measure(size).items():
        section.rows.append(
            Row.of(f"edit to fresh page at {size or 'our own'} pages, {name}", OURS, "ms", times_of, aim=_EDIT)
        )
    section.notes += [
        "Peers take the Markdown that ours rendered. mkdocs-material adds its own search and whole navigation.",
        "Hugo has the smallest templates that show a page: no navigation, no search, no feeds.",
        f"Plain mkdocs-material is not asked for more than {_MOST_PLAIN} pages: its navigation grows as their square.",
        "PDFs and pictures are left out: each is printed once and kept.",
    ]
    return section


def _stages(run: Run, content: Path, folder: Path, size: int, times: int) -> Found:
    """Go through the stages of one size; the peers take the Markdown that ours rendered."""
    peers = [_MATERIAL] if size <= _MOST_PLAIN else []
    peers += [_HUGO] if shutil.which("hugo") else []
    found: Found = {name: [] for name in ("check", "render", "whole", "tables", "bundle", *peers)}
    for number in range(times):
        for name, every in found.items():
            run.say(f"{size or 'our own'} pages: {name}{f', {number + 1} of {times}' if times > 1 else ''}")
            for made in ("alone", "site", "tree", "plain", "hugo", "tables"):
                if (name, made) in {("check", made), ("Hugo", "hugo")}:
                    shutil.rmtree(folder / made, ignore_errors=True)
            every.append(stage.run(name, content, folder))
    return found


def _rows(size: int, pages: int, found: Found) -> Iterator[Row]:
    """Yield what one size took; MkDocs is what is left of the whole without check and render."""
    at = f"{size:,} pages" if size else "our own pages"
    made = zip(found["check"], found["render"], strict=True)
    both = [check["cpu"] + render["cpu"] for check, render in made]
    for name in _OURS:
        yield Row.of(f"{name}, {at}", OURS, "CPU s", _of(found, name, "cpu"))
    a_thousand = [one * 1000 / (2 * pages) for one in both]
    yield Row.of(f"check and render of 1,000 pages, at {at}", OURS, "CPU s", a_thousand, aim=_A_THOUSAND)
    rest = [one["cpu"] - other for one, other in zip(found["whole"], both, strict=True)]
    for name, values in {OURS: rest, **{peer: _of(found, peer, "cpu") for peer in (_MATERIAL, _HUGO)}}.items():
        if values:
            yield Row.of(f"Markdown to HTML, {at}", name, "CPU s", values)
    for name in ("check", "render", "bundle"):
        yield Row.of(f"peak memory of {name}, {at}", OURS, "MB", _of(found, name, "peak"))
    for name, who in {"whole": OURS, _MATERIAL: _MATERIAL, _HUGO: _HUGO}.items():
        if values := _of(found, name, "peak"):
            yield Row.of(f"peak memory of Markdown to HTML, {at}", who, "MB", values)


def _of(found: Found, name: str, what: str) -> list[float]:
    return [one[what] for one in found.get(name, ())]


def _again(content: Path, folder: Path, size: int, times: int) -> Row:
    """Build the whole site, and again without a change: seconds by the clock of the second and each further one."""
    stage.run("build", content, folder)
    seconds = [stage.run("build", content, folder)["clock"] for _ in range(times)]
    return Row.of(f"unchanged rebuild, {f'{size:,}' if size else 'our own'} pages", OURS, "s", seconds, aim=_AGAIN)


def _hugo_version() -> str:
    done = subprocess.run(["hugo", "version"], capture_output=True, text=True, check=True)  # noqa: S607
    return done.stdout.split()[1]
