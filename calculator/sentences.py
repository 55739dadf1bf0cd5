"""Sentences of a result in one language: the words are data, the values are the result's."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from calculator.dates import day_in_words

if TYPE_CHECKING:
    from collections.abc import Mapping

_THOUSAND = 1000


@dataclass(frozen=True)
class Sentences:
    """The words of `data/rules.json`, read in one language."""

    data: Mapping[str, Any]
    lang: str

    def say(self, *path: str, **values: object) -> str:
        """Return the sentence at `path` of the results' words, filled in."""
        node: Any = self.data["words"]["results"]
        for key in path:
            node = node[key]
        sentence: str = node[self.lang]
        return sentence.format(**values)

    def day(self, iso: str) -> str:
        """Return a date as the language writes it: 2025年1月1日, 1 January 2025."""
        return day_in_words(date.fromisoformat(iso), self.lang)

    def number(self, value: int) -> str:
        """Return a whole number; English groups thousands."""
        return f"{value:,}" if self.lang == "en" and value >= _THOUSAND else str(value)

    def span(self, found: Mapping[str, Any]) -> str:
        """Return `500`, or `250至500` where there is a range."""
        low, high = self.number(found["min"]), self.number(found["max"])
        return low if low == high else self.say("range", min=low, max=high)

    def amount(self, found: Mapping[str, Any]) -> str:
        """Return an amount with its unit and period: 每月500元."""
        return self.say("amount", found["unit"], sum=self.span(found))

    def total(self, found: Mapping[str, Any]) -> str:
        """Return a total with its unit: 18000元."""
        return self.say("sum", found["unit"], sum=self.span(found))

    def payments(self, found: Mapping[str, Any], unit: str) -> str:
        """Return how many months or years: 36个月, 1 month, 3 to 4 years."""
        count = self.span(found)
        return self.say("payments-one" if count == "1" else "payments", unit, count=count)

    def group(self, subject: str) -> str:
        """Return the heading of a person's or child's part of the result."""
        kind, _, number = subject.partition("-")
        return self.say("groups", kind, number=number)

    def fact(self, path: str) -> str:
        """Return how sentences speak of a fact: 孩子的落户日期（第2个孩子）."""
        facts = self.data["words"]["facts"]
        if not path.startswith("children["):
            short: str = facts[path]["short"][self.lang]
            return short
        index, _, name = path.removeprefix("children[").partition("].")
        short = facts[f"children[].{name}"]["short"][self.lang]
        return self.say("of-child", fact=short, number=int(index) + 1)

    def value(self, path: str, value: object) -> str:
        """Return an answer as the form words it: a place's name, 是, 考核合格."""
        names = self.data["names"]
        if isinstance(value, str) and value in names:
            name: str = names[value][self.lang]
            return name
        key = str(value).lower() if isinstance(value, bool) else str(value)
        head, bracket, rest = path.partition("[")
        generic = f"{head}[].{rest.partition('].')[2]}" if bracket else path
        option: str = self.data["words"]["facts"][generic]["options"][key][self.lang]
        return option
