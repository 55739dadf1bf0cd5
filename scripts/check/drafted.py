"""A document that is no draft any more is not spoken of as one: each sentence left over from the draft is told."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scripts.check.status import DRAFT
from scripts.load.languages import BESIDE, SOURCE
from scripts.load.sources import of_document
from scripts.load.text_model import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scripts.fault import Fault
    from scripts.load.content import Content, Document, Source

# “Not a draft” may be said of what is none.
_CHINESE = re.compile(f"(?<!不是)(?<!不再是){DRAFT}")
_ENGLISH = re.compile(r"(?<!\bnot a )(?<!\bno longer a )\b[Dd]raft(ed)?\b")


def check(content: Content) -> Iterator[Fault]:
    """Yield a warning for each sentence that calls a document, or all of a place, a draft when it is none."""
    for place in content.places.values():
        issued = [one for one in place.documents.values() if one.meta.data.status != "draft"]
        for document in issued:
            for source in _told(document):
                yield from _called_draft(source)
        if issued and len(issued) == len(place.documents):
            yield from _called_draft(place.meta)
            yield from _called_draft(place.units)


def _told(document: Document) -> Iterator[Source[object]]:
    """Yield what is said of the document today; an update tells what was so on its day."""
    yield from (source for source in of_document(document) if source is not document.updates)


def _called_draft(source: Source[object]) -> Iterator[Fault]:
    for loc, text in source.parts:
        if not isinstance(text, Text):
            continue
        lang = SOURCE.code if _CHINESE.search(text.source) else BESIDE.code if _ENGLISH.search(text.beside) else ""
        if lang:
            yield source.fault(
                (*loc, lang),
                f"这份文件已经不是征求意见稿，这一句还说到“{DRAFT}”：请照正式文本改写中文和英文。",
                "the document is no draft any more and this sentence still speaks of one: reword both languages.",
                warning=True,
            )
