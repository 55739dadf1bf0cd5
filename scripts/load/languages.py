"""The languages of the site, each a file in `policy_data/languages/`: nothing else knows which there are."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

from markupsafe import Markup
from pydantic import Field, PrivateAttr, StringConstraints

from calculator.writing import Writing
from scripts.fault import ContentError
from scripts.load.marks import read_yaml
from scripts.load.model import Model
from scripts.load.validate import validate

if TYPE_CHECKING:
    from collections.abc import Mapping

# Unicode's own marks for words of another direction: what a language has not translated stands between them,
# and is shown as what it is wherever text becomes a page.
OPEN, CLOSE = "\u2068", "\u2069"
FOLDER = Path(__file__).resolve().parents[2] / "policy_data" / "languages"
Said = Annotated[str, StringConstraints(min_length=1)]


class Language(Model):
    """What a language is called, which way it runs, where its texts stand, how it writes days and numbers."""

    _code: str = PrivateAttr(default="")

    name: Said
    html: Said
    direction: Literal["ltr", "rtl"]
    order: int
    texts: Literal["source", "beside", "apart"] = "apart"
    spaced: bool = Field(strict=True)
    thousands: str
    day: Said
    month: Said
    months: tuple[Said, ...] = Field(default=(), max_length=12)

    @cached_property
    def code(self) -> str:
        """What addresses and content files call it: the name of its file."""
        return self._code

    @cached_property
    def attributes(self) -> Markup:
        """What HTML says of an element whose words are in it; no direction where all languages run one way."""
        one_way = len({one.direction for one in LANGUAGES.values()}) == 1
        direction = Markup("") if one_way else Markup(' dir="{}"').format(self.direction)
        return Markup('lang="{}"').format(self.html) + direction

    @property
    def quoted(self) -> str:
        """Its name between the marks of words that are not in the language of the page."""
        return f"{OPEN}{self.name}{CLOSE}"

    @property
    def gap(self) -> str:
        """What stands between two sentences."""
        return " " if self.spaced else ""

    @cached_property
    def writing(self) -> Writing:
        """How it writes days and numbers."""
        return Writing(self.day, self.month, self.months, self.thousands, self.gap)

    @property
    def patterns(self) -> dict[str, Any]:
        """The same as plain data, as the calculator and the pages take it."""
        return {**{key: getattr(self, key) for key in ("day", "month", "thousands", "gap")}, "months": [*self.months]}


def languages(folder: Path = FOLDER) -> dict[str, Language]:
    """Return every language by its code, in order. Raises ContentError with what is wrong with a file."""
    found, faults = [], []
    for file in sorted(folder.glob("*.yml")):
        marked = read_yaml(file, Path("policy_data/languages") / file.name)
        language, unlike = validate(marked, Language) if marked.data is not None else (None, [])
        faults += [*marked.faults, *unlike]
        if language:
            language._code = file.stem  # noqa: SLF001 - the one thing that stands in no file
            found.append(language)
    if faults:
        raise ContentError(faults)
    return {one.code: one for one in sorted(found, key=lambda one: (one.order, one.code))}


def in_all(said: Mapping[str, str]) -> dict[str, str]:
    """Return the words of every language; where one lacks them, the source's between the marks of words not its own."""
    return {code: said[code] if code in said else f"{OPEN}{said[SOURCE.code]}{CLOSE}" for code in CODES}


def _found() -> dict[str, Language]:
    try:
        return languages()
    except ContentError as error:  # nothing can be said in a language that is not known
        raise SystemExit(str(error)) from None


LANGUAGES = _found()
CODES = tuple(LANGUAGES)
# The language of the documents, and the one that stands beside it in every content file.
SOURCE = next(one for one in LANGUAGES.values() if one.texts == "source")
BESIDE = next(one for one in LANGUAGES.values() if one.texts == "beside")
PAIR = SOURCE.code, BESIDE.code
APART = tuple(one for one in LANGUAGES.values() if one.texts == "apart")
TRANSLATIONS = (BESIDE, *APART)
