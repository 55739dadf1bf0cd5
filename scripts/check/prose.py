"""Prose: no figure typed by hand, every `{figure}` known, and the glossary's English for its Chinese."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scripts.figures import PLACEHOLDER
from scripts.load.languages import BESIDE
from scripts.load.rule_models import OwnFact
from scripts.load.text_model import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scripts.fault import Fault
    from scripts.load.content import Content, Source
    from scripts.load.marks import Location
    from scripts.load.models import Figure
    from scripts.load.site_models import Term

_DIGIT = re.compile(r"[0-9０-９]")
# Names of documents hold numbers of their own; sources are citations.
_MAY_HOLD_DIGITS = {"title", "short", "basis", "addressees", "source"}


def check(content: Content) -> Iterator[Fault]:
    """Yield a fault for each digit, unknown placeholder or term that prose gets wrong."""
    terms = sorted(content.glossary.data, key=lambda term: -len(term.word))
    for document in content.documents:
        own: list[Source[object]] = [document.meta, document.faqs, document.families, document.rules]
        figures = document.figures if document.whole else None
        for source in (*own, *document.measures.values()):
            yield from _file(source, figures, terms)
    shared: list[Source[object]] = [content.glossary, content.audiences, content.topics]
    for place in content.places.values():
        shared += [place.meta, place.units]
    for source in shared:
        yield from _file(source, {}, terms)


def _file(source: Source[object], figures: dict[str, Figure] | None, terms: list[Term]) -> Iterator[Fault]:
    """Yield the faults of one file; without `figures` no figure is looked up."""
    filled_in: tuple[Location, set[str]] = (), set()
    for loc, text in source.parts:
        if isinstance(text, OwnFact):
            filled_in = loc, {"parent"} if text.of == "parents" else set()
        if not isinstance(text, Text):
            continue
        known = None if figures is None else {*figures, *(filled_in[1] if loc[:-1] == filled_in[0] else ())}
        for lang, words in text.pairs:
            yield from _figures(source, (*loc, lang), words, known)
            if not _MAY_HOLD_DIGITS & set(loc) and _DIGIT.search(PLACEHOLDER.sub("", words)):
                yield source.fault(
                    (*loc, lang),
                    "文字里直接写了数字：请改用 {数的编号}，数只在措施的 figures 里写一次。",
                    "a digit is typed in prose: write {figure-id}; a figure is typed once, in a measure's figures.",
                )
        yield from _placeholders_agree(source, loc, text)
        yield from english_of_terms(source, loc, text, terms)


def _figures(source: Source[object], loc: Location, words: str, known: set[str] | None) -> Iterator[Fault]:
    for found in PLACEHOLDER.finditer(words):
        if known is not None and found[1] not in known:
            yield source.fault(
                loc,
                f"没有数“{found[1]}”：请写本文件 figures 里的编号。",
                f"there is no figure “{found[1]}”: write an id from this document's figures.",
            )
    if re.search(r"[{}]", PLACEHOLDER.sub("", words)):
        yield source.fault(
            loc,
            "花括号写法不对：应如 {until-age} 或 {second-both:n}。",
            "braces in the wrong form: write {until-age} or {second-both:n}.",
        )


def _placeholders_agree(source: Source[object], loc: Location, text: Text) -> Iterator[Fault]:
    zh, en = ({found[1] for found in PLACEHOLDER.finditer(words)} for words in (text.source, text.beside))
    if zh != en:
        names = "、".join(sorted(zh ^ en))
        yield source.fault(
            loc,
            f"两种语言用的数不一样（{names}）：请核对。",
            f"the two languages use different figures ({names}): compare them.",
        )


def english_of_terms(source: Source[object], loc: Location, text: Text, terms: list[Term]) -> Iterator[Fault]:
    """Yield a fault for each glossary term of the Chinese for which the English has none of its accepted forms."""
    rest, english = text.source, text.beside.lower()
    for term in terms:
        if term.word in rest:
            rest = rest.replace(term.word, "\0")
            if not any(form.lower() in english for form in term.forms):
                yield source.fault(
                    (*loc, BESIDE.code),
                    f"英文没有用词汇表里“{term.word}”的译法（{term.forms[0]}）：请改用，或在 glossary.yml 里补充译法。",
                    f"the English has no form of “{term.word}” from the glossary ({term.forms[0]}): use one, "
                    "or add the form to glossary.yml.",
                )
