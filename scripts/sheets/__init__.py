"""Fact sheets (核对单): one page a measure on which people sign that both languages say what the text says."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from scripts.compiled import compiled
from scripts.load.languages import BESIDE, PAIR, SOURCE
from scripts.load.memory import Memory
from scripts.load.words import WORDS, read_words
from scripts.render.families import worked
from scripts.render.tree import write_if_changed
from scripts.sheets.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scripts.load.content import Content, Document, Place

_TEMPLATES = Path(__file__).resolve().parents[2] / "docs" / "templates"


def write_sheets(folder: Path, root: Path, content: Content) -> int:
    """Write into `folder` the sheet of every measure of the content in `root`, and their list; return how many."""
    made = list(sheets(root, content))
    template = _environment().get_template("sheet.html.j2")
    texts = {f"{sheet.path}.html": template.render(sheet=sheet, **_words()) for sheet in made}
    listed = _environment().get_template("sheets.html.j2").render(sheets=made, **_words())
    for name, text in {"index.html": listed, **texts}.items():
        write_if_changed(folder / name, text.encode())
    return len(made)


def sheets(root: Path, content: Content) -> Iterator[Sheet]:
    """Yield the sheet of each measure, in the order of the documents."""
    data = compiled(content)
    for place in content.places.values():
        for document in place.documents.values():
            yield from _of(place, document, root, data)


def _of(place: Place, document: Document, root: Path, data: dict[str, Any]) -> Iterator[Sheet]:
    memory = Memory()
    families = {lang: worked(place, document, data, lang, memory) for lang in PAIR}
    for key in document.measures:
        file = root / document.path / "measures" / f"{key}.yml"
        yield Sheet(place, document, key, families, file.read_bytes())


def _words() -> dict[str, Any]:
    site = read_words(WORDS / "site.yml")
    return {
        "t": read_words(WORDS / "sheets.yml"),
        "site": site,
        "langs": PAIR,
        "source_language": SOURCE,
        "beside_language": BESIDE,
        "original": SOURCE.attributes,
    }


def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
