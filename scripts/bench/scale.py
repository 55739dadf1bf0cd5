"""What a site of many pages costs: CPU seconds and peak memory of check, render, MkDocs and bundle.

Run as `python -m scripts.bench.scale [pages a language ...]`.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from scripts.bench.places import grow

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
PAGES = (50, 500, 2000, 5000)
# Each stage in a process of its own, which goes through all stages before it and says what the last one took.
_STAGE = """
import json, logging, resource, sys, time
from pathlib import Path
content, place, last = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
from scripts.build import ROOT, _extra, _lay_out
from scripts.bundle import Kit, bundle
from scripts.check import checked
from scripts.render import whole
from scripts.render.generate import Book
from scripts.render.tree import TRIAL, write_tree
from scripts.bundle.trial import Trial

def used():
    return sum(getattr(resource.getrusage(who), name) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
               for name in ("ru_utime", "ru_stime"))

def render():
    for lang, pages in book.pages.items():
        write_tree(place / "alone" / lang, {file: book.text(lang, file) for file in pages})

whole.bundle = lambda *_, **__: None
found = checked(content) if last == "render" else None
book = Book(ROOT, found) if found else None
stages = {
    "check": lambda: checked(content),
    "render": render,
    "whole": lambda: _lay_out(place / "site", _extra(content, place / "tree")),
    "bundle": lambda: bundle(place / "site", Trial.read((place / "tree" / TRIAL).read_text()), Kit.of(ROOT)),
}
begun = used()
stages[last]()
print(json.dumps({"seconds": used() - begun, "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}))
"""


def measure(pages: int) -> dict[str, Any]:
    """Return CPU seconds and peak megabytes of each stage on a site with so many pages a language."""
    with TemporaryDirectory() as folder:
        content = Path(folder) / "policy_data"
        made = grow(ROOT / "policy_data", content, pages)
        found = {stage: _stage(stage, content, Path(folder)) for stage in ("check", "render", "whole", "bundle")}
    # What lays out the pages is what is left of the whole without check and render.
    rest = found["whole"]["seconds"] - found["check"]["seconds"] - found["render"]["seconds"]
    return {"pages": made, **found, "mkdocs": {**found.pop("whole"), "seconds": rest}}


def _stage(stage: str, content: Path, place: Path) -> dict[str, float]:
    command = [sys.executable, "-c", _STAGE, str(content), str(place), stage]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{stage} stopped: {done.stderr[-2000:]}")
    held: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return held


def lines(found: dict[str, Any]) -> Iterator[str]:
    """Yield the lines of the table on one size of site."""
    yield f"{found['pages']} pages a language"
    for stage in ("check", "render", "mkdocs", "bundle"):
        one = found[stage]
        yield f"  {stage:<10}{one['seconds']:9.2f} CPU s{one['peak']:9.0f} MB at most"


if __name__ == "__main__":
    for size in [int(one) for one in sys.argv[1:]] or PAGES:
        print(*lines(measure(size)), sep="\n", flush=True)
