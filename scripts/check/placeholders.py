"""Whatever an example leaves to be filled in has been filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.fault import Fault
from scripts.load.placeholder import TOKEN
from scripts.load.plain import read_plain

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def check(folder: Path) -> Iterator[Fault]:
    """Yield a fault for each placeholder left in a file of the content."""
    for file in sorted(file for kind in ("yml", "txt") for file in folder.rglob(f"*.{kind}")):
        name = file.relative_to(folder.parent)
        text, _ = read_plain(file, name)
        for number, line in enumerate((text or "").splitlines(), 1):
            for found in TOKEN.finditer(line):
                yield Fault(
                    name,
                    number,
                    found.start() + 1,
                    f"“{found[0]}”还没有填：请换成真实的内容，连同括号一起换掉。",
                    f"“{found[0]}” is still to be filled in: replace it, brackets included.",
                )
