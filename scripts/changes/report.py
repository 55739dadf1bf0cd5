"""The record of a comparison: what is written differently, and which answers change for whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scripts.changes.effects import Affected, affected
from scripts.changes.examples import Example, examples
from scripts.changes.revision import content_at, named
from scripts.changes.sides import Side, new_side, old_side
from scripts.changes.written import Written, written

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Report:
    """Everything that differs between a revision and the content here."""

    base: str
    old: Side
    new: Side
    written: tuple[Written, ...]
    affected: tuple[Affected, ...]
    examples: tuple[Example, ...]

    @property
    def same(self) -> bool:
        """Whether nothing differs at all."""
        return not (self.written or self.affected or self.examples or self.places_added or self.places_removed)

    @property
    def places_added(self) -> list[str]:
        """The places that the revision does not have."""
        return [one for one in self.new.rules if one not in self.old.rules]

    @property
    def places_removed(self) -> list[str]:
        """The places that are no longer here."""
        return [one for one in self.old.rules if one not in self.new.rules]


def compare(folder: Path, base: str) -> Report:
    """Return what differs between the revision `base` and the content in `folder`.

    Raises ChangesError where either cannot be read.
    """
    name = named(base, folder)
    new = new_side(folder)
    with content_at(base, folder) as before:
        return report(name, old_side(before, base), new)


def report(base: str, old: Side, new: Side) -> Report:
    """Return what differs between two states of the content."""
    as_of = max(one.meta.data.checked for side in (old, new) for one in side.content.documents)
    return Report(
        base,
        old,
        new,
        tuple(written(old.content, new.content)),
        tuple(affected(old, new, as_of)),
        tuple(examples(old, new)),
    )
