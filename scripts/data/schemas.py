"""The JSON Schema of each kind of file, from the models of the records and the words that explain each field."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scripts.data.records import KINDS, table
from scripts.load.languages import PAIR

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema(kind: str, words: Mapping[str, Any]) -> dict[str, Any]:
    """Return the schema of the files of one kind; `words` are those of `docs/words/data.yml`."""
    record = KINDS[kind]
    made: dict[str, Any] = table(kind).model_json_schema()
    inner = {model.__name__: name for name, model in _inside(record)}
    _explain(made, words["table"])
    for name, part in made["$defs"].items():
        _explain(part, words["columns"], f"{inner[name]}." if name in inner else "")
    return {"$schema": DIALECT, **made, "title": _both(words["kinds"][kind])}


def _inside(record: type[Any]) -> Iterator[tuple[str, type[Any]]]:
    """Yield the models of the lists inside a record, with the field that holds them."""
    for name, field in record.model_fields.items():
        for one in getattr(field.annotation, "__args__", ()):
            if hasattr(one, "model_fields"):
                yield name, one


def _explain(part: dict[str, Any], words: Mapping[str, Any], prefix: str = "") -> None:
    """Give each field its description, and take away what speaks only to programmers of this project."""
    part.pop("description", None)
    part.pop("additionalProperties")  # within a version a field may be added
    for name, field in part["properties"].items():
        field.pop("title", None)
        field["description"] = _both(words[f"{prefix}{name}"])


def _both(text: Mapping[str, str]) -> str:
    return " · ".join(text[lang] for lang in PAIR)
