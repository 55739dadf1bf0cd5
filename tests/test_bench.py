"""What the bench promises without being run: it imports, and it asks only what can be asked."""

from __future__ import annotations

import importlib
import json
from typing import TYPE_CHECKING, Any

import pytest
from content import TODAY, answer, rules

from calculator.situation import read_situation
from scripts.bench.other import Agreement, Other, compare
from scripts.bench.ours import RUNS, requests
from scripts.bench.situations import changed, complete, mixed, two_children
from scripts.bench.table import Explained, Rate, explained, rates, ratios
from scripts.bench.timing import Times

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize("name", ["__main__", "other", "ours", "pyodide", "situations", "table", "timing"])
def test_the_bench_imports_without_the_other_engine(name: str) -> None:
    """Whatever runs in .venv needs nothing of .venv-bench."""
    importlib.import_module(f"scripts.bench.{name}")


@pytest.mark.parametrize("draw", [complete, mixed])
def test_situations_are_valid_and_the_same_every_time(draw: Callable[..., list[dict[str, Any]]]) -> None:
    """Every situation drawn can be read, and a second run asks the same."""
    drawn = draw(list(rules()), 200)
    assert draw(list(rules()), 200) == drawn
    for one in drawn:
        assert read_situation(one, rules(), TODAY).place in rules()


def test_complete_situations_miss_nothing() -> None:
    """Where every fact is said, no answer waits for one."""
    missing = [line["missing"] for one in complete(list(rules()), 100) for line in answer(one)]
    assert missing
    assert not any(missing)


def test_changed_situations_differ_in_one_fact_each() -> None:
    """A changed situation is valid and unlike the first and every other."""
    for one in complete(list(rules()), 20):
        every = [one, *changed(one)]
        assert all(read_situation(other, rules(), TODAY) for other in every)
        assert len({str(other) for other in every}) == len(every)


def test_the_family_timed_gets_something() -> None:
    """The two-child family stands for a real answer, not for a refusal at the first condition."""
    for place in rules():
        assert "yes" in {line["answer"] for line in answer(two_children(place))}


def test_no_two_requests_are_the_same() -> None:
    """Nothing can be timed that was only remembered, and each request is one that can be answered."""
    for asked in requests(list(rules())).values():
        assert len(set(asked)) == RUNS
        assert all(read_situation(json.loads(one)["situation"], rules(), TODAY) for one in asked)


def test_differing_answers_stop_the_bench() -> None:
    """Times of two engines that disagree say nothing; an answer that the text leaves open is not compared."""
    same = {"benefit": "grant", "for": "child-1", "total": None, "until": None}
    ours = {**same, "answer": "yes", "amount": {"min": 500, "max": 500}}
    open_line = {**ours, "for": "child-2", "answer": "unknown"}
    theirs = {**same, "yes": True, "amounts": [500]}
    asked = [{"results": [ours, open_line]}]
    agreed = [[theirs, {**theirs, "for": "child-2"}]]
    assert compare(asked, Other(agreed, agreed, {}, {})) == Agreement(compared=1, left_open=1)
    for wrong in ({"yes": False}, {"amounts": [501]}, {"for": "child-3"}):
        with pytest.raises(SystemExit, match="the bench stops"):
            compare(asked, Other(agreed, [[{**theirs, **wrong}]], {}, {}))


def test_the_table_says_where_we_lose_and_what_is_met() -> None:
    """A ratio below one and a target are put into words."""
    rows = [Rate("fast", 30, 1, 20), Rate("slow", 1, 10, 20), Rate("alone", 5)]
    _, fast, slow = ratios(rows)
    assert fast.split() == ["fast", "30", "×", "≥", "20:", "met"]
    assert slow.split() == ["slow", "0.1", "×", "we", "lose", "≥", "20:", "not", "met"]
    assert [line.split()[0] for line in rates(rows)][1:] == ["fast", "slow", "alone"]
    _, row = explained([Explained("here", {"somewhere": Times.of([1.0, 3.0, 5.0])}, 2)])
    assert row.split() == ["here,", "somewhere", "3.00", "1.00", "4.80", "<", "2:", "not", "met"]
