"""The service worker of a site: our script, with the list of what it may keep written before it."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING

from scripts.offline.version import stamp

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

WORKER, SOURCE = "sw.js", "assets/offline/worker.js"
PAGE = "offline/"  # the page of each language that says what can be read without a line
# What pages are made of; nothing else is kept: neither PDFs nor data to download.
_FOLDERS = ("assets", "data/quick", "paper", "runtime", "search")
_KINDS = (".css", ".js", ".mjs", ".json", ".lzma", ".svg", ".png", ".wasm", ".zip", ".gz")
_DIGITS = 8  # of a hash: enough to tell two builds of a file apart


def write_worker(site: Path, languages: Iterable[str]) -> str:
    """Write sw.js, and its version into every page; return the version. Nothing of the site may change after it."""
    source = (site / SOURCE).read_bytes()
    (site / SOURCE).unlink()
    version = stamp(site)
    told = {"version": version, "languages": [*languages], "offline": PAGE, "files": _files(site)}
    listed = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    # In braces no beginning of it is a script: cut off on the way, it is refused even where no length was told.
    (site / WORKER).write_bytes(f"{{self.SITE={listed};\n".encode() + source.rstrip() + b"}\n")
    return version


def _files(site: Path) -> dict[str, str]:
    """Return every file that may be kept, by its address below the root, with the beginning of its hash."""
    found = [file for folder in _FOLDERS for file in sorted((site / folder).rglob("*")) if file.suffix in _KINDS]
    return {file.relative_to(site).as_posix(): sha256(file.read_bytes()).hexdigest()[:_DIGITS] for file in found}
