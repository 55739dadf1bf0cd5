"""The index as short as it can be made: texts as numbers of words and signs, compressed with LZMA.

What gzip makes of it is a sixth longer: the same words stand on many pages, farther apart than gzip can see.
"""

from __future__ import annotations

import json
import lzma
import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_TOKEN = re.compile(r"[A-Za-z’]+|[.,;] |.|\n")
_LETTER = re.compile(r"[A-Za-z’]")
CAPITAL = "\x01"  # the next word begins with a capital letter; docs/assets/search/unpack.mjs knows it
OFTEN = 200  # symbols that are mostly written as one byte
_BYTE = 256
_FILTERS = [{"id": lzma.FILTER_LZMA1, "preset": 9 | lzma.PRESET_EXTREME, "lc": 1, "lp": 0, "pb": 0}]


def pack(made: Mapping[str, Any], codes: Sequence[int], texts: Sequence[str]) -> bytes:
    """Return an .lzma file: a line of JSON, `made` with what is needed to read the rest; then two rows of numbers.

    They are the `codes`, and the symbols of the texts, each of which ends with 0.
    """
    symbols = list(_symbols("".join(f"{text}\n" for text in texts)))
    counted = Counter(symbols)
    del counted["\n"]
    ranked = [symbol for symbol, _ in counted.most_common()]
    often, rest = (sorted(part, key=_place) for part in (ranked[:OFTEN], ranked[OFTEN:]))
    numbers = {symbol: number for number, symbol in enumerate(["\n", *often, *rest])}
    rows = [_coded(codes), _coded([numbers[symbol] for symbol in symbols])]
    head = {**made, "rows": [[one, len(row)] for one, row in rows], "symbols": [_listed(often), _listed(rest)]}
    line = json.dumps(head, ensure_ascii=False, separators=(",", ":"))
    whole = f"{line}\n".encode() + b"".join(row for _, row in rows)
    return lzma.compress(whole, format=lzma.FORMAT_ALONE, filters=_FILTERS)


def _symbols(text: str) -> Iterator[str]:
    """Yield words in small letters, signs and ends of lines; a space between two words is left out."""
    found = _TOKEN.findall(text)
    for before, one, after in zip(["\n", *found], found, [*found[1:], "\n"], strict=False):
        if one == " " and _LETTER.match(before) and _LETTER.match(after):
            continue
        if _LETTER.match(one) and one[0].isupper() and (len(one) == 1 or not one[1:].isupper()):
            yield from (CAPITAL, one[0].lower() + one[1:])
        else:
            yield one


def _place(symbol: str) -> tuple[bool, str]:
    return len(symbol) > 1, symbol


def _listed(symbols: Sequence[str]) -> tuple[list[int], str]:
    """Return the single characters as steps from one to the next, and the others, one a line.

    Each of those is how many characters it begins with as the one before does, and the rest of it.
    """
    points = [ord(symbol) for symbol in symbols if len(symbol) == 1]
    words = []
    for before, symbol in pairwise(["", *(symbol for symbol in symbols if len(symbol) > 1)]):
        same = max(count for count in range(min(9, len(symbol)) + 1) if before.startswith(symbol[:count]))
        words.append(f"{same}{symbol[same:]}")
    return [there - here for here, there in pairwise([0, *points])], "\n".join(words)


def _coded(numbers: Sequence[int]) -> tuple[int, bytes]:
    """Return how many values of a byte stand for themselves, and the numbers; a greater one is a pair of bytes."""
    most = max(numbers, default=0)
    one = _BYTE - max(0, -(-(most + 1 - _BYTE) // (_BYTE - 1)))
    row = bytearray()
    for number in numbers:
        row.extend([number] if number < one else [one + (number - one) // _BYTE, (number - one) % _BYTE])
    return one, bytes(row)
