"""Servers that write down what they are asked for: one for the site, whose files a test may change, one elsewhere."""

from __future__ import annotations

import io
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from serving import MOUNT, Handler

from scripts.bench.host import Plain, hosting

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import BinaryIO


class Watched(Handler):
    """Serves the site below MOUNT, with other contents for some of its files."""

    def __init__(self, *args: Any, seen: list[str], changed: Mapping[str, str], **named: Any) -> None:
        self.seen, self.changed = seen, changed
        super().__init__(*args, **named)

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        """Write the address down, and answer."""
        self.seen.append(self.path)
        name = self.path.removeprefix(MOUNT)
        if name not in self.changed:
            return super().send_head()
        content = self.changed[name].encode()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type("index.html" if name.endswith("/") else name))
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        return io.BytesIO(content)


class Elsewhere(Plain):
    """Gives everybody everything: whoever asks here got out."""

    def __init__(self, *args: Any, seen: list[str], **named: Any) -> None:
        self.seen = seen
        super().__init__(*args, **named)

    def do_GET(self) -> None:  # noqa: N802 - the base class's own name
        """Write down who asks for what."""
        self.seen.append(self.path)
        self.send_response(200)
        self.send_header("Access-Control-Allow-Origin", "*")
        self.send_header("Content-Type", "text/javascript")
        self.end_headers()

    do_POST = do_HEAD = do_OPTIONS = do_GET  # noqa: N815 - the same


@contextmanager
def watched(site: Path, changed: Mapping[str, str] | None = None) -> Iterator[tuple[str, list[str]]]:
    """Serve a site; give its address and the list of what is asked for, which grows."""
    seen: list[str] = []
    with hosting(site, Watched, seen=seen, changed=changed or {}) as address:
        yield address + MOUNT.removeprefix("/"), seen


@contextmanager
def elsewhere() -> Iterator[tuple[str, list[str]]]:
    """Another origin; give its address and the list of what is asked for, which grows."""
    seen: list[str] = []
    with hosting(Path(__file__).parent, Elsewhere, seen=seen) as address:
        yield address, seen
