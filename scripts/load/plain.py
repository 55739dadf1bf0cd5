"""A content file as text; what is not UTF-8 is a fault with its line, not an exception."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scripts.fault import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


_CONFLICT = re.compile(r"(<{7}|={7}|>{7}|\|{7})( |$)")


def read_plain(path: Path, name: Path) -> tuple[str | None, list[Fault]]:
    """Return the text of a file (a byte-order mark is dropped), or None and the fault that says why not."""
    try:
        text = path.read_text(encoding="utf-8-sig")
        return (None, faults) if (faults := list(_conflicts(text, name))) else (text, [])
    except OSError:
        zh, en, line = "找不到这个文件：请新建它。", "this file is missing: create it.", 1
    except UnicodeDecodeError as error:
        zh, en = "文件不是 UTF-8 编码：请另存为 UTF-8。", "the file is not UTF-8: save it as UTF-8."
        line = error.object[: error.start].count(b"\n") + 1
    return None, [Fault(name, line, 1, zh, en)]


def _conflicts(text: str, name: Path) -> Iterator[Fault]:
    """Yield a fault for each mark that an unfinished Git merge has left."""
    for number, line in enumerate(text.splitlines(), 1):
        if _CONFLICT.match(line):
            zh = "这是 Git 合并冲突留下的标记：请选定一种写法，删除标记。"
            yield Fault(
                name, number, 1, zh, "a mark left by a Git merge conflict: choose one version, delete the marks."
            )
