"""Hinggan League's notice: who gets what, each side of every line."""

from __future__ import annotations

from typing import Any

import pytest
from content import line

BOTH = {"hukou": "local", "resident_managed": True, "employed": True, "works_in": "local"}
ELDER = {"born": "2018-06-18", "lawful": True, "hukou": "local", "born_in": "local"}


def family(*children: dict[str, Any], mother: Any = None, father: Any = None, **more: Any) -> dict[str, Any]:
    """A married couple, both employed in the league and managed there, unless said otherwise."""
    return {
        "place": "hinggan",
        "as_of": "2026-11-21",
        "married": True,
        "mother": BOTH if mother is None else mother,
        "father": BOTH if father is None else father,
        "children": list(children),
        **more,
    }


def child(born: str | None = "2024-01-01", **facts: Any) -> dict[str, Any]:
    return {"born": born, "lawful": True, "hukou": "local", "born_in": "local", **facts}


def grant(situation: dict[str, Any], number: int = 2) -> dict[str, Any]:
    return line(situation, "childrearing-grant", f"child-{number}")


def elders(count: int) -> list[dict[str, Any]]:
    return [{**ELDER, "born": f"{2010 + 3 * index}-01-01"} for index in range(count)]


@pytest.mark.parametrize(
    ("order", "answer", "total"), [(1, "no", None), (2, "yes", 2000), (3, "yes", 5000), (4, "no", None)]
)
def test_the_grant_is_for_the_second_and_third_child_once(order: int, answer: str, total: int | None) -> None:
    found = grant(family(*elders(order - 1), child()), order)
    assert found["answer"] == answer
    assert found["total"] == (None if total is None else {"min": total, "max": total, "unit": "CNY"})


@pytest.mark.parametrize(("born", "answer"), [("2023-12-31", "no"), ("2024-01-01", "yes"), ("2024-01-02", "yes")])
def test_the_grant_counts_births_from_the_starting_day_on(born: str, answer: str) -> None:
    assert grant(family(ELDER, child(born)))["answer"] == answer


@pytest.mark.parametrize(
    ("mother", "father", "answer"),
    [
        (("local", True), ("other", False), "yes"),
        (("other", False), ("local", True), "yes"),
        (("local", True), ("local", True), "yes"),
        (("local", False), ("other", True), "no"),
        (("other", True), ("local", False), "no"),
        (("local", None), ("other", None), "unknown"),
        ((None, True), ("local", False), "unknown"),
        ((None, False), ("local", False), "no"),
    ],
)
def test_one_and_the_same_parent_must_have_local_hukou_and_be_managed_here(
    mother: Any, father: Any, answer: str
) -> None:
    parents = [{"hukou": hukou, "resident_managed": managed} for hukou, managed in (mother, father)]
    assert grant(family(ELDER, child(), mother=parents[0], father=parents[1]))["answer"] == answer


def test_the_child_must_be_registered_in_the_league() -> None:
    assert grant(family(ELDER, child(hukou="other")))["answer"] == "no"
    assert grant(family(ELDER, child(hukou="huyanghe")))["answer"] == "no"
    assert grant(family(ELDER, child(hukou="pending")))["answer"] == "unknown"


def test_the_grant_is_not_begun_before_birth_and_prints_no_deadline() -> None:
    found = grant(family(ELDER, child("2027-01-01")))
    assert (found["now"], found["until"]) == ("not_yet", None)
    assert grant(family(ELDER, child()))["now"] is None


def test_twins_leave_the_younger_ones_grant_a_range() -> None:
    situation = family(ELDER, child("2025-03-03"), child("2025-03-03"))
    assert grant(situation, 3)["amount"] == {"min": 2000, "max": 5000, "unit": "CNY"}


@pytest.mark.parametrize(
    ("as_of", "now"),
    [("2026-12-19", "not_yet"), ("2026-12-20", "running"), ("2027-03-20", "running"), ("2027-03-21", "ended")],
)
def test_the_premium_is_due_within_ninety_days_after_birth(as_of: str, now: str) -> None:
    found = line(family(child("2026-12-20"), as_of=as_of), "newborn-insurance", "child-1")
    assert (found["until"], found["now"]) == ("2027-03-20", now)


