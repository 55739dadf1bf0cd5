"""Figures of one unit stand in the same order in both languages, so that two sums that changed places are seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.check.sources import of_document
from scripts.figures import PLACEHOLDER
from scripts.load.models import Text, parts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scripts.fault import Fault
    from scripts.load.content import Content, Document


def check(content: Content) -> Iterator[Fault]:
    """Yield a warning for each text whose languages name figures of one unit in different orders."""
    for document in content.documents:
        for source in of_document(document):
            for loc, text in parts(source.data):
                if not isinstance(text, Text):
                    continue
                for zh, en in _differing(document, text):
                    yield source.fault(
                        (*loc, "en"),
                        f"两种语言里数的先后不一样（中文：{'、'.join(zh)}；英文：{'、'.join(en)}）："
                        "请核对有没有写反，没有就调整语序。",
                        f"the two languages name figures in different orders (Chinese: {', '.join(zh)}; "
                        f"English: {', '.join(en)}): look whether two changed places, else reword one.",
                        warning=True,
                    )


def _differing(document: Document, text: Text) -> Iterator[tuple[list[str], list[str]]]:
    """Yield, a unit at a time, the figures of both languages in their orders, where these differ."""
    zh, en = ([*dict.fromkeys(found[1] for found in PLACEHOLDER.finditer(words))] for words in (text.zh, text.en))
    for unit in dict.fromkeys(document.figures[name].unit for name in zh if name in document.figures):
        of_unit = {name for name, figure in document.figures.items() if figure.unit == unit}
        here, there = ([name for name in names if name in of_unit] for names in (zh, en))
        if here != there and sorted(here) == sorted(there):
            yield here, there
