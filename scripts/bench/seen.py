"""A cold visit with a phone on the slow line, as its reader sees it: a picture every second."""

from __future__ import annotations

import base64
import math
import shutil
import time
from typing import TYPE_CHECKING

from scripts.bench.browser import patience, visiting
from scripts.bench.line import LINES, over

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, ViewportSize

_SECONDS = 20  # in which the rules come as well
_PHONE: ViewportSize = {"width": 390, "height": 844}
# Who has an answer on the page of a measure goes down to it; in the calculator it stands at the top.
_LED = "globalThis.benchReader.then(() => document.querySelector('[data-quick-answer]')?.scrollIntoView());"


def record(browser: Browser, folder: Path, path: str, reader: str, into: Path) -> None:
    """Visit a page of a site, with the script of a reader in it, until the whole answer is there as well.

    `into` then holds the pictures; each has the seconds as its name after which it was there.
    """
    shutil.rmtree(into, ignore_errors=True)
    into.mkdir(parents=True)
    line = LINES[-1]
    with over(line, folder) as (address, _), visiting(browser, patience(line)) as context:
        page = context.new_page()
        page.set_viewport_size(_PHONE)
        page.add_init_script(reader + _LED)
        camera = context.new_cdp_session(page)
        begun = time.monotonic()
        page.goto(f"{address}{path}", wait_until="commit")
        while (passed := time.monotonic() - begun) < _SECONDS:
            page.wait_for_timeout((math.ceil(passed) - passed) * 1000)
            picture = base64.b64decode(camera.send("Page.captureScreenshot")["data"])
            (into / f"{time.monotonic() - begun:04.1f}.png").write_bytes(picture)