def test_the_premium_of_a_december_child_is_that_of_the_birth_year() -> None:
    found = line(family(child("2026-12-20")), "newborn-insurance", "child-1")
    assert found["premium_year"] == 2026
    assert "premium-year" in {one["id"] for one in found["readings"]}
    spring = line(family(child("2026-03-01")), "newborn-insurance", "child-1")
    assert "premium-year" not in {one["id"] for one in spring["readings"]}


@pytest.mark.parametrize(("order", "days"), [(1, 158), (2, 158), (3, 188)])
def test_maternity_leave_is_the_base_plus_days_by_order(order: int, days: int) -> None:
    found = line(family(*elders(order - 1), child()), "maternity-leave", "mother", f"child-{order}")
    assert found["answer"] == "yes"
    assert found["amount"] == {"min": days, "max": days, "unit": "days"}


def test_maternity_leave_for_a_fourth_child_is_not_stated() -> None:
    found = line(family(*elders(3), child()), "maternity-leave", "mother", "child-4")
    assert (found["answer"], found["amount"]) == ("not_stated", None)


def test_leave_asks_for_no_hukou_and_maternity_leave_for_no_lawfulness() -> None:
    away = {"hukou": "other", "resident_managed": False, "employed": True, "works_in": "local"}
    situation = family(child(lawful=False, hukou="other"), mother=away, father=away)
    assert line(situation, "maternity-leave", "mother")["answer"] == "yes"
    assert line(situation, "spouse-care-leave", "father")["answer"] == "yes"
    assert line(situation, "parental-leave", "mother")["answer"] == "no"


@pytest.mark.parametrize(
    ("born_in", "works_in", "answer"),
    [
        ("local", "local", "yes"),
        ("local", "other", "yes"),
        ("local", None, "yes"),
        ("other", "local", "unknown"),
        ("other", None, "unknown"),
        ("other", "other", "no"),
        (None, "local", "unknown"),
    ],
)
def test_in_the_league_can_be_read_of_birth_or_work(born_in: str | None, works_in: str | None, answer: str) -> None:
    found = line(family(child(born_in=born_in), mother={**BOTH, "works_in": works_in}), "maternity-leave", "mother")
    assert found["answer"] == answer


def test_maternity_leave_is_for_employees() -> None:
    assert line(family(child(), mother={**BOTH, "employed": False}), "maternity-leave", "mother")["answer"] == "no"
    unknown = line(family(child(), mother={**BOTH, "employed": None}), "maternity-leave", "mother")
    assert (unknown["answer"], unknown["missing"]) == ("unknown", ["mother.employed"])


def test_twins_are_one_delivery_and_one_leave() -> None:
    situation = family(ELDER, child("2025-03-03"), child("2025-03-03"))
    found = line(situation, "maternity-leave", "mother", "child-3")
    assert found["amount"] == {"min": 158, "max": 188, "unit": "days"}
    assert line(situation, "spouse-care-leave", "father", "child-3")["amount"]["max"] == 25


def test_leave_goes_by_the_mothers_own_births_and_the_grant_by_the_couples() -> None:
    situation = family({**ELDER, "of": "mother"}, {**ELDER, "of": "mother", "born": "2020-01-01"}, child())
    assert line(situation, "maternity-leave", "mother", "child-3")["amount"]["max"] == 188
    assert grant(situation, 3)["answer"] == "no"


def test_both_parents_have_ten_days_a_year_until_the_third_birthday() -> None:
    for parent in ("mother", "father"):
        found = line(family(child("2026-05-20")), "parental-leave", parent)
        assert found["amount"] == {"min": 10, "max": 10, "unit": "days/year"}
        assert found["total"] == {"min": 30, "max": 40, "unit": "days"}
        assert (found["from"], found["until"]) == ("2026-05-20", "2029-05-20")


