"""What a page asks for and does not get yet."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page, Route

RUNTIME = "**/*.wasm*"
TABLES = "**/data/quick/*.json"


@contextmanager
def withheld(tab: Page, what: str = RUNTIME) -> Iterator[list[Route]]:
    """Keep back what the page asks for by these names, and let it come at the end: what is in the list by then."""
    held: list[Route] = []
    over = False
    tab.route(what, lambda route: route.continue_() if over else held.append(route))
    yield held
    over = True
    while held:
        held.pop(0).continue_()
    tab.unroute(what)
