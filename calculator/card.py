"""One line of the result as a card: what it gives, from when until when, and what it rests on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from calculator.grounds import Grounds
from calculator.sentences import adds_up
from calculator.timeline_words import Timeline

if TYPE_CHECKING:
    from calculator.fact_words import FactWords
    from calculator.sentences import Sentences

Shown = dict[str, Any]
Found = Mapping[str, Any]


@dataclass(frozen=True)
class Card:
    """One line of the result; `folder` is where its document's pages stand."""

    words: Sentences
    facts: FactWords
    line: Found
    rules: Found
    folder: str
    as_of: str

    @cached_property
    def rule(self) -> Found:
        """The benefit, or what is only named, that the line answers for."""
        return rule_of(self.rules, self.line["benefit"])

    @property
    def mechanism(self) -> str:
        """How the benefit is counted; empty for what is only named."""
        return str(self.rule.get("mechanism", ""))

    def shown(self) -> Shown:
        """Return all that a card says, in whole sentences."""
        line, words = self.line, self.words
        measure = line["measure"]
        clause = self.rules["clauses"][measure][words.lang]
        href = f"{self.folder}/text/#c-{measure}"
        grounds = Grounds(words, self.facts, line, self.mechanism, self.as_of, clause, href)
        timeline = Timeline(words, line, self.as_of) if self._given and self.mechanism else None
        return {
            "benefit": line["benefit"],
            "measure": measure,
            "child": line.get("child"),
            "title": self._title(),
            "answer": line["answer"],
            "status": words.say("status", line["answer"]),
            "headline": self._headline(),
            "facts": [{"label": words.say("facts", label), "text": text} for label, text in self._rows()],
            "reasons": grounds.reasons(),
            "readings": grounds.readings(),
            "missing": [{"fact": path, "text": self.facts.name(path)} for path in line["missing"]],
            "changes": grounds.changes(),
            "timeline": timeline and timeline.shown(),
            "href": f"{self.folder}/measures/{measure}/",
        }

    @property
    def _given(self) -> bool:
        """Whether there is, or may be, something to say when of."""
        return self.line["answer"] in ("yes", "unknown")

    def _title(self) -> str:
        name: str = self.rule["name"][self.words.lang]
        if "child" not in self.line:
            return name
        number = self.line["child"].rpartition("-")[2]
        return self.words.say("title-with-child", benefit=name, number=number)

    def _headline(self) -> str:
        line, words = self.line, self.words
        answer = line["answer"]
        if answer == "not_stated":
            if line.get("not_covered"):
                return words.say("headline", "not-covered", day=words.day(line["not_covered"]))
            return words.say("headline", "order_not_stated" if self.mechanism else "not_stated")
        if answer == "no":
            return self._failed()
        ended = "-ended" if line["now"] == "ended" else ""
        if self.mechanism == "deadline" and line["until"]:
            kind = "deadline" if answer == "yes" else "deadline-unknown"
            return words.say("headline", kind + ("-passed" if ended else ""), day=words.day(line["until"]))
        if line["amount"] is None:
            return words.say("headline", "rate" if answer == "yes" else "unknown")
        kind = "yes" if answer == "yes" else "unknown"
        unsure = "-sums" if kind == "unknown" and not ended else ""
        return words.say("headline", kind + (ended or unsure), sums=words.sums(line, self.mechanism))

    def _failed(self) -> str:
        """Return the printed conditions that are not met: the first in its words, the others counted."""
        reasons = [one["text"][self.words.lang] for one in self.line["reasons"] if one["met"] is False]
        kind = "no" if len(reasons) == 1 else "no-more"
        return self.words.say("headline", kind, reason=reasons[0], count=len(reasons) - 1)

    def _rows(self) -> list[tuple[str, str]]:
        """Return the label and the text of each row, those of sums first."""
        return [*self._sums(), *(self._dates() if self._given else []), *self._notes()]

    def _sums(self) -> list[tuple[str, str]]:
        line, words = self.line, self.words
        rows: list[tuple[str, str]] = []
        if line.get("rate"):
            rows.append(("rate", words.amount(line["rate"])))
        if line["amount"]:
            rows.append(("amount", words.amount(line["amount"], self.mechanism)))
        if line.get("parts"):
            rows.append(("working", self._addition()))
        if adds_up(line, self.mechanism):
            rows += [("payments", words.payments(line, self.mechanism)), ("total", words.total(line["total"]))]
        payments = [one for one in line.get("timeline", []) if one["event"] == "payment"]
        if self.mechanism == "instalments" and payments:
            said = [words.say("payment", day=words.day(one["day"]), sum=words.span(one["amount"])) for one in payments]
            rows.append(("instalments", words.say("separator").join(said)))
        if line.get("so_far"):
            rows.append(("so-far", words.say("so-far", day=words.day(self.as_of), sum=words.total(line["so_far"]))))
        return rows

    def _addition(self) -> str:
        """Return 98 + 60 = 158, the printed figures added up."""
        parts = " + ".join(self.words.number(part) for part in self.line["parts"])
        return f"{parts} = {self.words.amount(self.line['amount'], self.mechanism)}"

    def _dates(self) -> list[tuple[str, str]]:
        line, words = self.line, self.words
        rows: list[tuple[str, str]] = []
        if line["from"] and self.mechanism != "one_off":
            rows.append(("from", words.day(line["from"])))
        if line["until"] and self.mechanism == "deadline":
            rows.append(("last-day", words.day(line["until"])))
        elif line["until"]:
            rows.append(("until", words.say("until", day=words.day(line["until"]))))
        if line.get("premium_year"):
            rows.append(("premium-year", words.say("year", year=line["premium_year"])))
        if line["now"]:
            rows.append(("now", words.say("now", line["now"])))
        if line.get("claim_by"):
            kind = "claim-passed" if line["claim_by"] < self.as_of else "claim"
            rows.append(("deadline", words.say(kind, day=words.day(line["claim_by"]))))
        elif self.mechanism == "one_off" and not self.rule.get("claim"):
            rows.append(("deadline", words.say("no-deadline")))
        if self.mechanism == "leave":
            rows.append(("from", words.say("no-start")))
        return rows

    def _notes(self) -> list[tuple[str, str]]:
        line, words = self.line, self.words
        rows: list[tuple[str, str]] = []
        if limit := line.get("limit"):
            rows.append(("limit", words.say("limit", limit["per"], sum=words.number(limit["sum"]))))
        if line.get("not_covered") and self._given:
            rows.append(("not-covered", words.say("headline", "not-covered", day=words.day(line["not_covered"]))))
        if line.get("kind") == "deduction":
            rows.append(("deduction", words.say("deduction")))
        if target := line.get("target"):
            rows.append(("target", self._target(target)))
        return rows

    def _target(self, target: Found) -> str:
        """Return a printed target with the year or day by which it should be reached."""
        words = self.words
        known = words.data["words"]["results"]["target"]
        said = words.say("target", target["unit"] if target["unit"] in known else "count", value=target["value"])
        if not target["by"]:
            return said
        by = words.day(target["by"]) if "-" in target["by"] else words.say("year", year=target["by"])
        return words.say("target", "by", by=by, target=said)


def name_of(words: Sentences, rules: Found, line: Found) -> str:
    """Return the name of the benefit that a line is about, with the child: 产假（第2个孩子）."""
    name: str = rule_of(rules, line["benefit"])["name"][words.lang]
    child = line.get("child") or (line["for"] if line["for"].startswith("child-") else None)
    return words.say("title-with-child", benefit=name, number=child.rpartition("-")[2]) if child else name


def rule_of(rules: Found, benefit: str) -> Found:
    """Return a benefit, or what is only named, by its id."""
    found: Found = next(one for one in (*rules["benefits"], *rules["named"]) if one["id"] == benefit)
    return found
