"""A host that compresses, at the other end of a line of a given speed.

The line is in the host: what a browser can be told of slow networks does not reach its workers.
"""

from __future__ import annotations

import threading
import time
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from scripts.bench.host import Packed, hosting
from scripts.bench.slow import slowed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_PIECE = 8192  # bytes put on the line at once
_FOR_EVER = "public, max-age=31536000, immutable"


@dataclass(frozen=True)
class Line:
    """A line to the reader: megabits a second and milliseconds there and back; 0 is as fast as the machine.

    At its end the processor runs `slower` times as slow.
    """

    name: str
    megabits: float = 0
    delay: float = 0
    slower: float = 1


LINES = (
    Line("no throttle"),
    Line("9 Mbit/s, 60 ms", 9, 60),
    Line("1.6 Mbit/s, 150 ms, CPU 4 × slower", 1.6, 150, 4),
)


class Wire:
    """A line in use: all answers share it, and `sent` counts their bytes by path."""

    def __init__(self, line: Line) -> None:
        self.line = line
        self.sent: Counter[str] = Counter()
        self._lock = threading.Lock()
        self._free = 0.0  # when the line will have carried all that was put on it

    def carry(self, size: int, path: str) -> None:
        """Wait until so many bytes of a path are through."""
        with self._lock:
            self.sent[path] += size
            if not self.line.megabits:
                return
            self._free = max(self._free, time.monotonic()) + size * 8 / (self.line.megabits * 1e6)
            through = self._free
        time.sleep(max(0.0, through - time.monotonic()))


class _Host(Packed):
    """Sends the `.br` beside a file, lets everything be kept, and counts what it sends."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *arguments: Any, wire: Wire, **named: Any) -> None:
        self.wire = wire
        super().__init__(*arguments, **named)

    def setup(self) -> None:
        """Let a new connection cost the way there and back, as every request does."""
        super().setup()
        time.sleep(self.wire.line.delay / 1000)

    def send_head(self) -> Any:
        """Answer when the question has come through."""
        time.sleep(self.wire.line.delay / 1000)
        return super().send_head()

    def copyfile(self, source: Any, outputfile: Any) -> None:
        """Send the body as fast as the line carries it."""
        while piece := source.read(_PIECE):
            self.wire.carry(len(piece), self.path)
            outputfile.write(piece)

    def end_headers(self) -> None:
        """Let everything be kept: a warm visit is one whose files are all there."""
        self.send_header("Cache-Control", _FOR_EVER)
        super().end_headers()


@contextmanager
def over(line: Line, folder: Path) -> Iterator[tuple[str, Wire]]:
    """Serve `folder` at the other end of a line; give its address and the wire, which counts."""
    wire = Wire(line)
    with hosting(folder, _Host, wire=wire) as address, slowed(line.slower):
        yield address, wire
