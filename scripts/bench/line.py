"""A host that compresses, and a line of a given speed, as a reader's phone has them."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

if TYPE_CHECKING:
    from collections.abc import Iterator
    from io import BytesIO

    from playwright.sync_api import CDPSession

_FOR_EVER = "public, max-age=31536000, immutable"


@dataclass(frozen=True)
class Line:
    """A line to the reader: megabits a second and milliseconds there and back; 0 is as fast as the machine."""

    name: str
    megabits: float = 0
    delay: float = 0

    def throttle(self, session: CDPSession) -> None:
        """Slow the network of a page, or of a worker, down to this line."""
        session.send("Network.enable")
        if self.megabits:
            rate = self.megabits * 1e6 / 8
            told = {"latency": self.delay, "downloadThroughput": rate, "uploadThroughput": rate}
            session.send("Network.emulateNetworkConditions", {"offline": False, **told})


LINES = (Line("no throttle"), Line("9 Mbit/s, 60 ms", 9, 60), Line("1.6 Mbit/s, 150 ms", 1.6, 150))


class _Host(SimpleHTTPRequestHandler):
    """Sends the `.br` beside a file, lets named files be kept, and counts what it sends."""

    protocol_version = "HTTP/1.1"
    extensions_map = {  # noqa: RUF012 - the base class's own attribute
        **SimpleHTTPRequestHandler.extensions_map,
        ".mjs": "text/javascript",
        ".wasm": "application/wasm",
    }

    def __init__(self, *arguments: Any, sent: list[int], **named: Any) -> None:
        self.sent = sent
        super().__init__(*arguments, **named)

    def send_head(self) -> BytesIO | BinaryIO | None:
        """Send the head of the packed form where there is one."""
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

    def send_header(self, keyword: str, value: str) -> None:
        """Count the bytes of each answer that carries any."""
        if keyword.lower() == "content-length":
            self.sent.append(int(value))
        super().send_header(keyword, value)

    def end_headers(self) -> None:
        """Let everything be kept: a warm visit is one whose files are all there."""
        self.send_header("Cache-Control", _FOR_EVER)
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def hosting(folder: Path) -> Iterator[tuple[str, list[int]]]:
    """Serve `folder`; give its address and the list of the bytes sent, which grows."""
    sent: list[int] = []
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Host, directory=str(folder), sent=sent)) as server:
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/", sent
        finally:
            server.shutdown()
            thread.join()
