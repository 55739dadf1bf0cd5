"""The same rules in publicodes, written from our own records: no figure and no date is typed here.

It cannot go through a list of children, so the order of a birth is stated; it cannot add years to a day, so it does
not say when a benefit ends; of a deadline it says how many days are left.
"""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from scripts.bench.agreement import Agreement, compare
from scripts.bench.ours import NPM, ROOT, SITES, documents
from scripts.node import node

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from calculator.rules import PlaceRules

Json = dict[str, Any]

PACKAGE = NPM / "publicodes"
_FACTS = {
    "date": ("born", "as of"),
    "nombre": ("order of couple", "order of mother", "local parents", "managed parents", "enrolled"),
    "booléen": (
        *("married", "lawful", "born here", "local", "mother employed", "father employed", "filed", "passed"),
        *("of couple", "of mother"),
    ),
}
_COUPLE = ["of couple", "married"]
_CONDITIONS: dict[str, list[Any]] = {
    "couple": _COUPLE,
    "spouse": _COUPLE,
    "lawful": ["lawful"],
    "parents-local": ["local parents > 0"],
    "managed-parent": ["managed parents > 0"],
    "child-local": ["local"],
    "mother-gave-birth": ["of mother"],
    "employed-mother": ["mother employed"],
    "spouse-of-employee": ["mother employed"],
    "born-here": ["born here"],
    "newborn": [],
    "under-three": [],  # every child is, for a time; until when is more than a day can be reckoned here
    "filed": ["filed"],
    "assessed": ["passed"],
}
_MONTHS = 12


def rules(place: Mapping[str, Any]) -> Json:
    """Return the rules of one place as publicodes takes them, those of its benefits that can be worked out."""
    facts = {name: {"type": kind} for kind, names in _FACTS.items() for name in names}
    return {**facts, **{name: rule for one in place["benefits"] for name, rule in _benefit(one)}}


def _benefit(one: Json) -> Iterator[tuple[str, Any]]:
    """Yield the rules of one benefit: whether, how much, in all, from when, how many days are left."""
    for subject in _subjects(one):
        name = f"{one['id']} {subject}"
        yield name, None
        yield f"{name} . yes", {"toutes ces conditions": list(_conditions(one, subject)) or ["oui"]}
        if one["rates"]:
            yield f"{name} . amount", {"applicable si": "yes", "variations": [*_rates(one, subject)]}
        if one["mechanism"] == "monthly_to_age":
            yield f"{name} . total", {"produit": ["amount", _MONTHS, one["until_age"]]}
            first = _day(one["start"])
            yield f"{name} . from", {"variations": [{"si": f"born < {first}", "alors": first}, {"sinon": "born"}]}
        if one["mechanism"] == "deadline":
            age = {"durée": {"depuis": "born", "jusqu'à": "as of"}}
            left = {"valeur": f"{one['days']} jour - age", "avec": {"age": age}}
            yield f"{name} . left", {"applicable si": "born <= as of", **left}  # no duration there is below nought


def _subjects(one: Json) -> tuple[str, ...]:
    return ("mother", "father") if one["subject"] == "parents" else (one["subject"],)


def _conditions(one: Json, subject: str) -> Iterator[Any]:
    for condition in one["conditions"]:
        if condition["id"] == "born-from":
            yield f"born >= {_day(one['start'])}"
        elif condition["id"] == "birth-order":
            orders = sorted({number for rate in one["rates"] for number in rate["orders"]})
            yield {"une de ces conditions": [f"{_order(one)} = {number}" for number in orders]}
        else:
            yield from _CONDITIONS[condition["id"]]
    if one["needs_work"]:
        yield f"{subject} employed"


def _rates(one: Json, subject: str) -> Iterator[Json]:
    for rate in one["rates"]:
        heads = " * enrolled" if subject == "institution" else ""
        sums = f"{sum(rate['parts'])}{heads}"
        parents = [f"local parents = {rate['local_parents']}"] if rate["local_parents"] is not None else []
        if not rate["orders"]:
            yield {"sinon": sums}
        for number in rate["orders"]:
            yield {"si": {"toutes ces conditions": [f"{_order(one)} = {number}", *parents]}, "alors": sums}


def _order(one: Json) -> str:
    """Whose births are counted: for the leaves of a birth the mother's, else the couple's."""
    return "order of mother" if one["mechanism"] == "leave" else "order of couple"


