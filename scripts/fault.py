"""A fault in the content: where it is, what is wrong, how to mend it, in both languages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, order=True)
class Fault:
    """One mistake in one place of one file; lines and columns count from 1.

    A warning is told like a fault, and stops neither the check nor the build.
    """

    path: Path
    line: int
    column: int
    zh: str
    en: str
    warning: bool = False

    def __str__(self) -> str:
        """Return `path:line:column: Chinese / English`, the form editors can jump to."""
        mark = "提醒 / warning: " if self.warning else ""
        return f"{self.path.as_posix()}:{self.line}:{self.column}: {mark}{self.zh} / {self.en}"


class ContentError(Exception):
    """The content cannot be rendered; carries every fault that was found in the run."""

    def __init__(self, faults: list[Fault]) -> None:
        """Keep the faults in reading order: by file, line and column."""
        self.faults = sorted(faults)
        super().__init__("\n".join(str(fault) for fault in self.faults))
