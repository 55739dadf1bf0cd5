"""What the calculator in the browser needs: the compiled rules, and the runtime that runs them."""

from __future__ import annotations

import hashlib
from pathlib import Path

from scripts.bundle import bundle
from scripts.render.tree import RULES, write_if_changed

ROOT = Path(__file__).resolve().parents[2]


def complete(site: Path, tree: Path) -> None:
    """Write `data/rules.json`, as it was generated into `tree`, and the runtime."""
    write_data(site, (tree / RULES).read_bytes())
    write_runtime(site)


def write_data(site: Path, rules: bytes) -> None:
    """Write what the browser reads of the content."""
    write_if_changed(site / "data" / RULES, rules)


def write_runtime(site: Path) -> None:
    """Write what the browser runs."""
    bundle(site, root=ROOT)


def runtime_made_from() -> str:
    """Return a digest of the sources that the runtime is made from: equal digests, equal runtimes."""
    digest = hashlib.sha256()
    for folder in (ROOT / "calculator", ROOT / "scripts" / "bundle"):
        for file in sorted(one for one in folder.rglob("*") if one.is_file() and "__pycache__" not in one.parts):
            digest.update(f"{file}\0".encode() + file.read_bytes())
    return digest.hexdigest()
