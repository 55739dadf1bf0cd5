"""What is written differently: measures, figures, dates, conditions, readings, units, sentences, the official text."""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

from scripts.changes.files import documents, files
from scripts.changes.walk import LANGS, Pair, differences, is_text
from scripts.figures import fill
from scripts.load.languages import SOURCE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from scripts.changes.files import File
    from scripts.load.content import Content, Document, Source
    from scripts.load.models import Figure

Words = dict[str, str]

GROUPS = (
    *("measures", "figures", "dates", "conditions", "readings", "units", "rules", "documents"),
    *("sentences", "official", "quotations", "examples", "others"),
)
# Which part of which file belongs to which group; what is not named here goes by what it is.
_PARTS = {
    "measures": {"conditions": "conditions", "units": "units"},
    "rules.yml": {"conditions": "conditions", "facts": "conditions", "readings": "readings", "benefits": "rules"},
    "document.yml": {"units_for_all": "units"},
    "families.yml": {},
    "units.yml": {},
}
_WHOLE = {"families.yml": "examples", "units.yml": "units"}
_NAMES = ("name", "title", "question", "text", SOURCE.code, "label")
_RANK = {group: place for place, group in enumerate(GROUPS)}


@dataclass(frozen=True)
class Row:
    """One value before and after, as each language shows it; None where it stood or stands nowhere."""

    key: str
    old: Words | None
    new: Words | None


@dataclass(frozen=True)
class Written:
    """What changed in one place of one file; `document` is its address, empty for what places share."""

    group: str
    document: str
    file: str
    line: int
    name: Words | None
    rows: tuple[Row, ...]
    measure: str = ""
    uses: int = 0  # sentences that print the figure and now say the new one by themselves


def written(old: Content, new: Content) -> list[Written]:
    """Return everything that is written differently, by group and then in reading order."""
    found = [change for file in files(old, new) for change in _changes(file)]
    found += [change for one in documents(old, new) for change in _official(*one)]
    return sorted(found, key=lambda one: (_RANK[one.group], one.file, one.line))


def _changes(file: File) -> Iterator[Written]:
    measure = file.source.marked.path.stem if "/measures/" in file.name else ""
    if measure and (file.old is None or file.new is None):
        titles = (_shown(source.marked.data["title"], {}) if source else None for source in (file.old, file.new))
        row = Row("title", *titles)
        yield Written("measures", file.document, file.name, 1, row.new or row.old, (row,), measure)
        return
    old, new = (source.marked.data if source else [] for source in (file.old, file.new))
    found = differences(Pair((), (), (), old, new))
    for _, held in groupby(found, key=lambda pair: _holder(file, pair)):
        yield _change(file, [*held], measure)


def _holder(file: File, pair: Pair) -> tuple[str, tuple[str, ...]]:
    """Return what a difference is shown under: the figure, condition, reading or benefit that holds it, else itself."""
    group = _group(file, pair)
    if group == "quotations":
        return group, pair.key
    entry = len(pair.key) > 1 and pair.key[1].startswith("[")
    together = group in ("figures", "dates", "conditions", "readings", "rules", "units", "examples")
    if pair.key and pair.key[0].startswith("["):
        return group, pair.key[: 1 if together else len(pair.key)]
    return group, pair.key[: 2 if together and entry else len(pair.key)]


def _group(file: File, pair: Pair) -> str:
    name = file.source.marked.path.name
    kind = "measures" if "/measures/" in file.name else name
    top = pair.key[0] if pair.key else ""
    if pair.key and pair.key[-1] == "quote" and pair.old and pair.new:
        return "quotations"
    if top == "figures":
        units = {_at(side, loc[:2]).get("unit") for side, loc in _places(file, pair) if len(loc) > 1}
        return "dates" if units & {"date", "year"} else "figures"
    if top == "benefits" and any(key == "conditions" for key in pair.key):
        return "conditions"
    if name in _WHOLE or top in _PARTS.get(kind, {}):
        return _WHOLE.get(name) or _PARTS[kind][top]
    if any(is_text(one) for one in (pair.old, pair.new)) or kind in ("faqs.yml", "glossary.yml"):
        return "sentences"
    return "documents" if kind == "document.yml" else "others"


def _places(file: File, pair: Pair) -> Iterator[tuple[Source[Any], tuple[str | int, ...]]]:
    if file.old and pair.before:
        yield file.old, pair.before
    if file.new and pair.after:
        yield file.new, pair.after


def _at(source: Source[Any], loc: tuple[str | int, ...]) -> Any:
    node = source.marked.data
    for step in loc:
        node = node[step]
    return node


def _change(file: File, pairs: list[Pair], measure: str) -> Written:
    group, holder = _holder(file, pairs[0])
    sides = list(_places(file, pairs[0]))
    source, loc = sides[-1] if sides else (file.source, ())
    held = _at(source, loc[: len(holder)]) if group != "sentences" else None
    figure = holder[1].strip("[]") if group in ("figures", "dates") and len(holder) > 1 else ""
    return Written(
        group,
        file.document,
        file.name,
        source.marked.place(loc)[0],
        _name(held, file.figures[1] or file.figures[0]),
        tuple(_row(file, pair) for pair in pairs),
        measure,
        file.uses.get(figure, 0),
    )


def _name(node: Any, figures: Mapping[str, Figure]) -> Words | None:
    if not isinstance(node, dict):
        return None
    if is_text(node):
        return _shown(node, figures)
    named = next((node[name] for name in _NAMES if is_text(node.get(name))), None)
    return _shown(named, figures) if named else None


def _row(file: File, pair: Pair) -> Row:
    old, new = (_shown(node, figures) for node, figures in zip((pair.old, pair.new), file.figures, strict=True))
    if old == new:  # only the way the figures are written in differs
        old, new = _shown(pair.old, {}), _shown(pair.new, {})
    return Row(key_text(pair.key), old, new)


def key_text(key: tuple[str, ...]) -> str:
    """Return `figures[second-both].value`, the way to a value inside its file."""
    return "".join(part if part.startswith("[") else f".{part}" for part in key).lstrip(".")


def _shown(node: Any, figures: Mapping[str, Figure]) -> Words | None:
    """Return a value of a file as each language shows it; a whole entry by what it is called."""
    if node is None:
        return None
    if is_text(node):
        return {lang: fill(node[lang], lang, figures) for lang in LANGS}
    named = _name(node, figures)
    if named:
        return named
    plain = node if isinstance(node, str) else json.dumps(node, ensure_ascii=False, default=str)
    return dict.fromkeys(LANGS, plain)


def _official(old: Document | None, new: Document | None) -> Iterator[Written]:
    """Yield each clause of the official text that is printed differently."""
    before, after = ({one.id: one for one in document.text.clauses} if document else {} for document in (old, new))
    document = new or old
    assert document  # noqa: S101 - a document stands on one side at least
    for name in dict.fromkeys([*before, *after]):
        clauses = before.get(name), after.get(name)
        texts = ["\n".join(one.paragraphs) if one else None for one in clauses]
        clause = clauses[1] or clauses[0]
        if texts[0] != texts[1] and clause:
            row = Row(name, *(None if text is None else dict.fromkeys(LANGS, text) for text in texts))
            where = clause.label.said
            yield Written("official", document.path, document.text.path.as_posix(), clause.line, where, (row,), name)
