"""Laws that every result obeys, tried on situations that nobody thought of; the same ones on each run."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import content
import pytest
import yaml
from click.testing import CliRunner
from hypothesis import assume, given
from hypothesis import strategies as st
from laws import firm_stays, laws, looked_at, narrower
from situations import allowed, askable, document, families, lines, put, rules, said, situations

from calculator.reply import as_json, reply
from scripts.cli import main

if TYPE_CHECKING:
    from hypothesis.strategies import DataObject
    from situations import Line, Situation

pytestmark = pytest.mark.long

MORE_FOR_LATER = {
    ("huyanghe", "childcare-subsidy"),
    ("hinggan", "childrearing-grant"),
    ("hinggan", "maternity-leave"),
}


@laws(250)
@given(situations())
def test_every_line_hangs_together(situation: Situation) -> None:
    place = rules()[situation["place"]]
    own = {(one.id, one.measure) for one in place.benefits} | {(one.id, one.measure) for one in place.named}
    result = document(situation)
    for line in lines(result).values():
        met = [reason["met"] for reason in line["reasons"]]
        assert (line["benefit"], line["measure"]) in own, "of this place and no other"
        if line["answer"] == "yes":
            assert set(met) <= {True}
        if line["answer"] == "no":
            assert False in met or line["readings"]
        if line["answer"] == "unknown":
            assert False not in met
            assert line["missing"] or line["readings"]
        for name in ("amount", "total", "payments"):
            assert line[name] is None or line[name]["min"] <= line[name]["max"]
            assert line[name] is None or line["answer"] in ("yes", "unknown")
        if line["from"] and line["until"]:
            assert line["from"] <= line["until"]
    assert {(offer["benefit"], offer["measure"]) for offer in result["offers"]} <= own


@laws(200)
@given(situations())
def test_a_total_is_the_sum_of_its_payments(situation: Situation) -> None:
    for line in lines(document(situation)).values():
        total, amount, count = line["total"], line["amount"], line["payments"]
        if total is None:
            continue
        paid = [event["amount"] for event in line.get("timeline", ()) if event["event"] == "payment"]
        if paid and line["answer"] == "yes":
            assert total["min"] <= sum(one["max"] for one in paid)
            assert total["max"] >= sum(one["min"] for one in paid)
        if amount and count and not line.get("limit"):
            assert total["min"] <= amount["max"] * count["max"]
            assert total["max"] >= amount["min"] * count["min"]
            if amount["min"] == amount["max"] and not _changing(situation, line):
                assert (total["min"], total["max"]) == (amount["min"] * count["min"], amount["max"] * count["max"])
        if line.get("limit", {}).get("per") == "child":
            assert total["max"] <= line["limit"]["sum"]


def _changing(situation: Situation, line: Line) -> bool:
    """Whether what is paid at a time differs over the time it is paid."""
    benefit = next(one for one in rules()[situation["place"]].benefits if one.id == line["benefit"])
    windows = any(rate.paid_from or rate.paid_to for rate in benefit.rates)
    return windows or benefit.mechanism in ("instalments", "monthly_per_head")


@laws(300)
@given(st.data())
def test_an_answer_added_never_widens_a_range_nor_turns_a_firm_answer(draws: DataObject) -> None:
    full = draws.draw(situations(), "everything said")
    assume(said(full))
    left_out = draws.draw(st.lists(st.sampled_from(said(full)), min_size=1, max_size=4, unique=True), "left out")
    less = full
    for path in left_out:
        less = put(less, path, None)
    assume(allowed(less))
    wide, narrow = lines(document(less)), lines(document(full))
    assert wide.keys() <= narrow.keys() or any("born" in path for path in left_out)
    for about in wide.keys() & narrow.keys():
        assert firm_stays(wide[about], narrow[about]), about
        assert narrower(wide[about], narrow[about]), about


@laws(120)
@given(st.data())
def test_naming_somebody_narrows_what_is_offered(draws: DataObject) -> None:
    nobody = draws.draw(situations(children=False), "nobody named")
    named = {**nobody, "children": draws.draw(families(nobody["place"]), "children")}
    offers = document(nobody)["offers"]
    found = lines(document(named)).values()
    for offer in offers:
        for line in found:
            if line["benefit"] == offer["benefit"] and line["for"].partition("-")[0] == offer["for"]:
                assert firm_stays(offer, line)
                assert narrower(offer, line)


@laws(80)
@given(situations("huyanghe", children=True))
def test_a_second_local_spouse_never_gives_less(situation: Situation) -> None:
    def gives(father: str) -> dict[Any, Line]:
        both = put(put(situation, "mother.hukou", "local"), "father.hukou", father)
        return {about: one for about, one in lines(document(both)).items() if about[0] == "childcare-subsidy"}

    one, two = gives("other"), gives("local")
    for about, line in one.items():
        assert two[about]["answer"] == line["answer"]
        assert _no_less(two[about], line)


@laws(120)
@given(st.data())
def test_a_later_child_never_gives_less_where_it_gives_anything(draws: DataObject) -> None:
    situation = draws.draw(situations(*{place for place, _ in MORE_FOR_LATER}, children=True))
    elder = {"born": "2010-05-05", "lawful": True}
    later = {**situation, "children": [elder, *situation["children"]]}
    now, then = document(situation), lines(document(later))
    for line in lines(now).values():
        child = line.get("child") or line["for"]
        if (situation["place"], line["benefit"]) in MORE_FOR_LATER:
            next_child = f"child-{int(child.removeprefix('child-')) + 1}"
            about = (line["benefit"], *((line["for"], next_child) if line.get("child") else (next_child, None)))
            if {line["answer"], then[about]["answer"]} == {"yes"}:
                assert _no_less(then[about], line)


def _no_less(more: Line, less: Line) -> bool:
    """Whether one line's sums are no smaller than the other's, at both ends."""
    pairs = [(more[name], less[name]) for name in ("amount", "total") if less[name]]
    return all(one and one["min"] >= other["min"] and one["max"] >= other["max"] for one, other in pairs)


@laws(60)
@given(st.data())
def test_the_order_of_the_answers_does_not_matter(draws: DataObject) -> None:
    def shuffled(part: Any) -> Any:
        if isinstance(part, dict):
            return {name: shuffled(part[name]) for name in draws.draw(st.permutations(list(part)))}
        return [shuffled(one) for one in part] if isinstance(part, list) else part

    situation = draws.draw(situations())
    assert as_json(document(shuffled(situation))) == as_json(document(situation))


@laws(200)
@given(st.data())
def test_an_answer_that_a_benefit_does_not_look_at_changes_nothing_about_it(draws: DataObject) -> None:
    situation = draws.draw(situations())
    path = draws.draw(st.sampled_from(sorted(askable(situation))), "fact")
    value = draws.draw(st.sampled_from([None, *askable(situation)[path]]), "value")
    other = put(situation, path, value)
    assume(allowed(other))
    before, after = lines(document(situation)), lines(document(other))
    for about in before.keys() & after.keys():
        if not looked_at(situation, before[about], path):
            assert after[about] == before[about], about


def run(*arguments: str, given: str = "") -> str:
    done = CliRunner(mix_stderr=False).invoke(main, ["estimate", *arguments], input=given, catch_exceptions=False)
    assert done.exit_code == 0, done.stderr
    return done.stdout


@laws(30)
@given(situation=situations(*content.rules()))
def test_yaml_json_lines_and_the_browsers_reply_are_one_document_to_the_byte(
    tmp_path_factory: pytest.TempPathFactory, situation: Situation
) -> None:
    folder = tmp_path_factory.mktemp("situation")
    wanted = as_json(document(situation))
    (folder / "one.yml").write_text(yaml.safe_dump(situation, allow_unicode=True), encoding="utf-8")
    (folder / "one.json").write_text(json.dumps(situation), encoding="utf-8")
    assert run(str(folder / "one.yml"), "--json") == wanted + "\n"
    assert run(str(folder / "one.json"), "--json") == wanted + "\n"
    assert run("--jsonl", "-", given=json.dumps(situation) + "\n") == wanted + "\n"
    request = json.dumps({"situation": situation, "lang": "zh"})
    answered = json.loads(reply(json.dumps(content.data(), ensure_ascii=False), request))
    assert as_json(answered["result"]) == wanted
