"""One page of each kind: the first that each template makes."""

from __future__ import annotations

from scripts.bench.ours import ROOT
from scripts.check import checked
from scripts.render.generate import Book


def kinds() -> dict[str, list[str]]:
    """Return the addresses of one page of each kind below the root of each language."""
    book = Book(ROOT, checked(ROOT / "policy_data"))
    found = {}
    for lang, pages in book.pages.items():
        first = {page.template: page.path for page in reversed(pages.values())}
        found[lang] = sorted(first.values())
    return found
