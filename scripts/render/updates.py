"""The updates of all documents: what the page of updates and the feed are made from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from scripts.load.content import Content, Document
    from scripts.load.update_models import Period, Update


@dataclass(frozen=True)
class Entry:
    """An update with the document that it is about."""

    document: Document
    update: Update

    @property
    def anchor(self) -> str:
        """The entry's place on the page: the same as long as the entry stands."""
        return f"{self.document.path}-{self.update.id}".replace("/", "-")


def entries(content: Content) -> list[Entry]:
    """Return every update, the newest first; those of one day in the order of the documents."""
    found = [Entry(document, update) for document in content.documents for update in document.updates.data]
    return sorted(found, key=lambda one: one.update.date, reverse=True)


def updates(content: Content) -> dict[str, Any]:
    """Return what the page of updates shows."""
    return {"entries": entries(content), "ends": ends}


def ends(period: Period) -> str:
    """Return which ends a period has, as docs/words/site.yml calls its sentences: from, to, from-to."""
    return "-".join(name for name, day in (("from", period.first), ("to", period.last)) if day)
