"""Each translation keeps step with the Chinese: what was confirmed against other words than today's is told."""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING

from scripts.load.languages import LANGUAGES, TRANSLATIONS
from scripts.review.states import reviews

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scripts.fault import Fault
    from scripts.load.confirmed import Record
    from scripts.load.content import Content
    from scripts.review.states import Review
    from scripts.review.texts import Item

_LONGEST = 40
_DECIDING = ("中文里的数、日期或条件", "a figure, date or condition of the Chinese")
_STOPS = ("生成停在这里。", "The build stops here.")
_TOLD = ("页面上会注明以中文为准。", "The page says that the Chinese prevails.")


def check(content: Content) -> Iterator[Fault]:
    """Yield a fault for words older than a figure, date or condition; a warning for others that lost step."""
    if not content.confirmed:  # what nobody confirmed cannot have lost step
        return
    for review in (one for language in TRANSLATIONS for one in reviews(content, language.code)):
        if review.record and review.state == "stale":
            yield _stale(review, review.record)
        elif review.record and review.state == "unreviewed":
            yield _changed(review.item, review.record)


def _stale(review: Review, record: Record) -> Fault:
    old, new = difference(record.source, review.item.original)
    what, then = (_DECIDING, _STOPS) if review.fails else (("中文", "the Chinese"), _TOLD)
    name = LANGUAGES[review.item.lang].name
    return _fault(
        review.item,
        f"{what[0]}在核对以后改过（“{old}”→“{new}”；{record.by}于{record.day}核对），译文（{name}）还是当时的，{then[0]}"
        "请看译文要不要跟着改。",
        f"{what[1]} was changed (“{old}” → “{new}”) after {record.by} confirmed the {name} on {record.day}. {then[1]} "
        f"See whether the {name} must change as well.",
        warning=not review.fails,
    )


def _changed(item: Item, record: Record) -> Fault:
    both, name = record.source != item.original, LANGUAGES[item.lang].name
    return _fault(
        item,
        f"{record.by}于{record.day}核对以后，{'中文和译文都' if both else '译文'}改过，"
        f"现在的译文（{name}）还没有人核对。",
        f"{'both languages were' if both else f'the {name} was'} changed after {record.by} confirmed it "
        f"on {record.day}; nobody has confirmed the {name} as it stands.",
        warning=True,
    )


def _fault(item: Item, zh: str, en: str, *, warning: bool) -> Fault:
    """Return a fault at the text, with the command that records a new confirmation."""
    fault = item.fault(zh, en, warning=warning)
    command = f"mingbai confirm {fault.path.as_posix()}:{fault.line} --by"
    return replace(
        fault,
        zh=f"{fault.zh}看过以后运行：{command} 姓名",
        en=f"{fault.en} Then run: {command} NAME",
    )


def difference(old: str, new: str) -> tuple[str, str]:
    """Return the parts in which two sentences differ, numbers and {figures} whole and nothing too long."""
    start = _common(old, new)
    while start and _inside(old[:start]):
        start -= 1
    end = _common(old[start:][::-1], new[start:][::-1])
    while end and _inside(old[len(old) - end :][::-1]):
        end -= 1
    return _cut(old[start : len(old) - end]), _cut(new[start : len(new) - end])


def _common(one: str, other: str) -> int:
    """Return how many characters both begin with."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _inside(before: str) -> bool:
    """Whether text that ends or begins like this is cut within a number, a word or braces."""
    return before[-1].isascii() and not before[-1].isspace()


def _cut(text: str) -> str:
    return f"{text[:_LONGEST]}…" if len(text) > _LONGEST else text
