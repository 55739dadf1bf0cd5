"""The rules for Python: the calculator as a wheel that carries the compiled rules, for `pip install`."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from scripts.bundle.publish import RULES, version
from scripts.bundle.wheel import VERSION, Wheel, archive, make_wheel, sources

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "docs" / "guide" / "estimate.py"


@lru_cache(maxsize=2)  # every language's page names it
def wheel(rules: str) -> Wheel:
    """Return the wheel; its version names its content, so that other rules are never taken for the same ones."""
    package = ROOT / "calculator"
    entries = sources(package) | {f"{package.name}/{RULES}": rules.encode(), f"{package.name}/py.typed": b""}
    return make_wheel(entries, f"{VERSION}+{version(archive(entries))}", {"LICENSE": (ROOT / "LICENSE").read_bytes()})
