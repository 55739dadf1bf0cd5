"""The checks: each is a generator of faults over the whole content; one run reports them all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.check import (
    amounts,
    clauses,
    digits,
    families,
    own,
    placeholders,
    prose,
    quotations,
    rates,
    readings,
    references,
    rules,
    status,
    units,
    words,
)
from scripts.fault import ContentError, Fault
from scripts.load.content import Content, load

if TYPE_CHECKING:
    from pathlib import Path

CHECKS = (
    status.check,
    clauses.check,
    quotations.check,
    digits.check,
    units.check,
    references.check,
    own.check,
    rules.check,
    readings.check,
    amounts.check,
    rates.check,
    prose.check,
)


def check(folder: Path) -> tuple[Content | None, list[Fault]]:
    """Load `policy_data/` and return it with every fault found; no fault means it may be rendered."""
    content, faults = load(folder)
    faults += [*words.check(), *placeholders.check(folder)]
    if content is None:
        return None, sorted(set(faults))
    faults += [fault for one in CHECKS for fault in one(content)]
    if not faults:  # the worked families run on rules that are known to be whole
        faults = list(families.check(content))
    return content, sorted(set(faults))


def checked(folder: Path) -> Content:
    """Return the content, or raise ContentError with every fault."""
    content, faults = check(folder)
    if content is None or faults:
        raise ContentError(faults)
    return content
