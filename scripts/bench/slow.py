"""A slow processor: the browser's pages are stopped for most of the time, their workers with them.

What a browser can itself be told of slow processors does not reach its workers.
"""

from __future__ import annotations

import os
import signal
import threading
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_SLICE = 0.02  # seconds, of which pages run one part
_LOOK = 10  # slices between two looks for new pages


@contextmanager
def slowed(times: float) -> Iterator[None]:
    """Let the pages of every browser that we started run so many times as slow; 1 leaves them alone."""
    if times <= 1:
        yield
        return
    over = threading.Event()
    thread = threading.Thread(target=_stop_and_go, args=(times, over))
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def _stop_and_go(times: float, over: threading.Event) -> None:
    found: list[int] = []
    count = 0
    while not over.is_set():
        if count % _LOOK == 0:
            found = list(pages(os.getpid()))
        count += 1
        _send(found, signal.SIGSTOP)
        time.sleep(_SLICE * (1 - 1 / times))
        _send(found, signal.SIGCONT)
        time.sleep(_SLICE / times)


def _send(found: list[int], what: signal.Signals) -> None:
    for page in found:
        with suppress(ProcessLookupError):
            os.kill(page, what)


def pages(process: int) -> Iterator[int]:
    """Yield the processes below this one in which Chromium keeps its pages."""
    with suppress(OSError):
        for thread in Path(f"/proc/{process}/task").iterdir():
            for child in (thread / "children").read_text().split():
                command = Path(f"/proc/{child}/cmdline").read_bytes()
                if b"--type=renderer" in command:
                    yield int(child)
                yield from pages(int(child))
