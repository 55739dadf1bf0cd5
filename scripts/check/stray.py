"""Files that do not belong: locks and copies that editors leave, misspelt names, folders that lost their files."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING

from scripts.fault import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# What may stand in the content folder, in a place's and in a document's; others may be added beside them.
SHARED = ("glossary.yml", "audiences.yml", "topics.yml", "site.yml", "confirmed.yml")
PLACE = ("place.yml", "units.yml", "confirmed.yml")
DOCUMENT = (
    "document.yml",
    "official.txt",
    "rules.yml",
    "faqs.yml",
    "families.yml",
    "updates.yml",
    "confirmed.yml",
    "sealed.yml",
)
_LEVELS = (SHARED, PLACE, DOCUMENT)
_MEASURES = "measures"
LANGUAGES = "languages"  # looked at by the check of languages
_LEFT_BEHIND = re.compile(
    r"\.~lock\..*|~\$.*|.*~|\..*\.sw.|Thumbs\.db|desktop\.ini|.*\.(bak|tmp|orig|rej)", re.IGNORECASE
)
_COPY = re.compile(r".*(副本|复制|拷贝|备份|copy|\(\d+\)|（\d+）|-\d{8}).*", re.IGNORECASE)


def check(folder: Path) -> Iterator[Fault]:
    """Yield a fault for each file that reads like one of the content's and is none, a warning for each other one."""
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder)
        if path.is_dir() or any(part.startswith(".") and not part.startswith(".~lock") for part in name.parts):
            continue
        if name.parts[0] == LANGUAGES:
            continue
        if _LEFT_BEHIND.fullmatch(path.name):
            yield _fault(path, folder, *_SAID["left"], warning=True)
        elif name.parts[-2:-1] == (_MEASURES,) and len(name.parts) == len(_LEVELS) + 1:
            yield from _measure(path, folder)
        else:
            yield from _named(path, folder, len(name.parts) - 1)


_SAID = {
    "left": (
        "这是编辑软件留下的文件：请关闭软件后删除它。",
        "an editor left this file behind: close the editor and delete it.",
    ),
    "copy": (
        "这像是一个副本，不会用到：请把要的内容合并到原来的文件，再删除它。",
        "this looks like a copy and is not used: bring what you need into the file itself and delete the copy.",
    ),
    "other": (
        "网站用不到这个文件：请检查文件名和所在的文件夹，不需要就删除。",
        "the site has no use for this file: look at its name and folder, or delete it.",
    ),
}


def _measure(path: Path, folder: Path) -> Iterator[Fault]:
    """Yield a fault for a file among the measures that is called otherwise than a clause."""
    if _COPY.fullmatch(path.stem):
        yield _fault(path, folder, *_SAID["copy"])
    elif path.suffix != ".yml":
        yield _fault(path, folder, *_misspelt(f"{path.stem}.yml"))


def _named(path: Path, folder: Path, level: int) -> Iterator[Fault]:
    known = _LEVELS[level] if level < len(_LEVELS) else ()
    if path.name in known:
        return
    near = get_close_matches(path.name.lower(), known, 1, 0.75)
    if _COPY.fullmatch(path.stem):
        yield _fault(path, folder, *_SAID["copy"])
    elif near and not (path.parent / near[0]).exists():
        yield _fault(path, folder, *_misspelt(near[0]))
    else:
        yield _fault(path, folder, *_SAID["other"], warning=True)


def _misspelt(right: str) -> tuple[str, str]:
    return f"文件名应当是“{right}”：请改名。", f"the file should be called “{right}”: rename it."


def _fault(path: Path, folder: Path, zh: str, en: str, *, warning: bool = False) -> Fault:
    return Fault(path.relative_to(folder.parent), 1, 1, zh, en, warning)
