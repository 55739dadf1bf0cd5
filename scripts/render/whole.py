"""What the calculator in the browser needs: the compiled rules, and the runtime that runs them."""

from __future__ import annotations

from pathlib import Path

from scripts.bundle import bundle
from scripts.render.tree import RULES, write_if_changed

ROOT = Path(__file__).resolve().parents[2]


def complete(site: Path, tree: Path) -> None:
    """Write `data/rules.json`, as it was generated into `tree`, and the runtime."""
    write_if_changed(site / "data" / RULES, (tree / RULES).read_bytes())
    bundle(site, root=ROOT)
