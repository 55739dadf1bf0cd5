"""The calculator's form: one field for each fact of a situation, in one language."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from calculator.fact_words import FactWords
from calculator.facts import FACTS, Fact, facts_of, own_facts
from calculator.rules import read_rules
from calculator.sentences import Sentences
from calculator.situation import MOST_CHILDREN
from scripts.compiled import compiled
from scripts.load.languages import CODES
from scripts.load.words import GROUPS, PAGE, WORDS, choices, read_words
from scripts.render.asked import facts_read
from scripts.render.preset import presets, starts
from scripts.tables.spoken import writing

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from calculator.rules import PlaceRules
    from scripts.load.content import Content, Document, Place

Words = dict[str, Any]

_FEW_PLACES = 5


def words() -> Words:
    """Return `docs/words/facts.yml` as plain data."""
    return read_words(WORDS / "facts.yml")


def form(content: Content, lang: str) -> Words:
    """Return what `docs/templates/calculator.md.j2` needs: words, places, and the parts with their fields."""
    held, data = words(), compiled(content)
    rules = read_rules(data)
    said = spoken(held[PAGE], lang)
    names = {place.id: place.meta.data.name[lang] for place in content.places.values()}
    asked = _asked(rules)
    fields = [{**_field(fact, held[fact.path], names, lang), "places": asked[fact.path]} for fact in FACTS]
    fields += _own_fields(data, lang)
    examples = starts(content, lang)
    return {
        "lang": lang,
        "words": said,
        "places": [_place(place, lang, examples) for place in content.places.values()],
        "top": _part("", fields),
        "parts": {group: {**spoken(held[group], lang), **_part(group, fields)} for group in GROUPS},
        "most_children": MOST_CHILDREN,
        "few": len(names) <= _FEW_PLACES,  # so that the tables of all are loaded before one is chosen
        "data": script_json(
            {
                "words": said,
                "writing": writing(Sentences(data, lang)),
                "tools": spoken(read_words(WORDS / "tools.yml"), lang),
                "places": presets(content, rules, lang),
                "starts": examples,
            }
        ),
    }


def spoken(held: Any, lang: str) -> Any:
    """Return the words with each {zh, en} replaced by the text in one language."""
    if isinstance(held, dict):
        if set(held) == set(CODES):
            return held[lang]
        return {key: spoken(value, lang) for key, value in held.items()}
    if isinstance(held, list):
        return [spoken(value, lang) for value in held]
    return held


def script_json(data: object) -> str:
    """Return JSON that can stand in a `<script>` element: nothing in it can end the element."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")


def _asked(rules: Mapping[str, PlaceRules]) -> dict[str, list[str]]:
    """Return where each fact is asked: in the places whose rules look at it; an empty list is everywhere.

    A fact that no rules look at is asked along with the rest of its part.
    """
    read = {place: facts_read(one) for place, one in rules.items()}
    asked = {}
    for fact in FACTS:
        usual = [place for place, paths in read.items() if fact.path in paths]
        part = [place for place, paths in read.items() if any(f.path in paths for f in facts_of(fact.group))]
        places = usual or (part if fact.group else [])
        asked[fact.path] = [] if len(places) == len(read) else places
    return asked


def _part(group: str, fields: list[Words]) -> dict[str, list[Words]]:
    """Return a part's fields in the order they are asked: the usual ones, then the rarer."""
    mine = [field for field in fields if field["group"] == group and field["path"] != "place"]
    return {
        "usual": [field for field in mine if not field["rare"]],
        "rarer": [field for field in mine if field["rare"]],
        "place": [field for field in fields if field["path"] == "place"] if not group else [],
    }


def _own_fields(data: Words, lang: str) -> list[Words]:
    """Return a field for each yes-or-no fact that only one place asks for, in that place's own words."""
    found = []
    for place, rules in data["places"].items():
        words = FactWords(Sentences(data, lang), place)
        own = {fact["id"]: fact["of"] for fact in rules["facts"]}
        for fact in (one for group in ("", *GROUPS) for one in own_facts(group, own)):
            said = {key: words.text(fact.path, key) for key in ("label", "help", "why", "short", "yes", "no")}
            options = {"true": said.pop("yes"), "false": said.pop("no")}
            field = _field(fact, {**said, "options": options}, {}, lang)
            found.append({**field, "key": f"{fact.name}-{place}", "places": [place], "own": True})
    return found


def _field(fact: Fact, held: Words, names: dict[str, str], lang: str) -> Words:
    said = spoken(held, lang)
    return {
        "path": fact.path,
        "group": fact.group,
        "key": fact.name,
        "own": False,
        "control": _control(fact, len(names)),
        "label": said["label"],
        "help": said["help"],
        "why": said["why"],
        "short": said["short"],
        "rare": bool(said.get("rare")),
        "default": _default(fact),
        "options": [{"value": value, "label": label} for value, label in _options(fact, said, names)],
    }


def _control(fact: Fact, places: int) -> str:
    """Return the kind of control that asks for the fact; a few places are buttons, many are a list."""
    if fact.kind in ("yes_no", "choice") or (fact.kind == "place" and places <= _FEW_PLACES):
        return "radios"
    return {"place": "select", "date": "date", "count": "number", "counts": "numbers"}[fact.kind]


def _default(fact: Fact) -> str | None:
    return None if fact.default is None else str(fact.default).lower()


def _options(fact: Fact, said: Words, names: dict[str, str]) -> Iterator[tuple[str, str]]:
    if fact.kind == "place":
        yield from names.items()
    for value in choices(fact):
        yield value, said["options"][value]


def _place(place: Place, lang: str, examples: list[Words]) -> Words:
    document = place.current
    return {
        "id": place.id,
        "name": place.meta.data.name[lang],
        "document": document.meta.data.short[lang],
        "href": f"{document.path}/",
        "measures": list(_measures(document, lang)),
        "starts": [one for one in examples if one["place"] == place.id],
    }


def _measures(document: Document, lang: str) -> Iterator[Words]:
    """Yield the measures that the calculator works out, each once, with the page of its table."""
    for measure in dict.fromkeys(benefit.measure for benefit in document.rules.data.benefits):
        title = document.measures[measure].data.title[lang]
        yield {"title": title, "href": f"{document.path}/measures/{measure}/"}
