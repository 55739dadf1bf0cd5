"""Answers, families and days of a comparison in the words of one language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from calculator.fact_words import FactWords
from calculator.sentences import Sentences, adds_up
from scripts.changes.axes import BIRTH, HERE, LOCAL, MANAGED, ORDER, Window
from scripts.changes.effects import PERSON
from scripts.changes.kinds import PLAIN
from scripts.load.languages import LANGUAGES
from scripts.load.words import WORDS, read_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from calculator.outcome import Range
    from scripts.changes.answers import Answer
    from scripts.changes.effects import Affected, Who

_ORDERS = ("first", "second", "third", "fourth")
_NUMBER = re.compile(r"[0-9][0-9,]*")
_LOCAL = {2: "both", 1: "one", 0: "neither"}


@dataclass(frozen=True)
class Phrases:
    """The words of `docs/words/changes.yml` and of the calculator; `data` are compiled rules, with their words."""

    data: Mapping[str, Any]
    lang: str

    def say(self, key: str, /, **values: object) -> str:
        """Return a sentence of changes.yml, filled in."""
        node: Any = read_words(WORDS / "changes.yml")
        for part in key.split("."):
            node = node[part]
        sentence: str = node[self.lang]
        return sentence.format(**values)

    def pick(self, text: Mapping[str, str]) -> str:
        """Return this language's half."""
        return text[self.lang]

    def day(self, day: date) -> str:
        """Return a date in words."""
        return LANGUAGES[self.lang].writing.day_in_words(day)

    def change(self, old: Answer, new: Answer) -> str:
        """Return “500 → 600 yuan a month, total 18,000 → 21,600 yuan”, or one answer and the other."""
        if old.answer == new.answer and old.answer in ("yes", "unknown") and old.amount and new.amount:
            found = [self._both(self.amount(old), self.amount(new))]
            if self._total(old) or self._total(new):
                totals = [self._total(one) or self.say("none") for one in (old, new)]
                found.append(self.say("gives.total", total=self._both(*totals)))
            found += self._dates(old, new) if old.told == new.told else []
            if old.answer == "unknown":
                return self.say("gives.unknown-sums", sums=self.say("then").join(found))
            return self.say("then").join(found)
        told = [self.answer(one) for one in (old, new)]
        if told[0] == told[1]:
            return self.say("then").join([told[0], *self._dates(old, new)])
        return self._arrow(*told)

    def answer(self, found: Answer) -> str:
        """Return what an answer comes to, in one phrase."""
        if found.answer in ("no", "not_stated"):
            return self.say(f"gives.{found.answer}")
        parts = [self.amount(found)] if found.amount else []
        parts += [self.say("gives.total", total=total)] if (total := self._total(found)) else []
        parts += [self.say("gives.days", count=found.days)] if found.days is not None else []
        parts += [self.say("gives.claim", count=found.claim_days)] if found.claim_days is not None else []
        sums = self.say("then").join(parts)
        if found.answer == "unknown":
            return self.say("gives.unknown-sums", sums=sums) if sums else self.say("gives.unknown")
        return sums or self.say("gives.plain")

    def amount(self, found: Answer) -> str:
        """Return what one period gives: 每月500元."""
        mechanism = found.mechanism
        single = mechanism == "one_off" and found.total
        amount: Range | None = found.total if single else found.amount
        return self._words.amount(_range(amount), mechanism) if amount else self.say("none")

    def who(self, affected: Affected, who: Who) -> str:
        """Return the families that an effect is for: second child, both parents local, births from 1 January 2025."""
        shape = [self.say(f"who.shape.{who.shape}")] if who.shape != PLAIN else []
        parts = [*self._who(affected, who), *shape]
        return self.say("then").join(parts) or self.say("who.anyone")

    def born(self, windows: tuple[Window, ...]) -> str:
        """Return periods of births, those that follow one another joined."""
        return self.say("or").join(self.period("born", *one) for one in joined(windows))

    def period(self, kind: str, first: date | None, last: date | None) -> str:
        """Return a period of births or payments, both days included."""
        days = {key: self.day(day) for key, day in (("first", first), ("last", last)) if day}
        if first and first == last:
            return self.say(f"{kind}.on", **days)
        key = "-".join(name for name, day in (("from", first), ("to", last)) if day) or "any"
        return self.say(f"{kind}.{key}", **days)

    def order(self, number: int) -> str:
        """Return second child."""
        if number <= len(_ORDERS):
            return self.say(f"who.orders.{_ORDERS[number - 1]}")
        return self.say("who.order", n=number)

    def _who(self, affected: Affected, who: Who) -> Iterator[str]:
        facts = FactWords(self._words, affected.place, "told")
        for axis in affected.axes:
            values = who.values.get(axis.name)
            if values is None or (values == axis.values[:1] and axis.name not in (ORDER, LOCAL, BIRTH, PERSON)):
                continue
            if axis.name == BIRTH:
                yield self.born(who.births)
                continue
            yield self.say("or").join(self._value(facts, affected.place, axis.name, value) for value in values)

    def _value(self, facts: FactWords, place: str, axis: str, value: Any) -> str:
        if axis == ORDER:
            return self.order(value)
        if axis == LOCAL:
            return self.say(f"who.local.{_LOCAL[value]}")
        if axis == MANAGED:
            return self.say(f"who.managed.{str(value).lower()}")
        if axis == PERSON:
            return self.say(f"who.person.{value}")
        path = axis.replace("child.", "children[].") if axis.startswith("child.") else axis
        told = facts.value(path, place if value == HERE else value)
        return self.say("pair", label=facts.name(path), text=told)

    def _total(self, found: Answer) -> str:
        shown = {"amount": found.amount, "total": found.total, "payments": found.payments}
        return self._words.total(_range(found.total)) if found.total and adds_up(shown, found.mechanism) else ""

    def _dates(self, old: Answer, new: Answer) -> list[str]:
        """Return the days between which something holds, where they differ."""
        told = [self._span(one) for one in (old, new)]
        return [self._arrow(*told)] if told[0] != told[1] else []

    def _span(self, found: Answer) -> str:
        ends = (self.day(day) if day else self.say("none") for day in (found.start, found.until))
        return self.say("gives.dates", **dict(zip(("first", "last"), ends, strict=True)))

    def _both(self, old: str, new: str) -> str:
        """Return 每月500 → 600元: two sums told alike but for their numbers, the words around them only once."""
        before, after = (_NUMBER.findall(one) for one in (old, new))
        if old != new and len(before) == len(after) == 1 and _NUMBER.sub("", old) == _NUMBER.sub("", new):
            return _NUMBER.sub(self._arrow(before[0], after[0]), new)
        return self._arrow(old, new)

    def _arrow(self, old: str, new: str) -> str:
        return old if old == new else self.say("arrow", old=old, new=new)

    @property
    def _words(self) -> Sentences:
        return Sentences(self.data, self.lang)


def joined(windows: tuple[Window, ...]) -> list[tuple[date | None, date | None]]:
    """Return windows as first and last days, those that follow one another joined."""
    found: list[tuple[date | None, date | None]] = []
    for window in windows:
        last = found[-1][1] if found else None
        if last and window.first and (window.first - last).days == 1:
            found[-1] = (found[-1][0], window.last)
        else:
            found.append((window.first, window.last))
    return found


def _range(found: Range) -> dict[str, Any]:
    return {"min": found.min, "max": found.max, "unit": found.unit}
