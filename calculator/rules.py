"""The rules of a document as the calculator takes them: figures, conditions and sentences, no logic."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

Words = Mapping[str, str]


@dataclass(frozen=True)
class Condition:
    """A printed condition, as a sentence in each language, with its quotation."""

    id: str
    text: Words
    quote: str


@dataclass(frozen=True)
class Alternative:
    """One way of reading; `option` is what the calculator calls it, None if it cannot be worked out."""

    option: str | None
    text: Words


@dataclass(frozen=True)
class Reading:
    """A choice that the text leaves open.

    `here` is the option that is taken, None if all of them stand; `always` if every answer of its
    benefit rests on it.
    """

    id: str
    text: Words
    alternatives: tuple[Alternative, ...]
    quote: str
    clause: str
    always: bool
    here: str | None


@dataclass(frozen=True)
class Rate:
    """The sum (yuan or days) for whoever fits the row; what is None or empty is not looked at.

    `later`: the last of `orders` and every later birth. The days of `born_from` … `paid_to` are included.
    """

    orders: tuple[int, ...]
    later: bool
    local_parents: int | None
    when: tuple[tuple[str, bool], ...]
    born_from: date | None
    born_to: date | None
    paid_from: date | None
    paid_to: date | None
    parts: tuple[int, ...]

    @property
    def sum(self) -> int:
        """The printed figures added up."""
        return sum(self.parts)

    @property
    def row(self) -> tuple[object, ...]:
        """What rows have in common that differ only in the period in which they are paid."""
        return (self.orders, self.later, self.local_parents, self.when, self.born_from, self.born_to)

    def fits_order(self, order: int) -> bool:
        """Whether the row is printed for this birth order."""
        return not self.orders or order in self.orders or (self.later and order > self.orders[-1])

    def paid_on(self, day: date) -> bool:
        """Whether the row holds for what is paid on a day."""
        return (self.paid_from is None or self.paid_from <= day) and (self.paid_to is None or day <= self.paid_to)


@dataclass(frozen=True)
class Claim:
    """A last day to ask for a benefit: so many days from the birth or from the registration."""

    days: int
    counted_from: str


@dataclass(frozen=True)
class Limit:
    """The most that is given for a child, or in a year."""

    sum: int
    per: str


@dataclass(frozen=True, eq=False)
class Benefit:
    """A benefit with a figure: whom it is for, what must hold, how it is counted, what it gives.

    `options` are the ways of deciding each reading that stand: one where the text settles it or the
    calculation takes one, several where it is open.
    """

    id: str
    measure: str
    clause: str
    name: Words
    mechanism: str
    subject: str
    conditions: tuple[Condition, ...]
    readings: tuple[Reading, ...]
    options: Mapping[str, tuple[str, ...]]
    start: date | None
    until_age: int | None
    years: int | None
    days: int | None
    counted_from: str
    claim: Claim | None
    limit: Limit | None
    on_top_of: str | None
    needs_work: bool
    rates: tuple[Rate, ...]


@dataclass(frozen=True, eq=False)
class Named:
    """Something the document names for a person or an institution without a figure; it may be a target."""

    id: str
    measure: str
    clause: str
    name: Words
    subject: str
    text: Words
    quote: str
    target: Mapping[str, Any] | None


@dataclass(frozen=True)
class OwnMeaning:
    """A condition that is nothing but a yes-or-no fact of this place's own; `who` says whose."""

    fact: str
    who: str


@dataclass(frozen=True, eq=False)
class PlaceRules:
    """The document that the calculator follows for a place; `facts` maps each fact of its own to whose it is."""

    place: str
    name: Words
    version: str
    status: str
    title: Words
    issued: date | None
    facts: Mapping[str, str]
    meanings: Mapping[str, OwnMeaning]
    benefits: tuple[Benefit, ...]
    named: tuple[Named, ...]
    wanted: Mapping[str, Any] = field(default_factory=dict, compare=False)  # what a situation is told that is refused
    notice: Words | None = field(default=None, compare=False)  # what a result says of a document that is not in force


def read_rules(data: Mapping[str, Any]) -> dict[str, PlaceRules]:
    """Return the rules of each place from the compiled data (plain JSON)."""
    words = data["words"]["results"] if "words" in data else {"wanted": {}, "notice": {}}
    found = {place: _place(place, rules) for place, rules in data["places"].items()}
    return {
        place: replace(rules, wanted=words["wanted"], notice=words["notice"].get(rules.status))
        for place, rules in found.items()
    }


def _place(place: str, data: Mapping[str, Any]) -> PlaceRules:
    document = data["document"]
    return PlaceRules(
        place=place,
        name=data["name"],
        version=data["version"],
        status=document["status"],
        title=document["title"],
        issued=_day(document["issued"]),
        facts={fact["id"]: fact["of"] for fact in data["facts"]},
        meanings={name: OwnMeaning(**one) for name, one in data["meanings"].items()},
        benefits=tuple(_benefit(one) for one in data["benefits"]),
        named=tuple(Named(**_own(one)) for one in data["named"]),
    )


def _benefit(data: Mapping[str, Any]) -> Benefit:
    readings = tuple(_reading(one) for one in data["readings"])
    settled = {name: (option,) for name, option in data["settled"].items()}
    claim, limit = data["claim"], data["limit"]
    parts = {
        "conditions": tuple(Condition(**one) for one in data["conditions"]),
        "readings": readings,
        "options": {reading.id: _options(reading) for reading in readings} | settled,
        "start": _day(data["start"]),
        "claim": Claim(claim["days"], claim["from"]) if claim else None,
        "limit": Limit(**limit) if limit else None,
        "rates": tuple(_rate(one) for one in data["rates"]),
    }
    return Benefit(**{key: value for key, value in _own({**data, **parts}).items() if key != "settled"})


def _own(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return a record without the status of its document, which it may say for whoever takes it by itself."""
    return {key: value for key, value in data.items() if key != "status"}


def _reading(data: Mapping[str, Any]) -> Reading:
    alternatives = tuple(
        Alternative(one["option"], {lang: one[lang] for lang in one if lang != "option"})
        for one in data["alternatives"]
    )
    return Reading(**{**data, "alternatives": alternatives})


def _options(reading: Reading) -> tuple[str, ...]:
    if reading.here:
        return (reading.here,)
    return tuple(one.option for one in reading.alternatives if one.option)


def _rate(data: Mapping[str, Any]) -> Rate:
    return Rate(
        orders=tuple(data["orders"]),
        later=data["later"],
        local_parents=data["local_parents"],
        when=tuple(data["when"].items()),
        born_from=_day(data["born_from"]),
        born_to=_day(data["born_to"]),
        paid_from=_day(data["paid_from"]),
        paid_to=_day(data["paid_to"]),
        parts=tuple(data["parts"]),
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
