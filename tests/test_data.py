"""What programs take: the same records as the pages, in two forms that agree, with schemas that hold them to it."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import sys
import venv
import zipfile
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from content import TODAY, content, copy, rules
from jsonschema import Draft202012Validator

from calculator import estimate, read_situation
from scripts.check import checked
from scripts.data import files
from scripts.data.page import PATH
from scripts.data.python import EXAMPLE, wheel
from scripts.data.records import KINDS, FigureRecord
from scripts.data.tables import as_csv, columns
from scripts.load.words import WORDS, read_words
from scripts.render.generate import Book

ROOT = Path(__file__).resolve().parent.parent
LANGS = ("zh", "en")
EACH = [(kind, lang) for kind in KINDS for lang in LANGS]
# The columns of version 1 that somebody may rely on: this list only ever grows.
PROMISED = {
    "documents": "id language translation page place document document_title status status_note issuer number date "
    "status_words checked review_by summary open.text open.quote",
    "measures": "id language translation page place document document_title status status_note clause clause_label "
    "title answer audience audience_names topics topic_names gives figures conditions.id conditions.text "
    "conditions.quote open.text open.quote outside.text outside.source units.unit units.name units.role units.printed",
    "figures": "id language translation page place document document_title status status_note name role value unit "
    "words printed quote measure clause clause_label",
    "units": "id language translation page place document document_title status status_note name about parts.role "
    "parts.clause parts.clause_label parts.for_all parts.printed",
    "faqs": "id language translation page place document document_title status status_note kind question answer "
    "audience audience_names clauses clause_labels quote",
    "glossary": "id language translation page term original forms aliases meaning source appears.document "
    "appears.status appears.status_note appears.clauses",
}


@cache
def book() -> Book:
    """The pages of the repository's content."""
    return Book(ROOT, content())


@cache
def given() -> dict[str, bytes]:
    """Every file of the data by its address."""
    return book().exports()


def table(kind: str, lang: str) -> Any:
    """The records of one kind and language with what stands around them."""
    return json.loads(given()[f"{kind}.{lang}.json"])


def rows(kind: str, lang: str) -> list[dict[str, str]]:
    """The same as a spreadsheet reads it."""
    text = given()[f"{kind}.{lang}.csv"].decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def schema(kind: str) -> Any:
    """The published schema of a kind."""
    return json.loads(given()[f"schema/{kind}.json"])


@pytest.mark.parametrize(("kind", "lang"), EACH)
def test_every_file_is_as_its_schema_says(kind: str, lang: str) -> None:
    """The schema is one itself, explains every field, and refuses what lacks a field or has a wrong value."""
    declared, held = schema(kind), table(kind, lang)
    Draft202012Validator.check_schema(declared)
    holds = Draft202012Validator(declared)
    assert [error.message for error in holds.iter_errors(held)] == []
    assert held["$schema"] == f"schema/{kind}.json"
    for part in (declared, *declared["$defs"].values()):
        assert all(field["description"] for field in part["properties"].values())
        assert set(part["required"]) == set(part["properties"])
    assert held["records"]
    for key in held["records"][0]:
        broken = {**held, "records": [{name: value for name, value in held["records"][0].items() if name != key}]}
        assert not holds.is_valid(broken), key
    assert not holds.is_valid({**held, "records": [{**held["records"][0], "translation": "perhaps"}]})


@pytest.mark.parametrize(("kind", "lang"), EACH)
def test_both_forms_hold_the_same(kind: str, lang: str) -> None:
    """A row a record, a column a field; nothing but text comes out of a cell, and no column is empty throughout."""
    held, read = table(kind, lang)["records"], rows(kind, lang)
    assert given()[f"{kind}.{lang}.csv"].startswith(b"\xef\xbb\xbf")
    assert [row["id"] for row in read] == [record["id"] for record in held]
    assert tuple(read[0]) == columns(KINDS[kind])
    for row, record in zip(read, held, strict=True):
        for name, cell in row.items():
            key, _, inner = name.partition(".")
            value = record[key]
            entries = (
                [plain(one[inner] if inner else one) or "null" for one in value] if isinstance(value, list) else []
            )
            assert cell == ("\n".join(entries) if isinstance(value, list) else plain(value)), name
    assert [name for name in read[0] if not any(row[name] for row in read)] in ([], ["about"]), kind


def plain(value: object) -> str:
    """A value as a cell writes it."""
    if isinstance(value, list):
        return " ".join(value)
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


