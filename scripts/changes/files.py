"""The files of two states of the content, put beside each other by their names."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from scripts.figures import PLACEHOLDER
from scripts.load.sources import of_document, shared
from scripts.load.text_model import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from scripts.load.content import Content, Document, Source
    from scripts.load.models import Figure


@dataclass(frozen=True)
class File:
    """One file on both sides, either of which may be missing, with the figures of its document then and now."""

    document: str
    old: Source[Any] | None
    new: Source[Any] | None
    figures: tuple[Mapping[str, Figure], Mapping[str, Figure]] = field(default=({}, {}))
    uses: Mapping[str, int] = field(default_factory=dict)

    @property
    def source(self) -> Source[Any]:
        """The file as it is now; as it was, where it is gone."""
        source = self.new or self.old
        assert source  # noqa: S101 - a file stands on one side at least
        return source

    @property
    def name(self) -> str:
        """The file's name, as faults print it."""
        return self.source.marked.path.as_posix()


def documents(old: Content, new: Content) -> Iterator[tuple[Document | None, Document | None]]:
    """Yield each document, then and now; None where it is not there."""
    before, after = ({one.path: one for one in content.documents} for content in (old, new))
    for path in dict.fromkeys([*before, *after]):
        yield before.get(path), after.get(path)


def files(old: Content, new: Content) -> Iterator[File]:
    """Yield every file of either side."""
    before, after = (_by_name(shared(content)) for content in (old, new))
    for name in dict.fromkeys([*before, *after]):
        yield File("", before.get(name), after.get(name))
    for pair in documents(old, new):
        yield from _of_document(*pair)


def _of_document(old: Document | None, new: Document | None) -> Iterator[File]:
    document = new or old
    assert document  # noqa: S101 - a document stands on one side at least
    figures = (old.figures if old else {}, new.figures if new else {})
    uses = _uses(new) if new else {}
    before, after = (_by_name(of_document(one)) if one else {} for one in (old, new))
    for name in dict.fromkeys([*before, *after]):
        yield File(document.path, before.get(name), after.get(name), figures, uses)


def _by_name(sources: Iterable[Source[Any]]) -> dict[str, Source[Any]]:
    """Return files by their names; what readers are told of changes is no change itself."""
    named = {source.marked.path.as_posix(): source for source in sources}
    return {name: source for name, source in named.items() if not name.endswith("/updates.yml")}


def _uses(document: Document) -> Counter[str]:
    """Return how many sentences print each figure."""
    found: Counter[str] = Counter()
    for source in of_document(document):
        for _, text in source.parts:
            if isinstance(text, Text):
                found.update({one[1] for one in PLACEHOLDER.finditer(f"{text.source} {text.beside}")})
    return found
