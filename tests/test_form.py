"""The calculator's form asks for every fact of a situation, in both languages, from one list."""

from __future__ import annotations

import copy
import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from calculator.facts import FACTS
from scripts.check import checked
from scripts.check.words import check as check_words
from scripts.load.words import WORDS, choices, read_words
from scripts.render.form import form, script_json

if TYPE_CHECKING:
    from scripts.fault import Fault

LANGS = ("zh", "en")


@pytest.fixture(scope="module")
def forms(root: Path) -> dict[str, dict[str, Any]]:
    """The form in each language."""
    content = checked(root / "policy_data")
    return {lang: form(content, lang) for lang in LANGS}


def fields(one: dict[str, Any]) -> list[dict[str, Any]]:
    """Return every field of a form, in the order of the page."""
    parts = [one["top"], *one["parts"].values()]
    return [field for part in parts for key in ("place", "usual", "rarer") for field in part[key]]


@pytest.mark.parametrize("lang", LANGS)
def test_every_fact_is_asked_once(forms: dict[str, dict[str, Any]], lang: str) -> None:
    """No fact is forgotten and none is asked twice."""
    paths = [field["path"] for field in fields(forms[lang])]
    assert sorted(paths) == sorted(fact.path for fact in FACTS)


@pytest.mark.parametrize("lang", LANGS)
def test_every_choice_has_words(forms: dict[str, dict[str, Any]], lang: str) -> None:
    """Each field has its question, and each choice a label; places bring their own names."""
    held = {field["path"]: field for field in fields(forms[lang])}
    for fact in FACTS:
        field = held[fact.path]
        assert all(field[key] for key in ("label", "help", "why", "short")), fact.path
        values = [option["value"] for option in field["options"]]
        assert set(choices(fact)) <= set(values), fact.path
        assert len(set(values)) == len(values), fact.path
        assert all(option["label"] for option in field["options"]), fact.path


@pytest.mark.parametrize(
    ("path", "sentence"),
    [
        (("mother", "label"), "mother.label"),
        (("institution.filed", "options", "pending"), "institution.filed.options.pending"),
        (("married",), "married.short"),
    ],
)
def test_missing_words_are_named(tmp_path: Path, path: tuple[str, ...], sentence: str) -> None:
    """Whatever is taken out of the words file is missed, and the file and the line are told."""
    held = copy.deepcopy(read_words(WORDS / "facts.yml"))
    node = held
    for key in path[:-1]:
        node = node[key]
    del node[path[-1]]
    told = [fault for fault in word_faults(tmp_path, held) if f"“{sentence}”" in fault.zh]
    assert len(told) == 1
    assert told[0].path == Path("docs/words/facts.yml")
    assert told[0].line > 0


def test_words_for_nothing_are_named(tmp_path: Path) -> None:
    """A misspelt fact is not silently left out."""
    held = read_words(WORDS / "facts.yml")
    faults = word_faults(tmp_path, {**held, "mother.hukuo": held["mother.hukou"]})
    assert ["是不是“mother.hukou”" in fault.zh for fault in faults] == [True]


@pytest.mark.parametrize("said", ["Try again", {"en": "Try again"}, [{"zh": "再试一次"}]])
def test_the_pages_own_words_are_in_both_languages(tmp_path: Path, said: object) -> None:
    """A sentence of the page that lacks a language is a fault, in a list too."""
    held = copy.deepcopy(read_words(WORDS / "facts.yml"))
    held["calculator"]["retry"] = said
    assert any("语言" in fault.zh for fault in word_faults(tmp_path, held))


def word_faults(tmp_path: Path, held: dict[str, Any]) -> list[Fault]:
    """The faults of `docs/words` with these words in the place of `facts.yml`."""
    folder = Path(shutil.copytree(WORDS, tmp_path / "words"))
    plain = json.loads(json.dumps(held))  # the same words twice would become a reference
    (folder / "facts.yml").write_text(yaml.safe_dump(plain, allow_unicode=True), encoding="utf-8")
    return list(check_words(folder))


def test_a_place_is_asked_only_what_its_rules_look_at(forms: dict[str, dict[str, Any]]) -> None:
    """Whether a mother is employed matters where leave is worked out, the institution where it is paid."""
    held = {field["path"]: field["places"] for field in fields(forms["en"])}
    assert held["mother.employed"] == ["hinggan"]
    assert held["father.resident_managed"] == ["hinggan"]
    assert held["children[].born_in"] == ["hinggan"]
    assert held["institution.enrolled"] == held["institution.places"] == ["huyanghe"]
    assert held["children[].born"] == held["place"] == held["as_of"] == []


def test_data_in_a_script_cannot_end_it() -> None:
    """Words with markup in them stay words."""
    text = script_json({"a": "</script><!-- & 明白"})
    assert not set("<>&") & set(text)
    assert json.loads(text) == {"a": "</script><!-- & 明白"}
