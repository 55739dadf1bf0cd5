"""What the theme's templates need around a page: navigation and the words of the frame."""

from __future__ import annotations

from pathlib import Path

from scripts.load.words import read_words

WORDS = Path(__file__).resolve().parents[2] / "docs" / "words" / "site.yml"
_SHARED = ("compare", "calculator", "glossary", "about")


def words(lang: str) -> dict[str, str]:
    """Return the frame's words in one language."""
    frame: dict[str, dict[str, str]] = read_words(WORDS)["frame"]
    return {key: text[lang] for key, text in frame.items()}


def nav(tree: Path, lang: str) -> list[dict[str, str] | str]:
    """Return the navigation: home, each place (titled by its page), what the places share."""
    documents = (text.parents[1] for text in sorted(tree.glob("*/*/text/index.md")))
    places = dict.fromkeys(folder.parent.name for folder in documents)
    titles = read_words(WORDS)["nav"]
    shared: list[dict[str, str] | str] = [
        {titles[name][lang]: f"{name}/index.md"} for name in _SHARED if (tree / name).is_dir()
    ]
    return [{titles["home"][lang]: "index.md"}, *(f"{name}/index.md" for name in places), *shared]
