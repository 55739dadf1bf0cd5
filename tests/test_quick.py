"""The answers of the tables are those of the rules: the page's own script, run by Node, beside the calculator."""

from __future__ import annotations

import gzip
import json
import random
import re
import shutil
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
from scripts.bundle.scripts import join
from scripts.node import NODE
from scripts.tables import tables, write_tables

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from calculator.case import Case

pytestmark = pytest.mark.long

Situation = dict[str, Any]
Line = dict[str, Any]

LANGS = ("zh", "en")
PLACES = (*sorted(data()["places"]), "qinghe")
EACH = {"qinghe": 3000}
USUALLY = 8600
"""Situations of a place that are compared line by line: over 20,000 in all."""
SHOWN = 120
"""Situations of each place of which every sentence is compared, in both languages."""
# Of the situations drawn, and they are drawn to be unusual, so many may be left to the calculator itself. The
# invented place prints sums for single periods, which its table leaves to the calculator.
LEFT = {"qinghe": 0.4}
USUALLY_LEFT = 0.15
OF_CARD = ("benefit", "measure", "child", "title", "answer", "status", "headline", "facts", "reasons", "missing")
PARTS = ("mother", "father", "institution")
OF_RESULT = ("mark", "notice", "title", "as_of", "version", "offers")


@cache
def files() -> dict[str, Any]:
    """The tables of every place, the invented one among them, by the names of their files."""
    return {name: json.loads(text) for name, text in tables(drawn.data()).items()}


def answers(situations: list[tuple[str, Situation]], *, shown: bool) -> list[Any]:
    """What the page's script says of situations, each with its language."""
    return found_in([(f"{one['place']}.{lang}.json", one) for lang, one in situations], shown=shown)


def found_in(pairs: list[tuple[str, Situation]], *, shown: bool) -> list[Any]:
    """What the page's script finds for situations, each with the name of a table."""
    held = {name: files()[name] for name, _ in pairs}
    asked = {"tables": held, "today": TODAY.isoformat(), "shown": shown, "situations": pairs}
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
    assert found["offers"] == whole["offers"]
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
    situations = drawn_from(place)
    left = 0
    for one, found in zip(situations, answers([("zh", one) for one in situations], shown=False), strict=True):
        if found is None:
            left += 1
        else:
            assert found == lines(one), one
    assert left < len(situations) * LEFT.get(place, USUALLY_LEFT)


@cache
def drawn_from(place: str) -> list[Situation]:
    """The situations of a place that are compared, the same each time."""
    lot = random.Random(f"lines of {place}")  # noqa: S311
    return [situation(lot, place) for _ in range(EACH.get(place, USUALLY))]


def test_there_are_at_least_20000_of_them() -> None:
    """In all places together."""
    assert sum(len(drawn_from(place)) for place in PLACES) >= 20_000


@pytest.mark.parametrize("place", PLACES)
def test_they_are_drawn_from_the_whole_space(place: str) -> None:
    """Every answer of every fact and none, every boundary as a birth and as a day asked about, every kind of family."""
    found = Counter(kind for one in drawn_from(place) for kind in {*kinds_of(one)})
    rare = {kind: found[kind] for kind in every_kind(place) if found[kind] < 3}
    assert rare == {}


def every_kind(place: str) -> Iterator[str]:
    """What must be among the situations of a place, as `kinds_of` calls it."""
    for group in ("", "mother", "father", "children", "institution"):
        for fact in drawn.facts(place, group):
            dated = fact.kind == "date"
            yield from (f"{group} {fact.name} {one}" for one in ("None", *([] if dated else drawn.values(fact, place))))
    for day in drawn.key_days(place):
        yield from (f"born {day}", f"as_of {day}")
    yield from (f"children {number}" for number in ("unknown", 0, 1, 2, 3, 4))
    yield from (f"registered {days}" for days in (*drawn.LATE, "undated"))
    yield from ("twins", "triplets", "undated among dated", "family and institution", "institution alone")
    yield from ("as_of None", "nobody", "mother alone", "father alone", "both parents", "parents unknown")
    yield from (f"{one} of several" for one in ("mother", "father", "adopted"))


