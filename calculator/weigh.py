"""The answer to one case: its conditions judged, what it gives worked out, nothing explained yet."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from calculator.conditions import meaning_of
from calculator.leave import counted_from, last_day
from calculator.looks import NEEDS_WORK, ON_TOP_OF, looks_of
from calculator.mechanisms import MECHANISMS
from calculator.outcome import Outcome
from calculator.verdict import FAILED, MET, Verdict, agreed, every, known

if TYPE_CHECKING:
    from collections.abc import Sequence

    from calculator.case import Case
    from calculator.rules import Condition

ORDER = "birth-order"
_ANSWERS = {True: "yes", False: "no", None: "unknown"}


@dataclass(frozen=True)
class Weighed:
    """What a case comes to. `verdicts` are in the order of the benefit's conditions.

    `points` are not printed conditions and yet keep a firm answer back.
    """

    answer: str
    verdicts: tuple[Verdict, ...]
    points: tuple[Verdict, ...]
    outcome: Outcome

    @property
    def given(self) -> Outcome:
        """What the benefit gives; nothing where it does not apply or is not stated."""
        return self.outcome if self.answer in ("yes", "unknown") else _NOTHING

    @property
    def missing(self) -> tuple[str, ...]:
        """The facts that would settle what is open, sorted; none where the answer is final."""
        if self.answer in ("no", "not_stated"):
            return ()
        every_one = (*self.verdicts, *self.points)
        left_open = any(one.met is None and not one.missing for one in every_one)  # by the text: never a yes
        found = {fact for one in every_one if one.can_fail or not left_open for fact in one.missing}
        return tuple(sorted(found | {*self.outcome.missing}))

    @property
    def readings(self) -> set[str]:
        """Every reading that the answer rests on."""
        found = {name for verdict in (*self.verdicts, *self.points) for name in verdict.readings}
        return found | {*self.given.readings}


_NOTHING = Outcome()


def weigh(case: Case) -> Weighed:
    """Return the answer to a case, with the verdict on every printed condition."""
    verdicts = tuple(judge(case, condition) for condition in case.benefit.conditions)
    outcome = work_out(case)
    points = open_points(case, outcome)
    return Weighed(_answer(case, verdicts, points, outcome), verdicts, points, outcome)


def reweigh(before: Weighed, case: Case, changed: str) -> Weighed:
    """Return what `weigh` would, for a case that differs from the one weighed before in one fact or one reading.

    `changed` is its path as `CONDITIONS` writes it, or the reading. Only what looks at it is judged again.
    """
    look = looks_of(case.rules, case.benefit).get(changed)
    if look is None:
        return before
    verdicts = [*before.verdicts]
    for index in look.conditions:
        verdicts[index] = judge(case, case.benefit.conditions[index])
    if not (look.outcome or look.points) and verdicts == [*before.verdicts]:
        return before
    outcome = work_out(case) if look.outcome else before.outcome
    points = open_points(case, outcome)
    return Weighed(_answer(case, verdicts, points, outcome), tuple(verdicts), points, outcome)


def work_out(case: Case) -> Outcome:
    """Return what a benefit gives if its conditions hold."""
    outcome = MECHANISMS[case.benefit.mechanism].work_out(case)
    return _with_claim(case, outcome) if case.benefit.claim else outcome


def judge(case: Case, condition: Condition) -> Verdict:
    """Return the verdict on one printed condition."""
    if condition.id == ON_TOP_OF:
        return _on_top_of(case)
    return meaning_of(case.rules, condition.id).verdict(case)


def _on_top_of(case: Case) -> Verdict:
    """在……基础上: the benefit that this one is paid on top of applies to the same child or person."""
    base = next(one for one in case.rules.benefits if one.id == case.benefit.on_top_of)
    under = weigh(replace(case, benefit=base, assumed=None))
    if under.answer == "unknown":
        return Verdict(None, under.missing)
    return {"yes": MET, "no": FAILED}.get(under.answer, Verdict(None))


def _with_claim(case: Case, outcome: Outcome) -> Outcome:
    """Add the last day to ask for a benefit, where the document prints one."""
    claim = case.benefit.claim
    first, missing = counted_from(case, claim.counted_from if claim else "")
    if claim is None or first is None:
        return replace(outcome, missing=(*outcome.missing, *missing))
    last = last_day(case, first, claim.days)
    return replace(outcome, claim_by=last, readings=(*outcome.readings, "day-count"))


def open_points(case: Case, outcome: Outcome) -> tuple[Verdict, ...]:
    """Return what is not a printed condition and yet keeps a firm answer back."""
    points = [] if outcome.reach is MET else [outcome.reach]
    if outcome.unsure:
        points.append(Verdict(None, outcome.unsure))
    if case.benefit.needs_work:
        options, employed = case.options(NEEDS_WORK), case.the_person.employed
        if employed is False or options == ("anyone",):
            points.append(Verdict(agreed(option == "anyone" for option in options), readings=(NEEDS_WORK,)))
        else:
            employee = known(employed, f"{case.person}.employed")
            points.append(replace(employee, can_fail="anyone" not in options) if employed is None else employee)
    return tuple(points)


def _answer(case: Case, verdicts: Sequence[Verdict], points: tuple[Verdict, ...], outcome: Outcome) -> str:
    """Return the answer; what the document does not print for an order or a day is not stated, if all else holds."""
    if not outcome.stated or order_not_printed(case):
        conditions = case.benefit.conditions
        leave = case.benefit.mechanism == "leave"
        rest = (one for one, its in zip(verdicts, conditions, strict=True) if not (leave and its.id == ORDER))
        if every((*rest, *points)):
            return "not_stated"
    return _ANSWERS[every((*verdicts, *points))]


def order_not_printed(case: Case) -> bool:
    """Whether leave is asked for a birth whose order the document does not print."""
    leave = case.benefit.mechanism == "leave" and any(one.id == ORDER for one in case.benefit.conditions)
    return leave and not case.orders_fit
