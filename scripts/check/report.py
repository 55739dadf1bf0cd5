"""The faults as a person or a program reads them: text with the line shown, GitHub's annotations, JSON."""

from __future__ import annotations

import json
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from scripts.fault import Fault


_BEFORE, _AFTER = 24, 48  # characters shown on each side of the place, where a line is long
_ELLIPSIS = "…"


def as_text(faults: Sequence[Fault], roots: Sequence[Path]) -> str:
    """Return each fault with its line below it and a caret under the place."""
    return "\n".join(f"{fault}\n{excerpt(fault, roots)}".rstrip() for fault in faults)


def as_github(faults: Sequence[Fault], roots: Sequence[Path]) -> str:  # noqa: ARG001 - GitHub shows the line itself
    """Return a workflow command a fault; GitHub shows them at their lines."""
    return "\n".join(_annotation(fault) for fault in faults)


def as_json(faults: Sequence[Fault], roots: Sequence[Path]) -> str:
    """Return a JSON list, an object a fault."""
    listed = [
        {
            "path": fault.path.as_posix(),
            "line": fault.line,
            "column": fault.column,
            "severity": "warning" if fault.warning else "fault",
            "zh": fault.zh,
            "en": fault.en,
            "source": line_of(fault, roots),
        }
        for fault in faults
    ]
    return json.dumps(listed, ensure_ascii=False, indent=2)


# A way of telling faults: from the faults, and the folders that their paths begin in, to text.
FORMATS: dict[str, Callable[[Sequence[Fault], Sequence[Path]], str]] = {
    "text": as_text,
    "github": as_github,
    "json": as_json,
}


def line_of(fault: Fault, roots: Iterable[Path]) -> str:
    """Return the line that a fault names, or nothing where it cannot be read."""
    for root in roots:
        try:
            lines = (root / fault.path).read_bytes().decode("utf-8-sig", "replace").splitlines()
        except OSError:
            continue
        return lines[fault.line - 1] if 0 < fault.line <= len(lines) else ""
    return ""


def excerpt(fault: Fault, roots: Iterable[Path]) -> str:
    """Return the line with its number, cut to what is near the place, and a caret below; nothing without a line."""
    line = "".join(char if char.isprintable() or char == "\t" else "\ufffd" for char in line_of(fault, roots))
    if not line.strip():
        return ""
    at = min(fault.column - 1, len(line))
    first = max(0, at - _BEFORE) if len(line) > _BEFORE + _AFTER else 0
    head = _ELLIPSIS * (first > 0) + line[first:at]
    tail = line[at : at + _AFTER] + _ELLIPSIS * (at + _AFTER < len(line))
    margin = f"{fault.line:>6} | "
    return f"{margin}{head}{tail}\n{' ' * (len(margin) - 2)}| {_blank(head)}^"


def _blank(text: str) -> str:
    """Return blanks as wide as `text`; a Chinese character takes two columns."""
    return "".join("\t" if char == "\t" else " " * _width(char) for char in text)


def _width(char: str) -> int:
    if unicodedata.combining(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in {"W", "F"} else 1


def _annotation(fault: Fault) -> str:
    kind = "warning" if fault.warning else "error"
    place = f"file={_property(fault.path.as_posix())},line={fault.line},col={fault.column}"
    return f"::{kind} {place}::{_data(f'{fault.zh} / {fault.en}')}"


def _data(text: str) -> str:
    """Return text as a workflow command takes it: on one line."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