def kinds_of(one: Situation) -> Iterator[str]:
    """What a situation is an example of."""
    children = one.get("children")
    groups = {"": [one], "children": children or [], **{name: [one[name]] for name in PARTS if name in one}}
    for group, parts in groups.items():
        for fact in _facts(one["place"], group):
            yield from (f"{group} {fact.name} {part.get(fact.name)}" for part in parts)
    yield f"as_of {one.get('as_of')}"
    yield f"children {'unknown' if children is None else len(children)}"
    yield from (kind for child in children or () for kind in _kinds_of_child(child, several=len(children or ()) > 1))
    births = [child.get("born") for child in children or ()]
    most = max(Counter(born for born in births if born).values(), default=0)
    known = [number for number, born in enumerate(births) if born]
    parents, family = [name in one for name in ("mother", "father")], children is not None or "married" in one
    names = ("parents unknown", "father alone", "mother alone", "both parents")
    yield names[2 * parents[0] + parents[1]]
    told = {
        "twins": most == 2,
        "triplets": most > 2,
        "undated among dated": None in births[: known[-1] if known else 0],
        "family and institution": "institution" in one and (family or any(parents)),
        "institution alone": "institution" in one and not family and not any(parents),
        "nobody": not family and not any(parents) and "institution" not in one,
    }
    yield from (kind for kind, there in told.items() if there)


def _kinds_of_child(child: Situation, *, several: bool) -> Iterator[str]:
    born, registered = child.get("born"), child.get("hukou_date")
    if born:
        yield f"born {born}"
    if registered and born:
        yield f"registered {(date.fromisoformat(registered) - date.fromisoformat(born)).days}"
    elif registered:
        yield "registered undated"
    if several:
        yield from (f"{one} of several" for one in (child.get("of"), child.get("adopted") and "adopted") if one)


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


@pytest.fixture(scope="module")
def script(tmp_path_factory: pytest.TempPathFactory) -> int:
    """The bytes of the script that answers, as it travels and as gzip packs it."""
    folder = tmp_path_factory.mktemp("scripts")
    shutil.copytree(FOLDER.parent / "docs" / "assets", folder / "assets")
    join(folder / "assets", folder / "cache")
    return packed((folder / "assets" / "quick" / "check.mjs").read_bytes())


def packed(content: bytes) -> int:
    """How many bytes go over the line."""
    return len(gzip.compress(content, 9))


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("place", PLACES[:-1])
def test_script_and_table_are_small(script: int, place: str, lang: str) -> None:
    """At most 15 kB, for the quick check of a measure and for the first answers of the calculator."""
    for name, table in ours().items():
        if name.startswith(f"{place}.") and name.endswith(f".{lang}.json"):
            assert script + packed(table) <= 15_000, name


def test_the_script_that_answers_holds_no_rule_and_no_figure() -> None:
    """No name of a place or benefit, no date; of numbers places in a list, the signs of a day, the months of a year."""
    names = {*PLACES, *(one["id"] for place in data()["places"].values() for one in place["benefits"])}
    for file in (FOLDER.parent / "docs" / "assets" / "quick").glob("*.mjs"):
        code = re.sub(r"/\*.*?\*/|(?<!:)//[^\n]*", "", file.read_text("utf-8"), flags=re.DOTALL)
        assert {*map(int, re.findall(r"(?<![\w$])\d+", code))} <= {
            0,
            1,
            2,
            3,
            4,
            len("child-"),
            len("2026-11-21"),
            12,
        }, file
        assert not [name for name in names if name in code], file


@cache
def ours() -> dict[str, bytes]:
    """The tables that our own site gives out."""
    return tables(data())


