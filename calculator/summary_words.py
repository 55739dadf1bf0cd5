"""What the whole result comes to: added up for the family and for the institution; and what is on offer at all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from calculator.card import name_of, rule_of

if TYPE_CHECKING:
    from calculator.sentences import Sentences

Shown = dict[str, Any]
Found = Mapping[str, Any]


@dataclass(frozen=True)
class Summary:
    """A result document and the rules of its place, said in one language."""

    words: Sentences
    result: Found
    rules: Found
    folder: str

    def shown(self) -> list[Shown]:
        """Return the family's part and the institution's: rows, and a note on what is left out of them."""
        parts = self.result["summary"]
        return [self._part(who, parts[who]) for who in ("family", "institution") if parts[who]]

    def offers(self) -> list[Shown]:
        """Return the full range of each benefit that nobody was named for yet."""
        return [self._offer(one) for one in self.result["offers"]]

    def _part(self, who: str, part: Found) -> Shown:
        kinds = {
            "sum": self._sums(part["sums"]),
            "days": self._days(part["days"]),
            "deadline": self._deadlines(part["deadlines"]),
        }
        rows = [{"kind": kind, "label": label, "text": text} for kind, pairs in kinds.items() for label, text in pairs]
        return {
            "title": self.words.say("summary", who),
            "rows": rows,
            "note": self._note(part, empty=not rows),
        }

    def _sums(self, sums: list[Found]) -> list[tuple[str, str]]:
        words, rows = self.words, []
        same = [one["kind"] for one in sums] == ["once", "total"] and sums[0]["amount"] == sums[1]["amount"]
        for kind, amount in ((one["kind"], one["amount"]) for one in (sums[:1] if same else sums)):
            label = words.say("summary", kind, day=words.day(self.result["as_of"]))
            text = words.say("sum", "CNY", sum=words.span(amount))
            rows.append((label, words.say("summary", "not-money", sum=text) if kind == "deduction" else text))
        return rows

    def _days(self, days: list[Found]) -> list[tuple[str, str]]:
        """Return a row for each leave of each person: days of leave are not added up."""
        words = self.words
        return [
            (
                words.say(
                    "summary", "days", benefit=name_of(words, self.rules, one), person=words.say("person", one["for"])
                ),
                self._leave(one),
            )
            for one in days
        ]

    def _leave(self, found: Found) -> str:
        """Return the days of one leave, and that it is over where it is."""
        keys = ("benefit", "for", "child")
        line = next(one for one in self.result["results"] if all(one.get(key) == found.get(key) for key in keys))
        amount = self.words.amount(found["amount"])
        return self.words.say("summary", "days-ended", amount=amount) if line["now"] == "ended" else amount

    def _deadlines(self, deadlines: list[Found]) -> list[tuple[str, str]]:
        words = self.words
        return [
            (
                words.say("summary", one["event"], benefit=name_of(words, self.rules, one)),
                words.say("summary", "due-passed" if one["passed"] else "due", day=words.day(one["day"])),
            )
            for one in deadlines
        ]

    def _note(self, part: Found, *, empty: bool) -> str:
        """Return what was added up and what was not."""
        kinds = ["none" if empty else "all", *(["days"] if part["days"] else []), *(["open"] if part["open"] else [])]
        return self.words.joined(*(self.words.say("summary", "note", kind, count=part["open"]) for kind in kinds))

    def _offer(self, offer: Found) -> Shown:
        words = self.words
        rule = rule_of(self.rules, offer["benefit"])
        if offer["amount"]:
            headline = words.say("gives", "sums", sums=words.sums(offer, rule["mechanism"]))
        else:
            headline = words.say("offers", "no-sum")
        return {
            "benefit": offer["benefit"],
            "for": offer["for"],
            "title": words.say("offers", offer["for"], benefit=rule["name"][words.lang]),
            "headline": headline,
            "href": f"{self.folder}/measures/{offer['measure']}/",
        }
