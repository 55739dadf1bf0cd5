"""Answers that need no runtime: for each place a decision table, made by asking the rules, with its sentences."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from calculator.answers import FIRST_DAY, LAST_DAY, MOST_HEADS
from calculator.rules import read_rules
from scripts.tables import spoken
from scripts.tables.orders import BORN, KINDS, ORDER, UNDATED, UNUSUAL
from scripts.tables.table import Table

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["tables", "write_tables"]

LANGS = ("zh", "en")
_BORN = "child.born"
_ROOT = Path(__file__).resolve().parents[2]


def write_tables(folder: Path, rules: bytes, cache: Path) -> None:
    """Make `folder` hold the tables of `rules`, which is what `data/rules.json` holds.

    `cache` keeps them: they are made again only where the rules, or what makes tables, changed.
    """
    made_from = hashlib.sha256(rules)
    for file in sorted([*(_ROOT / "calculator").glob("*.py"), *Path(__file__).parent.glob("*.py")]):
        made_from.update(file.read_bytes())
    kept = cache / made_from.hexdigest()
    if not kept.is_dir():
        found = tables(json.loads(rules))
        cache.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=cache) as folder_of_one:
            made = Path(folder_of_one) / "made"
            made.mkdir()
            for name, text in found.items():
                (made / name).write_bytes(text)
            if not kept.is_dir():  # somebody else may have been as quick
                made.rename(kept)
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(kept, folder)


def tables(data: Mapping[str, Any]) -> dict[str, bytes]:
    """Return the files of every place in each language, by name; `data` is what `data/rules.json` holds."""
    found = {}
    for place, rules in read_rules(data).items():
        made = Table(rules).made()
        for lang in LANGS:
            text = json.dumps(_file(data, place, made, lang), ensure_ascii=False, separators=(",", ":"))
            found[f"{place}.{lang}.json"] = text.encode()
    return found


def _file(data: Mapping[str, Any], place: str, made: Mapping[str, Any], lang: str) -> dict[str, Any]:
    compiled = data["places"][place]["benefits"]
    benefits = [spoken.benefit(one, {**made["benefits"][one["id"]]}, lang) for one in compiled]
    paths = {path for one in benefits for condition in one["conditions"] for path in condition["facts"]}
    paths |= {name for name, *_ in made["variables"] if name != ORDER} | {_BORN, "children"}
    return {
        **spoken.about(data, place, lang),
        **made,
        "benefits": benefits,
        "facts": spoken.facts(data, place, paths, lang),
        "usual": spoken.usual(),
        "family": spoken.family(data, place),
        "kinds": KINDS,
        "births": BORN,
        "unusual": UNUSUAL,
        "undated": UNDATED,
        "span": [FIRST_DAY.isoformat(), LAST_DAY.isoformat()],
        "heads": MOST_HEADS,
    }
