"""One section in a process of its own, so that one that hangs can be ended with all that it started.

Run as `python -m scripts.bench.alone SECTION FILE quick|whole BEGUN MINUTES`; what was found so far is always in FILE.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import asdict
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

from scripts.bench.figures import Row, Run, Section
from scripts.bench.ours import ROOT

_PATIENCE, _LEAST = 2, 3.0  # times the minutes that a section should take, and minutes besides


def at_most(minutes: float) -> float:
    """Return after how many minutes a section that should take so many is ended."""
    return _PATIENCE * minutes + _LEAST


def measured(section: Section, minutes: float, begun: float, total: int, *, quick: bool) -> Section:
    """Measure a section, and return it with whatever was found before it ended, stopped, or was ended for its time."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "section.json"
        _write(file, section)
        command = _command(section.name, str(file), "quick" if quick else "whole", str(begun), str(total))
        with subprocess.Popen(command, cwd=ROOT, start_new_session=True) as process:
            fault = ""
            try:
                if process.wait(at_most(minutes) * 60):
                    fault = "it stopped; the reason stands above"
            except subprocess.TimeoutExpired:
                fault = f"ended after {at_most(minutes):g} minutes; what is missing was not measured"
            finally:
                with suppress(ProcessLookupError):  # browsers and servers too
                    os.killpg(process.pid, signal.SIGKILL)
        found = _read(file)
        found.fault = found.fault or fault
        return found


def _command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "scripts.bench.alone", *arguments]


def _write(file: Path, section: Section) -> None:
    whole = file.with_suffix(".part")
    whole.write_text(json.dumps(asdict(section), ensure_ascii=False), encoding="utf-8")
    whole.rename(file)


def _read(file: Path) -> Section:
    held = json.loads(file.read_text(encoding="utf-8"))
    return Section(**{**held, "rows": [Row(**row) for row in held["rows"]]})


def main(name: str, place: str, how: str, begun: str, total: str) -> None:
    """Measure the section, saying what is being done with the time that has passed, of the whole."""
    file = Path(place)
    section = _read(file)

    def say(what: str) -> None:
        _write(file, section)
        passed = int(time.monotonic() - float(begun))
        print(f"  [{passed // 60}:{passed % 60:02} of about {total}:00] {name}: {what}", flush=True)

    try:
        import_module(f"scripts.bench.{name}").measure(Run(how == "quick", say), section)
    except SystemExit as stop:  # a peer that cannot be compared; anything else is a fault of ours, told with its place
        section.fault = str(stop)
    finally:
        _write(file, section)


if __name__ == "__main__":
    main(*sys.argv[1:])
