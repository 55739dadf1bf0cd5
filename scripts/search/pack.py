"""Texts as short as a server's compression can make them: frequent words and characters as one byte, others as two."""

from __future__ import annotations

import json
import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

# What is counted as one: a word with the space before it, a sign with the space after it, any other character.
_SYMBOL = re.compile(r" ?[A-Za-z’]+|[.,;] |.|\n")
ONE = 224  # values of a byte that stand for a symbol; the others begin a pair. docs/assets/search/unpack.mjs knows it


def pack(made: Mapping[str, Any], texts: Sequence[str]) -> bytes:
    """Return one line of JSON, `made` with the `symbols`, and the texts after it as numbers of symbols.

    Each text is one line and ends with symbol 0. Written so, far repetitions come near enough for gzip to see them.
    """
    found = _SYMBOL.findall("".join(f"{text}\n" for text in texts))
    counted = Counter(found)
    del counted["\n"]
    often = {symbol for symbol, _ in counted.most_common(ONE - 1)}
    symbols = [*sorted(often), *sorted(counted.keys() - often)]
    numbers = {symbol: number for number, symbol in enumerate(["\n", *symbols])}
    head = json.dumps({**made, "symbols": "\n".join(_listed(symbols))}, ensure_ascii=False, separators=(",", ":"))
    return f"{head}\n".encode() + b"".join(_coded(numbers[symbol]) for symbol in found)


def _listed(symbols: Sequence[str]) -> Iterator[str]:
    """Yield each symbol as how many characters it begins with as the one before does, and the rest of it."""
    for before, symbol in pairwise(["", *symbols]):
        same = max(count for count in range(min(9, len(symbol)) + 1) if before.startswith(symbol[:count]))
        yield f"{same}{symbol[same:]}"


def _coded(number: int) -> bytes:
    return bytes([number] if number < ONE else [ONE + (number - ONE) // 256, (number - ONE) % 256])
