"""What most often lies behind a value of the wrong kind: a sentence without quotes, full-width signs, an empty list.

A hint is added to the message of a mismatch; it sees the kind of mismatch, the key and what was typed.
"""

from __future__ import annotations

import re
from typing import Any

Hint = tuple[str, str]

_NONE: Hint = ("", "")
_COMMA: Hint = (
    "花括号里的句子含有逗号，被拆开了：请给整句加引号。",
    " A comma cut a sentence inside braces in two: put quotes around the sentence.",
)
_FULL_COLON: Hint = (
    "键的后面用了全角冒号“：”：请改成半角冒号加一个空格。",
    " A full-width colon stands after the key: write an ASCII colon and a blank.",
)
_FULL_WIDTH: Hint = (
    "这里有全角的数字、字母或符号：请改成半角。",
    " Full-width digits, letters or signs stand here: type ASCII ones.",
)
_QUOTE_IT: Hint = (
    "以 [ 或 { 开头的被当成列表或键值：文字要加引号。",
    " What begins with [ or { is read as a list or as keys: put quotes around text.",
)
_SEVERAL: Hint = (
    "这个键是一段文字，不是列表：请去掉“- ”或方括号。",
    " This key takes text, not a list: take away the “- ” or the brackets.",
)
_NO_TEXT: Hint = (
    "这里是空的：请填写，不需要就把这个键也删掉。",
    " Nothing stands here: fill it in, or delete the key as well.",
)
_WHOLE_FILE: Hint = (
    "文件不能只有一个空列表或一段文字：每项前面写“- ”。",
    " A file may not hold text alone: begin each entry with “- ”.",
)
_FULL = re.compile(r"[０-９Ａ-Ｚａ-ｚ．－／：［］｛｝（）]")
_BY_TEXT = {"model_type", "dict_type", "model_attributes_type"}


def hint(kind: str, key: str, typed: Any) -> Hint:
    """Return a further sentence in both languages, each empty where there is nothing to add."""
    if kind == "extra_forbidden":
        return _of_key(key, typed)
    if kind == "string_type":
        return _of_text(typed)
    if isinstance(typed, str) and kind != "string_too_short" and _FULL.search(typed):
        return _FULL_WIDTH
    if kind in _BY_TEXT and isinstance(typed, list):
        return _SEVERAL
    if typed is None and kind in {*_BY_TEXT, "tuple_type"}:
        return _NO_TEXT
    return _WHOLE_FILE if kind == "tuple_type" and not key else _NONE


def _of_key(key: str, typed: Any) -> Hint:
    if "：" in key:
        return _FULL_COLON
    return _COMMA if typed is None else _NONE


def _of_text(typed: Any) -> Hint:
    if isinstance(typed, dict):
        return _QUOTE_IT
    if isinstance(typed, list):
        return _SEVERAL if typed else _QUOTE_IT
    return _NO_TEXT if typed is None else _NONE
