"""A calculator that is left in the middle of its download: the next one starts all the same, and so does this one."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from engines import EVERY
from lines import wired
from test_private import READY

if TYPE_CHECKING:
    from pathlib import Path

    from engines import Engine

REST = 2  # seconds in which the compiler takes up what has come, and the page all else: it can be kept for the way back
HALFWAY = "document.querySelector('[data-state-bar]').value > 0.5"


@pytest.mark.parametrize("engine", EVERY, indirect=True)
def test_a_download_that_is_left_stops_no_other_and_goes_on_when_the_reader_is_back(
    engine: Engine, built_site: Path
) -> None:
    """Firefox keeps the page with its worker, which held the compiler: the other page stood still at 1.3 of 3.0 MB."""
    with wired(built_site) as line:
        line.slow = ".wasm.gz"
        begin(engine, f"{line.address}zh/calculator/")
        engine.wait(HALFWAY)
        time.sleep(REST)
        line.slow = None
        begin(engine, f"{line.address}en/calculator/")
        engine.wait(READY)
        engine.back()
        engine.wait("location.pathname.endsWith('zh/calculator/')")
        engine.wait(READY)


def begin(engine: Engine, address: str) -> None:
    """Open a calculator and touch it."""
    engine.open(address)
    engine.wait("document.querySelector('[data-all]:not([disabled])') !== null")
    engine.run("document.querySelector('[name=place]').click()")
