"""Quiet web servers for a folder, mounted under a path like a project site on a static host.

Hosts differ in how they send what can be compressed: not at all, from `.br` and `.gz` files that stand beside, on
the fly, or only some kinds of files. Each kind is here.
"""

from __future__ import annotations

import gzip
import io
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

MOUNT = "/some/path/"


class Handler(SimpleHTTPRequestHandler):
    """Serve files below MOUNT only, so that an address that forgets the path is a 404."""

    extensions_map = {  # noqa: RUF012 - the base class's own attribute
        **SimpleHTTPRequestHandler.extensions_map,
        ".mjs": "text/javascript",
        ".wasm": "application/wasm",
    }

    def translate_path(self, path: str) -> str:
        """Take the mount off; what lies outside becomes a name that does not exist."""
        inside = path.startswith(MOUNT)
        return super().translate_path(path.removeprefix(MOUNT[:-1]) if inside else "/.outside")

    def log_message(self, *_: object) -> None:
        """Keep the test output readable."""


class Precompressed(Handler):
    """Sends the `.br` that stands beside a file, as nginx and Caddy do when they are told to."""

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        """Send the head of the packed form where there is one."""
        path = Path(self.translate_path(self.path))
        packed = path.with_name(f"{path.name}.br")
        return _encoded(self, "br", packed.read_bytes()) if packed.is_file() else super().send_head()


class OnTheFly(Handler):
    """Compresses while it sends, and so cannot say how many bytes there will be."""

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        """Send the head of what was compressed just now."""
        path = Path(self.translate_path(self.path))
        if not path.is_file():
            return super().send_head()
        return _encoded(self, "gzip", gzip.compress(path.read_bytes(), 1), length=False)


class OnlyText(OnTheFly):
    """Compresses scripts and JSON, but neither archives nor WebAssembly."""

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        """Send text compressed."""
        text = self.path.endswith((".json", ".mjs", ".js", ".html", "/"))
        return super().send_head() if text else Handler.send_head(self)


class CallsItCompressed(Handler):
    """Says of every `.gz` file that it is a compressed form, so that the browser unpacks it by itself."""

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        """Send a `.gz` as what is in it."""
        path = Path(self.translate_path(self.path))
        if path.suffix == ".gz" and path.is_file():
            return _encoded(self, "gzip", path.read_bytes())
        return super().send_head()


KINDS = {
    "nothing": Handler,
    "precompressed": Precompressed,
    "on the fly": OnTheFly,
    "only text": OnlyText,
    "calls .gz compressed": CallsItCompressed,
}


def _encoded(handler: Handler, encoding: str, content: bytes, *, length: bool = True) -> io.BytesIO:
    """Send the head of a compressed answer; return its body."""
    handler.send_response(200)
    handler.send_header("Content-Type", handler.guess_type(handler.path))
    handler.send_header("Content-Encoding", encoding)
    if length:
        handler.send_header("Content-Length", str(len(content)))
    handler.end_headers()
    return io.BytesIO(content)


class Server(ThreadingHTTPServer):
    """A server that does not mind when a browser leaves in the middle of a download."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Report only what is not a reader going away."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def serving(folder: Path, kind: str = "nothing") -> Iterator[str]:
    """Serve `folder` as a host of this kind does, and give the address of its root, which ends with a slash."""
    handler = partial(KINDS[kind], directory=str(folder))
    with Server(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}{MOUNT}"
        finally:
            server.shutdown()
            thread.join()
