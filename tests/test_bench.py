"""What the bench promises without being run: it imports, and it asks only what can be asked."""

from __future__ import annotations

import importlib
import json
import re
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from content import FOLDER, TODAY, answer, rules

from calculator.situation import read_situation
from scripts.bench import alone, publicodes, release
from scripts.bench.__main__ import NAMES, SHORT
from scripts.bench.agreement import Agreement, compare
from scripts.bench.figures import OURS, Row, Section
from scripts.bench.line import Line, Wire
from scripts.bench.ours import RUNS, requests, rules_data
from scripts.bench.places import grow
from scripts.bench.situations import changed, complete, mixed, two_children
from scripts.bench.table import lines, number, since
from scripts.check import check

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize("file", sorted(Path(release.__file__).parent.glob("*.py")), ids=lambda file: file.stem)
def test_the_bench_imports_without_its_peers(file: Path) -> None:
    """Whatever runs in .venv needs nothing of what only the bench installs."""
    importlib.import_module(f"scripts.bench.{file.stem}")


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
    ours = {**same, "answer": "yes", "amount": {"min": 500, "max": 500}, "from": "2025-01-01"}
    open_line = {**ours, "for": "child-2", "answer": "unknown"}
    theirs = {**same, "yes": True, "amounts": [500]}
    asked = [{"results": [ours, open_line]}]
    agreed = [[theirs, {**theirs, "for": "child-2"}]]
    assert compare(asked, agreed, agreed) == Agreement(compared=1, left_open=1)
    for wrong in ({"yes": False}, {"amounts": [501]}, {"for": "child-3"}, {"from": "2024-12-31"}):
        with pytest.raises(SystemExit, match="the bench stops"):
            compare(asked, agreed, [[{**theirs, **wrong}]])


def section(*rows: Row) -> Section:
    """A section of these rows."""
    return Section("some", "Some figures", list(rows))


def told(*rows: Row, released: dict[str, Any] | None = None) -> list[list[str]]:
    """The cells of the table of these rows, without its heads."""
    return [re.split(r"\s{2,}", line.strip()) for line in lines(section(*rows), released or {})][2:]


def test_the_table_gives_middle_least_greatest_and_our_part_of_a_peer() -> None:
    """The peer's row says what part of it we need and whether that is little enough; ours says its own bound."""
    mine = Row.of("visit", OURS, "s", [1.0, 3.0, 2.0], aim=5)
    peer = Row.of("visit", "Peer", "s", [8.0, 4.0, 4.0], part=0.45)
    assert told(mine, peer) == [
        ["visit, s"],
        [OURS, "2.00", "1.00", "3.00", "≤ 5: met", "new"],
        ["Peer", "4.00", "4.00", "8.00", "0.50", "≤ 0.45: NOT MET", "new"],
    ]


def test_the_table_says_where_a_peer_wins_whichever_way_is_better() -> None:
    """More situations a second win, fewer seconds win."""
    slower = told(Row.of("a", OURS, "s", [2]), Row.of("a", "Peer", "s", [1]))
    fewer = told(
        Row.of("a", OURS, "a second", [1], more=True), Row.of("a", "Peer", "a second", [2], more=True, part=20)
    )
    assert slower[2][-2] == "2.00 it wins"
    assert fewer[2][-3:-1] == ["0.50 it wins", "≥ 20: NOT MET"]


@pytest.mark.parametrize(
    ("value", "shown"), [(0.0123, "0.01"), (1.5, "1.50"), (12.34, "12.3"), (123.4, "123"), (12345.6, "12,346")]
)
def test_a_number_has_three_figures(value: float, shown: str) -> None:
    assert number(value) == shown


@pytest.mark.parametrize(
    ("unit", "more", "values", "then", "said"),
    [
        ("s", False, [1.0], (2.0, 2.0, 2.0), "faster by 50%"),
        ("s", False, [3.0], (2.0, 2.0, 2.0), "slower by 50%"),
        ("a second", True, [3.0], (2.0, 2.0, 2.0), "faster by 50%"),
        ("MB", False, [3.0], (2.0, 2.0, 2.0), "larger by 50%"),
        ("s", False, [2.04], (2.0, 2.0, 2.0), "as before"),
        ("s", False, [1.0, 2.5, 4.0], (2.0, 2.0, 2.0), "as before"),
        ("s", False, [3.0], (2.0, 1.0, 3.5), "as before"),
    ],
)
def test_a_release_is_compared_and_noise_is_not_a_change(
    unit: str, more: bool, values: list[float], then: tuple[float, float, float], said: str
) -> None:
    """Faster, slower, smaller, larger by how much; where the ranges meet, nothing has changed."""
    kept = dict(zip(("median", "least", "greatest"), then, strict=True))
    assert since(Row.of("some", OURS, unit, values, more=more), kept) == said


