"""Review dates: each document is looked at again by its day; which day it is now, only a command knows."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scripts.fault import Fault
    from scripts.load.content import Content

UNKNOWN = date(1900, 1, 1)  # still to be filled in


def check(content: Content) -> Iterator[Fault]:
    """Yield a fault for a day before the last check, a warning where no day is said."""
    for document in content.documents:
        meta = document.meta.data
        if "document.yml" in document.lost or meta.checked == UNKNOWN:
            continue
        if meta.review_by is None:
            yield document.meta.fault(
                ("checked",),
                "没有写明最晚哪天再核对：请在 checked 下面补上 review_by，如 2027-05-21。",
                "by when it is checked again is not said: add review_by below checked, like 2027-05-21.",
                warning=True,  # revisions from before there was a review_by must stay comparable
            )
        elif meta.review_by <= meta.checked:
            yield document.meta.fault(
                ("review_by",),
                f"再核对的日期应当在最近核对的日期 {meta.checked} 之后：请改 review_by。",
                f"the day of the next check must come after the last one, {meta.checked}: change review_by.",
            )


def overdue(content: Content, today: date) -> Iterator[Fault]:
    """Yield a warning for each document whose day has passed."""
    for document in content.documents:
        due = document.meta.data.review_by
        if due and due < today:
            yield document.meta.fault(
                ("review_by",),
                f"这份文件应当在 {due} 以前再核对，已经过期：请对照原文核对，再改 checked 和 review_by。",
                f"this document was to be checked again by {due}, which has passed: compare it with the original, "
                "then change checked and review_by.",
                warning=True,
            )