def test_a_measure_answers_as_its_place_does() -> None:
    """The small table of a measure holds the same lines as the table of the whole place."""
    measures = [name.split(".")[:2] for name in files() if name.count(".") == 3 and name.endswith(".zh.json")]
    asked = [(place, measure, one) for place, measure in measures for one in worked() if one["place"] == place]
    whole = found_in([(f"{place}.zh.json", one) for place, _, one in asked], shown=False)
    part = found_in([(f"{place}.{measure}.zh.json", one) for place, measure, one in asked], shown=False)
    for one, other in zip(whole, part, strict=True):
        of_part = {line["benefit"] for line in other or ()}
        assert one is None or other == [line for line in one if line["benefit"] in of_part]


def test_tables_are_made_again_only_where_something_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Their folder holds them, whatever stood there; other rules, other tables."""
    made: list[Any] = []

    def note(rules: object) -> dict[str, bytes]:
        made.append(rules)
        return {"a.zh.json": b"{}"}

    monkeypatch.setattr("scripts.tables.tables", note)
    (tmp_path / "quick").mkdir()
    (tmp_path / "quick" / "old.zh.json").write_text("{}", encoding="utf-8")
    for rules in (b"{}", b"{}", b'{"a": 1}'):
        write_tables(tmp_path / "quick", rules, tmp_path / "cache")
        assert [file.name for file in (tmp_path / "quick").iterdir()] == ["a.zh.json"]
    assert made == [{}, {"a": 1}]


def situation(lot: random.Random, place: str) -> Situation:
    """A situation drawn from the whole space: every answer of every fact, days that matter, unusual families."""
    said: Situation = {"place": place}
    if lot.randrange(20):
        said["as_of"] = _day(lot, place).isoformat()
    if lot.randrange(15):  # otherwise an institution asks, or nobody in particular
        said |= {**_answers(lot, place, ""), **_family(lot, place)}
    if not lot.randrange(4):
        said["institution"] = _answers(lot, place, "institution")
    return said


def _family(lot: random.Random, place: str) -> Situation:
    parents = lot.choice([("mother", "father")] * 6 + [("mother",), ("father",), ()])
    said: Situation = {parent: _answers(lot, place, parent) for parent in parents}
    return {**said, "children": [*_children(lot, place)]} if lot.randrange(6) else said


def _day(lot: random.Random, place: str) -> date:
    lately, ever = date(2024, 1, 1) + timedelta(lot.randrange(1000)), date(2014, 1, 1) + timedelta(lot.randrange(6000))
    return lot.choice([lot.choice(_key_days(place)), lately, ever])


@cache
def _key_days(place: str) -> list[date]:
    return drawn.key_days(place)


def _answers(lot: random.Random, place: str, group: str) -> Situation:
    """Answers to the facts of a group; a fact that is not known is left out, or said to be null."""
    apart = ("born", "hukou_date", "of", "adopted")
    facts = [fact for fact in _facts(place, group) if fact.name not in apart]
    found = {fact.name: lot.choice([None, None, *_values(fact, place)]) for fact in facts}
    return {name: value for name, value in found.items() if value is not None or not lot.randrange(3)}


@cache
def _facts(place: str, group: str) -> list[Any]:
    return drawn.facts(place, group)


@cache
def _values(fact: Any, place: str) -> list[Any]:
    """Answers to draw from: that which lets something be given more often than the others together."""
    found = drawn.values(fact, place)
    local = ["local"] if fact.kind == "place" else []
    return [*found[:1] * (3 * len(found)), *found, *local]


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
        yield {**child, **lot.choice(_WHOSE)}


_WHOSE: list[Situation] = [{}] * 11 + [{"of": "couple", "adopted": False}, {"of": None, "adopted": None}]
_WHOSE += [{"of": "mother"}, {"of": "father"}, {"adopted": True}, {"of": "mother", "adopted": True}]