@pytest.mark.parametrize(("born", "answer"), [("2023-12-28", "unknown"), ("2023-12-29", "yes"), ("2023-12-30", "yes")])
def test_a_birth_before_the_notice_leaves_maternity_leave_open(born: str, answer: str) -> None:
    assert line(family(child(born)), "maternity-leave", "mother")["answer"] == answer


def test_a_parent_without_an_employer_is_left_open() -> None:
    found = line(family(child(), father={**BOTH, "employed": False}), "parental-leave", "father")
    assert found["answer"] == "unknown"
    assert "leave-needs-work" in {one["id"] for one in found["readings"]}


def test_care_leave_needs_a_spouse() -> None:
    assert line(family(child(), married=False), "spouse-care-leave", "father")["answer"] == "no"


def test_an_institution_gets_no_sum_from_this_document() -> None:
    situation = {"place": "hinggan", "institution": {"filed": True, "enrolled": [10]}}
    found = line(situation, "nursery-subsidies", "institution")
    assert (found["answer"], found["total"]) == ("not_stated", None)


@pytest.mark.parametrize("benefit", ["maternity-leave", "spouse-care-leave", "parental-leave"])
def test_a_birth_without_a_date_may_lie_before_the_notice(benefit: str) -> None:
    situation = family(child(None))
    subject = "father" if benefit == "spouse-care-leave" else "mother"
    found = line(situation, benefit, subject)
    assert (found["answer"], found["missing"]) == ("unknown", ["children[0].born"])


def test_a_birth_of_the_mother_and_one_of_the_father_on_a_day_are_two() -> None:
    situation = family(child("2025-01-01", of="mother"), child("2025-01-01", of="father"))
    assert line(situation, "maternity-leave", "mother", "child-1")["answer"] == "yes"
    assert line(situation, "maternity-leave", "mother", "child-2")["answer"] == "no"


def test_parental_leave_that_began_before_the_notice_names_it_and_may_be_shorter() -> None:
    found = line(family(child("2023-12-28")), "parental-leave", "mother")
    assert found["answer"] == "yes"
    assert found["total"] == {"min": 20, "max": 40, "unit": "days"}
    assert "no-start-date" in {one["id"] for one in found["readings"]}


def test_the_fathers_care_leave_looks_at_the_mothers_workplace_too() -> None:
    situation = family(child(born_in="other"), father={**BOTH, "works_in": "other"})
    found = line(situation, "spouse-care-leave", "father")
    assert (found["answer"], found["missing"]) == ("unknown", [])
    away = {**BOTH, "works_in": "other"}
    refused = line(family(child(born_in="other"), mother=away, father=away), "spouse-care-leave", "father")
    assert refused["answer"] == "no"
    assert "within-place" in {one["id"] for one in refused["readings"]}


def test_leave_of_several_children_at_once_is_a_named_reading() -> None:
    def named(*born: str) -> bool:
        found = line(family(*(child(day) for day in born)), "parental-leave", "mother", f"child-{len(born)}")
        return "several-children" in {one["id"] for one in found["readings"]}

    assert named("2024-05-01", "2026-01-01")
    assert not named("2024-05-01")
    assert not named("2021-01-01", "2024-01-01")
    assert named("2021-01-02", "2024-01-01")


@pytest.mark.parametrize(("employed", "answer"), [(True, "not_stated"), (None, "unknown"), (False, "no")])
def test_leave_for_a_fourth_birth_still_looks_at_the_other_conditions(employed: bool | None, answer: str) -> None:
    situation = family(*elders(3), child(), mother={**BOTH, "employed": employed})
    assert line(situation, "maternity-leave", "mother", "child-4")["answer"] == answer


def test_a_late_registration_is_a_named_reading_of_the_grant() -> None:
    found = grant(family(ELDER, child(hukou_date="2026-10-01")))
    assert found["answer"] == "yes"
    assert "late-registration" in {one["id"] for one in found["readings"]}
