"""What readers are told has changed: newest first, each once, of measures that are there, no draft told as law."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scripts.check.near import unknown
from scripts.check.prose import english_of_terms
from scripts.load.text_model import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scripts.fault import Fault
    from scripts.load.content import Content, Document
    from scripts.load.marks import Location
    from scripts.load.update_models import Update


def check(content: Content) -> Iterator[Fault]:
    """Yield a fault for each entry of `updates.yml` that is out of order, speaks of nothing, or tells too much."""
    terms = sorted(content.glossary.data, key=lambda term: -len(term.word))
    for document in content.documents:
        yield from _order(document)
        for index, update in enumerate(document.updates.data):
            yield from _entry(document, (index,), update)
        for loc, text in document.updates.parts:
            if isinstance(text, Text):
                yield from _as_it_was(document, loc, text)
                yield from english_of_terms(document.updates, loc, text, terms)


def _order(document: Document) -> Iterator[Fault]:
    held = document.updates.data
    for index, update in enumerate(held):
        if any(update.id == one.id for one in held[:index]):
            zh = f"编号“{update.id}”写了两次：请改其中一个；已经发布的不要改。"
            en = f"the id “{update.id}” stands twice: change one, not the one that was published."
            yield document.updates.fault((index, "id"), zh, en)
        if index and held[index - 1].date < update.date:
            zh, en = (
                "新的应当写在前面：请按日期排列。",
                "the newest comes first: sort by date.",
            )
            yield document.updates.fault((index, "date"), zh, en)


def _entry(document: Document, loc: Location, update: Update) -> Iterator[Fault]:
    fault = document.updates.fault
    for number, measure in enumerate(update.measures):
        said = ("没有措施", "there is no measure")
        yield from unknown(document.updates, (*loc, "measures", number), measure, document.measures, said)
    for number, period in enumerate(update.periods):
        place = (*loc, "periods", number)
        if period.first is None and period.last is None:
            yield fault(place, "from 和 to 至少写一个。", "write from, to or both.")
        elif period.first and period.last and period.last < period.first:
            yield fault((*place, "to"), "to 早于 from：请核对两个日期。", "to is before from: look at both dates.")
    if update.affected and update.affected.gain + update.affected.lose > update.affected.kinds:
        zh, en = "gain 与 lose 之和大于 kinds：请核对。", "gain and lose come to more than kinds: look at the numbers."
        yield fault((*loc, "affected"), zh, en)
    if document.meta.data.status == "draft" and update.status != "draft":
        zh = "这份文件是征求意见稿，不能告诉读者它已经印发：status 请写 draft。"
        en = "the document is a draft for comment and may not be announced as anything else: status should be draft."
        yield fault((*loc, "status"), zh, en)


def _as_it_was(document: Document, loc: Location, text: Text) -> Iterator[Fault]:
    """Yield a fault for a figure that would change with the content: an entry keeps what was so on its day."""
    for lang, words in text.pairs:
        if re.search(r"[{}]", words):
            zh = "这里要写当时的数，不用花括号：以后改了数，已经发布的话不能跟着变。"
            en = "write the figure as it was, without braces: what was published does not change with the figure."
            yield document.updates.fault((*loc, lang), zh, en)
