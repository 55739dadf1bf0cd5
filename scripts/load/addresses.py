"""Every text of a file with an address that outlasts a new order: entries by their ids, else by their number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.load.model import Model, fields
from scripts.load.models import Figure
from scripts.load.rule_models import Alternative
from scripts.load.site_models import Term
from scripts.load.text_model import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scripts.load.marks import Location


def addressed(node: object, loc: Location = (), address: Location = ()) -> Iterator[tuple[Location, Location, Model]]:
    """Yield location, address and model of each text inside `node`; a figure and a term are texts as a whole."""
    if isinstance(node, Text | Figure):
        yield loc, address, node
    elif isinstance(node, Model):
        if isinstance(node, Term):
            yield loc, (*address, "term"), node
        for name in fields(type(node)):
            held = getattr(node, name)
            if isinstance(held, Model | tuple):
                yield from addressed(held, (*loc, name), (*address, name))
    elif isinstance(node, tuple):
        ids = [_id(one) for one in node]
        for index, one in enumerate(node):
            entry: str | int = ids[index] or index
            if ids.count(str(entry)) > 1:  # a reading may stand once for each clause
                entry = f"{entry}@{getattr(one, 'clause', index)}"
            yield from addressed(one, (*loc, index), (*address, entry))


def _id(entry: object) -> str | None:
    """Return what an entry of a list is called, if it is called anything."""
    if isinstance(entry, Alternative):
        return entry.option
    found = getattr(entry, "id", None)
    return found if isinstance(found, str) else None


def written(address: Location) -> str:
    """Return an address as files write it: `figures/grant`."""
    return "/".join(map(str, address))
