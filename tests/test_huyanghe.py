"""The draft of the Seventh Division and Huyanghe City: who gets what, each side of every line."""

from __future__ import annotations

from typing import Any

import pytest
from content import TODAY, line, rules

from calculator.estimate import estimate
from calculator.situation import read_situation

LOCAL = {"hukou": "local"}
ELDER = {"born": "2020-06-18", "lawful": True, "hukou": "local"}


def family(*children: dict[str, Any], mother: Any = None, father: Any = None, **more: Any) -> dict[str, Any]:
    """A married couple with local hukou, unless said otherwise."""
    return {
        "place": "huyanghe",
        "as_of": "2026-11-21",
        "married": True,
        "mother": LOCAL if mother is None else mother,
        "father": LOCAL if father is None else father,
        "children": list(children),
        **more,
    }


def child(born: str | None = "2025-01-01", **facts: Any) -> dict[str, Any]:
    """A lawful child with local hukou from birth, unless said otherwise."""
    return {"born": born, "lawful": True, "hukou": "local", "hukou_date": born, **facts}


def subsidy(situation: dict[str, Any], number: int = 2) -> dict[str, Any]:
    return line(situation, "childcare-subsidy", f"child-{number}")


@pytest.mark.parametrize(
    ("mother", "father", "order", "monthly"),
    [
        ("local", "local", 2, 500),
        ("local", "other", 2, 250),
        ("other", "local", 2, 250),
        ("local", "local", 3, 1000),
        ("local", "other", 3, 500),
    ],
)
def test_the_rate_goes_by_birth_order_and_local_parents(mother: str, father: str, order: int, monthly: int) -> None:
    elders = [ELDER] * 1 + [{**ELDER, "born": "2022-02-02"}] * (order - 2)
    found = subsidy(family(*elders, child(), mother={"hukou": mother}, father={"hukou": father}), order)
    assert found["answer"] == "yes"
    assert found["amount"] == {"min": monthly, "max": monthly, "unit": "CNY/month"}
    assert found["total"] == {"min": 36 * monthly, "max": 36 * monthly, "unit": "CNY"}
    assert found["payments"] == {"min": 36, "max": 36}


@pytest.mark.parametrize(
    ("born", "answer", "start_day_named"),
    [("2024-12-31", "no", False), ("2025-01-01", "yes", True), ("2025-01-02", "yes", False)],
)
def test_births_count_from_the_starting_day_and_the_day_itself_is_a_named_reading(
    born: str, answer: str, start_day_named: bool
) -> None:
    found = subsidy(family(ELDER, child(born)))
    assert found["answer"] == answer
    assert ("start-day" in {one["id"] for one in found["readings"]}) == start_day_named


@pytest.mark.parametrize(
    ("as_of", "now"),
    [
        ("2024-12-31", "not_yet"),
        ("2025-01-01", "running"),
        ("2027-12-31", "running"),
        ("2028-01-01", "ended"),
    ],
)
def test_it_runs_from_birth_until_the_third_birthday(as_of: str, now: str) -> None:
    found = subsidy(family(ELDER, child(), as_of=as_of))
    assert (found["from"], found["until"], found["now"]) == ("2025-01-01", "2028-01-01", now)


def test_months_of_a_birth_in_mid_month_are_a_range_that_names_its_reading() -> None:
    found = subsidy(family(ELDER, child("2025-03-15")))
    assert found["payments"] == {"min": 35, "max": 37}
    assert found["total"] == {"min": 17500, "max": 18500, "unit": "CNY"}
    assert "month-count" in {one["id"] for one in found["readings"]}


def test_a_leap_day_child_completes_three_years_on_the_first_of_march() -> None:
    found = subsidy(family(ELDER, child("2028-02-29"), as_of="2028-03-01"))
    assert found["until"] == "2031-03-01"
    assert found["payments"] == {"min": 36, "max": 37}
    assert "leap-day" in {one["id"] for one in found["readings"]}


