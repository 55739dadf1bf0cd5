"""`mingbai new`: the folder of a new place, made from the example in `scripts/example/`."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from scripts.check.placeholders import check as placeholders

EXAMPLE = Path(__file__).parent / "example"
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
# Words that a situation uses beside place ids, and addresses of the site's own pages.
_TAKEN = frozenset(
    {"local", "other", "pending", "about", "assets", "calculator", "compare", "for", "glossary", "updates"}
)
_PLACE = re.compile(r"^(\s*place: )example$", re.MULTILINE)


class NewPlaceError(Exception):
    """A place that cannot be made; the message says why in both languages."""


def new(place: str, content: Path) -> tuple[Path, int]:
    """Write the folder of `place` below `content`; return it and how many placeholders are to be filled in.

    Raises NewPlaceError for an id that is none and for a folder that exists; nothing is ever overwritten.
    """
    _refuse(place)
    folder = content / place
    try:
        folder.mkdir()
    except FileExistsError:
        message = (
            f"{folder} 已经有了：请换一个编号，或者直接改那个文件夹。 / {folder} exists: choose another id or edit it."
        )
        raise NewPlaceError(message) from None
    except FileNotFoundError:
        raise NewPlaceError(f"没有内容文件夹 {content}。 / There is no content folder {content}.") from None
    shutil.copytree(EXAMPLE, folder, dirs_exist_ok=True)
    for families in folder.glob("*/families.yml"):
        text = families.read_text(encoding="utf-8")
        families.write_text(_PLACE.sub(rf"\g<1>{place}", text), encoding="utf-8")
    return folder, sum(1 for _ in placeholders(folder))


def _refuse(place: str) -> None:
    if not _ID.fullmatch(place):
        message = (
            f"“{place}”不能作编号：只用小写字母、数字，中间可用连字符，如 new-town。 / "
            f"“{place}” cannot be an id: use small letters and digits, with hyphens between them, like new-town."
        )
        raise NewPlaceError(message)
    if place in _TAKEN:
        message = (
            f"“{place}”另有用处，不能作地方的编号：请换一个。 / "
            f"“{place}” already means something else and cannot be a place: choose another id."
        )
        raise NewPlaceError(message)
