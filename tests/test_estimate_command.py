"""`mingbai estimate` as the contract says: answers, errors, and nothing else on standard output."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner, Result
from content import FOLDER, data, rules

from calculator.reply import reply
from scripts.cli import main

if TYPE_CHECKING:
    from pathlib import Path

FAMILY = """\
place: hinggan
as_of: 2026-11-21
married: true
mother: {hukou: hinggan, resident_managed: true, employed: true, works_in: hinggan}
father: {hukou: other, resident_managed: false, employed: true, works_in: other}
children:
  - {born: 2021-04-02, lawful: true, born_in: hinggan, hukou: local}
  - {born: 2025-05-06, of: couple, adopted: false, lawful: true, born_in: hinggan, hukou: local, hukou_date: 2025-06-01}
institution: {filed: true, assessment: passed, places: 60, enrolled: [45, 44, 47]}
"""
KEYS = ["benefit", "measure", "clause", "for", "answer", "amount", "total", "payments", "from", "until", "now",
        "reasons", "readings", "missing", "changes"]  # fmt: skip


def run(*arguments: str, given: str = "") -> Result:
    return CliRunner(mix_stderr=False).invoke(main, ["estimate", *arguments], input=given, catch_exceptions=False)


@pytest.fixture
def family(tmp_path: Path) -> Path:
    path = tmp_path / "family.yml"
    path.write_text(FAMILY, encoding="utf-8")
    return path


def test_a_result_document_holds_every_field_of_the_contract(family: Path) -> None:
    done = run(str(family), "--json")
    assert done.exit_code == 0
    result = json.loads(done.stdout)
    assert list(result) == ["place", "as_of", "document", "notice", "version", "results", "offers", "next", "summary"]
    assert set(result["document"]) == {"status", "title"}
    for line in result["results"]:
        assert [key for key in line if key in KEYS] == KEYS
        assert line["answer"] in ("yes", "no", "unknown", "not_stated")
        assert line["reasons"]
        for reason in line["reasons"]:
            assert {"condition", "met", "text", "quote", "clause", "facts"} <= set(reason)
            assert reason["text"]["zh"]
            assert reason["text"]["en"]


@pytest.mark.parametrize(("lang", "words"), [("zh", "一次性2000元"), ("en", "2,000 yuan, once")])
def test_the_readable_answer_speaks_the_readers_language(family: Path, lang: str, words: str) -> None:
    done = run(str(family), "--lang", lang)
    assert done.exit_code == 0
    assert words in done.stdout


@pytest.mark.parametrize(("lang", "words"), [("zh", "征求意见稿"), ("en", "draft for comment")])
def test_an_answer_from_a_draft_says_so(family: Path, lang: str, words: str) -> None:
    family.write_text(FAMILY.replace("place: hinggan", "place: huyanghe"), encoding="utf-8")
    assert words in run(str(family), "--lang", lang).stdout


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(
    ("passage", "becomes", "place"),
    [
        ("born: 2025-05-06", "born: 2025-02-30", "children[1].born"),
        ("born: 2025-05-06", "born: soon", "children[1].born"),
        ("born: 2025-05-06", "born: 2020-01-01", "children[1].born"),
        ("born: 2025-05-06", "bron: 2025-05-06", "children[1].bron"),
        ("hukou_date: 2025-06-01", "hukou_date: 2025-05-05", "children[1].hukou_date"),
        ("married: true", "married: yes", "married"),
        ("place: hinggan", "place: hingan", "place"),
        ("place: hinggan\n", "", "place"),
        ("hukou: other", "hukou: beijing", "father.hukou"),
        ("of: couple", "of: uncle", "children[1].of"),
        ("enrolled: [45, 44, 47]", "enrolled: [45, -1]", "institution.enrolled[1]"),
        ("enrolled: [45, 44, 47]", "enrolled: 45", "institution.enrolled"),
        ("assessment: passed", "assessment: good", "institution.assessment"),
        ("filed: true", "filed: maybe", "institution.filed"),
        ("married: true", "married: true\nmarried: false", "family.yml"),
        ("married: true", "\tmarried: true", "family.yml"),
        ("married: true", "married: !!bool yes", "family.yml"),
        ("places: 60", "places: " + "6" * 5000, "institution.places"),
        ("place: hinggan", "place: " + "[" * 100_000, "family.yml"),
    ],
)
def test_a_bad_situation_names_the_place_and_ends_with_2(
    family: Path, passage: str, becomes: str, place: str, lang: str
) -> None:
    assert passage in FAMILY
    family.write_text(FAMILY.replace(passage, becomes, 1), encoding="utf-8")
    done = run(str(family), "--json", "--lang", lang)
    assert done.exit_code == 2
    assert done.stdout == ""
    assert place in done.stderr
    assert ("应当" in done.stderr or "，" in done.stderr or "：" in done.stderr) == (lang == "zh")


def test_lines_are_answered_in_order_and_a_bad_one_does_not_stop_the_rest() -> None:
    lines = [
        '{"place": "huyanghe"}',
        "not json",
        '{"place": "nowhere"}',
        "[1]",
        '{"place": "hinggan", "children": [{}]}',
    ]
    done = run("--jsonl", "-", given="\n".join(lines) + "\n")
    assert done.exit_code == 0
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [answer.get("place") for answer in answers] == ["huyanghe", None, None, None, "hinggan"]
    assert [bool(answer.get("error")) for answer in answers] == [False, True, True, True, False]
    assert answers[2]["error"]["place"] == "place"
    assert {line["answer"] for line in answers[4]["results"]} <= {"unknown", "not_stated", "no"}


@pytest.mark.parametrize(
    "line",
    [
        "",
        "null",
        "[]",
        '{"place": "huyanghe", "place": "hinggan"}',
        '{"place": "huyanghe", "married": NaN}',
        '{"place": "huyanghe", "married": 1}',
        '{"place": "huyanghe", "institution": {"enrolled": [1.5]}}',
        '{"place": "huyanghe", "institution": {"places": true}}',
        '{"place": ["huyanghe"]}',
        '{"place": "huyanghe", "children": {"born": "2025-01-01"}}',
        '{"place": "huyanghe", "children": ["2025-01-01"]}',
        '{"place": "huyanghe", "as_of": "20250101"}',
        '{"place": "huyanghe", "as_of": "9999-12-31"}',
        '{"place": "huyanghe", "mother": "local"}',
        "[" * 100_000,
        "\ufeff{",
        '{"place": "\\ud800"}',
        '{"\\ud800": 1}',
        '{"place": "huyanghe", "institution": {"enrolled": [' + "9" * 4300 + "]}}",
        '{"place": "huyanghe", "as_of": "2025-W01-1"}',
    ],
)
def test_a_line_that_is_no_situation_is_one_error(line: str) -> None:
    done = run("--jsonl", "-", given=line + "\n")
    assert done.exit_code == 0
    answer = json.loads(done.stdout)
    assert set(answer) == {"error"}
    assert set(answer["error"]) == {"place", "found", "wanted", "message"}


@pytest.mark.parametrize("arguments", [["nowhere.yml"], ["--jsonl", "nowhere.jsonl"]])
def test_a_file_that_is_not_there_ends_with_2(arguments: list[str]) -> None:
    done = run(*arguments)
    assert (done.exit_code, done.stdout) == (2, "")
    assert "读不到这个文件" in done.stderr


def test_nothing_said_is_nothing_assumed() -> None:
    done = run("--jsonl", "-", given='{"place": "hinggan", "children": [{}, {}]}')
    for line in json.loads(done.stdout)["results"]:
        assert line["answer"] != "yes"


def test_json_and_yaml_give_the_same_document(family: Path, tmp_path: Path) -> None:
    import yaml  # noqa: PLC0415 - only this test compares with another reader

    plain = tmp_path / "family.json"
    plain.write_text(json.dumps(yaml.safe_load(FAMILY), default=str), encoding="utf-8")
    assert run(str(plain), "--json").stdout == run(str(family), "--json").stdout


def test_references_that_a_program_writes_are_followed_and_a_bomb_of_them_is_refused(family: Path) -> None:
    plain = "place: hinggan\nmother: {hukou: local}\nfather: {hukou: local}\nchildren: [{}]\n"
    family.write_text(plain, encoding="utf-8")
    spelt_out = run(str(family), "--json").stdout
    family.write_text(plain.replace("mother: {", "mother: &a {").replace("father: {hukou: local}", "father: *a"))
    assert run(str(family), "--json").stdout == spelt_out
    layers = "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 12))
    for bomb in (f"a0: &a0 [x]\n{layers}", "place: &a {place: *a}\n"):
        family.write_text(bomb)
        done = run(str(family), "--json")
        assert (done.exit_code, done.stdout) == (2, "")


def test_one_places_benefits_never_appear_in_the_others_result(family: Path) -> None:
    for place in ("hinggan", "huyanghe"):
        family.write_text(FAMILY.replace("place: hinggan", f"place: {place}"), encoding="utf-8")
        own = rules()[place]
        known = {(one.id, one.clause) for one in own.benefits} | {(one.id, one.clause) for one in own.named}
        for line in json.loads(run(str(family), "--json").stdout)["results"]:
            assert (line["benefit"], line["clause"]) in known


def test_the_readmes_example_is_answered(tmp_path: Path) -> None:
    readme = (FOLDER.parent / "README.md").read_text(encoding="utf-8")
    example = tmp_path / "family.yml"
    example.write_text(readme.partition("```yaml\n")[2].partition("```")[0], encoding="utf-8")
    done = run(str(example), "--lang", "zh")
    assert done.exit_code == 0
    assert "产假" in done.stdout


def ask(situation: dict[str, Any], lang: str = "zh") -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(
        reply(json.dumps(data(), ensure_ascii=False), json.dumps({"situation": situation, "lang": lang}))
    )
    return answer


def test_the_browsers_reply_is_the_command_lines_result() -> None:
    situation = {"place": "huyanghe", "as_of": "2026-11-21", "institution": {"filed": True, "enrolled": [3]}}
    done = run("--jsonl", "-", given=json.dumps(situation))
    assert ask(situation)["result"] == json.loads(done.stdout)


def test_the_browsers_reply_to_a_bad_situation_is_an_error_in_both_languages() -> None:
    error = ask({"place": "huyanghe", "children": [{"born": "x"}]})["error"]
    assert error["place"] == "children[0].born"
    assert set(error["message"]) == {"zh", "en"}