@pytest.mark.parametrize(("order", "elders"), [(1, 0), (4, 3)])
def test_a_first_and_a_fourth_child_are_not_printed(order: int, elders: int) -> None:
    older = [{**ELDER, "born": f"{2010 + 3 * index}-01-01"} for index in range(elders)]
    found = subsidy(family(*older, child()), order)
    assert found["answer"] == "no"
    assert found["amount"] is None
    assert [one["condition"] for one in found["reasons"] if one["met"] is False] == ["birth-order"]


def test_neither_parent_local_fails() -> None:
    other = {"hukou": "other"}
    assert subsidy(family(ELDER, child(), mother=other, father=other))["answer"] == "no"


def test_being_managed_as_a_resident_is_no_condition_here() -> None:
    away = {"hukou": "local", "resident_managed": False}
    assert subsidy(family(ELDER, child(), mother=away, father=away))["answer"] == "yes"


def test_an_unknown_parent_makes_the_amount_a_range() -> None:
    found = subsidy(family(ELDER, child(), father={}))
    assert (found["answer"], found["amount"]["min"], found["amount"]["max"]) == ("yes", 250, 500)
    assert found["missing"] == ["father.hukou"]


def test_one_parent_elsewhere_and_one_unknown_is_unknown() -> None:
    found = subsidy(family(ELDER, child(), mother={"hukou": "other"}, father={}))
    assert found["answer"] == "unknown"
    assert found["missing"] == ["father.hukou"]


@pytest.mark.parametrize("fact", ["married", "lawful", "hukou", "born"])
def test_a_missing_fact_stays_unknown_and_is_named(fact: str) -> None:
    situation = family(ELDER, child())
    if fact == "married":
        del situation["married"]
    else:
        situation["children"][1].pop(fact)
    if fact == "hukou":
        situation["children"][1].pop("hukou_date")
    found = subsidy(situation)
    assert found["answer"] == "unknown"
    assert found["missing"] == ["married" if fact == "married" else f"children[1].{fact}"]


def test_a_child_whose_elder_has_no_birth_date_may_be_a_twin() -> None:
    found = subsidy(family({"lawful": True}, child()))
    assert found["answer"] == "unknown"
    assert found["missing"] == ["children[0].born"]


def test_a_pending_hukou_is_unknown_and_a_hukou_elsewhere_fails() -> None:
    pending = subsidy(family(ELDER, child(hukou="pending", hukou_date=None)))
    assert (pending["answer"], pending["missing"]) == ("unknown", ["children[1].hukou"])
    assert subsidy(family(ELDER, child(hukou="other", hukou_date=None)))["answer"] == "no"


def test_late_registration_widens_the_total_and_names_its_reading() -> None:
    found = subsidy(family(ELDER, child("2025-02-01", hukou_date="2025-08-01")))
    assert found["payments"] == {"min": 30, "max": 36}
    assert "late-registration" in {one["id"] for one in found["readings"]}


def test_twins_count_one_by_one_or_by_delivery() -> None:
    situation = family(ELDER, child("2025-05-01"), child("2025-05-01"))
    assert subsidy(situation, 2)["amount"] == {"min": 500, "max": 500, "unit": "CNY/month"}
    younger = subsidy(situation, 3)
    assert younger["amount"] == {"min": 500, "max": 1000, "unit": "CNY/month"}
    assert "twins" in {one["id"] for one in younger["readings"]}


def test_of_first_born_twins_the_younger_is_left_open() -> None:
    found = subsidy(family(child("2025-05-01"), child("2025-05-01")), 2)
    assert found["answer"] == "unknown"
    assert found["amount"] == {"min": 500, "max": 500, "unit": "CNY/month"}


def test_children_of_only_one_parent_do_not_count_and_the_reading_is_named() -> None:
    situation = family({**ELDER, "of": "mother"}, child())
    found = subsidy(situation)
    assert found["answer"] == "no"
    assert "other-union" in {one["id"] for one in found["readings"]}
    assert subsidy(situation, 1)["answer"] == "no"


def test_an_adopted_child_is_no_birth_and_the_reading_is_named() -> None:
    found = subsidy(family(ELDER, child(adopted=True)))
    assert found["answer"] == "no"
    assert "adopted" in {one["id"] for one in found["readings"]}


