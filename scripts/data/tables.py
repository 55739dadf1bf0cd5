"""Records as a table: a column a field; what holds several entries has a line for each of them in its cell."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, get_args

from calculator.sheet import table
from scripts.load.model import Model

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scripts.data.records import Record


def as_csv(kind: type[Record], records: Iterable[Record]) -> str:
    """Return the records of one kind as CSV; the first row names the columns, as `columns` does."""
    names = columns(kind)
    return table([names, *([_cell(one.model_dump(mode="json"), name) for name in names] for one in records)])


@cache
def columns(kind: type[Model]) -> tuple[str, ...]:
    """Return the columns of a kind of record; `conditions.quote` is a field of each entry of `conditions`."""
    return tuple(_columns(kind))


def _columns(kind: type[Model]) -> Iterator[str]:
    for name, field in kind.model_fields.items():
        [inner] = [one for one in get_args(field.annotation) if _is_model(one)] or [None]
        yield from (f"{name}.{key}" for key in columns(inner)) if inner else (name,)


def _is_model(one: Any) -> bool:
    return isinstance(one, type) and issubclass(one, Model)


def _cell(record: dict[str, Any], column: str) -> str | int:
    name, _, key = column.partition(".")
    value = record[name]
    if isinstance(value, list):
        return "\n".join(_plain(one[key] if key else one) or "null" for one in value)
    return value if isinstance(value, int) else _plain(value)


def _plain(value: Any) -> str:
    """Return one entry as text; what is not stated is empty, several words stand beside each other."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    return " ".join(value) if isinstance(value, list) else str(value)
