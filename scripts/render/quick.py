"""The quick check on the page of a measure: the few facts that narrow its answer most, each as one control."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from calculator.estimate import estimate
from calculator.fact_words import FactWords
from calculator.facts import FACTS
from calculator.present import present
from calculator.questions import next_question
from calculator.rates import facts_of_rates
from calculator.sentences import Sentences
from calculator.situation import read_situation
from calculator.subjects import cases
from calculator.weigh import weigh
from scripts.load.words import WORDS, choices, read_words
from scripts.render.form import script_json, spoken
from scripts.render.tables import rules_of
from scripts.tables.births import boundaries

if TYPE_CHECKING:
    from collections.abc import Iterator

    from calculator.facts import Fact
    from calculator.rules import Benefit, PlaceRules
    from scripts.load.content import Document, Place
    from scripts.render.site import Site

Shown = dict[str, Any]

MOST = 5
"""Questions: a check that asks more is no quick one."""

_ORDER = "order"
_BORN = "children[].born"
_HEADS = "institution.enrolled"
_FACTS = {fact.path: fact for fact in FACTS}
_INDEX = re.compile(r"\[\d+\]")


def quick_check(site: Site, place: Place, document: Document, measure: str) -> Shown | None:
    """Return the questions of a measure's quick check, its words, the answer to nothing said; None without figures."""
    if place.current is not document:
        return None
    data, lang = site.data, site.lang
    rules = rules_of(place.id, data)
    benefits = tuple(one for one in rules.benefits if one.measure == measure)
    if not benefits:
        return None
    words = spoken(read_words(WORDS / "quick.yml"), lang)
    asked = _Asked(rules, benefits, FactWords(Sentences(data, lang), place.id), words)
    shown = present(site.memory.keep((_nobody, place.id), (rules,), lambda: _nobody(rules)), data, lang)
    questions = site.memory.keep((quick_check, document.path, measure), (rules,), asked.questions)
    names = {one.id for one in benefits}
    return {
        "place": place.id,
        "measure": measure,
        "words": words,
        **{key: shown[key] for key in ("mark", "notice")},
        "offers": [one for one in shown["offers"] if one["benefit"] in names],
        "questions": [asked.control(path) for path in questions],
        "data": script_json({"words": words}),
    }


def _nobody(rules: PlaceRules) -> dict[str, Any]:
    """Return what the rules say of whom nothing is known."""
    return estimate(read_situation({"place": rules.place}, {rules.place: rules}, date.max), rules)


class _Asked:
    """What is asked for some benefits of a place, in the words of one language."""

    def __init__(self, rules: PlaceRules, benefits: tuple[Benefit, ...], facts: FactWords, words: Shown) -> None:
        self.rules, self.benefits, self.facts, self.words = rules, benefits, facts, words

    def questions(self) -> list[str]:
        """Return the facts to ask for: which child, when it was born, then what narrows the answer most."""
        if all(one.subject == "institution" for one in self.benefits):
            return [*self._narrowing({"institution": {}}, MOST)]
        first = [_ORDER, _BORN] if self._orders() else [_BORN]
        births = [date(2000 + elder, 1, 1) for elder in range(self._fits() - 1)]  # long before anything turns
        said = {"children": [{"born": day.isoformat()} for day in (*births, self._day())]}
        return [*first, *self._narrowing(said, MOST - len(first))]

    def _orders(self) -> int:
        """Return one more than the highest printed order; 0 where no order is printed."""
        printed = [order for one in self.benefits for rate in one.rates for order in rate.orders]
        return max(printed) + 1 if printed else 0

    def _fits(self) -> int:
        """Return the first printed order."""
        return min((order for one in self.benefits for rate in one.rates for order in rate.orders), default=1)

    def _day(self) -> date:
        """Return a birth after all that the rules turn on."""
        return max(boundaries(self.rules, one)[-1] for one in self.benefits) + timedelta(days=1)

    def _narrowing(self, said: Shown, most: int) -> Iterator[str]:
        """Yield the facts that the sums rest on, then those that narrow the answer most, each answered as usual."""
        children = said.get("children", [{}])
        looked_at = dict.fromkeys(path for one in self.benefits for path in facts_of_rates(self.rules, one))
        rated = [path for path in looked_at if not path.startswith("child")]
        for number in range(most):
            path = rated[number] if number < len(rated) else self._next(said)
            if path is None:
                return
            part, _, name = path.rpartition(".")
            table = children[-1] if part.startswith("children") else said.setdefault(part, {}) if part else said
            fact = _INDEX.sub("[]", path)
            table[name] = self._usual(_FACTS.get(fact), table)
            yield fact

    def _next(self, said: Shown) -> str | None:
        """Return the fact that narrows the answers for the youngest child, or the institution, most."""
        situation = read_situation({"place": self.rules.place, **said}, {self.rules.place: self.rules}, date.max)
        youngest = situation.children[-1] if situation.children else None
        every = [case for case in cases(self.rules, situation) if case.child is youngest]
        asked = [case for case in every if case.benefit in self.benefits]
        return next_question(self.rules, situation, [(case, weigh(case)) for case in asked])

    def _usual(self, fact: Fact | None, child: Shown) -> object:
        """Return the answer that lets something be given."""
        if fact is None or fact.kind == "yes_no":
            return True
        kinds: dict[str, Any] = {"place": self.rules.place, "counts": [30], "date": child.get("born")}
        return kinds.get(fact.kind) or fact.choices[0]

    def control(self, path: str) -> Shown:
        """Return one question: its words, and the options of a choice."""
        if path == _ORDER:
            options = [(str(n), self.words["nth"].replace("{n}", str(n))) for n in range(1, self._orders() + 1)]
            return {"path": path, "label": self.words["order"], "help": self.words["order-help"], "options": options}
        fact = _FACTS.get(path)
        label = self.words["head-count"] if path == _HEADS else self.facts.text(path, "label")
        kind = {"date": "date", "counts": "number"}.get(fact.kind if fact else "", "")
        options = [] if kind else [*self._options(path)]
        return {"path": path, "label": label, "help": "", "options": options, "kind": kind}

    def _options(self, path: str) -> Iterator[tuple[str, str]]:
        fact = _FACTS.get(path)
        if fact is None:
            yield from ((value, self.facts.text(path, key)) for value, key in (("true", "yes"), ("false", "no")))
            return
        if fact.kind == "place":
            yield self.rules.place, self.facts.value(path, self.rules.place)
        for value in choices(fact):
            answer = {"true": True, "false": False}.get(value, value)
            yield value, self.facts.value(path, answer)
