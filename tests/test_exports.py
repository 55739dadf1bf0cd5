"""A result taken away: the calendar file, the spreadsheet, the text, and what differs from a shared link."""

from __future__ import annotations

import csv
import json
from datetime import date, timedelta
from io import StringIO
from typing import TYPE_CHECKING, Any

import pytest
from content import data as real_data
from content import rules as real_rules
from hypothesis import given, settings
from icalendar import Calendar
from situations import data, document, lines, situations

from calculator.estimate import estimate
from calculator.ics import as_ics
from calculator.present import present
from calculator.reply import reply
from calculator.sentences import Sentences
from calculator.sheet import as_csv
from calculator.since import Since
from calculator.situation import read_situation
from scripts.version import version_of

if TYPE_CHECKING:
    from pathlib import Path

LANGS = ("zh", "en")
MARK = {"zh": "【征求意见稿】", "en": "[Draft for comment]"}
FEW = settings(max_examples=60, deadline=None)

LOCAL_FAMILY: dict[str, Any] = {
    "place": "huyanghe",
    "as_of": "2026-11-21",
    "married": True,
    "mother": {"hukou": "local"},
    "father": {"hukou": "local"},
    "children": [
        {"born": "2021-04-02"},
        {"born": "2025-01-01", "lawful": True, "hukou": "local", "hukou_date": "2025-01-01"},
    ],
}
LEAGUE_FAMILY: dict[str, Any] = {
    "place": "hinggan",
    "as_of": "2026-11-21",
    "married": True,
    "mother": {"hukou": "local", "resident_managed": True, "employed": True, "works_in": "local"},
    "father": {"hukou": "other", "employed": True, "works_in": "local"},
    "children": [{"born": "2026-10-06", "lawful": True, "born_in": "local", "hukou": "local"}],
}


def worked(situation: dict[str, Any]) -> dict[str, Any]:
    read = read_situation(situation, real_rules(), date(2026, 11, 21))
    return estimate(read, real_rules()[read.place])


def events(text: str) -> list[Any]:
    return [one for one in Calendar.from_ical(text).walk() if one.name == "VEVENT"]


def days(text: str) -> dict[str, date]:
    """The day of each entry, by its id without the host."""
    return {str(one["UID"]).removesuffix("@mingbai"): one["DTSTART"].dt for one in events(text)}


def table(text: str) -> list[dict[str, str]]:
    assert text.startswith("\ufeff")
    return list(csv.DictReader(StringIO(text.removeprefix("\ufeff"), newline="")))


# ── the calendar ───────────────────────────────────────────────────────────────


def test_first_and_last_days_are_in_the_calendar() -> None:
    """The subsidy is no longer counted from the third birthday: the day before is its last."""
    assert days(as_ics(worked(LOCAL_FAMILY), real_data(), "en")) == {
        "huyanghe.childcare-subsidy.child-2.2025-01-01.first": date(2025, 1, 1),
        "huyanghe.childcare-subsidy.child-2.2025-01-01.last": date(2027, 12, 31),
    }


def test_a_deadline_is_one_day_and_leave_without_a_first_day_is_none() -> None:
    found = days(as_ics(worked(LEAGUE_FAMILY), real_data(), "zh"))
    assert found["hinggan.newborn-insurance.child-1.2026-10-06.deadline"] == date(2027, 1, 4)
    assert not [name for name in found if "maternity-leave" in name]
    left_out = present(worked(LEAGUE_FAMILY), real_data(), "en")["agenda"]["left_out"]
    assert any("Maternity leave" in one and "does not say on which day" in one for one in left_out)


def test_an_answer_that_is_not_settled_has_no_day() -> None:
    """Where nobody's hukou is known, the subsidy is left out, and the page says so."""
    unsettled = {**LOCAL_FAMILY, "mother": {}, "father": {}}
    assert "BEGIN:VEVENT" not in as_ics(worked(unsettled), real_data(), "zh")
    agenda = present(worked(unsettled), real_data(), "zh")["agenda"]
    assert agenda["days"] == []
    assert any("还不能确定" in one for one in agenda["left_out"])


def test_a_day_that_the_readings_leave_open_is_left_out() -> None:
    """Two ways of reading stand and give two days: neither is put into the calendar."""
    result = worked(LOCAL_FAMILY)
    line = next(one for one in result["results"] if one["answer"] == "yes")
    reading = next(one for one in line["readings"] if one["here"] is None and any(one["gives"]))
    reading["gives"][0] = {**reading["gives"][0], "until": "2027-12-31"}
    assert [*days(as_ics(result, real_data(), "en"))] == ["huyanghe.childcare-subsidy.child-2.2025-01-01.first"]
    left_out = present(result, real_data(), "en")["agenda"]["left_out"]
    assert any("one of several" in one for one in left_out)


@pytest.mark.parametrize("lang", LANGS)
def test_a_draft_is_marked_in_every_entry(lang: str) -> None:
    for one in events(as_ics(worked(LOCAL_FAMILY), real_data(), lang)):
        assert str(one["SUMMARY"]).startswith(MARK[lang])
        assert ("不是已经生效的规定" if lang == "zh" else "not a rule in force") in str(one["DESCRIPTION"])


