"""What each printed condition means: one small function with the law's own name.

A function looks at a case and returns a verdict. `CONDITIONS` also says which facts it looks at, so
that they can be shown beside it, and which readings it may rest on; a document that uses the
condition writes what each reading says. `child.born` is the child asked about, `children[].born`
every child up to it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from calculator.case import local_parents, managed_local
from calculator.verdict import FAILED, MET, Verdict, agreed, both, either, known

if TYPE_CHECKING:
    from collections.abc import Callable

    from calculator.case import Case
    from calculator.rules import OwnMeaning, PlaceRules


@dataclass(frozen=True)
class Meaning:
    """How a condition is judged, the facts it looks at and the readings it may rest on."""

    verdict: Callable[[Case], Verdict]
    facts: tuple[str, ...]
    readings: tuple[str, ...] = ()


def couple(case: Case) -> Verdict:
    """同一对夫妻: the child was born to this married couple; whether an adopted one counts may be a reading."""
    child = case.the_child
    counted = agreed(option == "counted" for option in case.options("adopted")) if child.adopted else True
    readings = ("adopted",) if child.adopted else ()
    if counted is False:
        return Verdict(met=False, readings=readings, fell_on=("child.adopted",))
    if child.of != "couple":
        return Verdict(met=False, readings=("other-union",), fell_on=("child.of",))
    if case.situation.married is False:
        return Verdict(met=False, readings=("marriage",), fell_on=("married",))
    married = known(case.situation.married, "married")
    return replace(married, met=both(married.met, counted), readings=readings) if readings else married


def lawful(case: Case) -> Verdict:
    """依法生育 / 按政策生育: the birth is lawful, as the family states."""
    return known(case.the_child.lawful, case.the_child.fact("lawful"))


def born_from(case: Case) -> Verdict:
    """自……以后 / 自……起: born on or after the start date; that the day itself counts may be a reading."""
    born, start = case.the_child.born, case.benefit.start
    if born is None or start is None:
        return Verdict(None, (case.the_child.fact("born"),))
    if born != start:
        return MET if born > start else FAILED
    met = agreed(option == "included" for option in case.options("start-day"))
    return Verdict(met, readings=("start-day",))


def parents_local(case: Case) -> Verdict:
    """夫妻双方或一方为本地户籍: at least one parent has local hukou."""
    possible = local_parents(case)
    if possible[-1] == 0:
        return FAILED
    return MET if possible[0] else Verdict(None, unknown_hukou(case))


def managed_parent(case: Case) -> Verdict:
    """夫妻一方为本地户籍纳入常住管理: one and the same parent has both; that two such parents do is a reading."""
    mother, father = case.situation.mother, case.situation.father
    each = (managed_local(case, mother), managed_local(case, father))
    ways = {"at-least-one": either(*each), "exactly-one": _exactly_one(*each)}
    met = agreed(ways[option] for option in case.options("both-parents"))
    both_matter = met is not False and False not in each
    missing = tuple(
        f"{name}.{fact}"
        for name, parent, met_by in (("mother", mother, each[0]), ("father", father, each[1]))
        for fact in ("hukou", "resident_managed")
        if met is None and met_by is None and getattr(parent, fact) is None
    )
    return Verdict(met, missing, ("both-parents",) if both_matter and either(*each) else ())


def _exactly_one(one: bool | None, other: bool | None) -> bool | None:  # noqa: FBT001 - three-valued logic
    if one is None or other is None:
        return None
    return one != other


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
    orders = case.orders
    printed = {order for order in orders.possible if any(rate.fits_order(order) for rate in case.benefit.rates)}
    leave = case.benefit.mechanism == "leave"
    if not printed:
        return Verdict(None if leave else False, readings=orders.readings)
    if printed == orders.possible:
        return Verdict(met=True, readings=orders.readings)
    return Verdict(None, orders.missing, orders.readings, can_fail=not leave)


def mother_gave_birth(case: Case) -> Verdict:
    """生育子女的女职工: she bore this child herself; whether an adopted child counts may be a reading."""
    if case.the_child.adopted:
        met = agreed(option == "counted" for option in case.options("adopted"))
        return Verdict(met, readings=("adopted",))
    return FAILED if case.the_child.of == "father" else MET


def employed_mother(case: Case) -> Verdict:
    """女职工: the mother is an employee."""
    return known(case.situation.mother.employed, "mother.employed")


def spouse_of_employee(case: Case) -> Verdict:
    """女职工……；配偶: the sentence speaks of female employees; whether others' spouses are meant is a reading."""
    options, employed = case.options("whose-spouse"), case.situation.mother.employed
    if options == ("any",):
        return Verdict(met=True, readings=("whose-spouse",))
    if employed is False:
        return Verdict(agreed(option == "any" for option in options), readings=("whose-spouse",))
    if employed is None:
        return Verdict(None, ("mother.employed",), can_fail="any" not in options)
    return MET


