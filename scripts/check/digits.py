"""Every digit of the official text is a figure's own, or is listed as not a figure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scripts.fault import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scripts.load.content import Content, Document
    from scripts.load.text import Clause

_DIGITS = re.compile(r"[0-9０-９]+(?:[.．][0-9０-９]+)?")
_NEAR = 12


def check(content: Content) -> Iterator[Fault]:
    """Yield a fault for each number in an official text that no figure and no list accounts for."""
    for document in content.documents:
        for clause in document.text.clauses:
            yield from _unaccounted(document, clause)


def _unaccounted(document: Document, clause: Clause) -> Iterator[Fault]:
    passages = list(_accounted_passages(document, clause.id))
    for offset, paragraph in enumerate(clause.paragraphs):
        covered = _covered(paragraph, passages)
        for found in _DIGITS.finditer(paragraph):
            if not covered.issuperset(range(*found.span())):
                near = paragraph[max(0, found.start() - _NEAR) : found.end() + _NEAR]
                yield Fault(
                    document.text.path,
                    clause.line + offset,
                    found.start() + 1,
                    f"数字 {found[0]}（{near}）没有交代：请在该条措施的 figures 里写明，"
                    "或列入 document.yml 的 not_figures。",
                    f"the number {found[0]} ({near}) is not accounted for: make it a figure of this clause's measure, "
                    "or list it under not_figures in document.yml.",
                )


def _accounted_passages(document: Document, clause_id: str) -> Iterator[tuple[str, str]]:
    """Yield (passage, part of it that is accounted for)."""
    source = document.measures.get(clause_id)
    for figure in source.data.figures if source else ():
        if figure.printed in figure.quote:
            yield figure.quote, figure.printed
    for entry in document.meta.data.not_figures:
        if entry.clause == clause_id:
            yield entry.quote, entry.quote


def _covered(paragraph: str, passages: list[tuple[str, str]]) -> set[int]:
    covered: set[int] = set()
    for passage, part in passages:
        for found in re.finditer(f"(?={re.escape(passage)})", paragraph):
            start = found.start() + passage.index(part)
            covered.update(range(start, start + len(part)))
    return covered
