"""Numbers written as words: what Chinese counts (第二孩, 三周岁), English counts too (second child, three years)."""

from __future__ import annotations

import re
from calendar import month_name
from typing import TYPE_CHECKING

from scripts.figures import PLACEHOLDER
from scripts.load.languages import SOURCE
from scripts.load.sources import texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scripts.fault import Fault
    from scripts.load.content import Content, Source
    from scripts.load.marks import Location
    from scripts.load.text_model import Text

_CHINESE = {char: number for number, char in enumerate("一二三四五六七八九十", 1)} | {"两": 2}
_ORDINALS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]
_CARDINALS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
# Which child, and how many children, years of age, months or days; other Chinese numbers may be no count at all.
_COUNTED = re.compile(
    r"第([一二三四五六七八九十])(?=孩|胎|个|名)|(?<!第)([二三四五六七八九十两])(?=周?岁|孩|胎|个(?:孩子|子女|月)|天)"
)
_WORDS = {word: number for words in (_ORDINALS, _CARDINALS) for number, word in enumerate(words, 1)}
_PAIRS = dict.fromkeys(("both", "twin", "twins", "twice", "either", "neither", "universal"), 2)
_SAID = {**_WORDS, **_PAIRS}
_ENGLISH = re.compile(rf"\b({'|'.join(_SAID)})s?\b", re.IGNORECASE)

_DIGITS = re.compile(r"[0-9]+")
_MONTHS = tuple(month_name)[1:]


def check(content: Content) -> Iterator[Fault]:
    """Yield a warning for each number in Chinese words that the English does not say, and for other digits."""
    for source, loc, text in texts(content):
        yield from _digits(source, loc, text)
        for found in _COUNTED.finditer(text.source):
            char = found[1] or found[2]
            if _CHINESE[char] not in {_SAID[one.lower()] for one in _ENGLISH.findall(text.beside)}:
                yield source.fault(
                    (*loc, SOURCE.code),
                    f"中文写着“{found[0]}”，英文里没有对应的“{_ORDINALS[_CHINESE[char] - 1]}”"
                    f"或“{_CARDINALS[_CHINESE[char] - 1]}”：请核对两种语言。",
                    f"the Chinese counts “{found[0]}”, the English says neither “{_ORDINALS[_CHINESE[char] - 1]}” nor "
                    f"“{_CARDINALS[_CHINESE[char] - 1]}”: compare the two languages.",
                    offset=found.start(),
                    warning=True,
                )


def _digits(source: Source[object], loc: Location, text: Text) -> Iterator[Fault]:
    """Yield a warning where names and dates hold other digits in one language than in the other."""
    zh, en = (set(map(int, _DIGITS.findall(PLACEHOLDER.sub("", words)))) for words in (text.source, text.beside))
    if zh == en:
        return
    months = {number for number, month in enumerate(_MONTHS, 1) if month in text.beside}
    if missing := sorted((zh - en - months) | (en - zh)):
        numbers = [str(one) for one in missing]
        yield source.fault(
            (*loc, SOURCE.code),
            f"数字 {'、'.join(numbers)} 只在一种语言里：请核对。",
            f"{', '.join(numbers)} stands in one language only: compare the two.",
            warning=True,
        )
