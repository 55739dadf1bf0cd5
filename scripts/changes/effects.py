"""Which answers change, for which kinds of family: the rules of both sides run on every kind."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from scripts.changes.answers import NONE, Answer, Direction, answers, differ, direction
from scripts.changes.axes import BIRTH, ORDER, Axis, Ruled, Window
from scripts.changes.kinds import PLAIN, Kind, Kinds, kinds, situation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from calculator.rules import Benefit, PlaceRules
    from scripts.changes.sides import Side

PERSON = "person"
Row = tuple[Any, ...]
Box = tuple[tuple[Any, ...], ...]


@dataclass(frozen=True)
class Who:
    """Families of one sort: on each axis the values that they have, and how many kinds that makes.

    An axis stands here only where it does not hold every value; `shape` is an unusual family.
    """

    values: dict[str, tuple[Any, ...]]
    kinds: int
    shape: str = PLAIN

    @property
    def births(self) -> tuple[Window, ...]:
        """The births that are meant, none where all are."""
        return self.values.get(BIRTH, ())


@dataclass(frozen=True)
class Effect:
    """Answers that are told alike, before and after, and whose they are."""

    old: Answer
    new: Answer
    direction: Direction
    whos: tuple[Who, ...]


@dataclass(frozen=True)
class Affected:
    """A benefit whose answers change: the effects, how many kinds of family gain and lose, and who keeps what."""

    place: str
    document: str
    benefit: Benefit
    axes: tuple[Axis, ...]
    effects: tuple[Effect, ...]
    kept: tuple[Effect, ...]
    kinds: int
    affected: int
    gain: int
    lose: int
    paid: tuple[tuple[date | None, date | None], ...]
    state: str  # added, removed or changed

    def usual(self, axis: str) -> Any:
        """Return the usual value of an axis."""
        return next(one.values[0] for one in self.axes if one.name == axis)


@dataclass(frozen=True)
class _Found:
    """The answers to one kind of family and person, before and after."""

    kind: Kind
    person: str
    old: Answer
    new: Answer

    @property
    def changed(self) -> bool:
        return differ(self.old, self.new)


def affected(old: Side, new: Side, as_of: date) -> list[Affected]:
    """Return each benefit of the places on both sides whose answers change, in the order of the document."""
    found = []
    for place in (place for place in new.rules if place in old.rules):
        rules = (old.rules[place], new.rules[place])
        held = [{one.id: one for one in side.benefits} for side in rules]
        document = new.content.places[place].current.path
        for name in dict.fromkeys([*held[1], *held[0]]):
            pair = (held[0].get(name), held[1].get(name))
            one = _benefit(rules, pair, as_of, document)
            found += [one] if one else []
    return found


def _benefit(
    rules: tuple[PlaceRules, PlaceRules], pair: tuple[Benefit | None, Benefit | None], as_of: date, document: str
) -> Affected | None:
    sides = [Ruled(side, one) for side, one in zip(rules, pair, strict=True) if one]
    made = kinds(sides)
    found = [one for kind in made.all for one in _answers(rules, pair, kind, as_of)]
    changed = _told_once([one for one in found if one.changed])
    if not changed:
        return None
    persons = tuple(dict.fromkeys(one.person for one in found))
    axes = (Axis(PERSON, persons), *sorted(made.axes, key=lambda axis: axis.name == BIRTH))
    usual = [one for one in found if not one.changed and one.new.answer == "yes" and _usual(one.kind, made)]
    ways = [direction(one.old, one.new) for one in changed]
    return Affected(
        rules[1].place,
        document,
        sides[-1].benefit,
        axes,
        tuple(_effects(changed, axes)),
        tuple(_effects(usual, axes)),
        len(made.all),
        _count(changed),
        _count(one for one, way in zip(changed, ways, strict=True) if way == "gain"),
        _count(one for one, way in zip(changed, ways, strict=True) if way == "lose"),
        _paid(pair),
        "changed" if all(pair) else "added" if pair[1] else "removed",
    )


def _count(found: Iterable[_Found]) -> int:
    """Return how many kinds of family stand in the answers; both parents of one are one kind."""
    return len({id(one.kind) for one in found})


def _answers(
    rules: tuple[PlaceRules, PlaceRules], pair: tuple[Benefit | None, Benefit | None], kind: Kind, as_of: date
) -> Iterator[_Found]:
    asked = f"child-{kind.values.get(ORDER, 0)}"
    sides: list[dict[str, Answer]] = []
    for side, benefit in zip(rules, pair, strict=True):
        if benefit is None:
            sides.append({})
            continue
        data = situation(kind, side.place, as_of, side.facts)
        found = answers(data, side, benefit)
        sides.append({_person(key[0]): one for key, one in found.items() if asked in key or key[0] == "institution"})
    for subject in dict.fromkeys([*sides[0], *sides[1]]):
        yield _Found(kind, subject, sides[0].get(subject, NONE), sides[1].get(subject, NONE))


def _person(subject: str) -> str:
    """Return `child` for child-2: which one it is, its order says."""
    return subject.partition("-")[0]


def _told_once(changed: list[_Found]) -> list[_Found]:
    """Leave out what changes for an unusual family only as it changes for the usual one of its kind."""
    plain = [(one.kind.values, one.person) for one in changed if one.kind.shape == PLAIN]
    return [one for one in changed if one.kind.shape == PLAIN or (one.kind.values, one.person) not in plain]


def _usual(kind: Kind, made: Kinds) -> bool:
    """Whether a family meets every condition in the usual way, whatever its order, parents and births."""
    apart = ("order", "local", BIRTH)
    return kind.shape == PLAIN and all(
        kind.values[axis.name] == axis.values[0] or axis.name in apart for axis in made.axes
    )


def _effects(found: list[_Found], axes: tuple[Axis, ...]) -> Iterator[Effect]:
    """Yield the answers that are told alike, each with the families that it holds for."""
    alike: dict[Row, list[_Found]] = defaultdict(list)
    for one in found:
        alike[direction(one.old, one.new), one.old.told, one.new.told].append(one)
    for (way, *_), held in alike.items():
        yield Effect(held[0].old, held[0].new, way, tuple(_whos(held, axes)))


def _whos(found: list[_Found], axes: tuple[Axis, ...]) -> Iterator[Who]:
    for shape in dict.fromkeys(one.kind.shape for one in found):
        rows = {
            (one.person, *(one.kind.values[axis.name] for axis in axes[1:])) for one in found if one.kind.shape == shape
        }
        for box in _boxes(rows, axes):
            count = 1
            for held in box[1:]:
                count *= len(held)
            sides = zip(axes, box, strict=True)
            values = {axis.name: held for axis, held in sides if len(held) < len(axis.values)}
            yield Who(values, count, shape)


def _boxes(rows: set[Row], axes: tuple[Axis, ...]) -> Iterator[Box]:
    """Yield the fewest plain products of values that make up exactly these rows, going axis by axis."""
    if not axes:
        yield ()
        return
    rest: dict[Any, set[Row]] = defaultdict(set)
    for row in rows:
        rest[row[0]].add(row[1:])
    together: dict[frozenset[Row], list[Any]] = defaultdict(list)
    for value in axes[0].values:
        if value in rest:
            together[frozenset(rest[value])].append(value)
    for tails, values in together.items():
        for box in _boxes({*tails}, axes[1:]):
            yield (tuple(values), *box)


def _paid(pair: tuple[Benefit | None, Benefit | None]) -> tuple[tuple[date | None, date | None], ...]:
    """Return the periods of payment of the rates that are new or changed."""
    old, new = (one.rates if one else () for one in pair)
    found = {(rate.paid_from, rate.paid_to): None for rate in new if rate not in old}
    return tuple(period for period in found if any(period))
