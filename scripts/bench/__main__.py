"""`make bench`: every section in one run, one table each; what was found goes to build/bench/figures.json as well."""

from __future__ import annotations

import argparse
import math
import platform
import time
from importlib.metadata import version
from typing import TYPE_CHECKING

from scripts.bench import engine, first, generator, release, runtimes, start, table
from scripts.bench.figures import Run, Section
from scripts.bench.ours import BUILD

if TYPE_CHECKING:
    from collections.abc import Callable

SECTIONS = (engine, start, first, runtimes, generator)


def main() -> None:
    """Say how long it will take, measure, print; keep the figures if they are those of a release."""
    asked = _asked()
    chosen = [one for one in SECTIONS if one.NAME in (asked.sections or [every.NAME for every in SECTIONS])]
    minutes = {one.NAME: one.QUICK_MINUTES if asked.quick else one.MINUTES for one in chosen}
    before = release.last()
    total = math.ceil(sum(minutes.values()))
    print(f"This takes about {total} minutes: {', '.join(f'{name} {one:g}' for name, one in minutes.items())}.")
    print(f"{release.machine()} · CPython {platform.python_version()}")
    if before:
        print(f"Compared with {before['version']}, measured on {before['machine']}.")
    begun, found = time.monotonic(), []
    for one in chosen:
        section = one.measure(Run(asked.quick, _teller(one.NAME, begun, total)))
        found.append(section)
        _show(section, release.rows_of(before).get(section.name, {}))
    run = release.document(found, version=version("mingbai"), quick=asked.quick)
    release.write(BUILD / "figures.json", run)
    print(f"\nWritten to build/bench/figures.json after {(time.monotonic() - begun) / 60:.1f} minutes.")
    if asked.keep:
        release.write(release.RELEASE, release.kept(before, run))
        print(f"Kept as the figures of {run['version']}: commit scripts/bench/release.json.")


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    names = [one.NAME for one in SECTIONS]
    parser.add_argument("sections", nargs="*", help=f"which of {', '.join(names)}; all where none is named")
    parser.add_argument("--quick", action="store_true", help="small samples and small sites, within three minutes")
    parser.add_argument("--keep", action="store_true", help="keep the figures as those of the release")
    asked = parser.parse_args()
    if unknown := set(asked.sections) - set(names):
        parser.error(f"there is no section {', '.join(sorted(unknown))}: there are {', '.join(names)}")
    return asked


def _teller(name: str, begun: float, minutes: int) -> Callable[[str], None]:
    """Return how a section tells what it is doing: with the time that has passed, of the whole."""

    def say(what: str) -> None:
        passed = int(time.monotonic() - begun)
        print(f"  [{passed // 60}:{passed % 60:02} of about {minutes}:00] {name}: {what}", flush=True)

    return say


def _show(section: Section, released: dict[str, dict[str, float]]) -> None:
    versions = " · ".join(f"{name} {one}" for name, one in section.versions.items())
    print("", *table.lines(section, released), *([f"  {versions}"] if versions else []), "", sep="\n", flush=True)


if __name__ == "__main__":
    main()