@pytest.mark.parametrize("kind", KINDS)
def test_the_columns_that_were_promised_are_there(kind: str) -> None:
    """Addresses and columns of a version stay; the words explain each column and no other."""
    promised = PROMISED[kind].split()
    assert list(columns(KINDS[kind])[: len(promised)]) == promised
    lists = {name.partition(".")[0] for one in KINDS for name in columns(KINDS[one]) if "." in name}
    known = {name for one in KINDS for name in columns(KINDS[one])} | lists
    assert set(read_words(WORDS / "data.yml")["columns"]) == known


def test_every_record_of_a_draft_says_so() -> None:
    """By its status and in a sentence, in both languages and forms; so do the terms of a draft and the rules."""
    status = {one.path: (one.meta.data.status, one.meta.data.status_note) for one in content().documents}
    assert {one for one, _ in status.values()} == {"draft", "in_force"}
    for kind, lang in EACH:
        for record in (*table(kind, lang)["records"], *rows(kind, lang)):
            where = record.get("appears", ()) if kind == "glossary" else (record,)
            for one in where:
                said, note = status[one["document"]]
                assert (one["status"], one["status_note"]) == (said, note[lang])
    for place in json.loads(given()["rules.json"])["places"].values():
        assert place["document"]["status"] in {"draft", "in_force"}
        told = {one["status"] for one in (*place["benefits"], *place["named"])}
        assert told == {place["document"]["status"]}
    assert any("征求意见稿" in line for line in table("figures", "zh")["notice"])
    assert any("draft for comment" in line for line in table("figures", "en")["notice"])


def test_figures_are_those_of_the_content() -> None:
    """Each has its value, its clause and its quotation, which stands in the official text."""
    held = {(one["document"], one["id"]): one for one in table("figures", "en")["records"]}
    assert len(held) == sum(len(one.figures) for one in content().documents)
    for document in content().documents:
        for figure in document.figures.values():
            record = held[document.path, figure.id]
            assert str(record["value"]) == str(figure.value)
            assert isinstance(record["value"], int) == str(figure.value).isdigit()
            assert any(clause.id == record["clause"] and clause.holds(figure.quote) for clause in document.text.clauses)


def test_what_the_pages_say_is_what_the_records_say() -> None:
    """Each answer, question and meaning stands on the page that its record names, letter for letter."""
    for lang in LANGS:
        for kind, key in (("measures", "answer"), ("faqs", "question"), ("units", "name"), ("glossary", "meaning")):
            for record in table(kind, lang)["records"]:
                file = record["page"].partition("#")[0].removeprefix(f"{lang}/") + "index.md"
                assert record[key] in plain_text(lang, file), record["id"]


@cache
def plain_text(lang: str, file: str) -> str:
    """A page's words without its markup."""
    text = re.sub(r"<[^>]+>", "", book().text(lang, file))
    return text.replace("&#39;", "'").replace("&#34;", '"').replace("&amp;", "&")


def test_a_translation_says_whether_it_was_reviewed() -> None:
    """The Chinese is no translation; what nobody has confirmed says so."""
    assert {one["translation"] for kind in KINDS for one in table(kind, "zh")["records"]} == {"original"}
    assert {one["translation"] for kind in KINDS for one in table(kind, "en")["records"]} == {"unreviewed"}


def test_no_cell_is_a_formula() -> None:
    """Whatever a content file may hold, a spreadsheet shows it and runs nothing."""
    record = FigureRecord(**table("figures", "en")["records"][0])
    for begins in ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "＝1"):
        text = as_csv(FigureRecord, [record.model_copy(update={"quote": f'{begins},"x"\ny'})])
        [row] = csv.DictReader(io.StringIO(text.lstrip("\ufeff"), newline=""))
        assert row["quote"] == f'\'{begins},"x"\ny'
        assert row["value"] == str(record.value)
    cells = [cell for kind, lang in EACH for row in rows(kind, lang) for cell in row.values()]
    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))] == []


def test_the_catalogue_names_every_file_with_its_hash() -> None:
    """And each table's columns with what they hold."""
    catalogue = json.loads(given()[files.CATALOGUE])
    named = {one["path"]: one for one in catalogue["resources"]}
    assert set(named) == {name for name in given() if not name.startswith("schema/")} - {files.CATALOGUE}
    assert all(one["bytes"] == len(given()[path]) for path, one in named.items())
    assert len({one["name"] for one in named.values()}) == len(named)
    assert all(re.fullmatch(r"[a-z0-9._-]+", one["name"]) for one in named.values())
    fields = named["figures.en.csv"]["schema"]["fields"]
    assert [one["name"] for one in fields] == list(rows("figures", "en")[0])
    assert catalogue["rules"] == {
        place: one["version"] for place, one in json.loads(given()["rules.json"])["places"].items()
    }


