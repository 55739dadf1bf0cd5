"""What the content files of the whole site hold: places, units, terms, readers, topics."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from pydantic import Field, PrivateAttr

from scripts.load.languages import BESIDE, CODES, SOURCE, in_all
from scripts.load.model import Line, Model
from scripts.load.text_model import Id, Text, keyed


class Publisher(Model):
    """Who publishes the site, in production."""

    name: Text
    contact: Text
    filings: tuple[Line, ...] = ()


class SiteMeta(Model):
    """Whether the site is a demonstration, where it stands, and who publishes it if it is no demonstration."""

    mode: Literal["demo", "production"]
    address: Line | None = None
    publisher: Publisher | None = None

    @property
    def root(self) -> str:
        """Where the site stands, with a slash at its end; empty where that is not known."""
        return f"{self.address.rstrip('/')}/" if self.address else ""


class PlaceMeta(Model):
    """A place: its names, and the document whose rules its calculator follows."""

    name: Text
    short: Text
    about: Text
    calculates: Id


class PublicUnit(Model):
    """One unit (an office, a body, a group of offices), whatever the spellings."""

    id: Id
    name: Text
    about: Text | None = None


_COMMAS = re.compile("[,，、،]")


@dataclass(frozen=True)
class Everyday:
    """What people say and type for a term, by language; a further language writes it in one line, with commas."""

    typed: dict[str, tuple[str, ...]]

    def add(self, lang: str, words: str) -> None:
        """Take the names of a further language."""
        self.typed[lang] = tuple(name for name in map(str.strip, _COMMAS.split(words)) if name)

    @property
    def said(self) -> dict[str, str]:
        """The names in one line, by language."""
        return {lang: "、".join(names) for lang, names in self.typed.items()}


class Term(Model):
    """A glossary term; in the language beside the source the first form is preferred, the rest are accepted."""

    model_config = keyed(word=SOURCE.code, forms=BESIDE.code, aliases_beside=f"aliases_{BESIDE.code}")

    id: Id
    heading: Text | None = Field(default=None, description="What it and the terms after it are about.")
    word: Line
    forms: tuple[Line, ...] = Field(min_length=1)
    meaning: Text
    source: Literal["document", "outside"]
    aliases: tuple[Line, ...] = ()  # what people say and type for it in the language of the documents
    aliases_beside: tuple[Line, ...] = ()  # and in the one beside it
    _apart: dict[str, str] = PrivateAttr(default_factory=dict)
    _everyday: dict[str, tuple[str, ...]] = PrivateAttr(default_factory=dict)

    def add(self, lang: str, words: str) -> None:
        """Take what a further language calls it."""
        self._apart[lang] = words

    @property
    def own(self) -> dict[str, str]:
        """What each language that has a name of its own for it calls it, by code."""
        return {SOURCE.code: self.word, BESIDE.code: self.forms[0], **self._apart}

    @property
    def said(self) -> dict[str, str]:
        """What each language calls it, by code."""
        return in_all(self.own)

    @property
    def typed(self) -> dict[str, tuple[str, ...]]:
        """What people say and type for it, by language."""
        return {**dict.fromkeys(CODES, ()), **self.everyday.typed}

    @property
    def everyday(self) -> Everyday:
        """The same, to which further languages add theirs."""
        self._everyday |= {SOURCE.code: self.aliases, BESIDE.code: self.aliases_beside}
        return Everyday(self._everyday)


class Paper(Model):
    """A sheet for one kind of reader, printed for each document that holds something for it."""

    form: Literal["notice", "card"]
    title: Text


class Audience(Model):
    """A kind of reader, as the page that says “I am …” names it."""

    id: Id
    name: Text
    door: Text | None = None
    both: tuple[Id, ...] = Field(default=(), description="Those who are all of these; the first kind holds the rest.")
    paper: Paper | None = None


class Topic(Model):
    """A row of the side-by-side page; measures name it, and `differs` speaks of the documents listed."""

    id: Id
    name: Text
    differs: Text
    documents: tuple[Line, ...] = Field(min_length=1)
