"""The site's own sentences in `docs/words/`: nested keys that end in `{zh, en}`."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scripts.fault import ContentError, Fault
from scripts.load.apart import Told, of_words, said, told
from scripts.load.languages import BESIDE, FOLDER, SOURCE, in_all
from scripts.load.marks import Location, Marked, read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from calculator.facts import Fact

WORDS = Path(__file__).resolve().parents[2] / "docs" / "words"

# What `facts.yml` holds beside the facts: the parts of the form, and the page's own words.
GROUPS = ("mother", "father", "children", "institution")
PAGE = "calculator"
# What a child is, and no one can change: never supposed otherwise.
_SETTLED = ("lawful", "of", "adopted", "hukou_date")


@cache
def _read(path: Path, _changed: int, apart: Told) -> dict[str, Any]:
    marked = read_yaml(path, Path("docs") / "words" / path.name)
    faults = [*marked.faults, *_unpaired(marked, marked.data or {}, ())]
    if faults:
        raise ContentError(faults)
    words: dict[str, Any] = marked.data
    held = {lang: said(text) for lang, text in apart}
    for address, sentence in of_words(words, SOURCE.code):
        own = {lang: words_of[address] for lang, words_of in held.items() if address in words_of}
        sentence.update(in_all({**sentence, **own}))
    return words


def read_words(path: Path) -> dict[str, Any]:
    """Return the sentences of a words file in every language; raises ContentError where one of the two is missing."""
    try:
        changed = path.stat().st_mtime_ns
    except FileNotFoundError:
        changed = 0
    return _read(path, changed, told(FOLDER.parent, f"words/{path.name}"))


def choices(fact: Fact) -> tuple[str, ...]:
    """Return the values of a fact whose words stand in `facts.yml`; places bring their own names."""
    if fact.kind == "yes_no":
        return ("true", "false", *fact.choices)
    return (*(["other"] if fact.kind == "place" else []), *fact.choices)


def clauses(fact: Fact) -> Iterator[tuple[str, str]]:
    """Yield the clauses in which sentences tell a fact (`said`) and suppose it otherwise (`if`)."""
    if not fact.group and fact.kind != "yes_no":
        return
    kinds = {"place": ("place", *choices(fact)), "date": ("past", "future"), "count": (), "counts": ()}
    said = kinds.get(fact.kind, choices(fact))
    yield from (("said", kind) for kind in said)
    if fact.name not in _SETTLED:
        yield from (("if", kind) for kind in (("later", "earlier") if fact.kind == "date" else said))


def _unpaired(marked: Marked, node: Any, loc: Location) -> list[Fault]:
    if isinstance(node, list):
        return [fault for index, value in enumerate(node) for fault in _unpaired(marked, value, (*loc, index))]
    if not isinstance(node, dict):
        return []
    if {SOURCE.code, BESIDE.code} & {*node}:
        if all(isinstance(node.get(lang), str) and node[lang] for lang in (SOURCE.code, BESIDE.code)):
            return []
        return [
            marked.fault(
                loc,
                "缺少一种语言：请补全 zh 和 en。",
                "a language is missing: give both zh and en.",
            )
        ]
    return [fault for key, value in node.items() for fault in _unpaired(marked, value, (*loc, key))]
