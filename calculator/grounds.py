"""What a line of the result rests on, in sentences: conditions with the reader's own facts, readings, changes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from calculator.fact_words import FactWords
    from calculator.sentences import Sentences

Shown = dict[str, Any]
Found = Mapping[str, Any]


@dataclass(frozen=True)
class Grounds:
    """One line of the result; `mechanism` says how its benefit is counted, `clause` and `href` where it is printed."""

    words: Sentences
    facts: FactWords
    line: Found
    mechanism: str
    as_of: str
    clause: str
    href: str

    def reasons(self) -> list[Shown]:
        """Return every printed condition, met or not, with the document's words and the reader's facts."""
        return [self._reason(one) for one in self.line["reasons"]]

    def readings(self) -> list[Shown]:
        """Return every choice that the line rests on, with what each way of reading gives."""
        return [self._reading(one) for one in self.line["readings"]]

    def changes(self) -> list[str]:
        """Return a sentence for each single change of a fact that would give something else."""
        return [self._change(one) for one in self.line["changes"]]

    def _reason(self, reason: Found) -> Shown:
        state = {True: "met", False: "not-met", None: "unknown"}[reason["met"]]
        label = "named" if reason["condition"] == "named" else state
        return {
            "state": state,
            "label": self.words.say("condition", label),
            "text": reason["text"][self.words.lang],
            "facts": [
                {"fact": one["fact"], "text": self.facts.said(one["fact"], one["value"], self.as_of)}
                for one in reason.get("facts", [])
            ],
            "fixed": self.words.say("fixed") if reason.get("fixed") else None,
            "quote": reason["quote"],
            "clause": self.clause,
            "href": self.href,
        }

    def _reading(self, reading: Found) -> Shown:
        lang = self.words.lang
        gives = reading["gives"]
        counted = any(gives)
        dates = len({(one["from"], one["until"]) for one in gives if one and one["amount"]}) > 1
        return {
            "id": reading["id"],
            "text": reading["text"][lang],
            "alternatives": [
                {
                    "text": one[lang],
                    "gives": self._gives(given, dates) if counted else None,
                    "here": index == reading["here"],
                }
                for index, (one, given) in enumerate(zip(reading["alternatives"], gives, strict=True))
            ],
            "note": self._note(reading),
            "quote": reading["quote"],
            "href": self.href,
        }

    def _gives(self, given: Found | None, dates: bool) -> str:  # noqa: FBT001 - whether the dates differ
        """Return what one way of reading gives, with its dates where those differ from another's."""
        if given is None:
            return self.words.say("gives", "uncounted")
        answer, words = given["answer"], self.words
        if self.mechanism == "deadline" and given["until"] and answer in ("yes", "unknown"):
            return words.say("gives", "last-day", day=words.day(given["until"]))
        if not given["amount"] or answer not in ("yes", "unknown"):
            return words.say("gives", answer)
        said = words.say("gives", "sums" if answer == "yes" else "unknown-sums", sums=words.sums(given, self.mechanism))
        if not dates or not given["from"] or not given["until"]:
            return said
        span = words.say("gives", "from-until", **{key: words.day(given[key]) for key in ("from", "until")})
        return words.joined(said, span)

    def _note(self, reading: Found) -> str | None:
        """Return what the several ways come to; nothing is said where one of them is taken and they differ."""
        given = [one for one in reading["gives"] if one]
        if not given:
            return self.words.say("gives", "none-counted")
        if len(given) > 1 and all(one == given[0] for one in given):
            return self.words.say("gives", "same")
        if reading["here"] is not None:
            return None
        differ = any(one[sum_] != given[0][sum_] for one in given for sum_ in ("amount", "total"))
        if differ and all(one["amount"] for one in given) and _ranges(self.line):
            return self.words.say("gives", "open")
        return self.words.say("gives", "undecided") if self.line["answer"] == "unknown" else None

    def _change(self, change: Found) -> str:
        words, line = self.words, self.line
        others = [one for reason in line["reasons"] for one in reason.get("facts", [])]
        clause = {"if": self.facts.supposed(change, others)}
        answer = change["answer"]
        if answer not in ("yes", "unknown") or not change["amount"]:
            return words.say("change", answer, **clause)
        new = words.amount(change["amount"], self.mechanism)
        if answer != "yes" or line["answer"] != "yes" or not line["amount"]:
            return words.say("change", f"{answer}-sums", **clause, sums=new)
        same_unit = change["amount"]["unit"] == line["amount"]["unit"]
        old = words.amount(line["amount"], self.mechanism)
        kind = "instead-alike" if same_unit else "instead"
        return words.say("change", kind, **clause, new=new, old=old, sum=words.span(line["amount"]))


def _ranges(line: Found) -> bool:
    """Whether the sums of a line are a range."""
    return any(line[sum_] and line[sum_]["min"] != line[sum_]["max"] for sum_ in ("amount", "total"))
