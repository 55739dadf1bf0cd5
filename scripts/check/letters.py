"""Each language in its own letters and signs: Chinese in `zh`, none in `en`, full-width signs where they belong."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scripts.figures import PLACEHOLDER
from scripts.load.languages import BESIDE, SOURCE
from scripts.load.placeholder import TOKEN
from scripts.load.sources import texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scripts.fault import Fault
    from scripts.load.content import Content, Source
    from scripts.load.marks import Location

_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]")
# What English may say in Chinese: the document's own words, in quotation marks or brackets of a title.
_QUOTED = re.compile(r"“[^”]*”|‘[^’]*’|《[^》]*》|\"[^\"]*\"|\([^)]*〔[^)]*\)")
_FULL = re.compile(r"[０-９Ａ-Ｚａ-ｚ｛｝％]")
_FULL_SIGNS = re.compile(r"[，。；：？！（）、【】]")
_HALF_SIGNS = re.compile(
    r"(?<=[\u4e00-\u9fff”》）])[,;:?!]|[,;:?!](?=[\u4e00-\u9fff“《（])|(?<=[\u4e00-\u9fff])\.(?![0-9])"
)
_HALF_BRACKETS = re.compile(r"\([^()]*[\u4e00-\u9fff][^()]*\)")
_FULL_OF = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", ".": "。", "(": "（"}


def check(content: Content) -> Iterator[Fault]:
    """Yield a fault for a text in the wrong language, and a warning for a sign of the other one."""
    for source, loc, text in texts(content):
        yield from _chinese(source, (*loc, SOURCE.code), text.source)
        if not TOKEN.search(text.beside):
            yield from _english(source, (*loc, BESIDE.code), text.beside)


def _chinese(source: Source[object], loc: Location, words: str) -> Iterator[Fault]:
    yield from _full_width(source, loc, words)
    if not _HAN.search(PLACEHOLDER.sub("三", words)):
        yield source.fault(
            loc,
            "zh 里没有汉字：请写中文；是不是与 en 写反了？",
            "there is no Chinese character in zh: write Chinese; were zh and en swapped?",
        )
    for found in (*_HALF_SIGNS.finditer(words), *_HALF_BRACKETS.finditer(words)):
        sign = found[0][0]
        yield source.fault(
            loc,
            f"中文里用了半角标点“{sign}”：请改成全角“{_FULL_OF[sign]}”{'和“）”' if sign == '(' else ''}。",
            f"a half-width “{sign}” stands in Chinese: write the full-width “{_FULL_OF[sign]}”.",
            offset=found.start(),
            warning=True,
        )


def _english(source: Source[object], loc: Location, words: str) -> Iterator[Fault]:
    yield from _full_width(source, loc, words)
    rest = _QUOTED.sub(lambda found: " " * len(found[0]), words)
    if found := _HAN.search(rest):
        yield source.fault(
            loc,
            "en 里有引号、书名号以外的汉字：请写英文；是不是与 zh 写反了？",
            "Chinese stands in en outside quotation marks: write English; were zh and en swapped?",
            offset=found.start(),
        )
    elif words.count('"') % 2:
        yield source.fault(
            loc,
            "英文里有一个没有配对的引号：请补上另一半，或删除它。",
            "a quotation mark stands alone here: add its other half, or delete it.",
            offset=words.index('"'),
        )
    elif found := _FULL_SIGNS.search(rest):
        yield source.fault(
            loc,
            f"英文里用了全角标点“{found[0]}”：请改成半角。",
            f"a full-width “{found[0]}” stands in English: write the ASCII sign.",
            offset=found.start(),
            warning=True,
        )


def _full_width(source: Source[object], loc: Location, words: str) -> Iterator[Fault]:
    if found := _FULL.search(words):
        yield source.fault(
            loc,
            f"这里用了全角字符“{found[0]}”：数字、字母、花括号和百分号请用半角。",
            f"the full-width character “{found[0]}” stands here: type digits, letters, braces and % as ASCII.",
            offset=found.start(),
        )
