"""A content file as text; what is not UTF-8 is a fault with its line, not an exception."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.fault import Fault

if TYPE_CHECKING:
    from pathlib import Path


def read_plain(path: Path, name: Path) -> tuple[str | None, list[Fault]]:
    """Return the text of a file (a byte-order mark is dropped), or None and the fault that says why not."""
    try:
        return path.read_text(encoding="utf-8-sig"), []
    except OSError:
        zh, en, line = "找不到这个文件：请新建它。", "this file is missing: create it.", 1
    except UnicodeDecodeError as error:
        zh, en = "文件不是 UTF-8 编码：请另存为 UTF-8。", "the file is not UTF-8: save it as UTF-8."
        line = error.object[: error.start].count(b"\n") + 1
    return None, [Fault(name, line, 1, zh, en)]
