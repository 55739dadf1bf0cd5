"""What the calculator in the browser needs: the compiled rules, and the runtime that runs them."""

from __future__ import annotations

import json
from pathlib import Path

from scripts.bundle import bundle
from scripts.check import checked
from scripts.compiled import compiled
from scripts.render.tree import write_if_changed

ROOT = Path(__file__).resolve().parents[2]


def complete(site: Path) -> None:
    """Write `data/rules.json` and the runtime."""
    data = compiled(checked(ROOT / "policy_data"))
    rules = json.dumps(data, ensure_ascii=False, sort_keys=True)
    write_if_changed(site / "data" / "rules.json", rules.encode())
    bundle(site, root=ROOT)
