"""Which sheets a document has: they follow from its measures and from who each measure is for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scripts.load.languages import CODES, SOURCE
from scripts.render.links import measure as measure_path

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scripts.load.content import Content, Document, Place
    from scripts.load.models import Measure
    from scripts.load.site_models import Audience
    from scripts.load.text_model import Text

FOLDER = "paper"
SIZES = {"picture": ("a3", "a4"), "leaflet": ("a4",), "notice": ("a4",), "card": ("a5",)}
# How many pages a sheet may take; others take what they need.
MOST = {("leaflet", "a4"): 1, ("picture", "a3"): 1, ("picture", "a4"): 2, ("card", "a5"): 2}
PICTURE_SIZE = "a4"  # the size whose PDF is saved as a picture as well
Langs = tuple[str, ...]


@dataclass(frozen=True)
class Sheet:
    """One thing to print, in whatever language: of a document, of one of its measures, or for one kind of reader."""

    form: str
    name: str  # its own among the sheets of the document
    place: Place
    document: Document
    measures: tuple[Measure, ...]
    audience: Audience | None = None

    @property
    def title(self) -> Text:
        """What the sheet is about, in one line."""
        if self.audience and self.audience.paper:
            return self.audience.paper.title
        return self.measures[0].title if self.form == "leaflet" else self.document.meta.data.short

    @property
    def about(self) -> str:
        """The page of the site that says the same and more, and that the QR code opens."""
        if self.form == "leaflet":
            return measure_path(self.document.path, self.measures[0].clause)
        if self.audience and self.audience.door:
            return f"for/{self.audience.id}/#{self.document.place}-{self.document.id}"
        return f"{self.document.path}/"

    @property
    def languages(self) -> tuple[Langs, ...]:
        """The languages that it is printed in; a leaflet also in the documents' and another."""
        alone = tuple((lang,) for lang in CODES)
        together = tuple((SOURCE.code, lang) for lang in CODES if lang != SOURCE.code)
        return (*alone, *together) if self.form == "leaflet" else alone

    def of(self, lang: str) -> tuple[Langs, ...]:
        """Return in which languages the part of the site in one language shows it: that alone, and one together."""
        return (
            tuple(langs for langs in self.languages if langs == (lang,))
            + tuple(langs for langs in self.languages if len(langs) > 1 and lang in langs)[:1]
        )

    def path(self, langs: Langs) -> str:
        """Return the address of its page in one language's part of the site."""
        both = "both/" if len(langs) > 1 else ""
        return f"{folder(self.document)}{self.name}/{both}"

    def file(self, langs: Langs, size: str, kind: str = "pdf") -> str:
        """Return the address of a file of it, counted from the root of the site."""
        sized = f".{size}" if len(SIZES[self.form]) > 1 and kind == "pdf" else ""
        return f"{FOLDER}/{self.document.path}/{self.name}.{'-'.join(langs)}{sized}.{kind}"


def folder(document: Document) -> str:
    """Return the page that lists whatever is printed of a document."""
    return f"{document.path}/{FOLDER}/"


def sheets(content: Content, place: Place, document: Document) -> Iterator[Sheet]:
    """Yield the picture, then what is for one kind of reader, then a leaflet a measure."""
    measures = tuple(source.data for source in document.measures.values())
    yield Sheet("picture", "picture", place, document, measures)
    for audience in content.audiences.data:
        held = tuple(one for one in measures if audience.id in one.audience)
        if audience.paper and held:
            yield Sheet(audience.paper.form, audience.id, place, document, held, audience)
    for one in measures:
        yield Sheet("leaflet", f"measure-{one.clause}", place, document, (one,))
