"""The rows of the side-by-side page: what each document has on a subject, and what is on none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scripts.load.content import Content, Document
    from scripts.load.models import Figure, Measure, Topic

_KEY_ROLES = frozenset({"amount", "leave", "deadline", "target"})


@dataclass(frozen=True)
class Row:
    """The measures of each document on one subject; the last row has no subject."""

    topic: Topic | None
    held: tuple[tuple[Document, list[Measure]], ...]

    @property
    def id(self) -> str:
        """The row's address on the page."""
        return self.topic.id if self.topic else "no-topic"

    @property
    def compared(self) -> list[Document]:
        """The documents that the text on the differences speaks of; none where they are all there is."""
        named = self.topic.documents if self.topic else ()
        spoken_of = [document for document, _ in self.held if document.path in named]
        return spoken_of if len(spoken_of) < len(self.held) else []


def rows(content: Content) -> Iterator[Row]:
    """Yield a row for each subject, and at the end the measures that name none, where there are any."""
    documents = tuple(content.documents)
    for topic in content.topics.data:
        yield Row(topic, tuple((one, [m for m in _measures(one) if topic.id in m.topics]) for one in documents))
    rest = ((one, [m for m in _measures(one) if not m.topics]) for one in documents)
    if held := tuple((one, measures) for one, measures in rest if measures):
        yield Row(None, held)


def key_figures(measure: Measure) -> list[Figure]:
    """Return the figures that answer “how much, how long”; the rest stand on the measure's page."""
    return [one for one in measure.figures if one.role in _KEY_ROLES] or list(measure.figures)


def _measures(document: Document) -> list[Measure]:
    return [source.data for source in document.measures.values()]
