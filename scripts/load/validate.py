"""From plain data to a model; every mismatch becomes a fault that says how to mend it."""

from __future__ import annotations

import unicodedata
from difflib import get_close_matches
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar, cast

from pydantic import BaseModel, TypeAdapter, ValidationError

from scripts.load.hints import hint

if TYPE_CHECKING:
    from scripts.fault import Fault
    from scripts.load.marks import Location, Marked

T = TypeVar("T")

_NOT_A_DATE = ("日期写法不对：应如 2025-01-01。", "not a date: write it like 2025-01-01.")

_NOT_A_YES = (
    "这里只能写 true 或 false，不加引号；yes、no、on、off 都只是文字。",
    "true or false is wanted here, without quotes; yes, no, on and off are only words.",
)

# How pydantic names a mistake → what an editor should be told, in both languages.
_SAYINGS = {
    "missing": ("缺少“{key}”：请补上。", "“{key}” is missing: add it."),
    "extra_forbidden": (
        "不认识的键“{key}”{near}：请改正或删除。",
        "unknown key “{key}”{near}: correct or delete it.",
    ),
    "string_type": (
        "这里应当是文字：数字等请加引号。",
        "text is wanted here: put quotes around it.",
    ),
    "string_too_short": ("这里不能为空：请填写。", "this may not be empty: fill it in."),
    "string_pattern_mismatch": (
        "写法不对：文字首尾不能有空格；编号只能用小写字母、数字和连字符，事实的编号用下划线。",
        "not in the right form: no space at either end; ids hold small letters, digits, hyphens (facts: underscores).",
    ),
    "literal_error": ("只能写这些之一：{expected}。", "must be one of: {expected}."),
    "too_short": ("这里至少要有一项：请补上。", "at least one entry is wanted: add it."),
    "tuple_type": (
        "这里应当是列表：每项前面写“- ”。",
        "a list is wanted: begin each entry with “- ”.",
    ),
    "int_type": ("这里应当是整数。", "a whole number is wanted here."),
    "int_parsing": ("这里应当是整数。", "a whole number is wanted here."),
    "int_from_float": ("这里应当是整数。", "a whole number is wanted here."),
    "bool_type": _NOT_A_YES,
    "bool_parsing": _NOT_A_YES,
    "greater_than_equal": ("这里最小是 {ge}。", "the smallest that may stand here is {ge}."),
    "model_type": ("这里应当是“键: 值”的形式。", "“key: value” lines are wanted here."),
    "dict_type": ("这里应当是“键: 值”的形式。", "“key: value” lines are wanted here."),
    "date_from_datetime_parsing": _NOT_A_DATE,
    "date_from_datetime_inexact": _NOT_A_DATE,
    "date_parsing": _NOT_A_DATE,
    "date_type": _NOT_A_DATE,
    "decimal_parsing": (
        "应当是数字或日期，如 500、4.5、2025-01-01。",
        "a number or a date is wanted: 500, 4.5, 2025-01-01.",
    ),
}

_UNLIKE = (
    "内容不符合要求（{type}）：请对照别的文件改正。",
    "this does not fit ({type}): compare it with another file.",
)


@cache
def _adapter(model: Any) -> TypeAdapter[Any]:
    return TypeAdapter(model)


def validate(marked: Marked, model: type[T]) -> tuple[T | None, list[Fault]]:
    """Return the data of `marked` as `model`, or None and every fault that stands in the way."""
    adapter: TypeAdapter[T] = _adapter(cast("Any", model))
    try:
        data = adapter.validate_python(marked.data)
    except ValidationError as error:
        return None, [_fault(marked, model, dict(one)) for one in error.errors(include_url=False)]
    return data, []


def _fault(marked: Marked, model: Any, error: dict[str, Any]) -> Fault:
    loc = _yaml_location(error["loc"], marked)
    key = str(error["loc"][-1]) if error["loc"] else ""
    kind, typed = error["type"], _typed(marked.data, loc)
    zh, en = _SAYINGS.get(kind, _UNLIKE)
    words = {"key": key, "type": kind, "expected": "", **error.get("ctx", {})}
    near = get_close_matches(_ascii(key), _keys(model), 1) if kind == "extra_forbidden" else []
    if kind == "literal_error":
        near = get_close_matches(_ascii(str(typed)), str(words["expected"]).replace("'", " ").split(), 1)
        zh, en = zh.rstrip("。") + "{near}。", en.rstrip(".") + "{near}."
    more = hint(kind, key, typed)
    at = marked.fault_of_key if kind == "extra_forbidden" else marked.fault
    return at(
        loc,
        zh.format(**words, near=f"（是不是“{near[0]}”？）" if near else "") + more[0],
        en.format(**words, near=f" (did you mean “{near[0]}”?)" if near else "") + more[1],
    )


def _typed(data: Any, loc: Location) -> Any:
    """Return what stands at `loc`; None where a key that stands twice has taken its place."""
    try:
        for step in loc:
            data = data[step]
    except (KeyError, IndexError, TypeError):
        return None
    return data


def _ascii(text: str) -> str:
    """Return a word with its full-width letters and brackets as ASCII ones."""
    return unicodedata.normalize("NFKC", text)


def _yaml_location(loc: tuple[Any, ...], marked: Marked) -> Location:
    """Drop the parts of pydantic's path that name a branch of a union and not a place in the file."""
    kept: Location = ()
    for part in loc:
        if (*kept, part) in marked.marks:
            kept = (*kept, part)
    return kept


def _keys(model: Any) -> list[str]:
    """Return every key of `model` and of the models inside it, for the nearest right one."""
    keys: list[str] = []
    queue, seen = [model], set()
    while queue:
        one = queue.pop()
        queue += [arg for arg in getattr(one, "__args__", ()) if arg is not ...]
        if isinstance(one, type) and issubclass(one, BaseModel) and one not in seen:
            seen.add(one)
            keys += [field.alias or name for name, field in one.model_fields.items()]
            queue += [field.annotation for field in one.model_fields.values()]
    return keys
