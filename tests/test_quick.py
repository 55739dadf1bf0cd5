"""The answers of the tables are those of the rules: the page's own script, run by Node, beside the calculator."""

from __future__ import annotations

import gzip
import json
import random
import subprocess
from collections import Counter
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
import situations as drawn
from content import FOLDER, TODAY, data

from calculator.estimate import estimate
from calculator.explain import _more, _now, gives
from calculator.present import present
from calculator.situation import read_situation
from calculator.subjects import cases
from calculator.weigh import weigh
from scripts.node import NODE
from scripts.tables import tables, write_tables

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from calculator.case import Case

Situation = dict[str, Any]
Line = dict[str, Any]

LANGS = ("zh", "en")
PLACES = (*sorted(data()["places"]), "qinghe")
EACH = 7000
"""Situations of each place that are compared line by line: over 20,000 in all."""
SHOWN = 120
"""Situations of each place of which every sentence is compared, in both languages."""
# Of the situations drawn, and they are drawn to be unusual, so many may be left to the calculator itself. The
# invented place prints sums for single periods, which its table leaves to the calculator.
LEFT = {"qinghe": 0.4}
USUALLY_LEFT = 0.15
OF_CARD = ("benefit", "measure", "child", "title", "answer", "status", "headline", "facts", "reasons", "missing")
OF_RESULT = ("mark", "notice", "title", "as_of", "version", "offers")


@cache
def files() -> dict[str, Any]:
    """The tables of every place, the invented one among them, by the names of their files."""
    return {name: json.loads(text) for name, text in tables(drawn.data()).items()}


