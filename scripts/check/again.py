"""A check run again only where something changed: place by place."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from scripts.check import sealed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from scripts.fault import Fault
    from scripts.load.content import Content, Place
    from scripts.load.memory import Memory


def place_by_place(
    one: Callable[[Content], Iterable[Fault]], content: Content, memory: Memory | None
) -> Iterator[Fault]:
    """Yield what a check finds in each place; it must look at a place's own and the shared files alone.

    What a memory holds of an unchanged place is not looked for again.
    """
    if memory is None or not content.places:
        yield from one(content)
        return
    shared = (content.glossary, content.audiences, content.topics)
    for place in content.places.values():
        alone = replace(content, places={place.id: place})
        yield from memory.keep((one, place.id), (*shared, *parts(place)), lambda alone=alone: list(one(alone)))  # type: ignore[misc]


def sealed_by_place(content: Content, folder: Path, memory: Memory | None) -> Iterator[Fault]:
    """Yield what differs from the sealed facts; the seal of a place is a file beside those that are loaded."""
    if memory is None:
        yield from sealed.check(content, folder)
        return
    for place in content.places.values():
        alone = replace(content, places={place.id: place})
        seals = tuple(file.read_bytes() for file in sorted((folder / place.id).glob(f"*/{sealed.FILE}")))
        make = partial(sealed.check, alone, folder)
        yield from memory.keep((sealed.check, place.id), (*seals, *parts(place)), lambda make=make: list(make()))  # type: ignore[misc]


def parts(place: Place) -> Iterator[object]:
    """Yield the files of a place, as they were read."""
    yield from (place.meta, place.units)
    for document in place.documents.values():
        yield from (document.id, document.meta, document.text, document.faqs, document.families, document.rules)
        yield from document.measures.values()
        yield document.updates
        yield document.lost
