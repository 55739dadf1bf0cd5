"""Situations to answer: drawn at random from a fixed seed, so that every run asks the same."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Situation = dict[str, Any]

SEED = 86
AS_OF = date(2026, 11, 21)
FIRST_BIRTH = date(2018, 1, 1)
LAST_BIRTH = date(2027, 6, 30)
_HERE = 0.75  # how often a place is the one asked about
_YES = 0.85
_RARE = 0.04
_LEFT_OUT = 0.15  # how often an answer is left out of a situation that is not complete
_DAYS_APART = (300, 1500)
_SETTLED = 20  # days after the birth
_OF_PARENT = ("hukou", "resident_managed", "employed", "works_in")
_CHANGEABLE = {"mother": _OF_PARENT, "father": _OF_PARENT, "institution": ("filed", "assessment")}
_OTHER = {"local": "other", "other": "local", "passed": "failed", "failed": "passed", "none": "passed"}
_FAMILIES = ("family",) * 8 + ("institution", "both")


def complete(places: Sequence[str], count: int, seed: int = SEED) -> list[Situation]:
    """Return situations in which every fact is said and no two children are twins."""
    random = Random(seed)  # noqa: S311 - drawn for timing, not for secrets
    return [_situation(random, places[index % len(places)]) for index in range(count)]


def mixed(places: Sequence[str], count: int, seed: int = SEED) -> list[Situation]:
    """Return situations as people write them: facts left out, twins, children still to be registered."""
    random = Random(seed)  # noqa: S311 - drawn for timing, not for secrets
    return [_with_gaps(random, one) for one in complete(places, count, seed)]


def two_children(place: str, days_ago: int = 100) -> Situation:
    """Return a family of two children of whom every fact is said; the second was born so many days ago."""
    parent = {"hukou": "local", "resident_managed": True, "employed": True, "works_in": "local"}
    births = (date(AS_OF.year - 4, 4, 2), AS_OF - timedelta(days=days_ago))
    return {
        "place": place,
        "as_of": AS_OF.isoformat(),
        "married": True,
        "mother": parent,
        "father": {**parent, "hukou": "other"},
        "children": [
            {
                "born": born.isoformat(),
                "of": "couple",
                "adopted": False,
                "lawful": True,
                "born_in": "local",
                "hukou": "local",
                "hukou_date": (born + timedelta(days=_SETTLED)).isoformat(),
            }
            for born in births
        ],
    }


def changed(situation: Situation) -> Iterator[Situation]:
    """Yield the situation with one fact changed, for each fact that a family or an institution could change."""
    for group, names in _CHANGEABLE.items():
        for name in names:
            if group in situation:
                yield {**situation, group: {**situation[group], name: _other(situation[group][name])}}
    if "children" in situation:
        yield {**situation, "married": not situation["married"]}
        for index, child in enumerate(situation["children"]):
            children = list(situation["children"])
            children[index] = {**child, "hukou": _other(child["hukou"])}
            yield {**situation, "children": children}


def _other(value: object) -> object:
    if isinstance(value, bool):
        return not value
    return _OTHER[str(value)]


def _situation(random: Random, place: str) -> Situation:
    kind = random.choice(_FAMILIES)
    situation: Situation = {"place": place, "as_of": AS_OF.isoformat()}
    if kind != "institution":
        situation |= {
            "married": random.random() < _YES,
            "mother": _parent(random),
            "father": _parent(random),
            "children": [_child(random, born) for born in _births(random)],
        }
    if kind != "family":
        situation["institution"] = _institution(random)
    return situation


def _parent(random: Random) -> Situation:
    return {
        "hukou": _place(random),
        "resident_managed": random.random() < _YES,
        "employed": random.random() < _YES,
        "works_in": _place(random),
    }


def _births(random: Random) -> Iterator[date]:
    """Yield the births of one to four children, oldest first."""
    born = FIRST_BIRTH + timedelta(days=random.randrange((LAST_BIRTH - FIRST_BIRTH).days))
    for _ in range(random.choice((1, 2, 2, 2, 3, 3, 4))):
        if born > LAST_BIRTH:
            return
        yield born
        born += timedelta(days=random.randint(*_DAYS_APART))


def _child(random: Random, born: date) -> Situation:
    hukou = _place(random)
    settled = born + timedelta(days=random.choice((0, 0, 7, 30, 200, 500)))
    return {
        "born": born.isoformat(),
        "of": random.choice(("couple",) * 20 + ("mother", "father")),
        "adopted": random.random() < _RARE,
        "lawful": random.random() < _YES,
        "born_in": _place(random),
        "hukou": hukou,
        "hukou_date": settled.isoformat(),
    }


def _institution(random: Random) -> Situation:
    return {
        "filed": random.random() < _YES,
        "assessment": random.choice(("passed", "passed", "passed", "failed", "none")),
        "places": 60,
        "enrolled": [random.randint(20, 60) for _ in range(random.randint(1, 12))],
    }


def _place(random: Random) -> str:
    return "local" if random.random() < _HERE else "other"


def _with_gaps(random: Random, situation: Situation) -> Situation:
    """Return the situation with answers left out, a twin now and then, and a child not registered yet."""
    children = [_fewer(random, one) for one in situation.get("children", ())]
    if children and random.random() < _RARE:
        children.append(dict(children[-1]))
    for child in children:
        if random.random() < _LEFT_OUT:
            child.pop("hukou_date", None)
            child["hukou"] = "pending"
    said = _fewer(random, situation, keep=("place", "as_of"))
    said |= {group: _fewer(random, situation[group]) for group in _CHANGEABLE if group in situation}
    return {**said, "children": children} if children else said


def _fewer(random: Random, facts: Situation, keep: tuple[str, ...] = ()) -> Situation:
    return {name: value for name, value in facts.items() if name in keep or random.random() >= _LEFT_OUT}
