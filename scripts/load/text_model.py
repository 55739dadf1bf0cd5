"""A text in every language, and the names that content files give."""

from __future__ import annotations

from functools import cached_property
from typing import Annotated

from pydantic import ConfigDict, PrivateAttr, StringConstraints

from scripts.load.languages import BESIDE, SOURCE, in_all
from scripts.load.model import Line, Model

Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]


def keyed(**keys: str) -> ConfigDict:
    """Return the settings of a model whose fields stand under other keys in a content file."""
    return ConfigDict(alias_generator=lambda name: keys.get(name, name))


class Text(Model):
    """The same thing said in the language of the documents and the one beside it; neither may be missing.

    Further languages add their words from files of their own.
    """

    model_config = keyed(source=SOURCE.code, beside=BESIDE.code)

    source: Line
    beside: Line
    _apart: dict[str, str] = PrivateAttr(default_factory=dict)

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """The two languages that the file itself holds, each with its code."""
        return (SOURCE.code, self.source), (BESIDE.code, self.beside)

    def add(self, lang: str, words: str) -> None:
        """Take the words of a further language."""
        self._apart[lang] = words
        self.__dict__.pop("said", None)

    @property
    def own(self) -> dict[str, str]:
        """The words of each language that has some of its own, by code."""
        return {**dict(self.pairs), **self._apart}

    @cached_property
    def said(self) -> dict[str, str]:
        """The words of every language, by code."""
        return in_all(self.own)

    def __getitem__(self, lang: str) -> str:
        """Return the words of one language."""
        return self.said[lang]
