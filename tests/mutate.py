"""Random edits of the real content: each is reported with its place, or changes no fact that readers are told.

`make mutate` runs them all and prints the tally; the tests run a part of them.
"""

from __future__ import annotations

import sys
import time
import traceback
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from content import copy
from facts import records, shown
from mutations import EDITS

from scripts.check import check
from scripts.check.sealed import FILE
from scripts.load.memory import Memory

if TYPE_CHECKING:
    from scripts.load.content import Content

SEED, ALL, PART = 20261121, 2700, 90
SLOW = 20.0  # seconds; a check takes a fraction of one

REPORTED, WARNED, WORDS, LESS, OWN = (
    "reported as a fault",
    "reported as a warning",
    "words changed, facts unchanged",
    "less is said, no figure changed",
    "the situation of a worked example changed, and its answer still holds",
)
SILENT, CRASHED, HUNG, PLACELESS = "SILENT CHANGE OF A FACT", "TRACEBACK", "HANG", "REPORTED WITHOUT A PLACE"
BAD = (SILENT, CRASHED, HUNG, PLACELESS)


@dataclass(frozen=True)
class Outcome:
    """What came of one edit."""

    number: int
    edit: str
    path: str
    verdict: str
    detail: str = ""


class Run:
    """A copy of the content, broken and mended again, once an edit."""

    def __init__(self, folder: Path) -> None:
        """Copy the content and note its facts."""
        self.folder, self.memory = copy(folder), Memory()
        content, faults = check(self.folder)
        if content is None or [one for one in faults if not one.warning]:
            raise SystemExit("The content has faults of its own: mend them first.")
        self.warned = {(one.path, one.zh) for one in faults}
        self.records, self.shown = records(content), shown(content)
        self.files = sorted(
            one for one in self.folder.rglob("*") if one.suffix in {".yml", ".txt"} and one.name != FILE
        )

    def outcome(self, number: int) -> Outcome | None:
        """Make the edit of this number; None where it changed nothing."""
        chance = Random(f"{SEED}-{number}")  # noqa: S311 - the same edits in every run
        edit = EDITS[number % len(EDITS)]
        file = chance.choice(self.files)
        before = file.read_bytes()
        after = edit(before.decode("utf-8"), chance).encode("utf-8")
        if after == before:
            return None
        file.write_bytes(after)
        try:
            verdict, detail = self._judge(file)
        except Exception:  # noqa: BLE001 - a traceback of any kind is what is looked for
            verdict, detail = CRASHED, traceback.format_exc()
        finally:
            file.write_bytes(before)
        return Outcome(number, edit.__name__, file.relative_to(self.folder).as_posix(), verdict, detail)

    def _judge(self, file: Path) -> tuple[str, str]:
        started = time.monotonic()
        content, faults = check(self.folder, self.memory)
        took = time.monotonic() - started
        if took > SLOW:
            return HUNG, f"{took:.0f} s"
        if any(one.line < 1 or one.column < 1 for one in faults):
            return PLACELESS, "\n".join(map(str, faults))
        told = [one for one in faults if not one.warning]
        if told:
            return REPORTED, str(told[0])
        if new := [one for one in faults if (one.path, one.zh) not in self.warned]:
            return WARNED, str(new[0])
        return self._compare(file, content) if content else (CRASHED, "no content and no fault")

    def _compare(self, file: Path, content: Content) -> tuple[str, str]:
        """Return whether the facts are as they were."""
        found = records(content)
        for key in self.records.keys() | found.keys():
            if found.get(key) != self.records.get(key):
                return SILENT, f"records of {key}"
        pages = shown(content)
        if changed := {
            page: told - self.shown[page] for page, told in pages.items() if told - self.shown.get(page, set())
        }:
            page, told = next(iter(changed.items()))
            return SILENT, f"{page}: {sorted(told)[:3]}"
        if pages != self.shown:
            return LESS, ""
        return OWN if file.name == "families.yml" else WORDS, ""


def run(numbers: range) -> list[Outcome]:
    """Make these edits, each on its own."""
    with TemporaryDirectory() as folder:
        work = Run(Path(folder))
        return [outcome for number in numbers if (outcome := work.outcome(number))]


def tally(outcomes: list[Outcome]) -> str:
    """Return how many edits came to what."""
    counts = Counter(outcome.verdict for outcome in outcomes)
    return "\n".join([f"{len(outcomes):>6}  edits", *(f"{count:>6}  {name}" for name, count in counts.most_common())])


def main() -> int:
    """Run all edits, in parts on every core; a bad one makes the exit status 1."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else ALL
    parts = [range(at, min(at + PART, count)) for at in range(0, count, PART)]
    outcomes: list[Outcome] = []
    with ProcessPoolExecutor() as pool:
        for part in pool.map(run, parts):
            outcomes += part
            for outcome in part:
                if outcome.verdict in BAD:
                    print(f"{outcome.number} {outcome.edit} {outcome.path}: {outcome.verdict}\n{outcome.detail}\n")
            print(f"{len(outcomes)} edits …", file=sys.stderr, flush=True)
    print(tally(outcomes))
    return int(any(outcome.verdict in BAD for outcome in outcomes))


if __name__ == "__main__":
    sys.exit(main())
