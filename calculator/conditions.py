"""What each printed condition means: one small function with the law's own name.

A function looks at a case and returns a verdict. The names of the readings it may rest on are in
`READINGS`; a document that uses the condition writes what each reading says.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from calculator.case import Case, birth_orders, local_parents, managed_local
from calculator.verdict import FAILED, MET, Verdict, either, known

if TYPE_CHECKING:
    from collections.abc import Callable


def couple(case: Case) -> Verdict:
    """同一对夫妻: the child was born to this married couple."""
    child = case.the_child
    if child.adopted:
        return Verdict(met=False, readings=("adopted",))
    if child.of != "couple":
        return Verdict(met=False, readings=("other-union",))
    if case.situation.married is False:
        return Verdict(met=False, readings=("marriage",))
    return known(case.situation.married, "married")


def lawful(case: Case) -> Verdict:
    """依法生育 / 按政策生育: the birth is lawful, as the family states."""
    return known(case.the_child.lawful, case.the_child.fact("lawful"))


def born_from(case: Case) -> Verdict:
    """自……以后 / 自……起: born on or after the start date; that the day itself counts may be a reading."""
    born, start = case.the_child.born, case.benefit.start
    if born is None or start is None:
        return Verdict(None, (case.the_child.fact("born"),))
    return Verdict(born >= start, readings=("start-day",) if born == start else ())


def parents_local(case: Case) -> Verdict:
    """夫妻双方或一方为本地户籍: at least one parent has local hukou."""
    possible = local_parents(case)
    if possible[-1] == 0:
        return FAILED
    return MET if possible[0] else Verdict(None, _unknown_hukou(case))


def managed_parent(case: Case) -> Verdict:
    """夫妻一方为本地户籍纳入常住管理: one and the same parent has both; two such parents are no fewer."""
    mother, father = case.situation.mother, case.situation.father
    each = (managed_local(case, mother), managed_local(case, father))
    if met := either(*each):
        return Verdict(met, readings=() if False in each else ("both-parents",))
    missing = tuple(
        f"{name}.{fact}"
        for name, parent, met_by in (("mother", mother, each[0]), ("father", father, each[1]))
        for fact in ("hukou", "resident_managed")
        if met_by is None and getattr(parent, fact) is None
    )
    return Verdict(met, missing)


def child_local(case: Case) -> Verdict:
    """子女落户本地: the child's hukou is here; one still to be registered is unknown, not failed."""
    child = case.the_child
    if child.hukou == "pending":
        return Verdict(None, (child.fact("hukou"),), ("late-registration",))
    verdict = known(case.local(child.hukou), child.fact("hukou"))
    late = child.born and child.hukou_date and child.hukou_date > child.born
    return replace(verdict, readings=("late-registration",)) if verdict.met and late else verdict


def birth_order(case: Case) -> Verdict:
    """第二个、第三个子女 and the like: the child's order is one for which the document prints a rate.

    Leave for an order that is not printed is not refused by the text either: that stays unknown.
    """
    orders = birth_orders(case)
    printed = orders.possible & case.benefit.orders
    if not printed:
        return Verdict(None if case.benefit.mechanism == "leave" else False, readings=orders.readings)
    met = True if printed == orders.possible else None
    return Verdict(met, orders.missing if met is None else (), orders.readings)


def mother_gave_birth(case: Case) -> Verdict:
    """生育子女的女职工: she bore this child herself."""
    if case.the_child.adopted:
        return Verdict(met=False, readings=("adopted",))
    return FAILED if case.the_child.of == "father" else MET


def employed_mother(case: Case) -> Verdict:
    """女职工: the mother is an employee."""
    return known(case.situation.mother.employed, "mother.employed")


def spouse_of_employee(case: Case) -> Verdict:
    """女职工……；配偶: the sentence speaks of female employees; whether others' spouses are meant is open."""
    employed = case.situation.mother.employed
    if employed is False:
        return Verdict(None, readings=("whose-spouse",))
    return known(employed, "mother.employed")


def spouse(case: Case) -> Verdict:
    """配偶: the person is the mother's husband and the child is theirs."""
    return couple(case)


def born_here(case: Case) -> Verdict:
    """盟内生育: met by a birth in the place; failed only if nobody whose work counts works there either.

    The words can be read of the place of birth or of the place of work: the mother's, or either
    parent's for leave that the father has or both have.
    """
    here = case.local(case.the_child.born_in)
    if here:
        return Verdict(met=True, readings=("within-place",))
    names = ("mother",) if case.benefit.subject == "mother" else ("mother", "father")
    places = {f"{name}.works_in": getattr(case.situation, name).works_in for name in names}
    works = [case.local(place) for place in places.values()]
    if here is False and set(works) == {False}:
        return Verdict(met=False, readings=("within-place",))
    missing = [] if here is False else [case.the_child.fact("born_in")]
    missing += [fact for fact, place in places.items() if place is None and True not in works]
    return Verdict(None, tuple(missing), ("within-place",))


def newborn(case: Case) -> Verdict:
    """新生儿: the time limit counts from the birth, which must be known."""
    return known(case.the_child.born is not None or None, case.the_child.fact("born"))


def under_three(case: Case) -> Verdict:
    """子女在三周岁以前: the leave is for that time, counted from the birth, which must be known."""
    return newborn(case)


def filed(case: Case) -> Verdict:
    """备案通过: filing passed; one still under way is unknown, not failed."""
    passed = case.institution.filed
    return known(None if passed == "pending" else passed, "institution.filed")


def assessed(case: Case) -> Verdict:
    """上一年度考核合格: last year's assessment passed; what holds without an assessment is not printed."""
    assessment = case.institution.assessment
    if assessment == "none":
        return Verdict(None, readings=("no-assessment",))
    return known(None if assessment is None else assessment == "passed", "institution.assessment")


def _unknown_hukou(case: Case) -> tuple[str, ...]:
    return tuple(f"{name}.hukou" for name in ("mother", "father") if getattr(case.situation, name).hukou is None)


CONDITIONS: dict[str, Callable[[Case], Verdict]] = {
    "assessed": assessed,
    "birth-order": birth_order,
    "born-from": born_from,
    "born-here": born_here,
    "child-local": child_local,
    "couple": couple,
    "employed-mother": employed_mother,
    "filed": filed,
    "lawful": lawful,
    "managed-parent": managed_parent,
    "mother-gave-birth": mother_gave_birth,
    "newborn": newborn,
    "parents-local": parents_local,
    "spouse": spouse,
    "spouse-of-employee": spouse_of_employee,
    "under-three": under_three,
}

READINGS: dict[str, tuple[str, ...]] = {
    "assessed": ("no-assessment",),
    "birth-order": ("twins", "other-union", "adopted"),
    "born-from": ("start-day",),
    "born-here": ("within-place",),
    "child-local": ("late-registration",),
    "couple": ("adopted", "other-union", "marriage"),
    "managed-parent": ("both-parents",),
    "mother-gave-birth": ("adopted",),
    "spouse": ("adopted", "other-union", "marriage"),
    "spouse-of-employee": ("whose-spouse",),
}
