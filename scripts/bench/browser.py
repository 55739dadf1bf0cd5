"""The Chromium that Debian ships, and visits with it: cold ones that know nothing, warm ones that kept everything."""

from __future__ import annotations

import os
import signal
import sys
import threading
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from playwright.sync_api import Error, sync_playwright

from scripts.bench.line import over
from scripts.bench.slow import pages
from scripts.setup.debian import chromium

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext

    from scripts.bench.line import Line

_ARGUMENTS = [
    *("--no-sandbox", "--disable-background-networking", "--disable-component-update", "--no-first-run"),
]
_TIMED = """async (request) => {{
  const begun = performance.now();
  await ({})(request);
  return performance.now() - begun;
}}"""
_PATIENCE = 60  # seconds that a visit may take where nothing is slowed; slow lines get their own


@dataclass(frozen=True)
class Site:
    """A folder that can answer: its name in the table, the function of a page that asks it, and the request."""

    name: str
    folder: Path
    ask: str
    request: str


@dataclass
class Visits:
    """Bytes of a cold visit, the milliseconds of each cold and each warm one; why there are no more, if it failed."""

    sent: int = 0
    cold: list[float] = field(default_factory=list)
    warm: list[float] = field(default_factory=list)
    fault: str = ""


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


@contextmanager
def visiting(browser: Browser, seconds: float) -> Iterator[BrowserContext]:
    """Give a browser that knows nothing; whatever runs in it is ended after so many seconds, which raises Error."""
    context = browser.new_context()
    timer = threading.Timer(seconds, _end_pages)
    timer.start()
    try:
        yield context
    finally:
        timer.cancel()
        with suppress(Error):
            context.close()


def patience(line: Line) -> float:
    """Return how many seconds a visit on a line may take."""
    return _PATIENCE * max(line.slower, 2 if line.megabits else 1)


def visits(
    browser: Browser, sites: Sequence[Site], line: Line, runs: int, say: Callable[[str], None]
) -> dict[str, Visits]:
    """Visit each site as often as asked, each time with a browser that knows nothing, and then once more.

    The sites take turns: a machine that is slower for a while is so for all of them. A visit that fails or takes too
    long is the last of its site.
    """
    found = {site.name: Visits() for site in sites}
    for site in [*sites] * runs:
        if found[site.name].fault:
            continue
        say(f"{line.name}: {site.name}")
        try:
            _visit(browser, site, line, found[site.name])
        except Error as error:
            late = "Target crashed" in error.message or "closed" in error.message
            told = f"no answer within {patience(line):g} s" if late else error.message.splitlines()[0]
            found[site.name].fault = told
    return found


def _visit(browser: Browser, site: Site, line: Line, found: Visits) -> None:
    with over(line, site.folder) as (address, wire), visiting(browser, patience(line)) as context:
        page = context.new_page()
        page.set_default_timeout(0)
        page.goto(address)
        before = wire.sent.total()
        found.cold.append(page.evaluate(_TIMED.format(site.ask), site.request))
        found.sent = wire.sent.total() - before
        page.goto(address)
        found.warm.append(page.evaluate(_TIMED.format(site.ask), site.request))


def _end_pages() -> None:
    for page in pages(os.getpid()):
        with suppress(ProcessLookupError):
            os.kill(page, signal.SIGKILL)
