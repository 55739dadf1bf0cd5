"""Every file of the content, and every text in both languages with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.load.text_model import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scripts.load.content import Content, Document, Source
    from scripts.load.marks import Location


def of_document(document: Document) -> Iterator[Source[object]]:
    """Yield the files of a document."""
    yield from (document.meta, document.faqs, document.families, document.rules)
    yield from document.measures.values()
    yield document.updates


def shared(content: Content) -> Iterator[Source[object]]:
    """Yield the files that belong to no document."""
    yield from (content.glossary, content.audiences, content.topics)
    for place in content.places.values():
        yield from (place.meta, place.units)


def texts(content: Content) -> Iterator[tuple[Source[object], Location, Text]]:
    """Yield every text of the content: its file, its place in it, its two languages."""
    for document in content.documents:
        for source in of_document(document):
            yield from ((source, loc, text) for loc, text in source.parts if isinstance(text, Text))
    for source in shared(content):
        yield from ((source, loc, text) for loc, text in source.parts if isinstance(text, Text))
