"""A draft is never shown as law: what the text says of itself is what the site says of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scripts.fault import Fault
    from scripts.load.content import Content, Document
    from scripts.load.marks import Location

DRAFT = "征求意见稿"


def check(content: Content) -> Iterator[Fault]:
    """Yield a fault where status and text disagree on being a draft, or a number is not the printed one."""
    for document in content.documents:
        if "document.yml" in document.lost:
            continue
        yield from _draft(document)
        yield from _numbers(document)


def _draft(document: Document) -> Iterator[Fault]:
    front = "".join(p for clause in document.text.clauses if clause.kind == "front" for p in clause.paragraphs)
    if (DRAFT in front) != (document.meta.data.status == "draft"):
        yield document.meta.fault(
            ("status",),
            f"正式文本{'写着' if DRAFT in front else '没有写'}“{DRAFT}”，与 status 不符：请核对。",
            f"the text {'says' if DRAFT in front else 'does not say'} “{DRAFT}”, which status contradicts.",
        )


def _numbers(document: Document) -> Iterator[Fault]:
    meta = document.meta
    text = "".join(paragraph for clause in document.text.clauses for paragraph in clause.paragraphs)
    printed: list[tuple[Location, str | None, str]] = [(("number",), meta.data.number, text)]
    printed += [(("basis", index, "number"), one.number, one.quote) for index, one in enumerate(meta.data.basis)]
    for loc, number, words in printed:
        if number and number not in words:
            yield meta.fault(
                loc,
                f"文号“{number}”与原文不符：请照原文抄写。",
                f"the number “{number}” is not the printed one: copy it from the text.",
            )