def test_with_a_public_address_a_record_names_its_page_in_full(tmp_path: Path) -> None:
    """Without one the address is counted from the root of the site, so that it is never wrong."""
    assert table("measures", "zh")["records"][0]["page"].startswith("zh/")
    folder = copy(tmp_path)
    (folder / "site.yml").write_text("mode: demo\naddress: https://example.com/some/path\n", encoding="utf-8")
    made = json.loads(Book(ROOT, checked(folder)).exports()["units.en.json"])
    assert made["records"][0]["page"].startswith("https://example.com/some/path/en/")


def test_the_page_tells_of_every_file_and_column() -> None:
    """In both languages, with the example that is tried below."""
    for lang in LANGS:
        page = book().text(lang, f"{PATH}index.md")
        for name in given():
            if f".{LANGS[1 - LANGS.index(lang)]}." not in name:
                assert f'"../../data/v1/{name.replace("+", "%2B")}"' in page, name
        assert all(f"<code>{name}</code>" in page for kind in KINDS for name in columns(KINDS[kind]))
        assert "征求意见稿" in page if lang == "zh" else "draft for comment" in page


@pytest.mark.parametrize("lang", LANGS)
def test_the_page_tells_how_many_records_each_file_holds(lang: str) -> None:
    """It counts them without making them."""
    page = book().text(lang, f"{PATH}index.md")
    told = re.findall(r'<td data-label="[^"]*">(\d+)</td>', page)
    assert list(map(int, told)) == [len(table(kind, lang)["records"]) for kind in KINDS]


ASK = """
import json, sys
from datetime import date
from importlib.resources import files
from calculator import estimate, read_rules, read_situation
rules = read_rules(json.loads(files("calculator").joinpath("rules.json").read_text("utf-8")))
read = [read_situation(one, rules, date.min) for one in json.loads(sys.argv[1])]
print(json.dumps([estimate(one, rules[one.place]) for one in read]))
"""


def run(folder: Path, *command: str) -> str:
    """What a program says; it must end well."""
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_wheel_works_by_itself(tmp_path: Path) -> None:
    """Installed without a network into an empty environment, it answers as the site does; the README shows the same."""
    [name] = [name for name in given() if name.endswith(".whl")]
    (tmp_path / name).write_bytes(given()[name])
    with zipfile.ZipFile(tmp_path / name) as made:
        [notice] = [made.read(file).decode() for file in made.namelist() if file.endswith("/NOTICE.txt")]
    drafts = [one.meta.data for one in content().documents if one.meta.data.status == "draft"]
    assert drafts
    assert all(one.title[lang] in notice for one in drafts for lang in LANGS)
    assert "还不是正式文件" in notice
    assert "not yet a final document" in notice
    venv.create(tmp_path / "empty", with_pip=False)
    python = tmp_path / "empty" / "bin" / "python"
    run(tmp_path, sys.executable, "-m", "pip", "--python", str(python), "install", "--no-index", str(tmp_path / name))
    shown = run(tmp_path, str(python), "-I", str(EXAMPLE))
    for place in content().places.values():
        version = json.loads(given()["rules.json"])["places"][place.id]["version"]
        assert f"{place.id} {place.current.meta.data.status} {version}\n" in shown
    families = [family.situation for document in content().documents for family in document.families.data]
    asked = json.dumps([{"as_of": TODAY.isoformat(), **one} for one in families])
    answered = json.loads(run(tmp_path, str(python), "-I", "-c", ASK, asked))
    wanted = [estimate(read, rules()[read.place]) for one in families for read in [read_situation(one, rules(), TODAY)]]
    assert answered == json.loads(json.dumps(wanted))
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert readme.count(EXAMPLE.read_text(encoding="utf-8").partition("\n\n")[2].strip()) == 1


def test_what_is_public_is_documented() -> None:
    """Every name that `calculator` offers, and every field of a result, has its words on the page."""
    import calculator  # noqa: PLC0415 - the name of the package alone

    words = read_words(WORDS / "data.yml")["python"]
    assert set(words["names"]) == set(calculator.__all__)


def test_a_result_says_in_each_language_that_it_rests_on_a_draft() -> None:
    """One of a document in force has nothing to say."""
    for place, its in rules().items():
        notice = estimate(read_situation({"place": place}, rules(), today=TODAY), its)["notice"]
        said = read_words(WORDS / "results.yml")["notice"]
        assert notice == (said["draft"] if its.status == "draft" else None)
    assert {its.status for its in rules().values()} == {"draft", "in_force"}


def test_other_rules_make_another_wheel() -> None:
    """Its version tells them apart for pip, and the same rules give the same bytes."""
    rules = given()["rules.json"].decode()
    assert wheel(rules) == wheel(json.dumps(json.loads(rules), ensure_ascii=False))
    assert wheel(rules).name != wheel(rules.replace("yes", "no", 1)).name
