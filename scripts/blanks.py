"""`mingbai blanks`: what a language with files of its own still lacks, written into them to be filled in."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from scripts.check.apart import texts
from scripts.load.apart import NAME, said

if TYPE_CHECKING:
    from pathlib import Path

    from scripts.load.content import Content

_HEAD = (
    "# 每句上面是原文语言的句子；花括号里的不译，照写。空着的先照原文的语言显示。\n"
    "# Above each sentence stands that of the documents' language, shown while it is empty; what is in braces stays.\n"
)


def write_blanks(code: str, content: Content, folder: Path) -> tuple[int, int]:
    """Add to each file of the language an empty line for every sentence that it lacks; return how many, in how many.

    What stands in a file already is left as it is; `folder` holds the content.
    """
    added = files = 0
    for name, held in texts(content).items():
        file = folder / NAME / code / name
        before = file.read_text(encoding="utf-8") if file.is_file() else ""
        known = set(said(before)) | {key for key in held if f"{_quoted(key)}:" in before}
        lacking = {key: text for key, text in held.items() if key not in known}
        if lacking:
            file.parent.mkdir(parents=True, exist_ok=True)
            lines = (f'# {text}\n{_quoted(key)}: ""\n' for key, text in lacking.items())
            file.write_text((before or _HEAD) + "".join(lines), encoding="utf-8")
            added, files = added + len(lacking), files + 1
    return added, files


def _quoted(text: str) -> str:
    """Return text as YAML reads it in double quotes; a JSON string is one."""
    return json.dumps(text, ensure_ascii=False)
