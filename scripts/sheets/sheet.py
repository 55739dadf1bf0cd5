"""What one fact sheet shows, in both languages at once."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from scripts.figures import figure_words, fill
from scripts.load.languages import PAIR

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scripts.load.content import Document, Place
    from scripts.load.models import Figure, Measure
    from scripts.load.rule_models import Named, Reading
    from scripts.load.site_models import PublicUnit
    from scripts.load.text import Clause
    from scripts.load.text_model import Text
    from scripts.render.families import Worked

Both = dict[str, str]


@dataclass(frozen=True)
class Case:
    """A worked family in both languages: who it is, and the lines of its result that this measure gives."""

    id: str
    title: Both
    results: dict[str, list[str]]


@dataclass(frozen=True)
class Sheet:
    """The sheet of one measure; `file` is what its content file holds."""

    place: Place
    document: Document
    key: str
    families: Mapping[str, Sequence[Worked]]
    file: bytes

    @property
    def path(self) -> str:
        """Where the sheet stands among the sheets, without its ending."""
        return f"{self.document.path}/{self.key}"

    @property
    def measure(self) -> Measure:
        """The measure that is to be signed."""
        return self.document.measures[self.key].data

    @property
    def clause(self) -> Clause:
        """The clause that it explains."""
        found = self.document.text.clause(self.key)
        assert found  # noqa: S101 - the check refuses a measure without its clause
        return found

    @property
    def mark(self) -> str:
        """A fingerprint of the content file and the clause: a signature holds for these and no others."""
        text = "\n".join(self.clause.paragraphs).encode()
        return hashlib.sha256(self.file + text).hexdigest()[:12]

    @property
    def readings(self) -> list[Reading]:
        """How the calculator reads this clause where it is silent."""
        return [one for one in self.document.rules.data.readings if one.clause == self.key]

    @property
    def named(self) -> list[Named]:
        """What the clause names without a figure."""
        return [one for one in self.document.rules.data.named if one.measure == self.key]

    @property
    def units(self) -> dict[str, PublicUnit]:
        """The units of the place by their ids."""
        return {unit.id: unit for unit in self.place.units.data}

    @property
    def cases(self) -> list[Case]:
        """The worked families whose expected results name a benefit of this measure."""
        rules = self.document.rules.data
        benefits = {one.id for one in rules.benefits if one.measure == self.key} | {one.id for one in self.named}
        pairs = zip(*(self.families[lang] for lang in PAIR), strict=True)
        cases = [_case(dict(zip(PAIR, pair, strict=True)), benefits) for pair in pairs]
        return [case for case in cases if case.results[PAIR[0]]]

    def say(self, text: Text) -> Both:
        """Return a sentence in both languages with its figures written out."""
        return {lang: fill(text[lang], lang, self.document.figures) for lang in PAIR}

    def value(self, figure: Figure) -> Both:
        """Return a figure as each language writes it."""
        return {lang: figure_words(figure, lang) for lang in PAIR}


def _case(shown: Mapping[str, Worked], benefits: set[str]) -> Case:
    return Case(
        shown[PAIR[0]].id,
        {lang: one.title for lang, one in shown.items()},
        {lang: [line for group in one.main for line in _lines(group, benefits)] for lang, one in shown.items()},
    )


def _lines(group: dict[str, Any], benefits: set[str]) -> list[str]:
    """Return each result of a family or person that one of the benefits gives, as one line."""
    who = f"{group['title']} · " if group["title"] else ""
    return [
        f"{who}{card['title']} · {card['status']}{'' if card['answer'] == 'no' else ' · ' + card['headline']}"
        for card in group["cards"]
        if card["benefit"] in benefits
    ]