def test_an_unlawful_birth_and_an_unmarried_couple_fail() -> None:
    assert subsidy(family(ELDER, child(lawful=False)))["answer"] == "no"
    unmarried = subsidy(family(ELDER, child(), married=False))
    assert unmarried["answer"] == "no"
    assert "marriage" in {one["id"] for one in unmarried["readings"]}


def test_a_change_that_would_raise_the_amount_is_offered() -> None:
    found = subsidy(family(ELDER, child(), father={"hukou": "other"}))
    change = next(one for one in found["changes"] if one["fact"] == "father.hukou")
    assert change["to"] == "huyanghe"
    assert change["amount"] == {"min": 500, "max": 500, "unit": "CNY/month"}


def nursery(**facts: Any) -> dict[str, Any]:
    return line(
        {"place": "huyanghe", "as_of": "2026-11-21", "institution": facts}, "nursery-operating-subsidy", "institution"
    )


def test_the_operating_subsidy_multiplies_each_months_actual_enrolment() -> None:
    found = nursery(filed=True, assessment="passed", enrolled=[45, 44, 47])
    assert found["answer"] == "yes"
    assert found["total"] == {"min": 31280, "max": 31280, "unit": "CNY"}
    assert found["amount"] == {"min": 10120, "max": 10810, "unit": "CNY/month"}


@pytest.mark.parametrize(
    ("filed", "assessment", "answer"),
    [
        (True, "passed", "yes"),
        (True, "failed", "no"),
        (True, "none", "unknown"),
        (True, None, "unknown"),
        (False, "passed", "no"),
        ("pending", "passed", "unknown"),
        (None, "passed", "unknown"),
    ],
)
def test_filing_and_last_years_assessment_decide(filed: Any, assessment: str | None, answer: str) -> None:
    assert nursery(filed=filed, assessment=assessment, enrolled=[10])["answer"] == answer


def test_nobody_enrolled_is_a_sum_of_nothing_and_no_head_count_is_unknown() -> None:
    assert nursery(filed=True, assessment="passed", enrolled=[0, 0])["total"]["max"] == 0
    without = nursery(filed=True, assessment="passed")
    assert without["total"] is None
    assert without["missing"] == ["institution.enrolled"]
    assert without["rate"] == {"min": 230, "max": 230, "unit": "CNY/person/month"}


def test_leave_has_no_days_in_this_document() -> None:
    for benefit, subject in (("maternity-leave", "mother"), ("spouse-care-leave", "father")):
        found = line(family(ELDER, child()), benefit, subject)
        assert (found["answer"], found["amount"]) == ("not_stated", None)
        assert found["reasons"][0]["quote"]


def test_a_child_without_a_date_between_two_others_cannot_make_the_third_a_first() -> None:
    found = subsidy(family(ELDER, {"lawful": True, "hukou": "local"}, child()), 3)
    assert found["answer"] == "yes"
    assert found["amount"] == {"min": 500, "max": 1000, "unit": "CNY/month"}
    assert found["missing"] == ["children[1].born"]


def test_a_change_of_the_childs_hukou_counts_from_the_day_asked() -> None:
    found = subsidy(family(ELDER, child("2025-02-01", hukou="other", hukou_date="2025-02-01")))
    change = next(one for one in found["changes"] if one["fact"] == "children[1].hukou")
    assert change["answer"] == "yes"
    assert change["total"]["min"] < change["total"]["max"] == 18000


def test_every_answer_says_that_an_implementing_plan_is_to_come() -> None:
    named = {one["id"] for one in subsidy(family(ELDER, child()))["readings"]}
    assert {"implementing-plan", "hukou-when"} <= named


def test_without_a_day_of_registration_the_total_reaches_from_nothing_to_the_count_from_birth() -> None:
    found = subsidy(family(ELDER, child(hukou_date=None)))
    assert found["answer"] == "yes"
    assert found["payments"] == {"min": 0, "max": 36}
    assert found["total"] == {"min": 0, "max": 18000, "unit": "CNY"}
    assert found["missing"] == ["children[1].hukou_date"]


