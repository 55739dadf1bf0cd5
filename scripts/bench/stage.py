"""One stage of making a site, in a process of its own: the CPU seconds and the peak memory that it takes.

Run as `python -m scripts.bench.stage STAGE CONTENT PLACE`; what is made goes below PLACE.
"""

from __future__ import annotations

import json
import resource
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.commands.build import build as mkdocs
from mkdocs.config import load_config

from scripts import build
from scripts.bundle import Kit, bundle
from scripts.bundle.trial import Trial
from scripts.check import checked
from scripts.render import whole
from scripts.render.generate import Book
from scripts.render.tree import LANGS, TRIAL, write_tree
from scripts.tables import write_tables

if TYPE_CHECKING:
    from collections.abc import Callable

_LAYOUT = "<!doctype html><html><head><title>{{ .Title }}</title></head><body>{{ .Content }}</body></html>"
_HUGO = "disableKinds = ['taxonomy', 'term', 'RSS', 'sitemap']\n[markup.goldmark.renderer]\nunsafe = true\n"


def run(stage: str, content: Path, place: Path) -> dict[str, float]:
    """Return the CPU seconds, the seconds by the clock and the peak megabytes of a stage."""
    command = [sys.executable, "-m", "scripts.bench.stage", stage, str(content), str(place)]
    done = subprocess.run(command, cwd=build.ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{stage} stopped: {done.stderr[-2000:]}")
    held: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return held


def _stages(content: Path, place: Path) -> dict[str, Callable[[], Callable[[], Any]]]:
    """Return for each stage what gets it ready, which gives what is measured."""
    trial = place / "tree" / TRIAL
    quick = place / "site" / "data" / "quick"
    return {
        "check": lambda: lambda: checked(content),
        "render": lambda: _render(Book(build.ROOT, checked(content)), place / "alone"),
        "whole": lambda: lambda: build._lay_out(place / "site", build._extra(content, place / "tree")),  # noqa: SLF001
        "tables": lambda: lambda: write_tables(quick, Trial.read(trial.read_text()).rules.encode(), place / "kept"),
        "bundle": lambda: lambda: bundle(place / "site", Trial.read(trial.read_text()), Kit.of(build.ROOT)),
        "build": lambda: lambda: build.build(place / "built", content),
        "mkdocs-material": lambda: _plain(place),
        "Hugo": lambda: _hugo(place),
    }


def _render(book: Book, folder: Path) -> Callable[[], None]:
    def render() -> None:
        for lang, pages in book.pages.items():
            write_tree(folder / lang, {file: book.text(lang, file) for file in pages})

    return render


def _plain(place: Path) -> Callable[[], None]:
    """Lay out the same Markdown with the theme as it comes, its search and its navigation."""

    def lay_out() -> None:
        for lang in LANGS:
            config = place / f"plain.{lang}.yml"
            theme = {"name": "material", "font": False, "language": lang}
            extensions = ["attr_list", "md_in_html", "def_list", "toc", "tables"]
            held = {"site_name": "bench", "theme": theme, "markdown_extensions": extensions}
            held |= {"docs_dir": str(place / "alone" / lang), "site_dir": str(place / "plain" / lang)}
            config.write_text(json.dumps(held), encoding="utf-8")  # JSON is YAML
            mkdocs(load_config(str(config), validation={"links": {"not_found": "ignore"}}))

    return lay_out


def _hugo(place: Path) -> Callable[[], None]:
    """Lay out the same Markdown with Hugo and the smallest templates that show a page."""
    for lang in LANGS:
        source = place / "hugo" / lang
        shutil.copytree(place / "alone" / lang, source / "content")
        for file in [*(source / "content").rglob("index.md")]:
            file.rename(file.with_name("_index.md"))
        (source / "layouts" / "_default").mkdir(parents=True)
        for name in ("single", "list"):
            (source / "layouts" / "_default" / f"{name}.html").write_text(_LAYOUT, encoding="utf-8")
        (source / "config.toml").write_text(_HUGO, encoding="utf-8")

    def lay_out() -> None:
        for lang in LANGS:
            subprocess.run(["hugo", "--quiet", "--source", str(place / "hugo" / lang)], check=True)  # noqa: S607

    return lay_out


def _used() -> float:
    every = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in every)


def main(stage: str, content: str, place: str) -> None:
    """Go through one stage and print what it took; nothing is printed on paper, and the runtime has its own stage."""
    left_out = {"write_paper"} if stage == "build" else {"write_paper", "write_quick", "bundle"}
    for name in left_out:
        setattr(whole, name, lambda *_, **__: None)
    ready = _stages(Path(content), Path(place))[stage]()
    used, begun = _used(), time.perf_counter()
    ready()
    found = {"cpu": _used() - used, "clock": time.perf_counter() - begun}
    who = resource.RUSAGE_CHILDREN if stage == "Hugo" else resource.RUSAGE_SELF
    print(json.dumps({**found, "peak": resource.getrusage(who).ru_maxrss / 1024}))


if __name__ == "__main__":
    main(*sys.argv[1:])
