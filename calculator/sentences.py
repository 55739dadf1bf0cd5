"""Sentences of a result in one language: the words are data, the values are the result's."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Any

from calculator.writing import Writing, read_writing

if TYPE_CHECKING:
    from collections.abc import Mapping

# Amounts in the unit of another mechanism that are spoken of in their own way.
_OWN_AMOUNT = ("instalments", "deduction")


@dataclass(frozen=True)
class Sentences:
    """The words of `data/rules.json`, read in one language."""

    data: Mapping[str, Any]
    lang: str
    found: dict[tuple[str, ...], str] = field(default_factory=dict, compare=False)

    @cached_property
    def writing(self) -> Writing:
        """How the language writes days and numbers."""
        return read_writing(self.data["languages"][self.lang])

    def say(self, *path: str, **values: object) -> str:
        """Return the sentence at `path` of the results' words, filled in."""
        sentence = self.found.get(path)
        if sentence is None:
            node: Any = self.data["words"]["results"]
            for key in path:
                node = node[key]
            sentence = self.found[path] = node[self.lang]
        return sentence.format(**values) if "{" in sentence else sentence

    def joined(self, *sentences: str) -> str:
        """Return whole sentences one after another, with a space where the language has one."""
        return self.writing.gap.join(sentences)

    def day(self, iso: str) -> str:
        """Return a date as the language writes it: 2025年1月1日, 1 January 2025."""
        return self.writing.day_in_words(date.fromisoformat(iso))

    def day_before(self, iso: str) -> str:
        """Return the last day that is still covered, in words."""
        return self.writing.day_in_words(date.fromisoformat(iso) - timedelta(days=1))

    def month(self, iso: str) -> str:
        """Return a month in words: `2025-01` is 2025年1月, January 2025."""
        return self.writing.month_in_words(date.fromisoformat(f"{iso}-01"))

    def number(self, value: int) -> str:
        """Return a whole number, as the language groups it."""
        return self.writing.number(value)

    def span(self, found: Mapping[str, Any]) -> str:
        """Return `500`, `250至500` where there is a range, `最多500` where it begins at nothing."""
        low, high = self.number(found["min"]), self.number(found["max"])
        if low == high:
            return low
        return self.say("range", min=low, max=high) if found["min"] else self.say("up-to", max=high)

    def amount(self, found: Mapping[str, Any], mechanism: str = "") -> str:
        """Return an amount with its unit and period: 每月500元."""
        key = mechanism if mechanism in _OWN_AMOUNT else found["unit"]
        return self.say("amount", key, sum=self.span(found))

    def total(self, found: Mapping[str, Any]) -> str:
        """Return a total with its unit: 18000元."""
        return self.say("sum", found["unit"], sum=self.span(found))

    def payments(self, found: Mapping[str, Any], mechanism: str) -> str:
        """Return how many months, years or times something is given: 36个月, 1 month, 3 to 4 years."""
        count = self.span(found["payments"])
        key = "instalments" if mechanism == "instalments" else found["amount"]["unit"]
        return self.say("payments-one" if found["payments"]["max"] == 1 else "payments", key, count=count)

    def sums(self, found: Mapping[str, Any], mechanism: str) -> str:
        """Return what is given, in one phrase: 每月500元，36个月共18000元."""
        if mechanism == "one_off":  # a limit makes the total less than the printed sum
            return self.amount(found["total"] or found["amount"])
        amount = self.amount(found["amount"], mechanism)
        if not adds_up(found, mechanism):
            return amount
        kind = "in-all" if found["total"]["min"] or not found["total"]["max"] else "in-all-up-to"
        total = self.say(kind, total=self.total(found["total"]))
        return self.say("sums", amount=amount, count=self.payments(found, mechanism), total=total)

    def group(self, subject: str) -> str:
        """Return the heading of a person's or child's part of the result."""
        kind, _, number = subject.partition("-")
        return self.say("groups", kind, number=number)


def adds_up(found: Mapping[str, Any], mechanism: str) -> bool:
    """Whether the total says more than the amount."""
    return bool(found["amount"] and found["total"] and found.get("payments")) and mechanism != "one_off"
