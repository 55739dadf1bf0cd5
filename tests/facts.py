"""The facts that readers are told: the compiled rules, the records they come from, the figures on the pages."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scripts.compiled import compiled_rules
from scripts.render.generate import Book

if TYPE_CHECKING:
    from scripts.load.content import Content, Document

ROOT = Path(__file__).resolve().parents[1]
# A number with what makes it one: its thousands, its decimals, and the word or sign behind it.
_FIGURE = re.compile(r"[0-9]+(?:[,.:/-][0-9]+)*(?:\s?(?:元|天|年|月|日|周岁|岁|个|%|yuan|days?|months?|years?))?")
_SENTENCE = re.compile(r"[。；？！\n]|[.;?!] ")
_SHOWN_AS_TYPED = ("families/",)  # the situations of worked examples are invented, and proved by the rules

Facts = dict[str, Any]


def records(content: Content) -> Facts:
    """Return every id, figure, date, condition and unit, without sentences and quotations around them."""
    rules = compiled_rules(content)["places"]
    return {f"rules of {key}": _bare(one) for key, one in rules.items()} | {
        document.path: _document(document) for document in content.documents
    }


def shown(content: Content) -> dict[str, set[tuple[str, ...]]]:
    """Return the figures of each page in each language, in the order in which each sentence tells them."""
    book = Book(ROOT, content)
    return {
        f"{lang}/{file}": _told(book.text(lang, file))
        for lang, pages in book.pages.items()
        for file in pages
        if not any(part in file for part in _SHOWN_AS_TYPED)
    }


def _told(page: str) -> set[tuple[str, ...]]:
    # A summary counts what is folded away below it, and the last line of a list what paper has no room for.
    body = re.sub(r'<summary>.*?</summary>|<li class="mp-more">.*?</li>', "", page.partition("---\n")[2])
    text = unescape(unescape(re.sub(r"<[^>]*>", "", body)))
    return {tuple(_FIGURE.findall(sentence)) for sentence in _SENTENCE.split(text)} - {()}


def _document(document: Document) -> Facts:
    meta = document.meta.data
    measures = {key: source.data for key, source in document.measures.items()}
    return {
        "document": (meta.status, meta.number, meta.date, meta.checked, meta.review_by),
        "text": [
            (one.id, one.label.source, one.label.beside, one.kind, one.paragraphs) for one in document.text.clauses
        ],
        "figures": {
            one.id: (key, one.role, one.value, one.unit, re.sub(r"\s", "", one.printed))
            for key, measure in measures.items()
            for one in measure.figures
        },
        "conditions": {(key, one.id) for key, measure in measures.items() for one in measure.conditions},
        "units": {(key, one.role, one.unit, one.printed) for key, measure in measures.items() for one in measure.units},
    }


def _bare(node: Any) -> Any:
    """Return plain data without its sentences and quotations, lists of named things by their names."""
    if isinstance(node, dict):
        return {key: _bare(value) for key, value in node.items() if key not in {"zh", "en", "quote"}}
    if isinstance(node, list) and node and all(isinstance(one, dict) and "id" in one for one in node):
        return {one["id"]: _bare(one) for one in node}
    return [_bare(one) for one in node] if isinstance(node, list) else node
