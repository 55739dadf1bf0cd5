"""Typing: the longest task that the page's own thread has while a reader answers one question after another.

The processor is slowed by the browser, which reaches just that thread, and what counts is the thread's own time.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from scripts.bench.figures import OURS, Row, Run
from scripts.bench.line import LINES, over
from scripts.bench.situations import two_children
from scripts.load.languages import CODES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from playwright.sync_api import Browser

_SMOOTH = 50.0  # milliseconds: a longer task is felt
_RUNS = 2
_ELDER = ("2016-05-01", "2019-08-09")
_FEW, _MANY = 1, len(_ELDER) + 2


def rows(run: Run, browser: Browser, site: Path, places: Sequence[str], typist: str) -> Iterator[Row]:
    """Yield for each place, and for a family with one child and with several, the longest task of each run.

    `site` has a runtime; `typist` is the script of a reader. The short way is one run of the largest family.
    """
    for place in places[:1] if run.quick else places:
        for children in (_MANY,) if run.quick else (_FEW, _MANY):
            run.say(f"typing: {place}, children: {children}")
            said = _said(place, children)
            found = [_longest(browser, site, said, typist) for _ in range(1 if run.quick else _RUNS)]
            what = f"longest task while typing, {place}, children: {children}"
            yield Row.of(what, OURS, "ms", found, aim=_SMOOTH)


def _said(place: str, children: int) -> dict[str, Any]:
    """Return what the reader says: birth days, oldest first, and another day for the youngest."""
    born = [child["born"] for child in two_children(place)["children"]]
    later = two_children(place, days_ago=90)["children"][-1]["born"]
    return {"place": place, "births": [*_ELDER, *born][-children:], "corrected": later}


def _longest(browser: Browser, site: Path, said: dict[str, Any], typist: str) -> float:
    """Return the milliseconds of the longest task between the first answer that is given and the last that is drawn."""
    context = browser.new_context()
    with over(LINES[0], site) as (address, _):
        page = context.new_page()
        page.goto(f"{address}{CODES[0]}/calculator/")
        page.locator("[data-all]:not([disabled])").wait_for(state="attached")
        slow = context.new_cdp_session(page)
        slow.send("Emulation.setCPUThrottlingRate", {"rate": LINES[-1].slower})
        browser.start_tracing(page=page, categories=["toplevel"])
        page.evaluate(typist, said)
        trace = json.loads(browser.stop_tracing())["traceEvents"]
        context.close()
    return max(_tasks(trace)) / 1000


def _tasks(trace: list[dict[str, Any]]) -> Iterator[float]:
    """Yield the microseconds of every task of the threads on which pages run."""
    names = (one for one in trace if one["name"] == "thread_name")
    main = {(one["pid"], one["tid"]) for one in names if one["args"]["name"] == "CrRendererMain"}
    for one in trace:
        if one["name"].endswith("::RunTask") and one["ph"] == "X" and (one["pid"], one["tid"]) in main:
            yield one.get("tdur", one["dur"])
