"""The checks: each is a generator of faults over the whole content; one run reports them all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.check import (
    amounts,
    apart,
    clauses,
    copy,
    digits,
    drafted,
    families,
    letters,
    links,
    numerals,
    order,
    own,
    placeholders,
    prose,
    publisher,
    quotations,
    rates,
    readings,
    references,
    reviews,
    rules,
    status,
    stray,
    templates,
    translations,
    twice,
    units,
    updates,
    words,
)
from scripts.check.again import place_by_place, sealed_by_place
from scripts.fault import ContentError, Fault
from scripts.load.reader import load

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from scripts.load.content import Content
    from scripts.load.memory import Memory

# What can be said of a document even while another of its files cannot be read …
ANYWAY = (
    status.check,
    drafted.check,
    clauses.check,
    quotations.check,
    references.check,
    links.check,
    order.check,
    twice.check,
    reviews.check,
    publisher.check,
)
# … and what compares its files with one another.
CHECKS = (
    digits.check,
    units.check,
    own.check,
    rules.check,
    readings.check,
    amounts.check,
    rates.check,
    updates.check,
)
# What these find in a place depends on it and on the shared files alone; the rest look at all places together.
BY_PLACE = frozenset(
    {
        drafted.check,
        quotations.check,
        links.check,
        order.check,
        digits.check,
        rules.check,
        readings.check,
        amounts.check,
        rates.check,
        prose.check,
        letters.check,
        numerals.check,
        twice.check,
        copy.check,
        updates.check,
    }
)


def check(folder: Path, memory: Memory | None = None) -> tuple[Content | None, list[Fault]]:
    """Load `policy_data/` and return it with every fault and warning found; no fault means it may be rendered.

    A file that cannot be read keeps quiet only the checks that need it: its own faults come first,
    and nothing is told twice as a fault of what looks at it. With a `memory` only what changed is looked at again.
    """

    def found(one: Callable[[Content], Iterable[Fault]], content: Content) -> Iterable[Fault]:
        return place_by_place(one, content, memory) if one in BY_PLACE else one(content)

    content, faults = load(folder)
    faults += [*words.check(), *templates.check(), *placeholders.check(folder), *stray.check(folder)]
    readable = content.only(one for one in content.documents if "official.txt" not in one.lost)
    faults += [fault for one in ANYWAY for fault in found(one, readable)]
    whole = content.only(one for one in content.documents if one.whole)
    faults += [fault for one in CHECKS for fault in found(one, whole)]
    faults += [*found(prose.check, content), *found(letters.check, content), *found(numerals.check, content)]
    faults += [*translations.check(content), *apart.check(content, folder), *found(copy.check, content)]
    if not any(not fault.warning for fault in faults):  # the worked families run on rules that are known to be whole
        faults += [*families.check(content, memory), *sealed_by_place(content, folder, memory)]
    return content if content.whole else None, sorted(set(faults))


def checked(folder: Path, memory: Memory | None = None) -> Content:
    """Return the content, or raise ContentError with every fault; warnings are no reason to."""
    content, found = check(folder, memory)
    faults = [fault for fault in found if not fault.warning]
    if content is None or faults:
        raise ContentError(faults)
    return content
