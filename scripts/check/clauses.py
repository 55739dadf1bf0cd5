"""Every clause of the official text has its measure, and every measure its clause."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from scripts.fault import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scripts.load.content import Content, Document


def check(content: Content) -> Iterator[Fault]:
    """Yield a fault for a clause without a measure and for a measure that names no clause, or another's."""
    for document in content.documents:
        yield from _unexplained(document)
        yield from _misnamed(document)


def _unexplained(document: Document) -> Iterator[Fault]:
    for clause in document.text.measures:
        if clause.id not in document.measures and f"measures/{clause.id}.yml" not in document.lost:
            yield Fault(
                document.text.path,
                clause.line,
                1,
                f"条款“{clause.label.source}”没有对应的措施：请新建 measures/{clause.id}.yml。",
                f"clause “{clause.label.beside}” has no measure: add measures/{clause.id}.yml.",
            )


def _misnamed(document: Document) -> Iterator[Fault]:
    explained = {clause.id for clause in document.text.measures}
    for stem, source in document.measures.items():
        clause = source.data.clause
        if clause not in explained:
            yield source.fault(
                ("clause",),
                f"正式文本里没有条款“{clause}”：请写 official.txt 里的编号。",
                f"the official text has no clause “{clause}”: write an id from official.txt.",
            )
        elif clause != stem:
            yield source.fault(
                ("clause",),
                f"条款“{clause}”应写在 {Path('measures') / clause}.yml 里：请改文件名或编号。",
                f"clause “{clause}” belongs in measures/{clause}.yml: rename the file or correct the id.",
            )