@given(situation=situations())
@FEW
def test_any_calendar_is_well_formed(situation: dict[str, Any]) -> None:
    """CRLF, at most 75 octets a line, whole days, ids of their own, stamped with the day asked about."""
    result = document(situation)
    for lang in LANGS:
        text = as_ics(result, data(), lang)
        assert text.endswith("END:VCALENDAR\r\n")
        assert "\n" not in text.replace("\r\n", "")
        assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
        found = events(text)
        assert len({one["UID"] for one in found}) == len(found)
        for one in found:
            assert type(one["DTSTART"].dt) is date
            assert one["DTEND"].dt - one["DTSTART"].dt == timedelta(days=1)
            assert one["DTSTAMP"].dt.date().isoformat() == result["as_of"]
        shown = present(result, data(), lang)["agenda"]["days"]
        assert [str(one["SUMMARY"]) for one in found] == [one["text"] for one in shown]


@given(situation=situations())
@FEW
def test_every_day_of_a_calendar_is_a_day_of_the_result(situation: dict[str, Any]) -> None:
    result = document(situation)
    known = {
        day
        for one in result["results"]
        if one["answer"] == "yes"
        for day in (one["from"], one["until"], one.get("claim_by"))
        if day
    }
    known |= {(date.fromisoformat(day) - timedelta(days=1)).isoformat() for day in known}
    assert {day.isoformat() for day in days(as_ics(result, data(), "zh")).values()} <= known


def test_a_first_day_that_may_be_one_of_several_is_left_out() -> None:
    """Registered a month after the birth: whether it counts from the birth or the registration is open."""
    late = {**LOCAL_FAMILY["children"][1], "hukou_date": "2025-02-10"}
    result = worked({**LOCAL_FAMILY, "children": [LOCAL_FAMILY["children"][0], late]})
    assert [*days(as_ics(result, real_data(), "zh"))] == ["huyanghe.childcare-subsidy.child-2.2025-01-01.last"]
    assert any("可能是不同的日子" in one for one in present(result, real_data(), "zh")["agenda"]["left_out"])


# ── the spreadsheet ────────────────────────────────────────────────────────────


@given(situation=situations())
@FEW
def test_the_table_has_a_row_for_every_line_of_the_result(situation: dict[str, Any]) -> None:
    """Sums are plain numbers, every row carries the status and the version, and nothing is a formula."""
    result = document(situation)
    rows = table(as_csv(result, data(), "en"))
    assert len(rows) == len(result["results"])
    for row, line in zip(rows, result["results"], strict=True):
        amount = line["amount"]
        assert row["At least"] == (str(amount["min"]) if amount else "")
        assert row["First day"] == (line["from"] or "")
        assert row["Version of the rules"] == result["version"]
        assert row["Status of the document"]
        assert row["Words of the document"]
        assert not any(cell.startswith(("=", "+", "-", "@", "\t")) for cell in row.values())


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
def test_a_cell_is_never_run_as_a_formula(start: str) -> None:
    result = worked(LOCAL_FAMILY)
    result["document"]["title"] = dict.fromkeys(LANGS, f'{start}HYPERLINK("http://example.com", "a")')
    for row in table(as_csv(result, real_data(), "zh")):
        assert row["文件"].startswith("'" + start)


def test_the_table_says_that_a_draft_is_one() -> None:
    rows = table(as_csv(worked(LOCAL_FAMILY), real_data(), "zh"))
    assert {row["文件状态"] for row in rows} == {"征求意见稿，不是已经生效的规定"}
    subsidy = next(row for row in rows if row["答案"] == "符合文件写明的条件")
    assert (subsidy["最少"], subsidy["最多"], subsidy["单位"], subsidy["合计最少"]) == ("500", "500", "元/月", "18000")


# ── the same from the browser and the command line ─────────────────────────────


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(("want", "option"), [("calendar", "--ics"), ("sheet", "--csv"), ("text", "--lang")])
def test_browser_and_command_line_write_the_same_bytes(tmp_path: Path, lang: str, want: str, option: str) -> None:
    from click.testing import CliRunner  # noqa: PLC0415 - only here

    from scripts.cli import main  # noqa: PLC0415 - only here

    family = tmp_path / "family.json"
    family.write_text(json.dumps(LOCAL_FAMILY), encoding="utf-8")
    options = ["--lang", lang] if option == "--lang" else [option, "--lang", lang]
    done = CliRunner(mix_stderr=False).invoke(main, ["estimate", str(family), *options], catch_exceptions=False)
    request = json.dumps({"situation": LOCAL_FAMILY, "lang": lang, "want": want})
    answered = json.loads(reply(json.dumps(real_data()), request))["text"]
    assert done.stdout_bytes.decode() == answered + ("\n" if want == "text" else "")