def answers(situations: list[tuple[str, Situation]], *, shown: bool) -> list[Any]:
    """What the page's script says of situations, each with its language."""
    pairs = [(f"{one['place']}.{lang}.json", one) for lang, one in situations]
    asked = {"tables": files(), "today": TODAY.isoformat(), "shown": shown, "situations": pairs}
    script = FOLDER.parent / "tests" / "quick" / "answers.mjs"
    done = subprocess.run([NODE, script], input=json.dumps(asked), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def worked() -> list[Situation]:
    """The situations of every worked family."""
    every = drawn.everywhere().places.values()
    return [one.situation for place in every for document in place.documents.values() for one in document.families.data]


def lines(situation: Situation) -> list[Line]:
    """What the rules say, line by line, as far as a table says it."""
    rules = drawn.rules()[situation["place"]]
    read = read_situation(situation, drawn.rules(), TODAY)
    return [line(case) for case in cases(rules, read)]


def line(case: Case) -> Line:
    """What one case comes to."""
    weighed = weigh(case)
    more = _more(case, weighed)
    against = [1 for point in weighed.points if point.met is False for _ in point.readings]
    return {
        "benefit": case.benefit.id,
        "for": case.person or (case.child.id if case.child else "institution"),
        "child": case.the_child.id if case.person else None,
        **gives(weighed),
        "now": _now(case, weighed.given),
        "missing": [*weighed.missing],
        "met": [*(one.met for one in weighed.verdicts), *(False for _ in against)],
        **{key: more.get(key) for key in ("claim_by", "so_far", "rate", "premium_year", "not_covered")},
        "parts": more.get("parts", []),
        "limited": "limit" in more,
        "instalments": [[day.isoformat(), {"min": one.min, "max": one.max, "unit": one.unit}]
                        for day, one in weighed.given.instalments],
    }  # fmt: skip


def shown(situation: Situation, lang: str) -> dict[str, Any]:
    """What the calculator shows."""
    read = read_situation(situation, drawn.rules(), TODAY)
    return present(estimate(read, drawn.rules()[read.place]), drawn.data(), lang)


def same(found: dict[str, Any], whole: dict[str, Any]) -> None:
    """Assert that all that a table shows stands in what the calculator shows, word for word."""
    assert {key: found[key] for key in OF_RESULT} == {key: whole[key] for key in OF_RESULT}
    for key in ("state", "title", "text") if whole["overall"] else ():
        assert found["overall"][key] == whole["overall"][key]
    groups = [[(group["for"], group["title"]) for group in one["groups"]] for one in (found, whole)]
    assert groups[0] == groups[1]
    for group, other in zip(found["groups"], whole["groups"], strict=True):
        for card, its in zip(group["cards"], other["cards"], strict=True):
            assert {key: card[key] for key in OF_CARD} == {key: its[key] for key in OF_CARD}


@pytest.mark.parametrize("lang", LANGS)
def test_every_worked_family_is_told_the_same(lang: str) -> None:
    """Word for word; a table leaves at most one family of a place to the calculator."""
    families = worked()
    left: Counter[str] = Counter()
    for family, found in zip(families, answers([(lang, one) for one in families], shown=True), strict=True):
        if found is None:
            left[family["place"]] += 1
        else:
            same(found, shown(family, lang))
    assert {place: left[place] for place in PLACES if place != "qinghe"} == dict.fromkeys(PLACES[:-1], 0)
    assert left["qinghe"] <= 1


@pytest.mark.parametrize("place", PLACES)
def test_situations_from_the_whole_space_come_to_the_same(place: str) -> None:
    """Unknown facts, days at every boundary, twins, late registrations, any day asked about."""
    lot = random.Random(f"lines of {place}")  # noqa: S311 - the same situations each time
    situations = [situation(lot, place) for _ in range(EACH)]
    left = 0
    for one, found in zip(situations, answers([("zh", one) for one in situations], shown=False), strict=True):
        if found is None:
            left += 1
        else:
            assert found == lines(one), one
    assert left < EACH * LEFT.get(place, USUALLY_LEFT)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("place", PLACES)
def test_a_sample_of_them_is_told_in_the_same_words(place: str, lang: str) -> None:
    """Headline, rows, conditions, quotations and the reader's own facts, in both languages."""
    lot = random.Random(f"words of {place}")  # noqa: S311
    situations = [situation(lot, place) for _ in range(SHOWN)]
    for one, found in zip(situations, answers([(lang, one) for one in situations], shown=True), strict=True):
        if found is not None:
            same(found, shown(one, lang))


REFUSED = (
    {"children": [{"born": "2025-01-02"}, {"born": "2024-01-02"}]},
    {"children": [{"born": "2025-01-02", "hukou_date": "2025-01-01"}]},
    {"children": [{"hukou": "pending", "hukou_date": "2025-01-01"}]},
    {"children": [{"born": "1899-12-31"}]},
    {"children": [{"born": "2025-01-02"}] * 6},
    {"institution": {"enrolled": [-1]}},
    {"institution": {"enrolled": [1.5]}},
)


@pytest.mark.parametrize("said", REFUSED, ids=str)
def test_a_table_says_nothing_of_what_it_cannot_settle(said: Situation) -> None:
    """What is wrong with a situation, and a very long list of children, are for the calculator to say."""
    assert answers([("zh", {"place": PLACES[0], **said})], shown=True) == [None]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("place", PLACES[:-1])
def test_a_table_is_small(place: str, lang: str) -> None:
    """With the script that reads it at most 18 kB go over the line."""
    folder = FOLDER.parent / "docs" / "assets" / "quick"
    scripts = sum(len(gzip.compress(file.read_bytes(), 9)) for file in folder.glob("*.mjs") if file.stem != "check")
    table = tables(data())[f"{place}.{lang}.json"]
    assert scripts + len(gzip.compress(table, 9)) <= 18_000


def test_tables_are_made_again_only_where_something_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Their folder holds them, whatever stood there; other rules, other tables."""
    made: list[Any] = []
    monkeypatch.setattr("scripts.tables.tables", lambda rules: made.append(rules) or {"a.zh.json": b"{}"})
    (tmp_path / "quick").mkdir()
    (tmp_path / "quick" / "old.zh.json").write_text("{}", encoding="utf-8")
    for rules in (b"{}", b"{}", b'{"a": 1}'):
        write_tables(tmp_path / "quick", rules, tmp_path / "cache")
        assert [file.name for file in (tmp_path / "quick").iterdir()] == ["a.zh.json"]
    assert made == [{}, {"a": 1}]


def situation(lot: random.Random, place: str) -> Situation:
    """A situation drawn from the whole space: every answer of every fact, days that matter, unusual families."""
    said: Situation = {"place": place, "as_of": _day(lot, place).isoformat(), **_answers(lot, place, "")}
    for parent in ("mother", "father"):
        if answered := _answers(lot, place, parent):
            said[parent] = answered
    if lot.randrange(6):
        said["children"] = [*_children(lot, place)]
    if not lot.randrange(4):
        said["institution"] = _answers(lot, place, "institution")
    return said


def _day(lot: random.Random, place: str) -> date:
    lately, ever = date(2024, 1, 1) + timedelta(lot.randrange(1000)), date(2014, 1, 1) + timedelta(lot.randrange(6000))
    return lot.choice([lot.choice(_key_days(place)), lately, ever])


@cache
def _key_days(place: str) -> list[date]:
    return drawn.key_days(place)


def _answers(lot: random.Random, place: str, group: str) -> Situation:
    apart = ("born", "hukou_date", "of", "adopted")
    facts = [fact for fact in drawn.facts(place, group) if fact.name not in apart]
    found = {fact.name: lot.choice([None, None, *_values(fact, place)]) for fact in facts}
    return {name: value for name, value in found.items() if value is not None}


@cache
def _values(fact: Any, place: str) -> list[Any]:
    """Answers to draw from: that which lets something be given more often than the others together."""
    found = drawn.values(fact, place)
    return [*found[:1] * (3 * len(found)), *found]


def _children(lot: random.Random, place: str) -> Iterator[Situation]:
    births = sorted(_day(lot, place) for _ in range(lot.choice((1, 2, 2, 3, 3, 4, 0))))
    last = None
    for born in births:
        day = last if last and not lot.randrange(4) else born
        child = _answers(lot, place, "children")
        if lot.randrange(12):
            child["born"], last = day.isoformat(), day
        if child.get("hukou") != "pending" and lot.randrange(2):
            child["hukou_date"] = (day + timedelta(lot.choice(drawn.LATE))).isoformat()
        yield {**child, **lot.choice([{}] * 12 + [{"of": "mother"}, {"of": "father"}, {"adopted": True}])}