def test_each_reading_says_what_each_alternative_gives() -> None:
    found = subsidy(family(ELDER, child("2025-02-15", hukou_date="2025-08-15")))
    late = next(one for one in found["readings"] if one["id"] == "late-registration")
    assert late["here"] is None
    from_birth, from_registration = late["gives"]
    assert from_birth["payments"] == {"min": 35, "max": 37}
    assert from_registration["payments"] == {"min": 29, "max": 31}
    assert found["payments"] == {"min": 29, "max": 37}


def test_a_condition_stands_beside_the_readers_own_fact() -> None:
    found = subsidy(family(ELDER, child(), father={"hukou": "other"}))
    reason = next(one for one in found["reasons"] if one["condition"] == "parents-local")
    assert reason["facts"] == [
        {"fact": "mother.hukou", "value": "huyanghe"},
        {"fact": "father.hukou", "value": "other"},
    ]


def test_what_a_past_birth_has_settled_is_a_reason_and_no_change() -> None:
    found = subsidy(family(ELDER, child("2024-12-31")))
    reason = next(one for one in found["reasons"] if one["condition"] == "born-from")
    assert reason["fixed"] is True
    assert "children[1].born" not in {one["fact"] for one in found["changes"]}


def test_a_birth_still_to_come_may_fall_after_the_starting_day() -> None:
    found = subsidy(family(ELDER, child("2024-12-20", hukou_date=None), as_of="2024-12-01"))
    change = next(one for one in found["changes"] if one["fact"] == "children[1].born")
    assert (change["to"], change["answer"]) == ("2025-01-01", "yes")


def test_the_other_parents_hukou_doubles_the_sum() -> None:
    found = subsidy(family(ELDER, child(), father={"hukou": "other"}))
    first = found["changes"][0]
    assert (first["fact"], first["to"]) == ("father.hukou", "huyanghe")
    assert first["amount"] == {"min": 500, "max": 500, "unit": "CNY/month"}


def test_the_timeline_holds_the_first_and_last_month_and_the_running_total() -> None:
    found = subsidy(family(ELDER, child()))
    events = {one["event"]: one for one in found["timeline"]}
    assert events["first-month"]["month"] == "2025-01"
    assert events["last-month"]["month"] == events["last-month"]["latest"] == "2027-12"
    assert events["asked"] == {
        "day": "2026-11-21",
        "event": "asked",
        "so_far": {"min": 11500, "max": 11500, "unit": "CNY"},
    }
    assert events["until"]["day"] == "2028-01-01"


def test_the_summary_adds_what_runs_now_and_keeps_apart_what_is_to_come() -> None:
    third = child("2026-12-15", hukou_date="2026-12-15")
    result = estimate(read_situation(family(ELDER, child(), third), rules(), TODAY), rules()["huyanghe"])
    sums = {one["kind"]: one["amount"] for one in result["summary"]["family"]["sums"]}
    assert sums["monthly-now"] == {"min": 500, "max": 500, "unit": "CNY/month"}
    assert sums["monthly-later"] == {"min": 1000, "max": 1000, "unit": "CNY/month"}
    assert sums["total"] == {"min": 18000 + 35000, "max": 18000 + 37000, "unit": "CNY"}
    assert result["summary"]["institution"] is None


def test_with_nothing_said_the_full_range_is_offered_and_the_children_are_asked_first() -> None:
    read = read_situation({"place": "huyanghe", "as_of": "2026-11-21", "mother": {}}, rules(), TODAY)
    result = estimate(read, rules()["huyanghe"])
    offered = next(one for one in result["offers"] if one["benefit"] == "childcare-subsidy")
    assert offered["amount"] == {"min": 250, "max": 1000, "unit": "CNY/month"}
    assert offered["total"] == {"min": 0, "max": 37000, "unit": "CNY"}
    assert (result["next"], offered["for"]) == ("children", "child")


def test_nothing_is_asked_once_nothing_can_change() -> None:
    read = read_situation(family(ELDER, child()), rules(), TODAY)
    assert estimate(read, rules()["huyanghe"])["next"] is None
