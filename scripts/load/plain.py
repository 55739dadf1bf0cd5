"""A content file as text; what is not UTF-8 is a fault with its line, not an exception."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from scripts.fault import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


_CONFLICT = re.compile(r"(<{7}|={7}|>{7}|\|{7})( |$)")
# Marks that nobody sees and that make two equal words differ; they come with pasted text.
_INVISIBLE = re.compile("[\u00ad\u0085\u000b\u000c\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\ufffd]")
_LARGEST = 1_000_000  # bytes; the longest real file has a twentieth of it

_MISSING = ("找不到这个文件：请新建它，或从备份、Git 里恢复。", "this file is missing: create it, or bring it back.")
_TOO_LARGE = (
    "文件太大（超过 100 万字节）：请检查是不是误贴了别的内容。",
    "the file is too large (over a million bytes): look whether something was pasted into it.",
)
_UTF_16 = (
    "文件不是 UTF-8 编码，而是 UTF-16（“Unicode”）：请另存为 UTF-8。",
    "the file is not UTF-8 but UTF-16 (“Unicode”): save it as UTF-8.",
)
_GBK = (
    "文件不是 UTF-8 编码，像是 GBK（“ANSI”）：请另存为 UTF-8。",
    "the file is not UTF-8, it looks like GBK (“ANSI”): save it as UTF-8.",
)
_OTHER = ("文件不是 UTF-8 编码：请另存为 UTF-8。", "the file is not UTF-8: save it as UTF-8.")


def read_plain(path: Path, name: Path) -> tuple[str | None, list[Fault]]:
    """Return the text of a file (a byte-order mark is dropped), or None and the faults that say why not."""
    try:
        if path.stat().st_size > _LARGEST:
            return None, [Fault(name, 1, 1, *_TOO_LARGE)]
        data = path.read_bytes()
    except OSError:
        return None, [Fault(name, 1, 1, *_MISSING)]
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return None, [Fault(name, 1, 1, *_UTF_16)]
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        return None, [_undecoded(data, error.start, name)]
    faults = [*_conflicts(text, name), *_invisible(text, name)]
    return (None, faults) if faults else (text, [])


def _undecoded(data: bytes, start: int, name: Path) -> Fault:
    """Return the fault of a file that is in another encoding, at its first byte that is not UTF-8."""
    before = data[:start].decode("utf-8", "replace")
    try:
        data.decode("gb18030")
        said = _GBK
    except UnicodeDecodeError:
        said = _OTHER
    return Fault(name, before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1, *said)


def _conflicts(text: str, name: Path) -> Iterator[Fault]:
    """Yield a fault for each mark that an unfinished Git merge has left."""
    for number, line in enumerate(text.split("\n"), 1):
        if _CONFLICT.match(line):
            zh = "这是 Git 合并冲突留下的标记：请选定一种写法，删除标记。"
            yield Fault(
                name, number, 1, zh, "a mark left by a Git merge conflict: choose one version, delete the marks."
            )


def _invisible(text: str, name: Path) -> Iterator[Fault]:
    """Yield a fault for each line that holds a mark which nobody sees, or the sign of a lost character."""
    for number, line in enumerate(text.split("\n"), 1):
        if found := _INVISIBLE.search(line):
            code = f"U+{ord(found[0]):04X}"
            yield Fault(
                name,
                number,
                found.start() + 1,
                f"这里有一个看不见的或损坏的字符（{code}）：请删除后重新输入前后的字。",
                f"an invisible or broken character stands here ({code}): delete it and type its neighbours again.",
            )
