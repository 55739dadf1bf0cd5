"""A quiet web server for a folder, mounted under a path like a project site on a static host."""

from __future__ import annotations

import sys
import threading
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

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


class Server(ThreadingHTTPServer):
    """A server that does not mind when a browser leaves in the middle of a download."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Report only what is not a reader going away."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serve `folder` and give the address of its root, which ends with a slash."""
    handler = partial(Handler, directory=str(folder))
    with Server(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}{MOUNT}"
        finally:
            server.shutdown()
            thread.join()
