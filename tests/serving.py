"""Quiet web servers for a folder, mounted under a path like a project site on a static host.

Hosts differ in how they send what can be compressed: not at all, from `.br` and `.gz` files that stand beside, on
the fly, or only some kinds of files. Each kind is here.
"""

from __future__ import annotations

import gzip
import io
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.bench.host import Packed, Plain, hosting

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

MOUNT = "/some/path/"


class Handler(Plain):
    """Serve files below MOUNT only, so that an address that forgets the path is a 404."""

    def translate_path(self, path: str) -> str:
        """Take the mount off; what lies outside becomes a name that does not exist."""
        inside = path.startswith(MOUNT)
        return super().translate_path(path.removeprefix(MOUNT[:-1]) if inside else "/.outside")


class Precompressed(Packed, Handler):
    """Sends the `.br` that stands beside a file, below MOUNT."""


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
    handler.begin(handler.path, encoding, len(content) if length else None)
    return io.BytesIO(content)


@contextmanager
def serving(folder: Path, kind: str = "nothing") -> Iterator[str]:
    """Serve `folder` as a host of this kind does, and give the address of its root, which ends with a slash."""
    with hosting(folder, KINDS[kind]) as address:
        yield address + MOUNT.removeprefix("/")
