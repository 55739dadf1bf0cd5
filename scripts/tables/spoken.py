"""The sentences that a table needs, in one language: of the document, of the results, of the facts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from calculator.fact_words import FactWords
from calculator.facts import FACTS, own_facts
from calculator.sentences import Sentences
from scripts.load.languages import CODES
from scripts.load.words import GROUPS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

Json = dict[str, Any]

# The sentences of results that a table says; the others belong to what only the calculator works out.
_SAID = (
    *(
        "as-of",
        "list",
        "title-with-child",
        "status",
        "headline",
        "range",
        "up-to",
        "sums",
        "in-all",
        "in-all-up-to",
        "facts",
    ),
    *(
        "so-far",
        "payment",
        "separator",
        "claim",
        "claim-passed",
        "deduction",
        "until",
        "no-deadline",
        "no-start",
        "year",
    ),
    *("now", "condition", "of-child", "one-child", "said", "fixed", "groups", "offers"),
)
_BY_KIND = ("amount", "sum", "payments-one", "payments", "limit")

_ANSWERS = ("yes", "unknown", "no", "not_stated")


def about(data: Mapping[str, Any], place: str, benefits: Iterable[Json], lang: str) -> Json:
    """Return what stands around the answers of a place: the document, its notice, and the clauses of these benefits."""
    rules = data["places"][place]
    status = rules["document"]["status"]
    words = Sentences(data, lang)
    notice = None if status == "in_force" else words.say("notice", status)
    measures = {one["measure"] for one in benefits}
    return {
        "place": place,
        "writing": writing(words),
        "status": status,
        "mark": words.say("text", "draft-mark") if status == "draft" else None,
        "notice": notice,
        "title": rules["document"]["title"][lang],
        "version": words.say("version", version=rules["version"]),
        "folder": f"{place}/{rules['document']['id']}",
        "clauses": {id_: clause[lang] for id_, clause in rules["clauses"].items() if id_ in measures},
        "names": {id_: name[lang] for id_, name in data["names"].items()},
    }


def writing(words: Sentences) -> Json:
    """Return how the pages' scripts write days, numbers and lists."""
    return {**words.data["languages"][words.lang], "list": words.say("list")}


def results(data: Mapping[str, Any], benefits: Iterable[Json], leaves: Iterable[Json], lang: str) -> Json:
    """Return the sentences of results that a table of these benefits and leaves may say."""
    held = data["words"]["results"]
    kinds = {*_kinds(benefits, leaves)}
    gives, overall = held["gives"], held["overall"]
    few = {
        **{key: held[key] for key in _SAID},
        **{key: {kind: said for kind, said in held[key].items() if kind in kinds} for key in _BY_KIND},
        "gives": {"sums": gives["sums"]},
        "overall": {key: overall[key] for key in (*_ANSWERS, "rest")},
    }
    said: Json = _one_language(few, lang)
    return said


def _kinds(benefits: Iterable[Json], leaves: Iterable[Json]) -> Iterator[str]:
    """Yield the mechanisms, limits and units by which sentences differ."""
    yield from ("CNY", "CNY/month")  # what a rate comes to
    for one in benefits:
        yield from (one["mechanism"], (one["limit"] or {}).get("per", ""))
    yield from (leaf[sum_]["unit"] for leaf in leaves if leaf for sum_ in ("amount", "rate") if sum_ in leaf)


def benefit(compiled: Mapping[str, Any], table: Json, lang: str) -> Json:
    """Return a benefit of a table with its sentences; those of readings only where one may speak against it."""
    conditions = zip(compiled["conditions"], table["conditions"], strict=True)
    against = set(table.pop("against"))
    return {
        **table,
        "id": compiled["id"],
        "name": compiled["name"][lang],
        "mechanism": compiled["mechanism"],
        "measure": compiled["measure"],
        "limit": (compiled["limit"] or {}).get("per"),
        "claim": bool(compiled["claim"]),
        "conditions": [{"text": one["text"][lang], "quote": one["quote"], **rest} for one, rest in conditions],
        "against": {
            one["id"]: {"text": one["text"][lang], "quote": one["quote"]}
            for one in compiled["readings"]
            if one["id"] in against
        },
    }


def facts(data: Mapping[str, Any], place: str, paths: Iterable[str], lang: str) -> Json:
    """Return how each fact is called and said; `paths` are written as `CONDITIONS` writes them."""
    words = FactWords(Sentences(data, lang), place)
    own = {fact["id"]: fact["of"] for fact in data["places"][place]["facts"]}
    asked = {one.path for group in ("", *GROUPS) for one in own_facts(group, own)}
    held = data["words"]["facts"]
    found: Json = {}
    for path in sorted({one.replace("child.", "children[].") for one in paths}):
        if path in asked:
            options = {"true": words.text(path, "yes"), "false": words.text(path, "no")}
            found[path] = {"short": words.text(path, "short"), "options": options}
        else:
            found[path] = _one_language(_needed(held[path]), lang)
    return found


def _needed(fact: Json) -> Json:
    """Return what is said of a shared fact; an option only where no clause says the answer in its own words."""
    said = fact.get("said", {})
    options = {name: option for name, option in fact.get("options", {}).items() if name not in said}
    found = {"short": fact["short"], "said": said, "options": options}
    return {key: part for key, part in found.items() if part}


def usual() -> Json:
    """Return the facts that have an answer where nothing is said."""
    return {fact.path.replace("children[].", "child."): fact.default for fact in FACTS if fact.default is not None}


def family(data: Mapping[str, Any], place: str) -> list[str]:
    """Return the place's own facts that a whole family answers."""
    own = {fact["id"]: fact["of"] for fact in data["places"][place]["facts"]}
    return [fact.name for fact in own_facts("", own)]


def _one_language(held: Any, lang: str) -> Any:
    if isinstance(held, dict):
        return held[lang] if {*held} == {*CODES} else {key: _one_language(one, lang) for key, one in held.items()}
    return held
