"""A quiet web server for a folder, on a port of its own; hosts differ in the handler they are given."""

from __future__ import annotations

import sys
import threading
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO


class Plain(SimpleHTTPRequestHandler):
    """Sends files as they are, without a word."""

    extensions_map = {  # noqa: RUF012 - the base class's own attribute
        **SimpleHTTPRequestHandler.extensions_map,
        ".mjs": "text/javascript",
        ".wasm": "application/wasm",
    }

    def begin(self, path: str, encoding: str, length: int | None) -> None:
        """Send the head of an answer that is compressed, of the kind that `path` names."""
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Encoding", encoding)
        if length is not None:
            self.send_header("Content-Length", str(length))
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class Packed(Plain):
    """Sends the `.br` that stands beside a file, as nginx and Caddy do when they are told to."""

    def send_head(self) -> Any:
        """Send the head of the packed form where there is one."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        packed = path.with_name(f"{path.name}.br")
        if not packed.is_file():
            return super().send_head()
        self.begin(str(path), "br", packed.stat().st_size)
        body: BinaryIO = packed.open("rb")
        return body


class Server(ThreadingHTTPServer):
    """A server that does not mind when a browser leaves in the middle of a download."""

    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Report only what is not a reader going away."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def hosting(folder: Path, handler: type[Plain] = Plain, **named: Any) -> Iterator[str]:
    """Serve `folder` and give its address, which ends with a slash; what is named besides is for the handler."""
    with Server(("127.0.0.1", 0), partial(handler, directory=str(folder), **named)) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()
