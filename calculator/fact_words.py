"""How sentences speak of a fact: its name, its question, the reader's answer, the answer supposed otherwise."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from calculator.sentences import Sentences

Words = dict[str, Any]

_CHILD = re.compile(r"children\[(\d+)\]\.")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True)
class FactWords:
    """The words of every fact that `place` asks for, in the language of `words`.

    `teller` says whose facts they are: `said` by the reader, or `told` of an invented family.
    """

    words: Sentences
    place: str
    teller: str = "said"
    told: dict[tuple[str, str], str] = field(default_factory=dict, compare=False)

    def name(self, path: str) -> str:
        """Return what a fact is called within a sentence: 孩子的落户日期（第2个孩子）."""
        short = self.text(path, "short")
        number = _number(path)
        return self.words.say("of-child", fact=short, number=number) if number else short

    def asked_next(self, path: str) -> str:
        """Return the sentence that puts the next question, as the form words it, with the child it is about."""
        question = self.text(path, "ask" if path == "children" else "label")
        number = _number(path)
        return self.words.say("next-of-child" if number else "next", question=question, number=number)

    def value(self, path: str, value: object) -> str:
        """Return an answer as the form words it: a place's name, a date, 是, 考核合格, 45、44、47."""
        if isinstance(value, list):
            return self.words.say("list").join(str(one) for one in value)
        if type(value) is int:
            return self.words.number(value)
        if isinstance(value, str) and _DAY.fullmatch(value):
            return self.words.day(value)
        if isinstance(value, str) and value in self.words.data["names"]:
            name: str = self.words.data["names"][value][self.words.lang]
            return name
        key = _key(value)
        own = self._own(path)
        options = {"true": own["yes"], "false": own["no"]} if own else self._held(path)["options"]
        option: str = options[key][self.words.lang]
        return option

    def said(self, path: str, value: object, as_of: str) -> str:
        """Return a reader's own fact as a sentence, or that nothing was said of it."""
        key = (path, str(value))  # the same fact stands beside many conditions
        if key not in self.told:
            self.told[key] = self._said(path, value, as_of)
        return self.told[key]

    def _said(self, path: str, value: object, as_of: str) -> str:
        if value is None:
            return self.words.say(self.teller, "nothing", fact=self.name(path))
        clause = self._clause(path, "said", self._kinds(value, as_of), value)
        if clause is None:
            clause = self.words.say("said", "plain", fact=self.name(path), value=self.value(path, value))
        return self.words.say(self.teller, "fact", clause=clause)

    def supposed(self, change: Mapping[str, Any], others: Iterable[Mapping[str, Any]]) -> str:
        """Return a changed fact as a clause that begins with “if”; `others` are facts that stay as they are."""
        path, value, old = change["fact"], change["to"], change["from"]
        kinds = self._kinds(value, str(old or ""))
        other = _other_parent(path)
        if kinds == ("place",) and any(one["fact"] == other and one["value"] == value for one in others):
            kinds = ("too", *kinds)
        found = self._clause(path, "if", kinds, value)
        return found or self.words.say("change", "plain", fact=self.name(path), value=self.value(path, value))

    def text(self, path: str, key: str) -> str:
        """Return one of the texts of a fact; those that a place asks of both parents name the parent."""
        own = self._own(path)
        text: str = (own or self._held(path))[key][self.words.lang]
        text = text.replace("{parent}", self._parent(path)) if own else text
        return text if key == "short" else text[:1].upper() + text[1:]

    def _parent(self, path: str) -> str:
        """Return how a sentence calls the parent that a path is about; nothing for any other."""
        who = path.partition(".")[0]
        return self.words.say("parent", who) if who in ("mother", "father") else ""

    def _kinds(self, value: object, than: str) -> tuple[str, ...]:
        """Return the clauses that would do for a value, the best first; days are compared with `than`."""
        if isinstance(value, str) and _DAY.fullmatch(value):
            return ("past", "earlier") if value <= than else ("future", "later")
        return ("place",) if isinstance(value, str) and value in self.words.data["names"] else (_key(value),)

    def _clause(self, path: str, sort: str, kinds: tuple[str, ...], value: object) -> str | None:
        clauses = {} if self._own(path) else self._held(path).get(sort, {})
        for kind in kinds:
            if kind in clauses:
                number = _number(path)
                child = self.words.say("one-child", number=number) if number else ""
                filled: str = clauses[kind][self.words.lang].format(value=self.value(path, value), child=child)
                return filled
        return None

    def _held(self, path: str) -> Words:
        generic = f"children[].{path.partition('.')[2]}" if path.startswith("children[") else path
        held: Words = self.words.data["words"]["facts"].get(generic, {})
        return held

    def _own(self, path: str) -> Words | None:
        """Return the words of a fact that only this place asks for; None for every other."""
        if self._held(path):
            return None
        name = path.rpartition(".")[2]
        facts = self.words.data["places"][self.place]["facts"]
        return next((fact for fact in facts if fact["id"] == name), None)


def _number(path: str) -> int:
    """Return which child a path is about, from 1; 0 for none."""
    found = _CHILD.match(path)
    return int(found[1]) + 1 if found else 0


def _key(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _other_parent(path: str) -> str:
    parent, _, name = path.partition(".")
    return {"mother": f"father.{name}", "father": f"mother.{name}"}.get(parent, "")
