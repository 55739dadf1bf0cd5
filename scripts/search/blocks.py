"""The texts of an index, each once, and where they stand as a row of codes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

# docs/assets/search/unpack.mjs knows these.
END, FOLLOWING, NEW, FIRST = range(4)


class Blocks:
    """Texts under their numbers, counted from 0 in the order in which they are named first.

    A code is END of a list, FOLLOWING the text named before, NEW, or FIRST and the number.
    """

    def __init__(self, *, source: bool) -> None:
        """Begin an index, of pages in the language of the documents or of those in another."""
        self.source = source
        self.codes: list[int] = []
        self._numbers: dict[str, int] = {}
        self._before = -1

    @property
    def texts(self) -> list[str]:
        """The texts in the order of their numbers."""
        return list(self._numbers)

    def name(self, text: str) -> None:
        """Name one text."""
        new = text not in self._numbers
        number = self._numbers.setdefault(text, len(self._numbers))
        code = FOLLOWING if number == self._before + 1 else NEW if new else FIRST + number
        self.codes.append(code)
        self._before = number

    def list(self, texts: Iterable[str]) -> None:
        """Name several, and where they end."""
        for text in texts:
            self.name(text)
        self.codes.append(END)
