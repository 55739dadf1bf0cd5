"""One answer of the rules, and whether another is more or less."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Literal

from calculator.situation import read_situation
from calculator.subjects import cases_of
from calculator.weigh import weigh

if TYPE_CHECKING:
    from collections.abc import Mapping

    from calculator.case import Case
    from calculator.outcome import Outcome, Range
    from calculator.rules import Benefit, PlaceRules

Direction = Literal["gain", "lose", "other"]
Subject = tuple[str, str | None]
_RANK = {"no": 0, "unknown": 1, "not_stated": 1, "yes": 2}


@dataclass(frozen=True)
class Answer:
    """What a benefit gives in one case; `days` is how long a time limit runs, `claim_days` that for asking."""

    answer: str
    mechanism: str = ""
    amount: Range | None = None
    total: Range | None = None
    payments: Range | None = None
    days: int | None = None
    claim_days: int | None = None
    start: date | None = None
    until: date | None = None

    @property
    def told(self) -> tuple[Any, ...]:
        """What is said of it: answers alike in this are told in the same words."""
        return (self.answer, self.amount, self.total, self.payments, self.days, self.claim_days)


def differ(old: Answer, new: Answer) -> bool:
    """Whether two answers say different things; of what is refused there is nothing more to say."""
    if old.answer == new.answer == "no":
        return False
    return (old.told, old.start, old.until) != (new.told, new.start, new.until)


NONE = Answer("no")
"""What a benefit gives that the document does not have."""


def answers(data: Mapping[str, Any], rules: PlaceRules, benefit: Benefit) -> dict[Subject, Answer]:
    """Return the answers of one benefit for a situation, by whom they are for and the child.

    Raises SituationError where the rules do not allow the situation.
    """
    situation = read_situation(data, {rules.place: rules}, date.max)
    found = {}
    for case in cases_of(rules, benefit, situation):
        child = case.child.id if case.child else None
        subject = (case.person, child) if case.person else (child or "institution", None)
        found[subject] = _answer(case)
    return found


def _answer(case: Case) -> Answer:
    weighed = weigh(case)
    given: Outcome = weighed.given
    born = case.child.born if case.child else None
    limit = case.benefit.mechanism == "deadline"
    return Answer(
        weighed.answer,
        case.benefit.mechanism,
        given.amount,
        given.total,
        given.payments,
        (given.until - given.start).days if limit and given.until and given.start else None,
        (given.claim_by - born).days if given.claim_by and born else None,
        given.start,
        given.until,
    )


def direction(old: Answer, new: Answer) -> Direction:
    """Return whether `new` is more than `old`, less, or neither: the answer first, then totals, amounts, time."""
    if _RANK[old.answer] != _RANK[new.answer]:
        return "gain" if _RANK[new.answer] > _RANK[old.answer] else "lose"
    for before, after in ((old.total, new.total), (old.amount, new.amount)):
        if before != after:
            return _more(before, after)
    for one, other in ((old.days, new.days), (old.claim_days, new.claim_days)):
        if one is not None and other is not None and one != other:
            return "gain" if other > one else "lose"
    return "other"


def _more(old: Range | None, new: Range | None) -> Direction:
    """Compare two sums; a range that grows at one end and shrinks at the other is neither."""
    if old is None or new is None or old.unit != new.unit:
        return "other"
    if new.min >= old.min and new.max >= old.max:
        return "gain"
    return "lose" if new.min <= old.min and new.max <= old.max else "other"
