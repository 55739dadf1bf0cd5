"""The smallest single changes of a fact that would change the answer or the amount."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from calculator.conditions import case_path
from calculator.facts import FACTS, having, value_of
from calculator.looks import facts_of_benefit
from calculator.outcome import as_range
from calculator.weigh import Weighed, reweigh

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from calculator.case import Case
    from calculator.rules import PlaceRules
    from calculator.situation import Child, Situation

Line = dict[str, Any]
Variant = tuple[object, object, "Situation"]

# What is said of a child and stays as it is once the child is born, and what stays in any case.
_FIXED_AT_BIRTH = {"born", "born_in"}
_FIXED = {"of", "adopted", "lawful", "hukou_date"}
_RANK = {"no": 0, "not_stated": 1, "unknown": 2, "yes": 3}
_KINDS = {fact.path.replace("children[].", "child."): fact.kind for fact in FACTS}


def can_change(case: Case, path: str) -> bool:
    """Whether a fact can still turn out otherwise: not what a birth in the past has settled."""
    whose, _, name = path.rpartition(".")
    as_of = case.situation.as_of
    if whose == "children[]":
        before = case.situation.children[: case.the_child.position]
        return name == "born" and any(_to_come(child, as_of) for child in before)
    if whose != "child":
        return True
    return name not in _FIXED and (name not in _FIXED_AT_BIRTH or _to_come(case.the_child, as_of))


def _to_come(child: Child, as_of: date) -> bool:
    return child.born is None or child.born > as_of


class Changes:
    """The single changes of one situation, made once and tried on each of its lines."""

    def __init__(self, rules: PlaceRules, situation: Situation) -> None:
        self.rules, self.situation = rules, situation
        self.made: dict[str, list[Variant]] = {}

    def of(self, case: Case, weighed: Weighed) -> list[Line]:
        """Return each single change of a known fact that gives another answer or amount, gains first."""
        found = []
        for path in facts_of_benefit(case.rules, case.benefit):
            for old, new, situation in self._variants(case, path):
                other = reweigh(weighed, case.changed(situation), path)
                if other is weighed:
                    continue
                if (other.answer, other.given.amount) != (weighed.answer, weighed.given.amount):
                    found.append((_gain(other), _change(case_path(case, path), old, new, other)))
        return [one for _, one in sorted(found, key=lambda pair: pair[0])]

    def _variants(self, case: Case, path: str) -> list[Variant]:
        """Return (old value, new value, changed situation) for each change of one fact worth trying."""
        key = f"{path} {case.benefit.id}" if path == "child.born" else path
        key = f"{case.the_child.id} {key}" if path.startswith("child.") else key
        if key not in self.made:
            self.made[key] = [*self._make(case, path)] if can_change(case, path) else []
        return self.made[key]

    def _make(self, case: Case, path: str) -> Iterator[Variant]:
        whose, _, name = path.rpartition(".")
        if whose == "children[]":
            return
        part = case.child if whose == "child" else getattr(self.situation, whose) if whose else self.situation
        for old, new in self._others(case, path, part, name):
            if whose == "child":
                yield old, new, self._with_child(case.the_child, name, new)
            elif whose:
                yield old, new, having(self.situation, whose, having(part, name, new))
            else:
                yield old, new, having(self.situation, name, new)

    def _with_child(self, child: Child, name: str, new: object) -> Situation:
        changed = having(child, name, new)
        if name == "hukou":
            settled = max(child.born, self.situation.as_of) if child.born else None
            changed = having(changed, "hukou_date", settled if new == self.rules.place else None)
        if changed.born and changed.hukou_date and changed.hukou_date < changed.born:
            changed = having(changed, "hukou_date", changed.born)  # a later birth is registered later
        children = tuple(changed if one is child else one for one in self.situation.children)
        return having(self.situation, "children", children)

    def _others(self, case: Case, path: str, part: object, name: str) -> Iterator[tuple[object, object]]:
        """Yield the known value of a fact with each other one worth trying."""
        old = value_of(part, name)
        if old is None:
            return
        kind, here = _KINDS.get(path, "yes_no"), self.rules.place
        if kind == "place":
            yield old, "other" if old == here else here
        elif kind == "choice":
            yield old, "failed" if old == "passed" else "passed"
        elif kind == "date":
            for day in self._birth_days(case):
                yield old, day
        elif kind == "yes_no":
            yield old, True if old == "pending" else not old

    def _birth_days(self, case: Case) -> list[date]:
        """Return the days from which a birth still to come would fall under another rule."""
        child, children, benefit = case.the_child, self.situation.children, case.benefit
        if child.born is None or child is not children[-1]:
            return []
        earliest = max([self.situation.as_of, *(one.born for one in children[:-1] if one.born)])
        days = {benefit.start, *(rate.born_from for rate in benefit.rates)}
        return sorted(day for day in days if day and day > earliest and day != child.born)


def _gain(weighed: Weighed) -> tuple[int, int]:
    """Return where an answer stands, gains before losses: the answer first, then the amount."""
    amount = weighed.given.amount
    return -_RANK[weighed.answer], -(amount.min + amount.max) if amount else 0


def _change(fact: str, old: object, new: object, other: Weighed) -> Line:
    given = other.given
    return {
        "fact": fact,
        "from": _plain(old),
        "to": _plain(new),
        "answer": other.answer,
        "amount": as_range(given.amount),
        "total": as_range(given.total),
    }


def _plain(value: object) -> object:
    return value.isoformat() if hasattr(value, "isoformat") else value