def _day(day: str) -> str:
    return "/".join(reversed(day.split("-")))


def stated(situation: Json) -> Iterator[tuple[str, Json]]:
    """Yield whom publicodes is asked about, `child-1` or `institution`, and the facts as it takes them."""
    here = ("local", situation["place"])
    said: Json = {"as of": _day(situation["as_of"])}
    if "institution" in situation:
        held = situation["institution"]
        passed = held["assessment"] == "passed"
        for count in held["enrolled"]:
            yield "institution", _expressed({**said, "filed": held["filed"], "passed": passed, "enrolled": count})
    if "children" not in situation:
        return
    parents = [situation[name] for name in ("mother", "father")]
    local = [one for one in parents if one["hukou"] in here]
    said |= {"married": situation["married"], "local parents": len(local)}
    said |= {"managed parents": sum(one["resident_managed"] for one in local)}
    said |= {f"{name} employed": situation[name]["employed"] for name in ("mother", "father")}
    orders = {"couple": 0, "mother": 0}
    for number, child in enumerate(situation["children"], 1):
        whose = {
            "couple": child["of"] == "couple" and not child["adopted"],
            "mother": child["of"] != "father" and not child["adopted"],
        }
        for whom, counts in whose.items():
            orders[whom] += counts
            said |= {f"of {whom}": counts, f"order of {whom}": orders[whom] if counts else 0}
        own = {"born": _day(child["born"]), "lawful": child["lawful"]}
        own |= {"born here": child["born_in"] in here, "local": child["hukou"] in here}
        yield f"child-{number}", _expressed({**said, **own})


def _expressed(facts: Json) -> Json:
    return {name: ("non", "oui")[value] if isinstance(value, bool) else value for name, value in facts.items()}


def agree(places: Mapping[str, Any], situations: Sequence[Json], ours: Mapping[str, PlaceRules]) -> Agreement:
    """Have publicodes answer the situations under Node, and compare; stop if an answer differs."""
    cases = [(number, whom, facts) for number, one in enumerate(situations) for whom, facts in stated(one)]
    asked = {
        "rules": {name: rules(place) for name, place in places.items()},
        "cases": [{"place": situations[number]["place"], "facts": facts} for number, _, facts in cases],
    }
    SITES.mkdir(parents=True, exist_ok=True)
    file = SITES / "publicodes.json"
    file.write_text(json.dumps(asked, ensure_ascii=False), encoding="utf-8")
    done = node(ROOT / "scripts" / "bench" / "publicodes.mjs", PACKAGE / "dist" / "index.js", file)
    if done.returncode:
        raise SystemExit(f"publicodes stopped:\n{done.stderr.strip()}")
    lines: list[list[Json]] = [[] for _ in situations]
    for (number, whom, _), values in zip(cases, json.loads(done.stdout), strict=True):
        place = places[situations[number]["place"]]
        for line in _lines(place, whom, values, situations[number]["as_of"]):
            _add(lines[number], line)
    return compare(documents(situations, ours), lines)


def _lines(place: Mapping[str, Any], whom: str, values: Json, asked: str) -> Iterator[Json]:
    for one in place["benefits"]:
        for subject in _subjects(one):
            if (subject == "institution") != (whom == "institution"):
                continue
            found = {name: values.get(f"{one['id']} {subject} . {name}") for name in ("yes", "amount", "total", "from")}
            left = values.get(f"{one['id']} {subject} . left")
            yield {
                "benefit": one["id"],
                "for": whom if subject in ("child", "institution") else subject,
                "child": whom if subject in ("mother", "father") else None,
                "yes": bool(found["yes"]),
                "amounts": [] if found["amount"] is None else [found["amount"]],
                "total": found["total"],
                "from": found["from"] and "-".join(reversed(found["from"].split("/"))) if found["yes"] else None,
                "until": None if left is None else (date.fromisoformat(asked) + timedelta(days=left)).isoformat(),
            }


def _add(lines: list[Json], line: Json) -> None:
    """Add a line; the months of an institution, asked one by one, become one line with its sum."""
    if line["for"] != "institution":
        lines.append(line)
        return
    held = lines.pop(0)["amounts"] if lines and lines[0]["for"] == "institution" else []
    amounts = [*held, *line["amounts"]]
    lines.insert(0, {**line, "amounts": amounts, "total": sum(amounts) if amounts else None})
