"""`make bench`: every section in one run, one table each; what was found goes to build/bench/figures.json as well."""

from __future__ import annotations

import argparse
import math
import platform
import sys
import time
from importlib.metadata import version

from scripts.bench import alone, engine, first, generator, lighthouse, load, release, runtimes, start, table
from scripts.bench.figures import Section
from scripts.bench.ours import BUILD

SECTIONS = (engine, start, first, runtimes, generator, lighthouse, load)
NAMES = tuple(one.NAME for one in SECTIONS)
# The short way leaves out what has no peer and takes long for each page, unless it is named.
SHORT = tuple(one for one in SECTIONS if one not in (lighthouse, load))


def main() -> None:
    """Say how long it will take, measure, print; keep the figures if they are those of a release."""
    asked = _asked()
    named = [one for one in SECTIONS if one.NAME in asked.sections]
    chosen = named or (SHORT if asked.quick else SECTIONS)
    minutes = {one.NAME: one.QUICK_MINUTES if asked.quick else one.MINUTES for one in chosen}
    before = release.last()
    total = math.ceil(sum(minutes.values()))
    most = math.ceil(sum(map(alone.at_most, minutes.values())))
    told = ", ".join(f"{name} {one:g}" for name, one in minutes.items())
    print(f"This takes about {total} minutes on a quiet machine, and never more than {most}: {told}.")
    print(f"{release.machine()} · CPython {platform.python_version()}")
    if before:
        print(f"Compared with {before['version']}, measured on {before['machine']}.", flush=True)
    begun, found = time.monotonic(), []
    for one in chosen:
        nothing = Section(one.NAME, one.TITLE)
        found.append(alone.measured(nothing, minutes[one.NAME], begun, total, quick=asked.quick))
        _show(found[-1], release.rows_of(before).get(one.NAME, {}))
        run = release.document(found, version=version("mingbai"), quick=asked.quick)  # a later section may be ended
        release.write(BUILD / "figures.json", run)
    print(f"\nWritten to build/bench/figures.json after {(time.monotonic() - begun) / 60:.1f} minutes.")
    if faults := [f"{one.name}: {one.fault}" for one in found if one.fault]:
        sys.exit("\n".join(["Not everything was measured.", *faults]))
    if asked.keep:
        whole = release.kept(before, run)
        if faults := release.lacking(whole, NAMES):
            sys.exit("\n".join(["This cannot be kept as the figures of a release.", *faults]))
        release.write(release.RELEASE, whole)
        print(f"Kept as the figures of {run['version']}: commit scripts/bench/release.json.")


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("sections", nargs="*", help=f"which of {', '.join(NAMES)}; all where none is named")
    parser.add_argument("--quick", action="store_true", help="small samples and small sites, within three minutes")
    parser.add_argument("--keep", action="store_true", help="keep the figures as those of the release")
    asked = parser.parse_args()
    if unknown := set(asked.sections) - set(NAMES):
        parser.error(f"there is no section {', '.join(sorted(unknown))}: there are {', '.join(NAMES)}")
    return asked


def _show(section: Section, released: dict[str, dict[str, float]]) -> None:
    versions = " · ".join(f"{name} {one}" for name, one in section.versions.items())
    print("", *table.lines(section, released), *([f"  {versions}"] if versions else []), "", sep="\n", flush=True)


if __name__ == "__main__":
    main()
