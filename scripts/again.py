"""Whether a build would only make the same site again: what it was made from, and whether it is as it was left."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[1]
_NOTE = ROOT / "build" / "built.json"  # of the site that was made last
_SOURCES = (
    "calculator",
    "docs",
    "scripts",
    "LICENSE",
    "mkdocs.yml",
    "policy_data/languages",
    "requirements.lock",
    "package-lock.json",
)


def made_from(content: Path, *, stock: bool) -> str:
    """Return a digest of everything that a site is made from; the day is no part of it, for no page depends on it."""
    digest = hashlib.sha256(f"{stock} {content.resolve()}".encode())
    for file in [*_files(content), *(file for name in _SOURCES for file in _files(ROOT / name))]:
        digest.update(f"{file}\0".encode() + file.read_bytes() + b"\0")
    return digest.hexdigest()


def same(site: Path, mark: str) -> bool:
    """Whether `site` is what was made last, from what `mark` stands for, and no file of it was touched since."""
    return _NOTE.is_file() and json.loads(_NOTE.read_text(encoding="utf-8")) == [mark, _state(site)]


def remember(site: Path, mark: str) -> None:
    """Note what `site` was just made from."""
    _NOTE.parent.mkdir(parents=True, exist_ok=True)
    _NOTE.write_text(json.dumps([mark, _state(site)]), encoding="utf-8")


def _state(site: Path) -> str:
    """Return a digest of the names, sizes and times of the files of a site."""
    digest = hashlib.sha256()
    for file in _files(site.resolve()):
        told = file.stat()
        digest.update(f"{file} {told.st_size} {told.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def _files(place: Path) -> Iterator[Path]:
    found = [place] if place.is_file() else sorted(place.rglob("*"))
    yield from (file for file in found if file.is_file() and "__pycache__" not in file.parts)
