"""A result document as a reader sees it: groups of cards, every text in one language, nothing worked out anew."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from calculator.sentences import Sentences

Shown = dict[str, Any]
Line = Mapping[str, Any]


def present(result: Mapping[str, Any], data: Mapping[str, Any], lang: str) -> Shown:
    """Return what to show of `result`: notice, groups of cards, and what is only named. Plain text throughout."""
    words = Sentences(data, lang)
    rules = data["places"][result["place"]]
    names = {one["id"]: one["name"][lang] for one in (*rules["benefits"], *rules["named"])}
    mechanisms = {one["id"]: one["mechanism"] for one in rules["benefits"]}
    folder = f"{result['place']}/{rules['document']['id']}"
    groups: dict[str, list[Shown]] = {}
    named: list[Shown] = []
    for line in result["results"]:
        card = _Card(words, line, mechanisms.get(line["benefit"], ""), names[line["benefit"]], folder).shown()
        if line["benefit"] in mechanisms:
            groups.setdefault(line["for"], []).append(card)
        else:
            named.append(card)
    status = result["document"]["status"]
    return {
        "notice": None if status == "in_force" else words.say("notice", status),
        "title": result["document"]["title"][lang],
        "as_of": words.say("as-of", day=words.day(result["as_of"])),
        "groups": [
            {"for": subject, "title": words.group(subject), "cards": cards} for subject, cards in groups.items()
        ],
        "named": named,
    }


class _Card:
    """One line of the result on its way to a card."""

    def __init__(self, words: Sentences, line: Line, mechanism: str, name: str, folder: str) -> None:
        self.words, self.line, self.mechanism, self.name, self.folder = (
            words,
            line,
            mechanism,
            name,
            folder,
        )

    def shown(self) -> Shown:
        line, words = self.line, self.words
        return {
            "benefit": line["benefit"],
            "measure": line["measure"],
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
        if "child" not in self.line:
            return self.name
        number = self.line["child"].rpartition("-")[2]
        return self.words.say("title-with-child", benefit=self.name, number=number)

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
        return words.say("headline", "yes-total" if self.several() else "yes", amount=amount, **self.sums())

    def several(self) -> bool:
        """Whether the total says more than the amount."""
        return bool(self.line["total"] and self.line["payments"] and self.mechanism != "one_off")

    def sums(self) -> dict[str, str]:
        if not self.several():
            return {}
        unit, words = self.line["amount"]["unit"], self.words
        count = words.say("payments", unit, count=words.span(self.line["payments"]))
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
            "clause": reason["clause"],
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


def as_text(shown: Shown, data: Mapping[str, Any], lang: str) -> str:
    """Return what is shown as plain lines, for a terminal or a message."""
    words = Sentences(data, lang)
    lines = [shown["title"], shown["as_of"]]
    mark = ""
    if shown["notice"]:
        lines.append(shown["notice"])
        mark = words.say("text", "draft-mark")
    for group in shown["groups"]:
        lines += ["", f"── {group['title']} ──"]
        for card in group["cards"]:
            lines += ["", *_card_text(card, words, mark)]
    if shown["named"]:
        lines += ["", f"── {words.say('text', 'named')} ──"]
        lines += [f"· {card['title']}: {card['reasons'][0]['text']}" for card in shown["named"]]
    return "\n".join(lines)


def _card_text(card: Shown, words: Sentences, mark: str) -> list[str]:
    lines = [f"{mark}{card['title']}", f"  {card['status']}", f"  {card['headline']}"]
    lines += [f"  {fact['label']}: {fact['text']}" for fact in card["facts"]]
    parts = {
        "reasons": [f"[{one['label']}] {one['text']}" for one in card["reasons"]],
        "missing": [one["text"] for one in card["missing"]],
        "readings": [one["text"] for one in card["readings"]],
        "changes": card["changes"],
    }
    for part, entries in parts.items():
        lines += [f"  {words.say('text', part)}", *(f"    - {entry}" for entry in entries)] if entries else []
    for reason in card["reasons"]:
        lines.append(f"    {words.say('text', 'words', clause=reason['clause'], quote=reason['quote'])}")
    return lines
