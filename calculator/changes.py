"""The smallest single changes of a fact that would change the answer or the amount."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from calculator.case import Case
    from calculator.situation import Situation

Line = dict[str, Any]

# Facts that a person or an institution can change; a birth in the past cannot be.
_OF_PARENTS = ("hukou", "resident_managed", "employed", "works_in")


def changes(case: Case, line: Line, answer: Callable[[Case], Line]) -> list[Line]:
    """Return each single change of a known fact that gives another answer or amount, with what it gives."""
    found = []
    for fact, old, new, situation in _variants(case):
        child = situation.children[case.child.position - 1] if case.child else None
        other = answer(replace(case, situation=situation, child=child))
        if (other["answer"], other["amount"]) != (line["answer"], line["amount"]):
            given = {key: other[key] for key in ("answer", "amount", "total")}
            found.append({"fact": fact, "from": old, "to": new, **given})
    return found


def _variants(case: Case) -> Iterator[tuple[str, object, object, Situation]]:
    """Yield (fact, old value, new value, changed situation) for each change worth trying."""
    situation, here = case.situation, case.rules.place
    if case.child is None:
        yield from _institution_variants(situation)
        return
    if situation.married is not None:
        yield (
            "married",
            situation.married,
            not situation.married,
            replace(situation, married=not situation.married),
        )
    for name in ("mother", "father"):
        parent = getattr(situation, name)
        for fact in _OF_PARENTS:
            old = getattr(parent, fact)
            if old is not None:
                new = _other(old, here)
                yield (
                    f"{name}.{fact}",
                    old,
                    new,
                    replace(situation, **{name: replace(parent, **{fact: new})}),
                )
    child = case.child
    if child.hukou is not None:
        new = _other(child.hukou, here)
        changed = replace(child, hukou=str(new), hukou_date=_settled(case) if new == here else None)
        children = tuple(changed if one is child else one for one in situation.children)
        yield child.fact("hukou"), child.hukou, new, replace(situation, children=children)


def _settled(case: Case) -> date | None:
    """Return the day from which a child's hukou could be here: the day asked about, or birth if that is later."""
    born = case.the_child.born
    return max(born, case.situation.as_of) if born else None


def _institution_variants(situation: Situation) -> Iterator[tuple[str, object, object, Situation]]:
    institution = situation.institution
    if institution is None:
        return
    wanted = {"filed": replace(institution, filed=True), "assessment": replace(institution, assessment="passed")}
    for fact, changed in wanted.items():
        old, new = getattr(institution, fact), getattr(changed, fact)
        if old is not None and old != new:
            yield f"institution.{fact}", old, new, replace(situation, institution=changed)


def _other(old: object, here: str) -> object:
    if isinstance(old, bool):
        return not old
    return "other" if old == here else here
