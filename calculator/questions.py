"""What to ask next: the unanswered fact that narrows the results most, and the full range before any answer."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from calculator.explain import gives, subject
from calculator.facts import FACTS, having, value_of
from calculator.looks import looks_of
from calculator.situation import Child, Institution
from calculator.subjects import cases, unnamed_cases
from calculator.weigh import reweigh, weigh

if TYPE_CHECKING:
    from collections.abc import Iterable

    from calculator.case import Case
    from calculator.rules import PlaceRules
    from calculator.situation import Situation
    from calculator.weigh import Weighed

_KINDS = {fact.path: fact.kind for fact in FACTS}
_ONE_FACT = 0.01  # what a missing fact weighs beside a whole open answer
_OVER = 0.1  # what is open of a time that is over weighs less than of one that runs or is to come


def offers(unnamed: Iterable[tuple[Case, Weighed]]) -> list[dict[str, Any]]:
    """Return the full range of each benefit that may concern somebody whom the situation has not spoken of."""
    return [_offer(case, weighed) for case, weighed in unnamed]


def _offer(case: Case, weighed: Weighed) -> dict[str, Any]:
    given = gives(weighed)
    return {
        "benefit": case.benefit.id,
        "measure": case.benefit.measure,
        "clause": case.benefit.clause,
        "for": "child" if case.anyone and not case.person else subject(case),
        **{key: given[key] for key in ("answer", "amount", "total", "payments")},
        "missing": _unnamed_missing(weighed),
    }


def _unnamed_missing(weighed: Weighed) -> list[str]:
    """Return the missing facts, with the list of children for whatever is missing of a child."""
    return sorted({"children" if fact.startswith("children") else fact for fact in weighed.missing})


def next_question(rules: PlaceRules, situation: Situation, weighed: list[tuple[Case, Weighed]]) -> str | None:
    """Return the unanswered fact whose answer leaves least open on average; None if nothing can change any more.

    `weighed` is every question that the situation puts or may put, with its answer.
    """
    open_now = _Open(rules, situation, weighed)
    facts = [fact for fact in open_now.missing if _unanswered(situation, fact)]
    return min(facts, key=lambda fact: (open_now.after(fact), facts.index(fact)), default=None)


class _Open:
    """How much is open in a situation, and how much an answer would leave open."""

    def __init__(self, rules: PlaceRules, situation: Situation, weighed: list[tuple[Case, Weighed]]) -> None:
        self.rules, self.situation, self.weighed = rules, situation, weighed

    @property
    def missing(self) -> list[str]:
        """Every fact that some answer waits for, those that most wait for first."""
        counts: dict[str, int] = {}
        for case, weighed in self.weighed:
            for fact in _unnamed_missing(weighed) if case.anyone else weighed.missing:
                counts[fact] = counts.get(fact, 0) + 1
        return sorted(counts, key=lambda fact: -counts[fact])

    def after(self, fact: str) -> float:
        """Return how much is open after an answer to `fact`, on average over the answers worth trying."""
        tried = [_with(self.situation, fact, value) for value in _values(self.rules, fact)]
        left = [self._left(fact, situation) for situation in tried if situation]
        return sum(left) / len(left) if left else float("inf")

    def _left(self, fact: str, situation: Situation) -> float:
        if fact == "children":
            every = (*cases(self.rules, situation), *unnamed_cases(self.rules, situation))
            return _open([(case, weigh(case)) for case in every])
        return _open([(case, self._again(case, weighed, fact, situation)) for case, weighed in self.weighed])

    def _again(self, case: Case, weighed: Weighed, fact: str, situation: Situation) -> Weighed:
        """Return the answer once `fact` has been given; only those that look at it are weighed again."""
        name = fact.rpartition(".")[2]
        own = case.child is not None and fact == case.child.fact(name)
        looks = looks_of(case.rules, case.benefit)
        if own:
            return reweigh(weighed, case.changed(situation), f"child.{name}")
        if fact.startswith("children["):
            return reweigh(weighed, case.changed(situation), f"children[].{name}")
        return reweigh(weighed, case.changed(situation), fact) if fact in looks else weighed


def _open(weighed: list[tuple[Case, Weighed]]) -> float:
    """Return how much is open: of each benefit what is open on average over its lines."""
    lines: dict[str, list[float]] = {}
    for case, one in weighed:
        over = one.given.until is not None and one.given.until <= case.situation.as_of
        lines.setdefault(case.benefit.id, []).append(_openness(one) * (_OVER if over else 1))
    return sum(sum(one) / len(one) for one in lines.values())


def _openness(weighed: Weighed) -> float:
    """Return 0 for a firm answer without a range, more the less is settled."""
    if weighed.answer in ("no", "not_stated"):
        return 0
    given = weighed.given
    spread = sum(1 - one.min / one.max for one in (given.amount, given.total) if one and one.max)
    return (weighed.answer == "unknown") + spread + _ONE_FACT * len(weighed.missing)


def _unanswered(situation: Situation, fact: str) -> bool:
    """Whether nothing was said of a fact: a registration under way has been said."""
    if fact == "children":
        return not situation.children_said
    part, name = _part(situation, fact)
    return part is None or value_of(part, name) is None


def _part(situation: Situation, fact: str) -> tuple[Any, str]:
    whose, _, name = fact.rpartition(".")
    if whose.startswith("children["):
        return situation.children[_index(whose)], name
    return (getattr(situation, whose) if whose else situation), name


def _index(whose: str) -> int:
    return int(whose.removeprefix("children[").removesuffix("]"))


def _values(rules: PlaceRules, fact: str) -> list[object]:
    """Return the answers worth trying for a fact."""
    whose, _, name = fact.rpartition(".")
    kind = _KINDS.get(f"children[].{name}" if whose.startswith("children[") else fact, "yes_no")
    if fact == "children":
        return [1, 2, 3]
    if kind == "date":
        return _days(rules)
    return [*_WORTH_TRYING[kind]] if kind != "place" else [rules.place, "other"]


_WORTH_TRYING: dict[str, tuple[object, ...]] = {
    "yes_no": (True, False),
    "choice": ("passed", "failed"),
    "counts": ((30,),),
}


def _days(rules: PlaceRules) -> list[object]:
    """Return days on both sides of where the rules begin."""
    starts = {one for benefit in rules.benefits for one in (benefit.start, *(r.born_from for r in benefit.rates))}
    begins = sorted(day for day in (*starts, rules.issued) if day) or [date(2025, 1, 1)]
    return [begins[0] - timedelta(days=1), *(day + timedelta(days=14) for day in begins)]


def _with(situation: Situation, fact: str, value: Any) -> Situation | None:
    """Return the situation with one more answer, None if the answer does not fit the others."""
    if fact == "children":
        children = tuple(Child(position=number + 1) for number in range(value))
        return having(having(situation, "children", children), "children_said", value=True)
    whose, _, name = fact.rpartition(".")
    if not whose:
        return having(situation, name, value)
    if not whose.startswith("children["):
        return having(situation, whose, having(getattr(situation, whose) or Institution(), name, value))
    listed = [*situation.children]
    listed[_index(whose)] = having(listed[_index(whose)], name, value)
    return having(situation, "children", tuple(listed)) if _in_order(listed) else None


def _in_order(children: list[Child]) -> bool:
    dates = [child.born for child in children if child.born]
    return dates == sorted(dates) and all(
        not (child.born and child.hukou_date and child.hukou_date < child.born) for child in children
    )
