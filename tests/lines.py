"""A host whose line can be cut: altogether, in the middle of one file, or so that it never answers."""

from __future__ import annotations

import io
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from serving import MOUNT, Handler

from scripts.bench.host import hosting

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import BinaryIO


@dataclass
class Line:
    """The line to a site: `down` for all of it, `cut` in the middle of one file, `silent` for no answer at all.

    The file whose name ends with `slow` stops in its middle until the line is closed.
    `refused` is the status that every page is answered with, `asked` what was asked for.
    """

    address: str = ""
    down: bool = False
    silent: bool = False
    cut: str | None = None
    slow: str | None = None
    refused: int = 0
    asked: list[str] = field(default_factory=list)
    again: threading.Event = field(default_factory=threading.Event)


class Wired(Handler):
    """Sends what the line lets through."""

    def __init__(self, *arguments: Any, line: Line, **named: Any) -> None:
        self.line = line
        super().__init__(*arguments, **named)

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        """Answer as far as the line goes."""
        name = self.path.removeprefix(MOUNT)
        self.line.asked.append(name)
        if self.line.silent:
            self.line.again.wait(30)
        if self.line.down:
            return None  # the connection ends without a word
        if self.line.refused and not name.startswith("assets/"):
            self.send_error(self.line.refused)
            return None
        found: io.BytesIO | BinaryIO | None = super().send_head()
        if found is None or self.line.cut != name:
            return found
        with found:
            content = found.read()
        return io.BytesIO(content[: len(content) // 2])

    def copyfile(self, source: Any, outputfile: Any) -> None:
        """Send the body, of the slow file the first half."""
        if self.line.slow and self.path.endswith(self.line.slow):
            content = source.read()
            outputfile.write(content[: len(content) // 2])
            self.line.again.wait()
        else:
            super().copyfile(source, outputfile)


@contextmanager
def wired(folder: Path) -> Iterator[Line]:
    """Serve `folder` over a line that the test can cut."""
    line = Line()
    with hosting(folder, Wired, line=line) as address:
        line.address = address + MOUNT.removeprefix("/")
        try:
            yield line
        finally:
            line.again.set()
