"""A host that compresses, at the other end of a line of a given speed.

The line is in the host: what a browser can be told of slow networks does not reach its workers.
"""

from __future__ import annotations

import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

_PIECE = 8192  # bytes put on the line at once
_FOR_EVER = "public, max-age=31536000, immutable"


@dataclass(frozen=True)
class Line:
    """A line to the reader: megabits a second and milliseconds there and back; 0 is as fast as the machine."""

    name: str
    megabits: float = 0
    delay: float = 0


LINES = (Line("no throttle"), Line("9 Mbit/s, 60 ms", 9, 60), Line("1.6 Mbit/s, 150 ms", 1.6, 150))


class Wire:
    """A line in use: all answers share it, and `sent` counts their bytes."""

    def __init__(self, line: Line) -> None:
        self.line = line
        self.sent = 0
        self._lock = threading.Lock()
        self._free = 0.0  # when the line will have carried all that was put on it

    def carry(self, size: int) -> None:
        """Wait until so many bytes are through."""
        with self._lock:
            self.sent += size
            if not self.line.megabits:
                return
            self._free = max(self._free, time.monotonic()) + size * 8 / (self.line.megabits * 1e6)
            through = self._free
        time.sleep(max(0.0, through - time.monotonic()))


class _Host(SimpleHTTPRequestHandler):
    """Sends the `.br` beside a file, lets named files be kept, and counts what it sends."""

    protocol_version = "HTTP/1.1"
    extensions_map = {  # noqa: RUF012 - the base class's own attribute
        **SimpleHTTPRequestHandler.extensions_map,
        ".mjs": "text/javascript",
        ".wasm": "application/wasm",
    }

    def __init__(self, *arguments: Any, wire: Wire, **named: Any) -> None:
        self.wire = wire
        super().__init__(*arguments, **named)

    def send_head(self) -> Any:
        """Send the head of the packed form where there is one."""
        time.sleep(self.wire.line.delay / 1000)
        path = Path(self.translate_path(self.path))
        packed = path.with_name(f"{path.name}.br")
        if not packed.is_file():
            return super().send_head()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "br")
        self.send_header("Content-Length", str(packed.stat().st_size))
        self.end_headers()
        return packed.open("rb")

    def copyfile(self, source: Any, outputfile: Any) -> None:
        """Send the body as fast as the line carries it."""
        while piece := source.read(_PIECE):
            self.wire.carry(len(piece))
            outputfile.write(piece)

    def end_headers(self) -> None:
        """Let everything be kept: a warm visit is one whose files are all there."""
        self.send_header("Cache-Control", _FOR_EVER)
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def hosting(folder: Path, line: Line) -> Iterator[tuple[str, Wire]]:
    """Serve `folder` at the other end of a line; give its address and the wire, which counts."""
    wire = Wire(line)
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Host, directory=str(folder), wire=wire)) as server:
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/", wire
        finally:
            server.shutdown()
            thread.join()
