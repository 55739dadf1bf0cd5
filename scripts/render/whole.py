"""What stands beside the pages: what the calculator and the search need in the browser, and the feeds of updates."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.bundle import Kit, bundle
from scripts.bundle.scripts import join
from scripts.bundle.trial import Trial
from scripts.data.files import FOLDER
from scripts.headers.hosts import write_hosts
from scripts.headers.policy import guard
from scripts.load.languages import CODES
from scripts.offline.worker import write_worker
from scripts.render.tree import AROUND, DATA, INDEX, PAPER, SHEET, TRIAL, write_if_changed
from scripts.search.library import write_library
from scripts.tables import write_tables

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = Path(__file__).resolve().parents[2]


def complete(site: Path, tree: Path, *, stock: bool = False) -> None:
    """Write the feeds, the search, the quick answers and the runtime, from what was generated into `tree`.

    The scripts of the pages are made small and few, and each page gets its Content-Security-Policy; the preview serves
    both as they are written.

    With `stock` Pyodide stays untouched.
    """
    trial = Trial.read((tree / TRIAL).read_text(encoding="utf-8"))
    join(site / "assets", Kit.of(ROOT).cache)
    write_quick(site, trial.rules.encode())
    shutil.copytree(tree / AROUND, site, dirs_exist_ok=True)
    write_search(site, {lang: (tree / INDEX.format(lang)).read_bytes() for lang in CODES})
    join(site / "search", Kit.of(ROOT).cache)
    bundle(site, trial, Kit.of(ROOT), stock=stock)
    write_paper(site, tree / PAPER)
    write_data(site, tree / DATA)
    guard(site)
    write_hosts(site)
    write_worker(site, CODES)


def write_quick(site: Path, rules: bytes) -> None:
    """Write the tables that answer before there is a runtime."""
    write_tables(site / "data" / "quick", rules, ROOT / "build" / "quick")


def write_data(site: Path, folder: Path) -> None:
    """Write what programs take."""
    shutil.rmtree(site / FOLDER, ignore_errors=True)
    shutil.copytree(folder, site / FOLDER)


def write_search(site: Path, indexes: Mapping[str, bytes]) -> None:
    """Write the index of each language, and the library that reads it. Raises BundleError."""
    for lang, content in indexes.items():
        write_if_changed(site / "search" / f"{lang}.lzma", content)
    write_library(site / "search")


def write_preview_runtime(site: Path, trial: Trial) -> None:
    """Write what the browser runs, the quick way: Pyodide untouched and nothing compressed."""
    bundle(site, trial, Kit.of(ROOT), stock=True, compress=False)


def write_paper(site: Path, folder: Path) -> None:
    """Write the PDF and pictures of the sheets in `folder`."""
    from scripts.paper.press import press  # noqa: PLC0415 - only a whole build prints

    sheets = {file.relative_to(folder).as_posix(): file for file in sorted(folder.rglob(f"*{SHEET}"))}
    press({name.removesuffix(SHEET): file.read_text(encoding="utf-8") for name, file in sheets.items()}, site)


def runtime_made_from() -> str:
    """Return a digest of the sources that the runtime is made from: equal digests, equal runtimes."""
    digest = hashlib.sha256()
    for folder in (ROOT / "calculator", ROOT / "scripts" / "bundle"):
        for file in sorted(one for one in folder.rglob("*") if one.is_file() and "__pycache__" not in one.parts):
            digest.update(f"{file}\0".encode() + file.read_bytes())
    return digest.hexdigest()
