"""One language of a sheet: what the templates say in it. A sheet in two languages has two of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from scripts.load.languages import LANGUAGES, SOURCE
from scripts.load.words import WORDS, read_words
from scripts.paper.shown import value

if TYPE_CHECKING:
    from collections.abc import Iterable

    from markupsafe import Markup

    from scripts.load.content import Document
    from scripts.load.models import Figure
    from scripts.load.text_model import Text
    from scripts.render.voice import Voice


@dataclass(frozen=True)
class Tongue:
    """A page's voice with the words of paper."""

    voice: Voice

    @property
    def lang(self) -> str:
        """The language as HTML names it."""
        return self.voice.site.language.html

    @property
    def attributes(self) -> Markup:
        """What HTML says of an element whose words are in it."""
        return self.voice.site.language.attributes

    @cached_property
    def _words(self) -> dict[str, Any]:
        return read_words(WORDS / "paper.yml")

    def p(self, key: str, **values: object) -> str:
        """Return a sentence of docs/words/paper.yml, with its blanks filled in."""
        node: Any = self._words
        for part in key.split("."):
            node = node[part]
        text: str = node[self.voice.site.lang]
        return text.format(**values) if values else text

    def say(self, text: Text, document: Document | None = None) -> str:
        """Return prose with its figures written out."""
        return self.voice.plain(text, document) if document else self.voice.pick(text)

    def clause(self, document: Document, key: str) -> str:
        """Return a clause as the document counts it."""
        found = document.text.clause(key)
        return self.voice.pick(found.label) if found else key

    def value(self, figure: Figure) -> tuple[str, str]:
        """Return a figure as its number and what stands behind it."""
        return value(figure, self.voice.site.lang)

    def version(self, digest: str) -> str:
        """Return the sentence that names the version of the rules, as the calculator's result says it."""
        words: dict[str, str] = self.voice.site.data["words"]["results"]["version"]
        return words[self.voice.site.lang].format(version=digest)

    def reviewed(self) -> str:
        """Return how the translation that was said so far stands; nothing in the documents' own language."""
        found = self.voice.standing()
        if not found.size:
            return ""
        if found.said == "some":
            return self.voice.t("review.some", done=found.done, all=found.size)
        return self.voice.t("review.all", day=self.voice.day(found.day)) if found.day else self.voice.t("review.none")

    def named(self, langs: Iterable[str]) -> str:
        """Return what the language of this voice calls a sheet in these languages; else the languages' own names."""
        found = self._words["pages"]["in"].get(f"as-{'-'.join(langs)}")
        if found:
            return str(found[self.voice.site.lang])
        own = self.voice.site.lang
        return " · ".join(SOURCE.quoted if lang == SOURCE.code != own else LANGUAGES[lang].name for lang in langs)

    def listed(self, texts: Iterable[Text]) -> str:
        """Return names one after the other."""
        return self.voice.t("comma").join(self.voice.pick(text) for text in texts)
