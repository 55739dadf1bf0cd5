"""The Chromium that Debian ships, and visits with it: cold ones that know nothing, warm ones that kept everything."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

from scripts.bench.line import over
from scripts.setup import chromium

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

    from scripts.bench.line import Line

_ARGUMENTS = [
    *("--no-sandbox", "--disable-background-networking", "--disable-component-update", "--no-first-run"),
]
_TIMED = """async (request) => {{
  const begun = performance.now();
  await ({})(request);
  return performance.now() - begun;
}}"""


@dataclass(frozen=True)
class Site:
    """A folder that can answer: its name in the table, and the function of a page that asks it, in JavaScript."""

    name: str
    folder: Path
    ask: str


@dataclass(frozen=True)
class Visits:
    """Bytes of a cold visit, and the milliseconds of each cold and each warm one."""

    sent: int
    cold: list[float]
    warm: list[float]


@contextmanager
def browsing() -> Iterator[Browser]:
    """Start Chromium, and stop it."""
    executable = chromium()
    if executable is None:
        sys.exit("There is no Chromium.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=_ARGUMENTS)
        try:
            yield browser
        finally:
            browser.close()


def visits(browser: Browser, site: Site, line: Line, request: str, runs: int) -> Visits:
    """Visit a site as often as asked, each time with a browser that knows nothing, and then once more."""
    found = Visits(0, [], [])
    for _ in range(runs):
        with over(line, site.folder) as (address, wire):
            context = browser.new_context()
            page = context.new_page()
            page.set_default_timeout(0)
            page.goto(address)
            before = wire.sent.total()
            found.cold.append(page.evaluate(_TIMED.format(site.ask), request))
            sent = wire.sent.total() - before
            page.goto(address)
            found.warm.append(page.evaluate(_TIMED.format(site.ask), request))
            context.close()
    return Visits(sent, found.cold, found.warm)
