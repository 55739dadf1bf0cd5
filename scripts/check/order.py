"""Figures stand in the same order, and as often, in both languages: two that changed places are seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.figures import PLACEHOLDER
from scripts.load.languages import BESIDE
from scripts.load.sources import of_document
from scripts.load.text_model import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scripts.fault import Fault
    from scripts.load.content import Content


def check(content: Content) -> Iterator[Fault]:
    """Yield a warning for each text whose languages name its figures in different orders."""
    for document in content.documents:
        for source in of_document(document):
            for loc, text in source.parts:
                if not isinstance(text, Text):
                    continue
                zh, en = (_named(words) for words in (text.source, text.beside))
                if zh != en and set(zh) == set(en):  # a figure of one language alone is a fault already
                    yield source.fault(
                        (*loc, BESIDE.code),
                        f"两种语言里数的先后或次数不一样（中文：{'、'.join(zh)}；英文：{'、'.join(en)}）："
                        "请核对有没有写反，没有就调整语序。",
                        f"the two languages name figures in different orders or numbers (Chinese: {', '.join(zh)}; "
                        f"English: {', '.join(en)}): look whether two changed places, else reword one.",
                        warning=True,
                    )


def _named(words: str) -> list[str]:
    """Return the figures that a sentence names, as often as it names them."""
    return [found[1] for found in PLACEHOLDER.finditer(words)]
