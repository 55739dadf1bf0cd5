"""The official text of a document, with the address of each clause.

`official.txt` holds the text as printed. A line that starts with `# ` is not text but the address
of what follows: `# id | 中文地址 | English address | kind`, where kind is left out for a clause that
carries a measure, and is `heading`, `front` or `back` for the rest.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scripts.fault import Fault
from scripts.load.plain import read_plain
from scripts.load.text_model import Text

if TYPE_CHECKING:
    from pathlib import Path

KINDS = ("measure", "heading", "front", "back")
_FULL_HEAD = 4  # id, Chinese, English, kind


@dataclass(frozen=True)
class Clause:
    """One addressable part of the official text; `line` is where its first paragraph stands."""

    id: str
    label: Text
    kind: str
    line: int
    paragraphs: tuple[str, ...]

    def holds(self, quote: str) -> bool:
        """Whether the quotation stands, letter for letter, in one paragraph of this clause."""
        return any(quote in paragraph for paragraph in self.paragraphs)


@dataclass(frozen=True)
class OfficialText:
    """All clauses of a document in reading order."""

    path: Path
    clauses: tuple[Clause, ...]

    def clause(self, clause_id: str) -> Clause | None:
        """Return the clause with this address, or None."""
        return next((clause for clause in self.clauses if clause.id == clause_id), None)

    @property
    def measures(self) -> tuple[Clause, ...]:
        """The clauses that each must be explained by a measure file."""
        return tuple(clause for clause in self.clauses if clause.kind == "measure")


def read_text(path: Path, name: Path) -> tuple[OfficialText, list[Fault]]:
    """Read `official.txt`; `name` is how faults call it."""
    text, unreadable = read_plain(path, name)
    if text is None:
        return OfficialText(name, ()), unreadable
    faults: list[Fault] = []
    heads: list[tuple[list[str], int]] = []
    bodies: list[list[str]] = []
    for number, line in enumerate(text.split("\n"), 1):
        if line.startswith("# "):
            heads.append(([part.strip() for part in line[2:].split("|")], number))
            bodies.append([])
        elif line.startswith("#"):
            zh, en = "地址行的 # 后面要有一个空格。", "an address line has a space after its #."
            faults.append(Fault(name, number, 1, zh, en))
        elif line.strip() and not bodies:
            faults.append(
                Fault(
                    name,
                    number,
                    1,
                    "正文之前缺少地址行：请先写“# 编号 | 中文 | English”。",
                    "text before the first address: begin with “# id | 中文 | English”.",
                )
            )
        elif line.strip():
            bodies[-1].append(line)
    clauses = [_clause(head, number, body, name, faults) for (head, number), body in zip(heads, bodies, strict=True)]
    faults += _repeated(clauses, name)
    return OfficialText(name, tuple(clauses)), faults


def _clause(head: list[str], number: int, body: list[str], name: Path, faults: list[Fault]) -> Clause:
    parts = [*head, "", ""][: _FULL_HEAD - 1]
    kind = head[_FULL_HEAD - 1] if len(head) >= _FULL_HEAD else "measure"
    if not re.fullmatch(r"[a-z0-9-]+", parts[0]) or not all(parts) or kind not in KINDS:
        faults.append(
            Fault(
                name,
                number,
                1,
                "地址行写法有误：应为“# 编号 | 中文 | English | 类别”，类别可为 heading、front、back。",
                "a wrong address line: write “# id | 中文 | English | kind”; kind may be heading, front or back.",
            )
        )
    if not body:
        faults.append(
            Fault(
                name,
                number,
                1,
                "这个地址下没有文字：请补上。",
                "no text under this address: add it.",
            )
        )
    label = Text.model_construct(None, source=parts[1], beside=parts[2])
    return Clause(parts[0], label, kind, number + 1, tuple(body))


def _repeated(clauses: list[Clause], name: Path) -> list[Fault]:
    seen: set[str] = set()
    faults = []
    for clause in clauses:
        if clause.id in seen:
            faults.append(
                Fault(
                    name,
                    clause.line - 1,
                    1,
                    f"地址“{clause.id}”出现两次：请改其中一个。",
                    f"the address “{clause.id}” stands twice: change one.",
                )
            )
        seen.add(clause.id)
    return faults
