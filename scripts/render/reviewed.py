"""How the translation of a page stands: reviewed by a person, not reviewed, or older than the Chinese."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from scripts.review.states import reviews

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from scripts.load.content import Content
    from scripts.render.site import Page
    from scripts.review.states import Review


@dataclass(frozen=True)
class Standing:
    """The texts of a page in numbers, and the day of the latest review among them."""

    size: int
    done: int
    stale: int
    day: date | None

    @property
    def mixed(self) -> bool:
        """Whether only some texts were reviewed, so that each has to say for itself."""
        return 0 < self.done < self.size

    @property
    def said(self) -> str:
        """Which sentence of docs/words/site.yml tells it."""
        return "none" if not self.done else "some" if self.mixed else "all"


def by_text(content: Content, lang: str) -> dict[int, Review]:
    """Return the review of each text by the identity of its model: the same words may stand in two places."""
    return {id(review.item.text): review for review in reviews(content, lang)}


def standing(shown: Iterable[Review]) -> Standing:
    """Return how these texts stand together."""
    held = list(shown)
    done = [review for review in held if review.state == "confirmed" and review.record]
    days = [review.record.day for review in done if review.record]
    stale = sum(review.state == "stale" for review in held)
    return Standing(len(held), len(done), stale, max(days, default=None))


def unspoken(page: Page, context: Mapping[str, Any], known: Mapping[int, Review]) -> Iterator[Review]:
    """Yield the texts that a page shows otherwise than by saying them: its title, what the calculator works with."""
    if page.template == "measure.md.j2":
        found = known.get(id(context["measure"].title))
        yield from [found] if found else []
    elif page.template == "glossary.md.j2":
        yield from (one for one in known.values() if one.item.address.endswith("/term"))
    elif page.template in {"calculator.md.j2", "families.md.j2"}:
        folder = page.document.path if page.document else None
        yield from (one for one in known.values() if folder in {None, one.item.folder} and _worked_with(one))


def _worked_with(review: Review) -> bool:
    """Whether the calculator's answers are made of this text."""
    item = review.item
    if item.file.startswith("measures/"):
        return item.loc[0] in {"title", "conditions"}
    return item.file in {"rules.yml", "families.yml"}