def test_a_run_that_was_kept_is_read_back_and_compared(tmp_path: Path) -> None:
    """What a release keeps finds its rows again; a run of one section leaves the other sections as they were."""
    mine, peer = Row.of("visit", OURS, "s", [1.0]), Row.of("visit", "Peer", "s", [4.0], part=0.45)
    run = release.document([section(mine, peer)], version="1", quick=False)
    assert [(row["ratio"], row["met"]) for row in run["sections"][0]["rows"]] == [(None, None), (0.25, True)]
    file = tmp_path / "release.json"
    assert release.last(file) is None
    release.write(file, run)
    held = release.last(file)
    assert told(mine, released=release.rows_of(held)["some"])[1][-1] == "as before"
    other = release.document([Section("other", "Others")], version="2", quick=False)
    assert [one["name"] for one in release.kept(held, other)["sections"]] == ["other", "some"]
    elsewhere = {**other, "machine": "another"}
    assert [one["name"] for one in release.kept(held, elsewhere)["sections"]] == ["other"]


def test_the_short_way_takes_three_minutes_at_most() -> None:
    """As its sections say; on a busy machine each may take longer, and is ended at last."""
    assert sum(one.QUICK_MINUTES for one in SHORT) <= 3


def test_a_release_keeps_only_a_whole_run() -> None:
    """Every section with its versions, the whole way, on a machine that is named; that of the repository is whole."""
    whole = [Section(name, name, [Row.of("visit", OURS, "s", [1.0])], versions={"it": "1"}) for name in NAMES]
    run = release.document(whole, version="1", quick=False)
    assert release.lacking(run, NAMES) == []
    assert release.lacking({**run, "quick": True}, NAMES) == ["it was measured the short way"]
    assert release.lacking({**run, "machine": ""}, NAMES) == ["it does not say its machine"]
    first, second, third = NAMES[:3]
    whole[0].rows.clear()
    whole[1].fault = "ended"
    whole[2].versions.clear()
    assert release.lacking(release.document(whole[:-1], version="1", quick=False), NAMES) == [
        f"the section {first} is not whole",
        f"the section {second} is not whole",
        f"the section {third} does not say of which versions it is",
        f"the section {NAMES[-1]} is not whole",
    ]
    held = release.last()
    assert held is not None
    assert release.lacking(held, NAMES) == []


def test_what_failed_is_a_row_that_says_so() -> None:
    """It has no figure, meets no aim and is compared with nothing."""
    mine = Row.of("visit", OURS, "s", [1.0], aim=5)
    late = Row.none("visit", "Peer", "s", "no answer within 60 s")
    assert told(mine, late)[1:] == [[OURS, *["1.00"] * 3, "≤ 5: met", "new"], ["Peer", "no answer within 60 s"]]
    run = release.document([section(late)], version="1", quick=False)
    assert [(row["ratio"], row["met"]) for row in run["sections"][0]["rows"]] == [(None, None)]


def test_a_section_that_hangs_or_stops_is_ended_and_keeps_what_it_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its table says so; the run goes on."""
    program = "import sys, time; time.sleep(60)"
    monkeypatch.setattr(alone, "_command", lambda *_: [sys.executable, "-c", program])
    monkeypatch.setattr(alone, "at_most", lambda _: 0.5 / 60)
    begun = time.monotonic()
    found = alone.measured(section(Row.of("visit", OURS, "s", [1.0])), 1, begun, 1, quick=True)
    assert time.monotonic() - begun < 50  # ended, not waited for
    assert found.fault.startswith("ended after")
    assert [row.who for row in found.rows] == [OURS]
    monkeypatch.setattr(alone, "_command", lambda *_: [sys.executable, "-c", "raise SystemExit(1)"])
    assert alone.measured(section(), 1, begun, 1, quick=True).fault.startswith("it stopped")


def test_content_grows_and_shrinks_by_whole_places(tmp_path: Path) -> None:
    """Both are content without a fault, with at least the pages that were asked for."""
    for pages in (50, 200):
        content = tmp_path / str(pages) / "policy_data"
        assert pages <= grow(FOLDER, content, pages) < pages + 100
        assert [fault for fault in check(content)[1] if not fault.warning] == []


def test_publicodes_is_given_the_figures_of_our_own_records() -> None:
    """Each sum in its rules is one of the compiled rules, and every benefit that can be worked out is there."""
    for place in rules_data()["places"].values():
        written = publicodes.rules(place)
        for one in place["benefits"]:
            subject = "mother" if one["subject"] == "parents" else one["subject"]
            assert f"{one['id']} {subject} . yes" in written
        sums = {str(sum(rate["parts"])) for one in place["benefits"] for rate in one["rates"]}
        said = {
            option.get("alors", option.get("sinon")).split(" ")[0]
            for name, rule in written.items()
            if name.endswith(". amount")
            for option in rule["variations"]
        }
        assert said == sums


def test_publicodes_is_told_every_child_in_its_order() -> None:
    """The order that it cannot count is stated: among the children of the couple, and among those of the mother."""
    situation = two_children(next(iter(rules())))
    situation["children"][0]["of"] = "mother"
    facts = [facts for _, facts in publicodes.stated(situation)]
    assert [(one["order of couple"], one["order of mother"]) for one in facts] == [(0, 1), (1, 2)]
    assert [one["of couple"] for one in facts] == ["non", "oui"]


def test_a_line_carries_no_faster_than_it_says() -> None:
    """A tenth of a megabit takes a tenth of a second on a line of one megabit a second; bytes are counted by path."""
    wire = Wire(Line("slow", 1))
    begun = time.monotonic()
    wire.carry(10_000, "/a")
    wire.carry(2_500, "/b")
    assert time.monotonic() - begun >= 0.1
    assert wire.sent == {"/a": 10_000, "/b": 2_500}
