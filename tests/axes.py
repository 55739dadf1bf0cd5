"""What is varied in the sweep: one axis for each thing that a benefit may look at, and the families they make.

The pairs of an axis say which of its values only leaves open what another says, so that a result may
be compared with those that it must hold. Elder children come in every number that the rates tell
apart and one more: twins among them, of one parent, adopted, undated.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from situations import HEADS

from calculator.situation import Child, Institution, Parent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from calculator.rules import Benefit, PlaceRules

ELDERS = "elder children"
SEVERAL = (ELDERS, "child.born", "child.registration")
"""Axes that change several facts at once."""

_DAY = timedelta(days=1)
_LEAP = date(2024, 2, 29)
_ANSWERS: dict[str, tuple[Any, ...]] = {
    "of": ("couple", "mother", "father"),
    "adopted": (False, True),
    "filed": (None, True, False, "pending"),
    "assessment": (None, "passed", "failed", "none"),
    "enrolled": (None, *map(tuple, HEADS)),
}


@dataclass(frozen=True)
class Axis:
    """One thing that is varied, its values, and the pairs (less said, more said) among them.

    `whole`: after the first value, which is unknown, come all the answers that there are.
    """

    name: str
    values: tuple[Any, ...]
    pairs: tuple[tuple[int, int], ...]
    whole: bool = False

    @property
    def of_child(self) -> bool:
        """Whether it is about the children, the one asked about or its elders."""
        return self.name == ELDERS or self.name.startswith("child.")


@dataclass(frozen=True)
class Shape:
    """The children before the one asked about: how many, and what is unusual about them."""

    elders: int
    kind: str = "plain"


def axes_of(fact: str) -> tuple[str, ...]:
    """The names of the axes that vary a fact: of elder children and of the child itself, or of one thing."""
    if fact.startswith("children[]."):
        return (ELDERS, f"child.{fact.removeprefix('children[].')}")
    return ("child.registration",) if fact in ("child.hukou", "child.hukou_date") else (fact,)


def answers(path: str, here: str) -> Axis:
    """Every answer to one fact that may be told apart, unknown first."""
    name = path.rpartition(".")[2]
    places = (None, here, "other") if name in ("hukou", "works_in", "born_in") else None
    values = places or _ANSWERS.get(name, (None, True, False))
    return open_first(path, values, whole=name != "enrolled")


def open_first(path: str, values: tuple[Any, ...], *, whole: bool = False) -> Axis:
    """The axis of one fact; where it may be unknown, that comes first and holds every answer."""
    if values[0] is not None:
        return Axis(path, values, ())
    return Axis(path, values, tuple((0, number) for number in range(1, len(values))), whole)


def registrations(here: str) -> Axis:
    """Where the child's hukou is and since when: days after birth, at once, late, after all is over; or a date."""
    values: list[tuple[str | None, int | date | None]] = [
        (None, None),
        ("other", None),
        ("pending", None),
        (here, None),
    ]
    values += [(here, 0), (here, 40), (here, 1500), (here, date(2030, 1, 1))]
    pairs = [(less, more) for less, first in ((0, 1), (3, 4)) for more in range(first, len(values))]
    return Axis("child.registration", tuple(values), tuple(pairs))


def elders(benefit: Benefit, looks: set[str]) -> Axis:
    """Elder children, as far as the benefit looks at any; `looks` are the facts about them that it looks at."""
    printed = [order for rate in benefit.rates for order in rate.orders]
    most = max(printed, default=1) + 1 if looks - {"born"} else 1
    shapes = [Shape(0)]
    for number in range(1, most + 1) if looks else ():
        kinds = ["undated", "twin"] if number < most or most == 1 else []
        kinds += ["mother", "father", "adopted"] if kinds and "of" in looks else []
        kinds += ["twins"] if kinds and number > 1 else []
        kinds += ["close"] if benefit.mechanism == "leave_each_year" else []
        shapes += [Shape(number, kind) for kind in ("plain", *kinds)]
    index = {shape: place for place, shape in enumerate(shapes)}
    undated = {one.elders: place for one, place in index.items() if one.kind == "undated"}
    dated = [(one, place) for one, place in index.items() if one.kind in ("plain", "twin", "twins")]
    pairs = [(undated[one.elders], place) for one, place in dated if one.elders in undated]
    return Axis(ELDERS, tuple(shapes), tuple(pairs))


