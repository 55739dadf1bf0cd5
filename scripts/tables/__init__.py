"""Answers that need no runtime: for each place a decision table, made by asking the rules, with its sentences."""

from __future__ import annotations

import hashlib
import json
import shutil
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from calculator.answers import FIRST_DAY, LAST_DAY, MOST_HEADS
from calculator.rules import read_rules
from scripts.bundle.kept import kept
from scripts.load.languages import CODES
from scripts.tables import spoken
from scripts.tables.orders import BORN, KINDS, ORDER, UNDATED, UNUSUAL
from scripts.tables.table import Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from calculator.rules import PlaceRules

__all__ = ["tables", "write_tables"]

_BORN = "child.born"
_ROOT = Path(__file__).resolve().parents[2]


def write_tables(folder: Path, rules: bytes, cache: Path) -> None:
    """Make `folder` hold the tables of `rules`, which is what `data/rules.json` holds.

    `cache` keeps them: they are made again only where the rules, or what makes tables, changed.
    """
    made_from = hashlib.sha256(rules)
    for file in sorted([*(_ROOT / "calculator").glob("*.py"), *Path(__file__).parent.glob("*.py")]):
        made_from.update(file.read_bytes())

    def make(work: Path) -> None:
        for name, text in tables(json.loads(rules)).items():
            (work / name).write_bytes(text)

    made = kept(cache, made_from.hexdigest(), make)
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(made, folder)


def tables(data: Mapping[str, Any]) -> dict[str, bytes]:
    """Return the files of every place, and of each of its measures, in each language, by name.

    `data` is what `data/rules.json` holds.
    """
    found = {}
    for place, rules in read_rules(data).items():
        for name, part in {place: rules, **{f"{place}.{id_}": one for id_, one in _measures(rules)}}.items():
            made = Table(part).made()
            for lang in CODES:
                text = json.dumps(_file(data, place, made, lang), ensure_ascii=False, separators=(",", ":"))
                found[f"{name}.{lang}.json"] = text.encode()
    return found


def _measures(rules: PlaceRules) -> Iterator[tuple[str, PlaceRules]]:
    """Yield the rules of each measure that something is worked out of, with what its benefits are on top of."""
    for measure in {one.measure: None for one in rules.benefits}:
        own = [one for one in rules.benefits if one.measure == measure]
        wanted = {*own, *(one for one in rules.benefits if one.id in {benefit.on_top_of for benefit in own})}
        yield measure, replace(rules, benefits=tuple(one for one in rules.benefits if one in wanted))


def _file(data: Mapping[str, Any], place: str, made: Mapping[str, Any], lang: str) -> dict[str, Any]:
    compiled = [one for one in data["places"][place]["benefits"] if one["id"] in made["benefits"]]
    benefits = [spoken.benefit(one, {**made["benefits"][one["id"]]}, lang) for one in compiled]
    paths = {path for one in benefits for condition in one["conditions"] for path in condition["facts"]}
    paths |= {name for name, *_ in made["variables"] if name != ORDER} | {_BORN, "children"}
    return {  # texts beside texts and numbers beside numbers pack better
        **spoken.about(data, place, compiled, lang),
        "variables": made["variables"],
        "facts": spoken.facts(data, place, paths, lang),
        "words": spoken.results(data, compiled, made["leaves"], lang),
        "benefits": benefits,
        "leaves": made["leaves"],
        "children": made["children"],
        "nodes": made["nodes"],
        "usual": spoken.usual(),
        "family": spoken.family(data, place),
        "kinds": KINDS,
        "births": BORN,
        "unusual": UNUSUAL,
        "undated": UNDATED,
        "span": [FIRST_DAY.isoformat(), LAST_DAY.isoformat()],
        "heads": MOST_HEADS,
    }
