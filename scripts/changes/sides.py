"""The two sides of a comparison: content, compiled rules, and the rules as the calculator takes them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from calculator.rules import PlaceRules, read_rules
from scripts.changes.errors import ChangesError
from scripts.check import amounts, clauses, families, own, rates, readings, references, rules
from scripts.check import check as check_content
from scripts.compiled import compiled

if TYPE_CHECKING:
    from pathlib import Path

    from scripts.fault import Fault
    from scripts.load.content import Content

# What must hold for rules to be compiled. An old text may fall short of today's other checks.
_NEEDED = (clauses.check, references.check, own.check, rules.check, readings.check, amounts.check, rates.check)


@dataclass(frozen=True)
class Side:
    """One state of the content. `pending`: worked families that do not yet expect what the rules give."""

    content: Content
    data: dict[str, Any]
    rules: dict[str, PlaceRules]
    pending: tuple[Fault, ...] = ()


def old_side(folder: Path, base: str) -> Side:
    """Return the content of a revision; ChangesError where today's code cannot read it."""
    content, faults = _checked(folder)
    if content is not None:
        faults = _unfit(content)
    if content is None or faults:
        raise ChangesError(
            f"版本“{base}”的内容有错，或者是照旧格式写的，现在的程序读不了：请换一个更近的版本来比较。",
            f"the content of the revision “{base}” is faulty, or in an older format that this program cannot read: "
            "compare with a later revision.",
            _lines(faults, f"{base}:"),
        )
    return _side(content, ())


def new_side(folder: Path) -> Side:
    """Return the content here; ChangesError where it has a fault.

    Only worked families that lag behind the rules do not stand in the way: whom they speak of is what is asked.
    """
    content, faults = _checked(folder)
    behind = {*families.check(content)} if content and faults and not _unfit(content) else set()
    if content is None or {*faults} - behind:
        zh, en = "现在的内容有错，改好以后才能比较。", "the content here has faults; mend them first."
        raise ChangesError(zh, en, _lines(faults))
    return _side(content, tuple(sorted(behind)))


def _checked(folder: Path) -> tuple[Content | None, list[Fault]]:
    """Return the content, None where it cannot be read, and its faults; warnings are none."""
    content, found = check_content(folder)
    return content, [fault for fault in found if not fault.warning]


def _unfit(content: Content) -> list[Fault]:
    """Return the faults that keep the rules from being compiled."""
    return sorted({fault for one in _NEEDED for fault in one(content)})


def _side(content: Content, pending: tuple[Fault, ...]) -> Side:
    data = compiled(content)
    return Side(content, data, read_rules(data), pending)


def _lines(faults: list[Fault], before: str = "") -> str:
    return "\n".join(f"{before}{fault}" for fault in faults)
