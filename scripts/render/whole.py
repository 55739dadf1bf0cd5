"""What both languages share at the site's root: root page, 404, assets, rules, runtime."""

from __future__ import annotations

import json
import shutil
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader

from scripts.bundle import bundle
from scripts.check import check
from scripts.compiled import compiled
from scripts.load.words import read_words
from scripts.render.tree import write_if_changed

if TYPE_CHECKING:
    from collections.abc import Iterable

ROOT = Path(__file__).resolve().parents[2]


def complete(site: Path, faults: Iterable[str] = ()) -> None:
    """Add to `site` everything beside the two languages' pages."""
    _root_pages(site, list(faults))
    _mirror(ROOT / "docs" / "assets", site / "assets")
    content, _ = check(ROOT / "policy_data")
    if content:
        rules = json.dumps(compiled(content), ensure_ascii=False, sort_keys=True)
        write_if_changed(site / "data" / "rules.json", rules.encode())
    bundle(site, root=ROOT)


def show_fault(site: Path, message: str) -> None:
    """Say on the pages people open first why the site is not being rebuilt (while serving)."""
    page = f"<!doctype html><meta charset=utf-8><title>Mingbai</title><pre>{escape(message)}</pre>"
    for name in ("index.html", "zh/index.html", "en/index.html"):
        write_if_changed(site / name, f"{page}</body>".encode())


def _root_pages(site: Path, faults: list[str]) -> None:
    """Write the page that offers both languages, and the one for addresses that do not exist."""
    env = Environment(loader=FileSystemLoader(ROOT / "docs" / "overrides" / "root"), autoescape=True)
    words = read_words(ROOT / "docs" / "words" / "site.yml")["root"]
    for name in ("index.html", "404.html"):
        text = env.get_template(name).render(words=words, faults=faults)
        write_if_changed(site / name, text.encode())


def _mirror(source: Path, target: Path) -> None:
    """Make `target` a copy of `source`; what did not change is not touched."""
    wanted = {file.relative_to(source) for file in source.rglob("*") if file.is_file()}
    for name in sorted(wanted):
        write_if_changed(target / name, (source / name).read_bytes())
    for file in [one for one in target.rglob("*") if one.is_file()]:
        if file.relative_to(target) not in wanted:
            file.unlink()
    for folder in sorted((one for one in target.rglob("*") if one.is_dir()), reverse=True):
        if not any(folder.iterdir()):
            shutil.rmtree(folder)
