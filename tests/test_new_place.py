"""A new place is a folder: the example uses everything, and a place made from it works without touching Python."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner
from content import FOLDER, TODAY, data
from newplace import DOCUMENT, PLACE, blank, filled

from calculator.conditions import CONDITIONS
from calculator.estimate import estimate
from calculator.mechanisms import MECHANISMS
from calculator.readings import OPTIONS
from calculator.rules import read_rules
from calculator.situation import read_situation
from scripts.check import check, checked
from scripts.cli import main
from scripts.compiled import compiled
from scripts.load.model import parts
from scripts.load.placeholder import TOKEN
from scripts.load.reader import load
from scripts.load.rule_models import Benefit, Claim, Limit, Named, OwnCondition, OwnFact, Rate, Reading, Settled, Target
from scripts.new import EXAMPLE
from scripts.render.generate import generate

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result
    from pydantic import BaseModel

    from scripts.load.content import Document

pytestmark = pytest.mark.long


def run(content: Path, *arguments: str) -> Result:
    return CliRunner(mix_stderr=False).invoke(main, ["--content", str(content), *arguments])


def files(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


@pytest.fixture(scope="module")
def example(new_content: Path) -> Document:
    """The document of the new place, loaded and checked."""
    return checked(new_content).places[PLACE].current


# ── the command ─────────────────────────────────────────────────────────────


def test_the_command_writes_a_folder_and_touches_no_other_file(tmp_path: Path) -> None:
    content = blank(tmp_path / "before")
    before = files(content)
    done = run(content, "new", "north-hill")
    assert done.exit_code == 0
    assert "待填" in done.stdout
    assert "blanks" in done.stdout
    after = files(content)
    assert {name: text for name, text in after.items() if not name.startswith("north-hill/")} == before
    added = {name.removeprefix("north-hill/") for name in after.keys() - before.keys()}
    assert added == set(files(EXAMPLE))


@pytest.mark.parametrize("place", ["Qinghe", "青禾", "a b", "../x", "-a", "a-", "a--b", "a_b", "", "local", "compare"])
def test_an_id_that_cannot_be_one_is_refused(tmp_path: Path, place: str) -> None:
    done = run(tmp_path, "new", "--", place)
    assert done.exit_code == 2
    assert re.search("编号", done.stderr)
    assert re.search("cannot be", done.stderr)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_exists_is_left_as_it_is(tmp_path: Path) -> None:
    content = blank(tmp_path)
    before = files(content)
    done = run(content, "new", PLACE)
    assert done.exit_code == 2
    assert "已经有了" in done.stderr
    assert "exists" in done.stderr
    assert files(content) == before


def test_the_check_names_each_blank_and_nothing_else(tmp_path: Path) -> None:
    """Every blank is told with file, line, column and how to mend it in both languages; the rest is in order."""
    content = blank(tmp_path)
    _, faults = check(content)
    left = [
        (f"policy_data/{PLACE}/{name}", number, found.start() + 1, found[0])
        for name, text in files(content / PLACE).items()
        for number, line in enumerate(text.decode().splitlines(), 1)
        for found in TOKEN.finditer(line)
    ]
    assert len(left) > 15
    told = [(fault.path.as_posix(), fault.line, fault.column) for fault in faults]
    assert told == sorted((path, line, column) for path, line, column, _ in left)
    for fault in faults:
        assert "请换成真实的内容" in fault.zh
        assert "replace it" in fault.en


def test_with_its_blanks_filled_in_the_example_passes(tmp_path: Path) -> None:
    done = run(filled(tmp_path), "check")
    assert done.exit_code == 0, done.output


def test_the_readme_makes_a_place_in_both_languages(tmp_path: Path, root: Path) -> None:
    """The commands of the section on a new place are the same in both languages, and work."""
    readme = (root / "README.md").read_text(encoding="utf-8")
    said = re.findall(r"^\.venv/bin/mingbai (new|check)\b *([a-z-]*)", readme, re.MULTILINE)
    assert said == [("new", PLACE), ("check", "")] * 2
    content = blank(tmp_path)
    assert run(content, "new", "another").exit_code == 0
    assert run(content, "check").exit_code == 1


# ── what the example shows ──────────────────────────────────────────────────


def test_the_example_uses_every_mechanism(example: Document) -> None:
    assert {one.mechanism for one in example.rules.data.benefits} == set(MECHANISMS)


def test_the_example_uses_every_condition(example: Document) -> None:
    used = {name for one in example.rules.data.benefits for name in one.conditions}
    assert used >= set(CONDITIONS)


def test_the_example_decides_or_leaves_open_every_reading_that_has_options(example: Document) -> None:
    rules = example.rules.data
    named = {one.id for one in rules.readings} | {one.reading for benefit in rules.benefits for one in benefit.settled}
    assert named >= set(OPTIONS)
    assert {bool(one.here) for one in rules.readings if one.options} == {True, False}


@pytest.mark.parametrize("model", [Benefit, Claim, Limit, Named, OwnCondition, OwnFact, Rate, Reading, Settled, Target])
def test_the_example_writes_every_key(example: Document, model: type[BaseModel]) -> None:
    """Whoever looks for how something is written finds it in the example."""
    written = {key for _, part in parts(example.rules.data) if type(part) is model for key in part.model_fields_set}
    assert written == set(model.model_fields)


def test_every_choice_of_a_key_is_named_in_the_comments() -> None:
    """The comments of the example list each mechanism, condition and key, also those that it uses only once."""
    text = (EXAMPLE / "notice" / "rules.yml").read_text(encoding="utf-8")
    comments = "\n".join(re.findall(r"#.*", text))
    for name in (*MECHANISMS, *CONDITIONS, *Benefit.model_fields, *Rate.model_fields):
        assert name in comments, name


def test_every_benefit_has_families_on_both_sides(example: Document) -> None:
    """For each benefit a worked family has it and another has not, or cannot be told."""
    answers: dict[str, set[str]] = {}
    for family in example.families.data:
        for line in family.expect:
            answers.setdefault(line.benefit, set()).add(line.answer)
    for benefit in example.rules.data.benefits:
        assert "yes" in answers[benefit.id], benefit.id
        assert answers[benefit.id] - {"yes"}, benefit.id


# ── the place among the others ──────────────────────────────────────────────


def test_the_other_places_stay_as_they_were(new_content: Path, tmp_path: Path) -> None:
    """Neither the rules nor the pages nor the answers of another place change by a letter."""
    held = compiled(checked(new_content))
    for place, rules in data()["places"].items():
        assert held["places"][place] == rules
    generate(FOLDER.parent, tmp_path / "ours")
    generate(FOLDER.parent, tmp_path / "theirs", new_content)
    for lang in ("zh", "en"):
        ours, theirs = (files(tmp_path / tree / lang) for tree in ("ours", "theirs"))
        for place in data()["places"]:
            own = {name: text for name, text in ours.items() if name.startswith(f"{place}/")}
            assert own == {name: text for name, text in theirs.items() if name.startswith(f"{place}/")}


def test_no_benefit_of_the_new_place_appears_in_another(new_content: Path) -> None:
    content = checked(new_content)
    rules = read_rules(compiled(content))
    own = {one.id for one in rules[PLACE].benefits}
    for place in content.places.values():
        known = {one.id for one in rules[place.id].benefits} | {one.id for one in rules[place.id].named}
        for family in place.current.families.data:
            situation = read_situation(family.situation, rules, TODAY)
            given = {line["benefit"] for line in estimate(situation, rules[place.id])["results"]}
            assert given <= known
            assert place.id == PLACE or not given & (own - known)


def test_another_place_does_not_ask_what_only_this_one_asks(new_content: Path) -> None:
    situation = {"place": next(iter(data()["places"])), "mother": {"insured": True}}
    done = CliRunner(mix_stderr=False).invoke(
        main, ["--content", str(new_content), "estimate", "--jsonl", "-"], input=json.dumps(situation)
    )
    assert json.loads(done.stdout)["error"]["place"] == "mother.insured"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_command_answers_for_the_new_place(new_content: Path, tmp_path: Path, lang: str) -> None:
    family = tmp_path / "family.json"
    situation = {
        "place": PLACE,
        "as_of": "2026-11-21",
        "mother": {"insured": True},
        "father": {"insured": False},
        "children": [{"born": "2025-01-01", "hukou": "local"}],
    }
    family.write_text(json.dumps(situation), encoding="utf-8")
    done = run(new_content, "estimate", str(family), "--lang", lang)
    assert done.exit_code == 0
    assert re.search({"zh": "每年600元", "en": "600 yuan a year"}[lang], done.stdout)


# ── the site ────────────────────────────────────────────────────────────────

PAGES = ["", "text/", "figures/", "units/", "faqs/", "families/", *(f"measures/{number}/" for number in range(1, 15))]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_page_of_the_new_place_is_there(new_site: Path, lang: str) -> None:
    for page in PAGES:
        assert (new_site / lang / DOCUMENT / page / "index.html").is_file(), page
    name = {"zh": "青禾", "en": "Qinghe"}[lang]
    for page in ("", f"{PLACE}/", "compare/", "calculator/", "for/under-three/"):
        assert name in (new_site / lang / page / "index.html").read_text(encoding="utf-8"), page


# By measure: sums and days that its amount table must show, worked out from the example's text.
TABLES = {
    "1": ["3000", "6000"],
    "2": ["400", "14400", "18000"],
    "3": ["600", "1200", "3600"],
    "4": ["500"],
    "5": ["5000", "3000", "2000", "10000"],
    "6": ["100", "150", "180"],
    "7": ["1000", "36000"],
    "8": ["800"],
    "9": ["158", "178", "20"],
    "10": ["10", "30"],
    "12": ["200"],
}


@pytest.mark.parametrize("measure", TABLES)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_amount_tables_show(new_site: Path, lang: str, measure: str) -> None:
    page = (new_site / lang / DOCUMENT / "measures" / measure / "index.html").read_text(encoding="utf-8")
    tables = " ".join(re.findall(r'<section class="mb-amounts">.*?</section>', page, re.DOTALL))
    numbers = re.findall(r"\d+", re.sub(r"(?<=\d),(?=\d{3})", "", re.sub(r"<[^>]+>", " ", tables)))
    assert set(TABLES[measure]) <= set(numbers)


def test_the_calculators_data_hold_the_new_place(new_site: Path) -> None:
    files: dict[str, Any] = json.loads((new_site / "runtime" / "manifest.json").read_text())["files"]
    rules: dict[str, Any] = json.loads((new_site / "runtime" / files["rules.json"]["file"]).read_text(encoding="utf-8"))
    assert {*data()["places"], PLACE} == set(rules["places"])
    assert [fact["id"] for fact in rules["places"][PLACE]["facts"]] == [
        "insured", "in_nursery", "low_income", "affordable"
    ]  # fmt: skip


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_measure_without_a_topic_stands_in_the_last_row(new_site: Path, built_site: Path, lang: str) -> None:
    page = (new_site / lang / "compare" / "index.html").read_text(encoding="utf-8")
    row = page.partition('id="no-topic"')[2]
    assert f"{DOCUMENT}/measures/14/" in row
    assert "<h2" not in row
    assert 'id="no-topic"' not in (built_site / lang / "compare" / "index.html").read_text(encoding="utf-8")


# ── the folder is enough ────────────────────────────────────────────────────


def test_nothing_outside_the_content_names_a_place(root: Path) -> None:
    """Names of places, and words that only one of them uses, stand in `policy_data/` alone."""
    content, _ = load(FOLDER)
    assert content
    names = {
        "师市",
        "兵团",
        "团场",
        "盟",
        "旗",
        "苏木",
        "嘎查",
        r"\bleague",
        "regiment",
        r"\bcorps\b",
        "division",
    }
    for place in content.places.values():
        meta = place.meta.data
        names |= {place.id, *meta.name.said.values(), *meta.short.said.values()}
    pattern = re.compile("|".join(sorted(names)), re.IGNORECASE)
    kinds = {".py", ".yml", ".j2", ".html", ".mjs", ".css", ".txt", ".in"}
    found = [
        f"{file.relative_to(root)}:{number}: {line.strip()}"
        for folder in ("calculator", "scripts", "docs")
        for file in sorted((root / folder).rglob("*"))
        if file.suffix in kinds and file.is_file()
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
        if pattern.search(line)
    ]
    assert found == []
