"""The facts as they were when somebody last sealed them: whatever differs since then is told.

`sealed.yml` beside a document is written by `mingbai seal` and holds one line a fact: each clause of the official
text, each figure, condition and unit, each thing the calculator works out. A fact that was changed on purpose is
sealed again; one that changed by accident is seen. Nothing here stops a build: the figures are proved by their
quotations, and this is the second pair of eyes.
"""

from __future__ import annotations

import json
from dataclasses import replace
from difflib import get_close_matches
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from scripts.compiled import compiled_rules
from scripts.load.languages import CODES
from scripts.load.marks import Marked, read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from scripts.fault import Fault
    from scripts.load.content import Content, Document
    from scripts.load.marks import Location

FILE = "sealed.yml"
_LETTERS = 12
# A fact's address → what it is, and the file and place that hold it.
Facts = dict[str, tuple[str, Marked, "Location"]]


def check(content: Content, folder: Path) -> Iterator[Fault]:
    """Yield a warning for each fact of a whole document that is not as it was sealed."""
    for document in content.documents:
        file = folder / document.path / FILE
        if not document.whole or not file.exists():
            continue
        kept = read_yaml(file, file.relative_to(folder.parent))
        if kept.faults or not isinstance(kept.data, dict):
            yield from kept.faults or [kept.fault((), *_UNREADABLE)]
            continue
        alone = replace(content, places={document.place: content.places[document.place]})
        yield from _compare(kept, facts(document, compiled_rules(alone)))


_UNREADABLE = (
    "这个文件由 mingbai seal 写成：请删除它，再运行 mingbai seal。",
    "this file is written by `mingbai seal`: delete it and run that again.",
)
_AGAIN = ("确实要改的，改好后运行 mingbai seal", "if that is meant, run `mingbai seal` when you are done")


def _compare(kept: Marked, now: Facts) -> Iterator[Fault]:
    gone = [key for key in kept.data if key not in now]
    for key, (value, marked, loc) in now.items():
        before = kept.data.get(key)
        if before is None:
            near = get_close_matches(key, gone, 1)
            zh, en = (f"（是不是原来的“{near[0]}”？）", f" (was it “{near[0]}”?)") if near else ("", "")
            yield marked.fault(
                loc,
                f"核定以后新增了“{key}”{zh}：请核对；{_AGAIN[0]}。",
                f"“{key}” is new since the facts were sealed{en}: look at it; {_AGAIN[1]}.",
                warning=True,
            )
        elif str(before) != value:
            yield marked.fault(
                loc,
                f"“{key}”与核定时不同（{before} → {value}）：请核对；{_AGAIN[0]}。",
                f"“{key}” is not as it was sealed ({before} → {value}): look at it; {_AGAIN[1]}.",
                warning=True,
            )
    for key in gone:
        yield kept.fault(
            (key,),
            f"核定过的“{key}”不见了：请核对是不是误删；{_AGAIN[0]}。",
            f"“{key}” was sealed and is gone: look whether it was deleted by mistake; {_AGAIN[1]}.",
            warning=True,
        )


def facts(document: Document, rules: dict[str, Any]) -> Facts:
    """Return every fact of a document that a reader is told, without the sentences that tell it."""
    found: Facts = {}
    meta = document.meta
    for key in ("status", "number", "date", "checked", "review_by"):
        found[f"document {key}"] = str(getattr(meta.data, key)), meta.marked, (key,)
    for clause in document.text.clauses:
        where = Marked(document.text.path, marks={(): (clause.line, 1)})
        found[f"clause {clause.id}"] = (
            _digest((clause.kind, clause.label.source, clause.label.beside, clause.paragraphs)),
            where,
            (),
        )
    for measure in document.measures.values():
        found |= _of_measure(measure.data.clause, measure.data, measure.marked)
    for index, update in enumerate(document.updates.data):
        found[f"update {update.id}"] = f"{update.date} {update.status}", document.updates.marked, (index, "date")
    held = rules["places"][document.place]
    if held["document"]["id"] == document.id:
        for part in ("benefits", "named", "facts"):
            for index, one in enumerate(held[part]):
                found[f"{part} {one['id']}"] = _digest(_bare(one)), document.rules.marked, (part, index)
    return found


def _of_measure(clause: str, measure: Any, marked: Marked) -> Facts:
    found: Facts = {}
    for index, one in enumerate(measure.figures):
        value = f"{clause} {one.role} {one.value} {one.unit} “{one.printed}”"
        found[f"figure {one.id}"] = value, marked, ("figures", index, "value")
    for index, one in enumerate(measure.conditions):
        found[f"condition {clause} {one.id}"] = one.quote, marked, ("conditions", index)
    for index, one in enumerate(measure.units):
        found[f"unit {clause} {one.role} {one.printed}"] = one.unit, marked, ("units", index)
    return found


def _digest(value: Any) -> str:
    return sha256(json.dumps(value, ensure_ascii=False, sort_keys=True).encode()).hexdigest()[:_LETTERS]


def _bare(node: Any) -> Any:
    """Return plain data without its sentences."""
    if isinstance(node, dict):
        return {key: _bare(value) for key, value in node.items() if key not in CODES}
    return [_bare(one) for one in node] if isinstance(node, list) else node


def seal(content: Content, folder: Path) -> list[Path]:
    """Write the facts of every document as they are now; return the files written."""
    rules, written = compiled_rules(content), []
    for document in content.documents:
        lines = [
            f"{json.dumps(key, ensure_ascii=False)}: {json.dumps(value, ensure_ascii=False)}"
            for key, value in _sorted(document, rules)
        ]
        file = folder / document.path / FILE
        head = "# 由 mingbai seal 写成，不用手改 · Written by `mingbai seal`, not by hand"
        file.write_text("\n".join([head, *lines, ""]), encoding="utf-8")
        written.append(file)
    return written


def _sorted(document: Document, rules: dict[str, Any]) -> list[tuple[str, str]]:
    return [(key, value) for key, (value, _, _) in facts(document, rules).items()]
