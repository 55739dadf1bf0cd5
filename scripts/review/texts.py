"""Every text of the content that a language has translated, with an address that outlasts a new order."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.load.addresses import addressed, written
from scripts.load.apart import home, placed
from scripts.load.languages import BESIDE, SOURCE
from scripts.load.models import Figure
from scripts.load.site_models import Term
from scripts.load.sources import of_document
from scripts.load.text_model import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scripts.fault import Fault
    from scripts.load.content import Content, Source
    from scripts.load.marks import Location, Marked
    from scripts.load.model import Model

# Figures, printed conditions, and the facts that an answer hangs on.
_DECIDING = frozenset({"figures", "conditions", "facts"})
_SIDES = "value", SOURCE.code  # what somebody who looks at a text is pointed to: its figure, else the original


@dataclass(frozen=True)
class Item:
    """One text in one language: where its confirmation is kept, where it stands, what it says.

    `address` names entries by their ids and, where a list has none, by their number.
    """

    lang: str
    folder: str
    file: str
    address: str
    original: str
    translation: str
    text: Model
    source: Source[object]
    loc: Location

    @property
    def key(self) -> tuple[str, str]:
        """The file and the address, as `confirmed.yml` writes them."""
        return self.file, self.address

    @property
    def home(self) -> str:
        """The folder whose `confirmed.yml` speaks of it."""
        return home(self.lang, self.folder)

    @property
    def decides(self) -> bool:
        """Whether an answer hangs on these very words: a figure, a printed condition, whom a rate is for."""
        if not (self.file == "rules.yml" or self.file.startswith("measures/")):
            return False
        return self.loc[0] in _DECIDING or "rates" in self.loc

    @property
    def path(self) -> Path:
        """The file in which the translation stands, as faults print it."""
        root, *parts = self.source.marked.path.parts
        return Path(root, home(self.lang, "/".join(parts)))

    @property
    def _placed(self) -> tuple[Marked, Location]:
        """The file in which the translation stands, and its place there."""
        apart = dict(self.source.apart).get(self.lang)
        return (self.source.marked, self.loc) if apart is None else (placed(apart, self.path), (self.address,))

    @property
    def lines(self) -> range:
        """The lines of that file on which the text stands."""
        marked, at = self._placed
        held = [line for loc, (line, _) in marked.marks.items() if loc[: len(at)] == at]
        return range(min(held), max(held) + 1)

    def fault(self, zh: str, en: str, *, warning: bool) -> Fault:
        """Return a fault at the text."""
        marked, at = self._placed
        part = next((key for key in _SIDES if (*at, key) in marked.marks), None)
        return marked.fault((*at, part) if part else at, zh, en, warning=warning)


def folders(content: Content) -> Iterator[tuple[str, tuple[Source[object], ...]]]:
    """Yield each folder that keeps its confirmations together, with its files."""
    yield "", (content.glossary, content.audiences, content.topics)
    for place in content.places.values():
        yield place.id, (place.meta, place.units)
        for document in place.documents.values():
            yield document.path, tuple(of_document(document))


def items(lang: str, folder: str, sources: Iterable[Source[object]]) -> Iterator[Item]:
    """Yield every text in the files of a folder that a language has translated."""
    below = len(folder.split("/")) + 1 if folder else 1
    for source in sources:
        file = "/".join(source.marked.path.parts[below:])
        for loc, address, text in addressed(source.data):
            if loc in source.marked.marks:  # what a model adds by itself is nobody's translation
                original, translation = _words(text, lang)
                if translation is not None:
                    yield Item(lang, folder, file, written(address), original, translation, _shown(text), source, loc)


def _words(text: Model, lang: str) -> tuple[str, str | None]:
    """Return what has to agree: two sentences; a figure's name with its value; a term with its forms."""
    if isinstance(text, Figure):
        return f"{text.name.source}：{text.value} {text.unit}", text.name.own.get(lang)
    if isinstance(text, Term):
        return text.word, "; ".join(text.forms) if lang == BESIDE.code else text.own.get(lang)
    assert isinstance(text, Text)  # noqa: S101 - nothing else is yielded
    return text.source, text.own.get(lang)


def _shown(text: Model) -> Model:
    """Return the model that a page shows for it."""
    return text.name if isinstance(text, Figure) else text
