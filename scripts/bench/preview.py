"""How long an edit takes to show: from the saved file to the fresh page, asked for as a browser asks."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from urllib.request import urlopen

from scripts.bench.places import grow

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
PATIENCE = 30
_EPOCH = re.compile(rb"livereload\(([0-9]+),")


def measure(pages: int, edits: int) -> dict[str, list[float]]:
    """Edit one measure again and again on a site with so many pages a language; milliseconds by the page read.

    Where a page does not show an edit in time, there are none.
    """
    with TemporaryDirectory() as folder:
        content = Path(folder) / "policy_data"
        grow(ROOT / "policy_data", content, pages)
        with _serving(content, Path(folder)) as base:
            measure_file = next(iter(sorted(content.glob("*/*/measures/*.yml"))))
            document = measure_file.parents[1].relative_to(content).as_posix()
            read = {
                "the measure": f"{base}zh/{document}/measures/{measure_file.stem}/",
                "its document": f"{base}zh/{document}/",
                "all documents side by side": f"{base}zh/compare/",
            }
            return {name: _edits(measure_file, url, edits) for name, url in read.items()}


def _edits(file: Path, url: str, edits: int) -> list[float]:
    """Edit the title of a measure; return the milliseconds until the page shows each edit."""
    text, base = file.read_text(encoding="utf-8"), url.partition("zh/")[0]
    page, found = _get(url), []
    for number in range(edits):
        mark = f"改{'甲乙丙丁戊己庚辛壬癸子丑'[number % 12]}"
        epoch = _EPOCH.search(page)
        if epoch is None:
            return []
        begun = time.perf_counter()
        file.write_text(text.replace("title: {zh: ", f"title: {{zh: {mark}", 1), encoding="utf-8")
        while mark.encode() not in page:
            if time.perf_counter() - begun > PATIENCE:
                return []
            _get(f"{base}livereload/{epoch[1].decode()}/1")
            page = _get(url)
        found.append((time.perf_counter() - begun) * 1000)
    file.write_text(text, encoding="utf-8")
    return found


@contextmanager
def _serving(content: Path, folder: Path) -> Iterator[str]:
    """Run the preview in a process of its own; yield its address once it answers."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    code = (
        "import sys; sys.dont_write_bytecode = True; from pathlib import Path; "
        "from scripts.preview.server import serve; "
        f"serve(Path({str(content)!r}), Path({str(folder / 'tree')!r}), '127.0.0.1', {port})"
    )
    base, begun = f"http://127.0.0.1:{port}/", time.perf_counter()
    with subprocess.Popen([sys.executable, "-c", code], cwd=ROOT) as process:
        try:
            while True:
                try:
                    _get(f"{base}zh/")
                    break
                except OSError:
                    if process.poll() is not None or time.perf_counter() - begun > PATIENCE:
                        raise
                    time.sleep(0.02)
            yield base
        finally:
            process.terminate()


def _get(url: str) -> bytes:
    with urlopen(url, timeout=PATIENCE) as answer:  # noqa: S310 - our own address
        body: bytes = answer.read()
    return body
