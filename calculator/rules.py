"""The rules of a document as the calculator takes them: figures, conditions and sentences, no logic."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
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
class Reading:
    """A choice that the text leaves open; `always` if every answer of its benefit rests on it."""

    id: str
    text: Words
    alternatives: tuple[Words, ...]
    quote: str
    clause: str
    always: bool


@dataclass(frozen=True)
class Rate:
    """The sum (yuan or days) for these birth orders and this many local parents; None: not looked at."""

    orders: tuple[int, ...]
    local_parents: int | None
    sum: int
    parts: tuple[int, ...]


@dataclass(frozen=True)
class Benefit:
    """A benefit with a figure: whom it is for, what must hold, how it is counted, what it gives."""

    id: str
    measure: str
    clause: str
    name: Words
    mechanism: str
    subject: str
    births_of: str
    conditions: tuple[Condition, ...]
    readings: tuple[Reading, ...]
    start: date | None
    until_age: int | None
    days: int | None
    needs_work: bool
    rates: tuple[Rate, ...]

    @property
    def orders(self) -> frozenset[int]:
        """Every birth order for which the document prints a rate."""
        return frozenset(order for rate in self.rates for order in rate.orders)


@dataclass(frozen=True)
class Named:
    """Something the document names for a person or an institution without a figure."""

    id: str
    measure: str
    clause: str
    name: Words
    subject: str
    text: Words
    quote: str


@dataclass(frozen=True)
class PlaceRules:
    """The document that the calculator follows for a place."""

    place: str
    name: Words
    status: str
    title: Words
    issued: date | None
    benefits: tuple[Benefit, ...]
    named: tuple[Named, ...]


def read_rules(data: Mapping[str, Any]) -> dict[str, PlaceRules]:
    """Return the rules of each place from the compiled data (plain JSON)."""
    return {place: _place(place, rules) for place, rules in data["places"].items()}


def _place(place: str, data: Mapping[str, Any]) -> PlaceRules:
    document = data["document"]
    return PlaceRules(
        place=place,
        name=data["name"],
        status=document["status"],
        title=document["title"],
        issued=_day(document["issued"]),
        benefits=tuple(_benefit(one) for one in data["benefits"]),
        named=tuple(Named(**one) for one in data["named"]),
    )


def _benefit(data: Mapping[str, Any]) -> Benefit:
    parts = {
        "conditions": tuple(Condition(**one) for one in data["conditions"]),
        "readings": tuple(Reading(**{**one, "alternatives": tuple(one["alternatives"])}) for one in data["readings"]),
        "start": _day(data["start"]),
        "rates": tuple(
            Rate(tuple(one["orders"]), one["local_parents"], sum(one["parts"]), tuple(one["parts"]))
            for one in data["rates"]
        ),
    }
    return Benefit(**{**data, **parts})


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
