"""The worked families: what the rules gave each of them, and what they give now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from calculator.situation import SituationError
from scripts.changes.answers import NONE, Answer, Direction, answers, differ, direction

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from calculator.rules import PlaceRules
    from scripts.changes.sides import Side
    from scripts.load.text_model import Text

_Lines = dict[tuple[str, str, str | None], Answer]


@dataclass(frozen=True)
class Example:
    """An answer of a worked family that changes; `child` where it is for a person and a birth."""

    place: str
    document: str
    title: Text
    benefit: Mapping[str, str]
    subject: str
    child: str | None
    old: Answer
    new: Answer
    direction: Direction


def examples(old: Side, new: Side) -> Iterator[Example]:
    """Yield each answer that changes among the worked families; those that were taken out are still asked about."""
    for place in (place for place in new.rules if place in old.rules):
        sides = (old.content.places[place].current, new.content.places[place].current)
        families = {family.id: family for side in sides for family in side.families.data}
        for family in families.values():
            before, after = (_lines(family.situation, side.rules[place]) for side in (old, new))
            if before is None or after is None:
                continue
            names = {one.id: one.name for side in (old, new) for one in side.rules[place].benefits}
            for key in dict.fromkeys([*after, *before]):
                pair = before.get(key, NONE), after.get(key, NONE)
                if differ(*pair):
                    way = direction(*pair)
                    yield Example(place, sides[1].path, family.title, names[key[0]], key[1], key[2], *pair, way)


def _lines(situation: dict[str, Any], rules: PlaceRules) -> _Lines | None:
    """Return every answer for a situation, None where the rules of this side do not ask for its facts."""
    try:
        return {
            (benefit.id, *subject): answer
            for benefit in rules.benefits
            for subject, answer in answers(situation, rules, benefit).items()
        }
    except SituationError:
        return None
