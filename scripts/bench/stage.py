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
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.commands.build import build as mkdocs
from mkdocs.config import load_config

from scripts import again, build
from scripts.bundle import Kit, bundle
from scripts.bundle.trial import Trial
from scripts.check import checked
from scripts.load.languages import PAIR
from scripts.load.memory import Memory
from scripts.load.reader import load
from scripts.render import generate, whole
from scripts.render.generate import Book
from scripts.render.tree import TRIAL, write_if_changed, write_tree
from scripts.tables import write_tables

if TYPE_CHECKING:
    from collections.abc import Callable

_LAYOUT = "<!doctype html><html><head><title>{{ .Title }}</title></head><body>{{ .Content }}</body></html>"
_HUGO = "disableKinds = ['taxonomy', 'term', 'RSS', 'sitemap']\n[markup.goldmark.renderer]\nunsafe = true\n"


class StoppedError(Exception):
    """Why a stage came to no end of its own."""


def run(stage: str, content: Path, place: Path, minutes: float = 8) -> dict[str, float]:
    """Return the CPU seconds, the seconds by the clock and the peak megabytes of a stage.

    Raises StoppedError if it fails, or takes more than so many minutes.
    """
    command = [sys.executable, "-m", "scripts.bench.stage", stage, str(content), str(place)]
    try:
        done = subprocess.run(
            command, cwd=build.ROOT, capture_output=True, text=True, check=False, timeout=minutes * 60
        )
    except subprocess.TimeoutExpired:
        raise StoppedError(f"not done after {minutes:g} minutes") from None
    if done.returncode:
        raise StoppedError(f"stopped: {(done.stderr.strip() or 'without a word').splitlines()[-1]}")
    held: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return held


def _stages(content: Path, place: Path) -> dict[str, Callable[[], Callable[[], Any]]]:
    """Return for each stage what gets it ready, which gives what is measured; each takes what those before it made."""
    return {
        "check": lambda: lambda: checked(content),
        "render": lambda: _render(content, place / "tree"),
        "index": lambda: _index(content, place / "tree"),
        "html": lambda: _html(content, place),
        "tables": lambda: lambda: write_tables(place / "site" / "data" / "quick", _rules(place), place / "kept"),
        "bundle": lambda: _bundle(place),
        "again": lambda: _again(content, place / "site"),
        "reading": lambda: lambda: _lay_out(content, place),
        "mkdocs-material": lambda: _plain(place),
        "Hugo": lambda: _hugo(place),
    }


def _render(content: Path, tree: Path) -> Callable[[], None]:
    """Lay out checked content, with what the check worked out already, as in a build."""
    memory = Memory()
    book = Book(build.ROOT, checked(content, memory), memory)

    def render() -> None:
        for lang, texts in book.texts().items():
            write_tree(tree / lang, texts)
        write_if_changed(tree / TRIAL, book.trial.text.encode())

    return render


def _index(content: Path, tree: Path) -> Callable[[], Any]:
    book = Book(build.ROOT, load(content)[0])
    texts = {
        lang: {file: (tree / lang / file).read_text(encoding="utf-8") for file in pages}
        for lang, pages in book.pages.items()
    }
    return lambda: book.indexes(texts)


def _html(content: Path, place: Path) -> Callable[[], None]:
    """Lay out the Markdown that was rendered, with our theme."""
    for module, name in ((generate, "generate"), (whole, "complete")):
        setattr(module, name, lambda *_, **__: None)
    return lambda: _lay_out(content, place)


def _lay_out(content: Path, place: Path) -> None:
    build._lay_out(place / "site", build._extra(content, place / "tree"))  # noqa: SLF001


def _trial(place: Path) -> Trial:
    return Trial.read((place / "tree" / TRIAL).read_text(encoding="utf-8"))


def _rules(place: Path) -> bytes:
    return _trial(place).rules.encode()


def _bundle(place: Path) -> Callable[[], None]:
    """Make the runtime of content that was never bundled; what depends on no content is there already."""
    kit = replace(Kit.of(build.ROOT), cache=place / "runtimes")
    kept = build.ROOT / "build" / "bench" / "runtimes"
    own = Book(build.ROOT, checked(build.CONTENT)).trial
    bundle(place / "own", replace(own, requests=own.requests[:1]), replace(kit, cache=kept))
    for folder in kept.glob("*-*/"):
        if not folder.name.startswith("trimmed"):
            (kit.cache / folder.name).parent.mkdir(exist_ok=True)
            shutil.copytree(folder, kit.cache / folder.name)
    return lambda: bundle(place / "site", _trial(place), kit)


def _again(content: Path, site: Path) -> Callable[[], None]:
    again.remember(site, again.made_from(content, stock=False))
    return lambda: build.build(site, content)


def _plain(place: Path) -> Callable[[], None]:
    """Lay out the same Markdown with the theme as it comes, its search and its navigation."""

    def lay_out() -> None:
        for lang in PAIR:
            config = place / f"plain.{lang}.yml"
            theme = {"name": "material", "font": False, "language": lang}
            extensions = ["attr_list", "md_in_html", "def_list", "toc", "tables"]
            held = {"site_name": "bench", "theme": theme, "markdown_extensions": extensions}
            held |= {"docs_dir": str(place / "tree" / lang), "site_dir": str(place / "plain" / lang)}
            config.write_text(json.dumps(held), encoding="utf-8")  # JSON is YAML
            mkdocs(load_config(str(config), validation={"links": {"not_found": "ignore"}}))

    return lay_out


def _hugo(place: Path) -> Callable[[], None]:
    """Lay out the same Markdown with Hugo and the smallest templates that show a page."""
    for lang in PAIR:
        source = place / "hugo" / lang
        shutil.copytree(place / "tree" / lang, source / "content")
        for file in [*(source / "content").rglob("index.md")]:
            file.rename(file.with_name("_index.md"))
        (source / "layouts" / "_default").mkdir(parents=True)
        for name in ("single", "list"):
            (source / "layouts" / "_default" / f"{name}.html").write_text(_LAYOUT, encoding="utf-8")
        (source / "config.toml").write_text(_HUGO, encoding="utf-8")

    def lay_out() -> None:
        for lang in PAIR:
            subprocess.run(["hugo", "--quiet", "--source", str(place / "hugo" / lang)], check=True)  # noqa: S607

    return lay_out


def _used() -> float:
    every = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in every)


def main(stage: str, content: str, place: str) -> None:
    """Go through one stage and print what it took; nothing is printed on paper, the runtime is a stage of its own."""
    for name in ("write_paper", "bundle"):
        setattr(whole, name, lambda *_, **__: None)
    ready = _stages(Path(content), Path(place))[stage]()
    used, begun = _used(), time.perf_counter()
    ready()
    found = {"cpu": _used() - used, "clock": time.perf_counter() - begun}
    who = resource.RUSAGE_CHILDREN if stage == "Hugo" else resource.RUSAGE_SELF
    print(json.dumps({**found, "peak": resource.getrusage(who).ru_maxrss / 1024}))


if __name__ == "__main__":
    main(*sys.argv[1:])
