"""The calculator's form asks for every fact of a situation, in both languages, from one list."""

from __future__ import annotations

import copy
import json
from typing import TYPE_CHECKING, Any

import pytest

from calculator.facts import FACTS
from scripts.check import checked
from scripts.render.form import choices, form, form_faults, script_json, words

if TYPE_CHECKING:
    from pathlib import Path

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


def test_the_words_are_whole() -> None:
    """`docs/words/facts.yml` lacks nothing and holds nothing that no fact is called."""
    assert form_faults(words()) == []


@pytest.mark.parametrize(
    ("path", "fault"),
    [
        (("children[].born", "help", "en"), "children[].born: help has no en"),
        (("mother", "label", "zh"), "mother: label has no zh"),
        (("institution.filed", "options", "pending"), "institution.filed: the choice pending has no zh"),
        (("calculator", "retry", "en"), "calculator.retry has no en"),
        (("married",), "married: label has no zh"),
    ],
)
def test_missing_words_are_named(path: tuple[str, ...], fault: str) -> None:
    """Whatever is taken out of the words file is missed."""
    held = copy.deepcopy(words())
    node = held
    for key in path[:-1]:
        node = node[key]
    del node[path[-1]]
    assert fault in form_faults(held)


def test_words_for_nothing_are_named() -> None:
    """A misspelt fact is not silently left out."""
    held = {**words(), "mother.hukuo": words()["mother.hukou"]}
    assert form_faults(held) == ["mother.hukuo: there is no such fact"]


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
