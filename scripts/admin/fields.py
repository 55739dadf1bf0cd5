"""From the JSON Schema of a content file to the fields of the form."""

from __future__ import annotations

from typing import Any

from scripts.load.languages import PAIR, SOURCE

Field = dict[str, Any]

# What a folded entry of a list shows: the first of these that it has.
_SUMMARIES = {
    SOURCE.code: f"{{{{{SOURCE.code}}}}}",
    **{key: f"{{{{{key}.{SOURCE.code}}}}}" for key in ("question", "name", "text", "title")},
    "unit": "{{printed}} · {{role}}",
    "clause": "{{clause}}",
}
_LONG = (*PAIR, "quote")  # sentences: they get a box that grows


def fields(schema: dict[str, Any]) -> list[Field]:
    """Return the fields of a file: one a key, or a single list for a file that is a list."""
    held = schema.get("$defs", {})
    if schema.get("type") == "array":
        return [{**_list(schema, held), "name": "all", "label": "各项 · Entries", "root": True}]
    return _keys(schema, held)


def _keys(part: dict[str, Any], held: dict[str, Any]) -> list[Field]:
    needed = part.get("required", ())
    return [_field(name, key, held, required=name in needed) for name, key in part["properties"].items()]


def _field(name: str, key: dict[str, Any], held: dict[str, Any], *, required: bool) -> Field:
    """Return the field of one key, with its title, what is said of it in both languages, and its limits."""
    kinds = [one for one in key.get("anyOf", ()) if one.get("type") != "null"]
    nullable = len(kinds) < len(key.get("anyOf", ()))
    kind = kinds[0] if nullable and len(kinds) == 1 else key
    words = {"label": key["title"], "hint": " ".join(key["description"].split("\n\n")[:2])}
    return {"name": name, **words, "required": required and not nullable, **_widget(name, kind, held)}


def _widget(name: str, kind: dict[str, Any], held: dict[str, Any]) -> Field:
    if "$ref" in kind:
        return {"widget": "object", "collapsed": False, "fields": _keys(_part(kind, held), held)}
    if "enum" in kind:
        return {"widget": "select", "options": kind["enum"]}
    if kind.get("type") == "array":
        return _list(kind, held)
    if kind.get("type") in ("integer", "boolean"):
        return {"widget": {"integer": "number", "boolean": "boolean"}[kind["type"]]}
    return {"widget": "text" if name in _LONG else "string", **_pattern(kind)}


def _list(kind: dict[str, Any], held: dict[str, Any]) -> Field:
    items, least = kind["items"], {"min": kind["minItems"]} if "minItems" in kind else {}
    if items.get("type") == "string":  # one a line
        return {"widget": "list", **least}
    part = _part(items, held)
    shown = next(summary for key, summary in _SUMMARIES.items() if key in part["properties"])
    return {"widget": "list", "collapsed": True, "summary": shown, "fields": _keys(part, held), **least}


def _pattern(kind: dict[str, Any]) -> Field:
    if kind.get("format") == "date":
        return {"pattern": [r"^\d{4}-\d{2}-\d{2}$", "2025-01-01"]}
    if "pattern" in kind:
        said = "写法不对，见下面的说明。 · Not in the right form; see the note below."
        return {"pattern": [kind["pattern"], said]}
    return {}


def _part(kind: dict[str, Any], held: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = held[kind["$ref"].rpartition("/")[2]]
    return found
