"""What of a page is searched: each text once, and none that a longer one there holds anyway."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from scripts.search.sections import Section

_HAN = re.compile(r"[\u3400-\u9fff]")
_BESIDE_HAN = re.compile(rf"(?<={_HAN.pattern}) | (?={_HAN.pattern})")  # does not count when words are compared
_WORD = re.compile(r"\w", re.ASCII)

Part = tuple["Section", list[str], list[str]]


def parted(sections: list[Section], there: Collection[str], *, whole: bool) -> Iterator[Part]:
    """Yield each section with the blocks that only this language prints, and the Chinese that the other prints as well.

    `there` are the blocks of the other language's page. With `whole` a page is one hit, wherever on it the words stand:
    what one section quotes of another is then left out.
    """
    parts = list(_once(sections, there))
    quoted = [text for _, _, shared in parts for text in shared]
    page = _bare("\n".join(quoted))
    for section, own, shared in parts:
        around = [section.title, *own, *shared]
        near = _bare("\n".join(around))
        kept = [text for text in shared if not (_held(text, quoted, page) if whole else _held(text, shared, near))]
        yield section, [text for text in own if text != section.title and not _held(text, around, near)], kept


def _once(sections: list[Section], there: Collection[str]) -> Iterator[Part]:
    here = set[str]()
    for section in sections:
        fresh = [text for text in dict.fromkeys(section.blocks) if text not in here]
        here.update(fresh)
        shared = [text for text in fresh if text in there and _HAN.search(text)]
        yield section, [text for text in fresh if text not in shared], shared


def _bare(text: str) -> str:
    return _BESIDE_HAN.sub("", text)


def _held(text: str, others: Collection[str], together: str) -> bool:
    """Whether a longer text holds this one as it is, and not in the middle of a word or a number.

    `together` are the others, this one among them, in one: most texts are found only once in it.
    """
    wanted = _bare(text)
    if together.count(wanted) < 2:  # noqa: PLR2004 - itself, and in another
        return False
    longer = [_bare(other) for other in others if len(other) > len(text)]
    holding = [other for other in longer if len(other) > len(wanted) and wanted in other]
    if not holding:
        return False
    before = r"(?<!\w)" if _WORD.match(wanted[0]) else ""
    after = r"(?!\w)" if _WORD.match(wanted[-1]) else ""
    whole = re.compile(f"{before}{re.escape(wanted)}{after}", re.ASCII)
    return any(whole.search(other) for other in holding)
