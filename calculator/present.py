"""A result document as a reader sees it: groups of cards, every text in one language, nothing worked out anew."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from calculator.sentences import Sentences

Shown = dict[str, Any]
Line = Mapping[str, Any]


def present(result: Mapping[str, Any], data: Mapping[str, Any], lang: str) -> Shown:
    """Return what to show of `result`: notice, groups of cards, and what is only named. Plain text throughout."""
    words = Sentences(data, lang)
    rules = data["places"][result["place"]]
    groups: dict[str, list[Shown]] = {}
    named: dict[str, Shown] = {}
    for line in result["results"]:
        card = _Card(words, line, rules, f"{result['place']}/{rules['document']['id']}")
        if card.mechanism:
            groups.setdefault(line["for"], []).append(card.shown())
        else:  # it says the same to every child and to both parents
            named.setdefault(line["benefit"], card.shown())
    status = result["document"]["status"]
    return {
        "status": status,
        "notice": None if status == "in_force" else words.say("notice", status),
        "title": result["document"]["title"][lang],
        "as_of": words.say("as-of", day=words.day(result["as_of"])),
        "groups": [
            {"for": subject, "title": words.group(subject), "cards": cards} for subject, cards in groups.items()
        ],
        "named": list(named.values()),
    }


@dataclass(frozen=True)
class _Card:
    """One line of the result on its way to a card; `folder` is where its document's pages stand."""

    words: Sentences
    line: Line
    rules: Mapping[str, Any]
    folder: str

    @property
    def rule(self) -> Mapping[str, Any]:
        """The benefit, or what is only named, that the line answers for."""
        every = (*self.rules["benefits"], *self.rules["named"])
        found: Mapping[str, Any] = next(one for one in every if one["id"] == self.line["benefit"])
        return found

    @property
    def mechanism(self) -> str:
        """How the benefit is counted; empty for what is only named."""
        return str(self.rule.get("mechanism", ""))

    def shown(self) -> Shown:
        line, words = self.line, self.words
        return {
            "benefit": line["benefit"],
            "measure": line["measure"],
            "child": line.get("child"),
            "title": self.title(),
            "answer": line["answer"],
            "status": words.say("status", line["answer"]),
            "headline": self.headline(),
            "facts": self.facts(),
            "reasons": [self.reason(one) for one in line["reasons"]],
            "readings": [self.reading(one) for one in line["readings"]],
            "missing": [{"fact": path, "text": words.fact(path)} for path in line["missing"]],
            "changes": [self.change(one) for one in line["changes"]],
            "href": f"{self.folder}/measures/{line['measure']}/",
        }

    def title(self) -> str:
        name: str = self.rule["name"][self.words.lang]
        if "child" not in self.line:
            return name
        number = self.line["child"].rpartition("-")[2]
        return self.words.say("title-with-child", benefit=name, number=number)

    def headline(self) -> str:
        line, words = self.line, self.words
        answer = line["answer"]
        if answer == "not_stated":
            return words.say("headline", "order_not_stated" if self.mechanism else "not_stated")
        if answer == "no":
            return words.say("headline", "no")
        if self.mechanism == "deadline" and line["until"]:
            kind = "deadline" if answer == "yes" else "deadline-unknown"
            passed = "-passed" if line["now"] == "ended" else ""
            return words.say("headline", kind + passed, day=words.day(line["until"]))
        if line["amount"] is None:
            return words.say("headline", "rate" if answer == "yes" else "unknown")
        amount = words.amount(line["amount"])
        if answer == "unknown":
            return words.say("headline", "unknown-amount", amount=amount)
        kind = "yes-total" if self.several() else "yes"
        ended = "-ended" if line["now"] == "ended" else ""
        return words.say("headline", kind + ended, amount=amount, **self.sums())

    def several(self) -> bool:
        """Whether the total says more than the amount."""
        return bool(self.line["total"] and self.line["payments"] and self.mechanism != "one_off")

    def sums(self) -> dict[str, str]:
        if not self.several():
            return {}
        unit, words = self.line["amount"]["unit"], self.words
        count = words.payments(self.line["payments"], unit)
        return {"total": words.total(self.line["total"]), "count": count}

    def facts(self) -> list[Shown]:
        line, words = self.line, self.words
        found: list[tuple[str, str]] = []
        if line.get("rate"):
            found.append(("rate", words.amount(line["rate"])))
        if line["amount"]:
            found.append(("amount", words.amount(line["amount"])))
        if line.get("parts"):
            found.append(("working", self.addition()))
        if self.several():
            found += [("payments", self.sums()["count"]), ("total", self.sums()["total"])]
        return [self.fact(*one) for one in [*found, *self.dates()]]

    def addition(self) -> str:
        """Return 98 + 60 = 158, the printed figures added up."""
        parts = " + ".join(self.words.number(part) for part in self.line["parts"])
        return f"{parts} = {self.words.total(self.line['total'])}"

    def dates(self) -> list[tuple[str, str]]:
        line, words = self.line, self.words
        if line["answer"] in ("no", "not_stated"):
            return []
        found: list[tuple[str, str]] = []
        if line["from"] and self.mechanism != "one_off":
            found.append(("from", words.day(line["from"])))
        if line["until"] and self.mechanism == "deadline":
            found.append(("last-day", words.day(line["until"])))
        elif line["until"]:
            found.append(("until", words.say("until", day=words.day(line["until"]))))
        if line.get("premium_year"):
            found.append(("premium-year", words.say("year", year=line["premium_year"])))
        if line["now"]:
            found.append(("now", words.say("now", line["now"])))
        if self.mechanism == "one_off":
            found.append(("deadline", words.say("no-deadline")))
        if self.mechanism == "leave":
            found.append(("from", words.say("no-start")))
        return found

    def fact(self, label: str, text: str) -> Shown:
        return {"label": self.words.say("facts", label), "text": text}

    def reason(self, reason: Mapping[str, Any]) -> Shown:
        state = {True: "met", False: "not-met", None: "unknown"}[reason["met"]]
        label = "named" if reason["condition"] == "named" else state
        return {
            "state": state,
            "label": self.words.say("condition", label),
            "text": reason["text"][self.words.lang],
            "quote": reason["quote"],
            "clause": self.rules["clauses"][self.line["measure"]][self.words.lang],
            "href": self.clause_href(),
        }

    def reading(self, reading: Mapping[str, Any]) -> Shown:
        lang = self.words.lang
        return {
            "id": reading["id"],
            "text": reading["text"][lang],
            "alternatives": [one[lang] for one in reading["alternatives"]],
            "quote": reading["quote"],
            "href": self.clause_href(),
        }

    def clause_href(self) -> str:
        return f"{self.folder}/text/#c-{self.line['measure']}"

    def change(self, change: Mapping[str, Any]) -> str:
        words = self.words
        spoken = {
            "fact": words.fact(change["fact"]),
            "value": words.value(change["fact"], change["to"]),
        }
        if change["amount"] and change["answer"] in ("yes", "unknown"):
            kind = "amount" if change["answer"] == "yes" else "unknown-amount"
            return words.say("change", kind, **spoken, amount=words.amount(change["amount"]))
        return words.say("change", change["answer"], **spoken)
