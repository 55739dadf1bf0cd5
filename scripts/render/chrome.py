"""What the theme's templates need around a page: navigation and the words of the frame."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from scripts.load.words import read_words

ROOT = Path(__file__).resolve().parents[2]
_SHARED = ("compare", "calculator", "glossary", "about")


def words(lang: str) -> dict[str, str]:
    """Return the frame's words in one language."""
    frame: dict[str, dict[str, str]] = read_words(ROOT / "docs" / "words" / "site.yml")["frame"]
    return {key: text[lang] for key, text in frame.items()}


def nav(tree: Path) -> list[dict[str, Any]]:
    """Return the navigation: home, each place, what both share; titles come from the pages."""
    documents = (text.parents[1] for text in sorted(tree.glob("*/*/text/index.md")))
    names = [*dict.fromkeys(folder.parent.name for folder in documents), *_SHARED]
    return ["index.md", *(f"{name}/index.md" for name in names if (tree / name).is_dir())]

