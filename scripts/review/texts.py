"""Every text of the content that stands in two languages, with an address that outlasts a new order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scripts.load.addresses import addressed, written
from scripts.load.models import Figure
from scripts.load.site_models import Term
from scripts.load.sources import of_document
from scripts.load.text_model import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scripts.load.content import Content, Source
    from scripts.load.marks import Location
    from scripts.load.model import Model

# Figures, printed conditions, and the facts that an answer hangs on.
_DECIDING = frozenset({"figures", "conditions", "facts"})


@dataclass(frozen=True)
class Item:
    """One text: where its confirmation is kept, where it stands, what it says.

    `address` names entries by their ids and, where a list has none, by their number.
    """

    folder: str
    file: str
    address: str
    original: str
    beside: str
    text: Model
    source: Source[object]
    loc: Location

    @property
    def key(self) -> tuple[str, str]:
        """The file and the address, as `confirmed.yml` writes them."""
        return self.file, self.address

    @property
    def decides(self) -> bool:
        """Whether an answer hangs on these very words: a figure, a printed condition, whom a rate is for."""
        if not (self.file == "rules.yml" or self.file.startswith("measures/")):
            return False
        return self.loc[0] in _DECIDING or "rates" in self.loc

    @property
    def lines(self) -> range:
        """The lines of the file on which the text stands."""
        marks, size = self.source.marked.marks, len(self.loc)
        held = [line for loc, (line, _) in marks.items() if loc[:size] == self.loc]
        return range(min(held), max(held) + 1)


def folders(content: Content) -> Iterator[tuple[str, tuple[Source[object], ...]]]:
    """Yield each folder that keeps its confirmations together, with its files."""
    yield "", (content.glossary, content.audiences, content.topics)
    for place in content.places.values():
        yield place.id, (place.meta, place.units)
        for document in place.documents.values():
            yield document.path, tuple(of_document(document))


def items(folder: str, sources: Iterable[Source[object]]) -> Iterator[Item]:
    """Yield every text in the files of a folder."""
    below = len(folder.split("/")) + 1 if folder else 1
    for source in sources:
        file = "/".join(source.marked.path.parts[below:])
        for loc, address, text in addressed(source.data):
            if loc in source.marked.marks:  # what a model adds by itself is nobody's translation
                zh, en = _words(text)
                yield Item(folder, file, written(address), zh, en, _shown(text), source, loc)


def _words(text: Model) -> tuple[str, str]:
    """Return what has to agree: two sentences; a figure's name with its value; a term with its forms."""
    if isinstance(text, Figure):
        return f"{text.name.source}：{text.value} {text.unit}", text.name.beside
    if isinstance(text, Term):
        return text.word, "; ".join(text.forms)
    assert isinstance(text, Text)  # noqa: S101 - nothing else is yielded
    return text.source, text.beside


def _shown(text: Model) -> Model:
    """Return the model that a page shows for it."""
    return text.name if isinstance(text, Figure) else text
