"""What is known of one condition: met, not met or unknown, and what would settle it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True)
class Verdict:
    """`met` is None when facts are `missing` or the text leaves it open (`readings` say where).

    `fell_on` names the facts that alone made it fail, where not all that the condition looks at did.
    `can_fail` is False where the missing facts can only meet it or leave it open.
    """

    met: bool | None
    missing: tuple[str, ...] = ()
    readings: tuple[str, ...] = ()
    fell_on: tuple[str, ...] = ()
    can_fail: bool = True


MET, FAILED = Verdict(met=True), Verdict(met=False)


def known(value: bool | None, fact: str) -> Verdict:  # noqa: FBT001 - the value is the verdict
    """Return the verdict of one yes-or-no fact."""
    if value is None:
        return Verdict(None, (fact,))
    return MET if value else FAILED


def every(verdicts: Iterable[Verdict]) -> bool | None:
    """Return False if any fails, else None if any is unknown, else True."""
    all_met = [verdict.met for verdict in verdicts]
    if False in all_met:
        return False
    return None if None in all_met else True


def agreed(found: Iterable[bool | None]) -> bool | None:
    """Return what all ways of reading agree on, None if they differ or one of them is unknown."""
    one, *others = set(found)
    return None if others else one


def either(one: bool | None, other: bool | None) -> bool | None:  # noqa: FBT001 - three-valued logic
    """Return True if either holds, False if neither does, else None."""
    if one or other:
        return True
    return False if one is False and other is False else None


def both(one: bool | None, other: bool | None) -> bool | None:  # noqa: FBT001 - three-valued logic
    """Return True if both hold, False if either fails, else None."""
    if one is False or other is False:
        return False
    return True if one and other else None
