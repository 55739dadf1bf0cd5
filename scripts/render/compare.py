"""The rows of the side-by-side page: what each document has on a subject, and what is on none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from scripts.render.charts import charts
from scripts.render.sums import Sum, sums

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scripts.load.content import Content, Document
    from scripts.load.models import Figure, Measure
    from scripts.load.site_models import Topic
    from scripts.render.site import Site

# How much, how long, from when and until when; the rest stands on the measure's page.
_KEY_ROLES = frozenset({"amount", "leave", "start", "age-limit", "deadline", "target", "target-date"})


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


@dataclass(frozen=True)
class Glance:
    """What each document comes to on one subject; `measured` are those that have any measure on it."""

    topic: Topic
    cells: tuple[tuple[Document, list[Sum]], ...]
    measured: tuple[Document, ...]


def compared(site: Site) -> dict[str, Any]:
    """Return what the side-by-side page shows."""
    found = list(rows(site.content))
    given = {
        document.path: sums(site, place, document)
        for place in site.content.places.values()
        for document in place.documents.values()
    }
    return {
        "rows": found,
        "figures": key_figures,
        "glances": list(_glances(found, given)),
        "charts": charts(site.content.documents, given),
    }


def _glances(found: list[Row], given: dict[str, list[Sum]]) -> Iterator[Glance]:
    """Yield the subjects on which some document comes to a figure; each figure stands on its first subject."""
    left = {path: list(held) for path, held in given.items()}
    for row in found:
        if row.topic is None:
            continue
        cells = tuple(
            (document, [one for one in left[document.path] if one.measure in measures])
            for document, measures in row.held
        )
        if any(held for _, held in cells):
            for document, held in cells:
                left[document.path] = [one for one in left[document.path] if one not in held]
            yield Glance(row.topic, cells, tuple(document for document, measures in row.held if measures))


def rows(content: Content) -> Iterator[Row]:
    """Yield a row for each subject, and at the end the measures that name none, where there are any."""
    documents = tuple(content.documents)
    for topic in content.topics.data:
        yield Row(topic, tuple((one, [m for m in _measures(one) if topic.id in m.topics]) for one in documents))
    rest = ((one, [m for m in _measures(one) if not m.topics]) for one in documents)
    if held := tuple((one, measures) for one, measures in rest if measures):
        yield Row(None, held)


def key_figures(measure: Measure) -> list[Figure]:
    """Return the figures that answer how much, how long and until when."""
    return [one for one in measure.figures if one.role in _KEY_ROLES] or list(measure.figures)


def _measures(document: Document) -> list[Measure]:
    return [source.data for source in document.measures.values()]