@pytest.mark.parametrize("lang", LANGS)
def test_the_text_says_what_it_rests_on(lang: str) -> None:
    request = json.dumps({"situation": LOCAL_FAMILY, "lang": lang, "want": "text"})
    text = json.loads(reply(json.dumps(real_data()), request))["text"]
    held = real_data()["places"]["huyanghe"]
    wanted = ("2026年11月21日", "征求意见稿") if lang == "zh" else ("21 November 2026", "draft for comment")
    assert all(one in text for one in (*wanted, held["version"], held["document"]["title"][lang]))
    assert held["offices"]["3-1"][0][lang] in text


# ── the version ────────────────────────────────────────────────────────────────


def test_the_version_of_a_place_follows_its_rules_alone() -> None:
    """Each place has its own; one figure more or less makes another; and it is the same at every build."""
    versions = {place: held["version"] for place, held in real_data()["places"].items()}
    assert len({*versions.values()}) == len(versions)
    for place, held in real_data()["places"].items():
        rules = {key: value for key, value in held.items() if key != "version"}
        assert version_of(rules) == versions[place]
        assert version_of({**rules, "facts": [*rules["facts"], {"id": "more"}]}) != versions[place]
    assert worked(LOCAL_FAMILY)["version"] == versions["huyanghe"]


# ── a shared link opened later ─────────────────────────────────────────────────


def then(result: dict[str, Any]) -> dict[str, Any]:
    """What a link made of a result holds."""
    keys = ("benefit", "for", "answer", "amount", "total")
    counted = {one["id"] for one in real_data()["places"][result["place"]]["benefits"]}
    answers = [
        {**{key: one[key] for key in keys}, "child": one.get("child")}
        for one in result["results"]
        if one["benefit"] in counted
    ]
    return {"version": result["version"], "day": result["as_of"], "answers": answers}


def since(result: dict[str, Any], held: dict[str, Any], lang: str = "zh") -> dict[str, Any]:
    return Since(Sentences(real_data(), lang), result, real_data()["places"][result["place"]], held).shown()


def test_nothing_is_said_to_differ_where_nothing_does() -> None:
    for situation in (LOCAL_FAMILY, LEAGUE_FAMILY):
        found = since(worked(situation), then(worked(situation)))
        assert found["rows"] == []
        assert "规则没有变" in found["text"]


def test_other_rules_and_the_same_result_are_told_apart_from_the_same_rules() -> None:
    held = {**then(worked(LOCAL_FAMILY)), "version": "0123456789"}
    assert (
        "The rules have changed since; for these answers the result is the same."
        in (since(worked(LOCAL_FAMILY), held, "en")["text"])
    )


def test_an_answer_that_is_not_what_it_was_is_told_with_both() -> None:
    held = {**then(worked(LOCAL_FAMILY)), "version": "0123456789"}
    one = next(one for one in held["answers"] if one["answer"] == "yes")
    one["amount"] = {"min": 400, "max": 400, "unit": "CNY/month"}
    one["total"] = {"min": 14400, "max": 14400, "unit": "CNY"}
    found = since(worked(LOCAL_FAMILY), held)
    assert "结果不同的有1项" in found["text"]
    (row,) = found["rows"]
    assert "第2个孩子" in row["title"]
    assert row["then"] == "符合条件，每月400元，合计14400元"
    assert row["now"] == "符合条件，每月500元，合计18000元"


def test_a_benefit_that_came_or_went_is_told() -> None:
    held = then(worked(LOCAL_FAMILY))
    gone = {**held["answers"][0], "benefit": "no-longer-there"}
    found = since(worked(LOCAL_FAMILY), {**held, "answers": [gone, *held["answers"][1:]]}, "en")
    assert [(row["then"], row["now"]) for row in found["rows"]] == [
        ("not there", "does not apply"),
        ("does not apply", "not there"),
    ]


# ── the whole result in a sentence ─────────────────────────────────────────────


@given(situation=situations())
@FEW
def test_the_sentence_on_top_counts_every_card(situation: dict[str, Any]) -> None:
    result = document(situation)
    shown = present(result, data(), "zh")
    answers = [card["answer"] for group in shown["groups"] for card in group["cards"]]
    overall = shown["overall"]
    assert (overall is None) == (not answers)
    if overall:
        assert overall["state"] == next(one for one in ("yes", "unknown", "no", "not_stated") if one in answers)
        if overall["state"] in ("yes", "unknown"):
            assert f"{len(answers)}项里" in overall["title"]
            assert f"有{answers.count(overall['state'])}项" in overall["title"]
        assert all(text for text in overall["changes"])
    known = lines(result)
    for one in shown["instead"]:
        assert known[one["benefit"], one["for"], one["child"]]["answer"] in ("yes", "unknown")


def test_a_no_names_the_condition_that_is_not_met_and_what_would_change_it() -> None:
    elsewhere = {**LOCAL_FAMILY, "mother": {"hukou": "other"}, "father": {"hukou": "other"}}
    shown = present(worked(elsewhere), real_data(), "en")
    assert shown["overall"]["state"] == "no"
    assert any("hukou were in Huyanghe" in one for one in shown["overall"]["changes"])
    card = shown["groups"][1]["cards"][0]
    assert card["headline"].startswith("One printed condition is not met: ")