def births(rules: PlaceRules, benefit: Benefit) -> list[date]:
    """The day before, on and after every birth at which something in the rules of a benefit turns."""
    both = [one for one in rules.benefits if one.id in (benefit.id, benefit.on_top_of)]
    turns = {day for one in both for day in _turns(rules, one) if day}
    days = {day + offset * _DAY for day in turns for offset in (-1, 0, 1)}
    leap = next(day for year in range(_LEAP.year, 2200, 4) if (day := date(year, 2, 29)) > min(days | {_LEAP}))
    return sorted(days | {leap, date(leap.year, 5, 1), date(leap.year, 5, 15)})


def _turns(rules: PlaceRules, benefit: Benefit) -> Iterator[date | None]:
    """Yield births on a printed day, or that begin or end what they bring on one."""
    last = benefit.until_age or benefit.years or max((len(rate.parts) for rate in benefit.rates), default=0)
    yield benefit.start
    for rate in benefit.rates:
        yield from (rate.born_from, rate.born_to)
        yield from (_years_before(day, age) for day in (rate.paid_from, rate.paid_to) if day for age in (0, last))
    if "no-start-date" in benefit.options and rules.issued:
        yield from (_years_before(rules.issued, age) for age in (0, last))
        yield rules.issued - timedelta(days=benefit.days or 0)


def _years_before(day: date, age: int) -> date:
    return day.replace(year=day.year - age, day=min(day.day, 28) if day.month == 2 else day.day)


def family(said: dict[str, Any]) -> tuple[Child, ...]:
    """The children of one combination, the one asked about last."""
    if not said:
        return ()
    shape, born = said[ELDERS], said.get("child.born")
    hukou, late = said.get("child.registration", (None, None))
    since = late if isinstance(late, date) else late is not None and born and born + timedelta(days=late)
    rest = {name.removeprefix("child."): value for name, value in said.items() if name not in SEVERAL}
    fixed = {"position": shape.elders + 1, "born": born, "hukou": hukou, "hukou_date": since or None}
    return (*(_elder(shape, number, born) for number in range(1, shape.elders + 1)), _filled(Child, {**rest, **fixed}))


def _elder(shape: Shape, number: int, born: date | None) -> Child:
    """One elder child; what is unusual is the youngest's date of birth, or the eldest's parents."""
    years = {
        "undated": None,
        "twin": born,
        "close": born and born - timedelta(days=500),
        "twins": _long_ago(number - 1),
    }
    day = years.get(shape.kind, _long_ago(number)) if number == shape.elders else _long_ago(number)
    of = shape.kind if number == 1 and shape.kind in ("mother", "father") else "couple"
    return Child(number, day, of=of, adopted=number == 1 and shape.kind == "adopted")  # type: ignore[arg-type]


def _long_ago(number: int) -> date:
    return date(1980 + 2 * number, 6, 15)


def parts(said: dict[str, Any]) -> dict[str, Any]:
    """Everything of one combination but its children, as `Situation` takes it."""
    groups: dict[str, dict[str, Any]] = {"": {}, "mother": {}, "father": {}, "institution": {}}
    for path, value in said.items():
        group, _, name = path.rpartition(".")
        groups[group][name] = value
    married = groups[""].pop("married", None)
    own = {name: value for name, value in groups[""].items() if value is not None}
    parents = {name: _filled(Parent, groups[name]) for name in ("mother", "father")}
    institution = _filled(Institution, groups["institution"]) if groups["institution"] else None
    family = not institution
    said = {"family": family, "children_said": family}
    return {"married": married, "own": own, **parents, "institution": institution, **said}


def _filled(kind: type[Any], answers: dict[str, Any]) -> Any:
    """A part of a situation with its answers; those to the place's own facts are kept apart."""
    known = {name: value for name, value in answers.items() if name in kind.__dataclass_fields__}
    own = {name: value for name, value in answers.items() if name not in known and value is not None}
    return kind(**known, own=own)
