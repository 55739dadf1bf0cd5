"""What the theme's templates need around a page: navigation and the words of the frame."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.load.words import WORDS, read_words

if TYPE_CHECKING:
    from pathlib import Path

_SHARED = ("compare", "calculator", "glossary", "about")


def words(lang: str) -> dict[str, str]:
    """Return the frame's words in one language."""
    frame: dict[str, dict[str, str]] = read_words(WORDS / "site.yml")["frame"]
    return {key: text[lang] for key, text in frame.items()}


def nav(tree: Path, lang: str) -> list[dict[str, str] | str]:
    """Return the navigation: home, each place (titled by its page), what the places share."""
    documents = (text.parents[1] for text in sorted(tree.glob("*/*/text/index.md")))
    places = dict.fromkeys(folder.parent.name for folder in documents)
    titles = read_words(WORDS / "site.yml")["nav"]
    shared: list[dict[str, str] | str] = [
        {titles[name][lang]: f"{name}/index.md"} for name in _SHARED if (tree / name).is_dir()
    ]
    return [{titles["home"][lang]: "index.md"}, *(f"{name}/index.md" for name in places), *shared]