def born_here(case: Case) -> Verdict:
    """本地生育: the words can be read of the place of birth or of the place of work.

    Of the mother's work, or either parent's for leave that the father has or both have. Where both
    readings stand, a birth in the place meets it, and only a birth elsewhere by people who work
    elsewhere fails.
    """
    here, options = case.local(case.the_child.born_in), case.options("within-place")
    names = ("mother",) if case.benefit.subject == "mother" else ("mother", "father")
    places = {f"{name}.works_in": getattr(case.situation, name).works_in for name in names}
    works = [case.local(place) for place in places.values()]
    work = True if True in works else (None if None in works else False)
    met = here if "birth" in options else work
    if met is not True and len(options) > 1:
        met = False if here is False and work is False else None
    missing = [] if here is not None or "birth" not in options else [case.the_child.fact("born_in")]
    missing += [fact for fact, place in places.items() if place is None and "work" in options and work is None]
    return Verdict(met, tuple(missing) if met is None else (), ("within-place",))


def newborn(case: Case) -> Verdict:
    """新生儿: the time limit counts from the birth, which must be known."""
    return known(case.the_child.born is not None or None, case.the_child.fact("born"))


def filed(case: Case) -> Verdict:
    """备案通过: filing passed; one still under way is unknown, not failed."""
    passed = case.institution.filed
    return known(None if passed == "pending" else passed, "institution.filed")


def assessed(case: Case) -> Verdict:
    """上一年度考核合格: last year's assessment passed; what holds without one may be a reading."""
    assessment = case.institution.assessment
    if assessment == "none":
        met = agreed(option == "allowed" for option in case.options("no-assessment"))
        return Verdict(met, readings=("no-assessment",))
    return known(None if assessment is None else assessment == "passed", "institution.assessment")


def unknown_hukou(case: Case) -> tuple[str, ...]:
    """Return the paths of the parents' hukou that were not said."""
    return tuple(f"{name}.hukou" for name in ("mother", "father") if getattr(case.situation, name).hukou is None)


def meaning_of(rules: PlaceRules, condition: str) -> Meaning:
    """Return what a condition means: one of ours, or one that is nothing but a fact of the place's own."""
    return CONDITIONS.get(condition) or _own(rules.meanings[condition])


@cache
def _own(own: OwnMeaning) -> Meaning:
    paths = {
        "both": (f"mother.{own.fact}", f"father.{own.fact}"),
        "either": (f"mother.{own.fact}", f"father.{own.fact}"),
        "family": (own.fact,),
    }.get(own.who, (f"{own.who}.{own.fact}",))

    def verdict(case: Case) -> Verdict:
        """Judge the place's own yes-or-no fact, of one person or of both or either of the parents."""
        found = [_own_fact(case, path) for path in paths]
        join = either if own.who == "either" else both
        met = join(found[0], found[-1])
        missing = (case_path(case, path) for path, one in zip(paths, found, strict=True) if one is None)
        return Verdict(met, tuple(missing) if met is None else ())

    return Meaning(verdict, paths)


def _own_fact(case: Case, path: str) -> bool | None:
    whose, _, name = path.rpartition(".")
    part = case.child if whose == "child" else getattr(case.situation, whose) if whose else case.situation
    return part.own.get(name) if part else None


def case_path(case: Case, path: str) -> str:
    """Return a path of `CONDITIONS` as the situation writes it: `child.born` → `children[1].born`."""
    return case.the_child.fact(path.removeprefix("child.")) if path.startswith("child.") else path


_PARENTS_HUKOU = ("mother.hukou", "father.hukou")

CONDITIONS: dict[str, Meaning] = {
    "assessed": Meaning(assessed, ("institution.assessment",), ("no-assessment",)),
    "birth-order": Meaning(
        birth_order, ("children[].born", "children[].of", "children[].adopted"), ("twins", "other-union", "adopted")
    ),
    "born-from": Meaning(born_from, ("child.born",), ("start-day",)),
    "born-here": Meaning(born_here, ("child.born_in", "mother.works_in", "father.works_in"), ("within-place",)),
    "child-local": Meaning(child_local, ("child.hukou", "child.hukou_date"), ("late-registration",)),
    "couple": Meaning(couple, ("married", "child.of", "child.adopted"), ("adopted", "other-union", "marriage")),
    "employed-mother": Meaning(employed_mother, ("mother.employed",)),
    "filed": Meaning(filed, ("institution.filed",)),
    "lawful": Meaning(lawful, ("child.lawful",)),
    "managed-parent": Meaning(
        managed_parent, (*_PARENTS_HUKOU, "mother.resident_managed", "father.resident_managed"), ("both-parents",)
    ),
    "mother-gave-birth": Meaning(mother_gave_birth, ("child.of", "child.adopted"), ("adopted",)),
    "newborn": Meaning(newborn, ("child.born",)),
    "parents-local": Meaning(parents_local, _PARENTS_HUKOU),
    "spouse": Meaning(couple, ("married", "child.of", "child.adopted"), ("adopted", "other-union", "marriage")),
    "spouse-of-employee": Meaning(spouse_of_employee, ("mother.employed",), ("whose-spouse",)),
    "under-three": Meaning(newborn, ("child.born",)),
}
