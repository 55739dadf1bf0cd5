"""Figures in words: a printed figure read as a value, and `{figure-id}` in prose written out."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from scripts.load.languages import CLOSE, LANGUAGES, OPEN, SOURCE
from scripts.load.words import WORDS, read_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scripts.load.models import Figure

PLACEHOLDER = re.compile(r"\{([a-z0-9-]+)(:n)?\}")
_NUMBER = re.compile(r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?[万亿]?|[〇零一二三四五六七八九十百千万]+")
_TIMES = {"万": Decimal(10_000), "亿": Decimal(100_000_000)}
_DATE = re.compile(r"([0-9]{4})\s*年\s*([0-9]{1,2})\s*月\s*([0-9]{1,2})\s*日")
_WORDS = WORDS / "figures.yml"
_CHINESE = "一二三四五六七八九"


def printed_value(printed: str) -> date | Decimal | None:
    """Return the one date or number that the printed words hold, or None if they hold none or several."""
    if found := _DATE.fullmatch(printed.strip()):
        year, month, day = map(int, found.groups())
        try:
            return date(year, month, day)
        except ValueError:
            return None
    numbers = _NUMBER.findall(printed)
    if len(numbers) != 1:
        return None
    return _number(numbers[0]) if numbers[0][0].isdigit() else _chinese_number(numbers[0])


def _number(words: str) -> Decimal:
    """Return 5000 for 5,000 and 100000 for 10万, as a whole number where it is one."""
    digits = Decimal(words.rstrip("".join(_TIMES)).replace(",", ""))
    value = digits * _TIMES.get(words[-1], Decimal(1))
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value


def _chinese_number(words: str) -> Decimal | None:
    """Return 3 for 三, 12 for 十二, 25 for 二十五; None for what is written in another way."""
    found = re.fullmatch(f"([{_CHINESE}])?(十)?([{_CHINESE}])?", words)
    if not found or (not found[2] and len(words) != 1):
        return None
    tens, units = (_CHINESE.index(part) + 1 if part else 0 for part in (found[1], found[3]))
    return Decimal((tens or 1) * 10 + units) if found[2] else Decimal(tens or units)


def figure_words(figure: Figure, lang: str, *, bare: bool = False) -> str:
    """Return the figure as prose writes it: as printed in the language of the documents, else value and unit."""
    if bare:
        return _bare(figure.value, lang)
    if lang == SOURCE.code:
        words = re.sub(r"\s", "", figure.printed)
        # One end of a printed range (30—60分钟) has its unit beside the other end.
        return _pattern(figure, lang).format(number=words) if words.isdigit() else words
    pattern = _pattern(figure, lang)
    if OPEN in pattern:  # its unit has no words in this language
        return f"{OPEN}{figure_words(figure, SOURCE.code)}{CLOSE}"
    if isinstance(figure.value, date):
        return _bare(figure.value, lang)
    return pattern.format(number=f"{figure.value:f}" if figure.unit == "year" else _bare(figure.value, lang))


def _pattern(figure: Figure, lang: str) -> str:
    """Return how a number stands with its unit behind it, before it or around it; bare where that has no words."""
    held: dict[str, dict[str, str]] = read_words(_WORDS)
    return held[figure.unit][lang] if figure.unit in held else "{number}"


def _bare(value: date | Decimal, lang: str) -> str:
    writing = LANGUAGES[lang].writing
    return writing.day_in_words(value) if isinstance(value, date) else writing.number(value)


def fill(text: str, lang: str, figures: Mapping[str, Figure]) -> str:
    """Return `text` with every `{figure-id}` written out; other braces are the calculator's own to fill."""
    if "{" not in text:
        return text

    def write(found: re.Match[str]) -> str:
        return figure_words(figures[found[1]], lang, bare=bool(found[2])) if found[1] in figures else found[0]

    return PLACEHOLDER.sub(write, text)
