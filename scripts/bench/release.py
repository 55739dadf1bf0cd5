"""The figures of the last release, kept beside the bench, and how a run is written down."""

from __future__ import annotations

import json
import os
import platform
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scripts.bench import table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from scripts.bench.figures import Section

RELEASE = Path(__file__).with_name("release.json")
Released = dict[str, dict[str, dict[str, float]]]


def machine() -> str:
    """Say what this machine is: processor, cores, memory, system."""
    info = Path("/proc/cpuinfo")
    text = info.read_text(encoding="utf-8") if info.is_file() else ""
    names = [line.partition(":")[2].strip() for line in text.splitlines() if line.startswith("model name")]
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    system = platform.freedesktop_os_release().get("PRETTY_NAME", platform.system())
    return f"{next(iter(names), platform.machine())}, {os.cpu_count()} cores, {memory:.0f} GB, {system}"


def document(sections: Sequence[Section], *, version: str, quick: bool) -> dict[str, Any]:
    """Return a run as plain data: every row with its ratio and whether its aim is met."""
    return {
        "version": version,
        "quick": quick,
        "machine": machine(),
        "python": platform.python_version(),
        "sections": [
            {
                "name": one.name,
                "title": one.title,
                "fault": one.fault,
                "versions": one.versions,
                "rows": [
                    {**asdict(row), "ratio": table.ratio(row, rows), "met": table.met(row, rows)}
                    for rows in one.groups()
                    for row in rows
                ],
                "notes": one.notes,
            }
            for one in sections
        ],
    }


def write(file: Path, run: Mapping[str, Any]) -> None:
    """Write a run, or keep it as that of a release."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"{json.dumps(run, ensure_ascii=False, indent=1)}\n", encoding="utf-8")


def kept(old: Mapping[str, Any] | None, new: dict[str, Any]) -> dict[str, Any]:
    """Return the new run with the sections of the old that it did not measure, if they are of the same machine."""
    measured = {one["name"] for one in new["sections"]}
    before = old["sections"] if old and old["machine"] == new["machine"] else ()
    return {**new, "sections": [*new["sections"], *(one for one in before if one["name"] not in measured)]}


def lacking(run: Mapping[str, Any], names: Iterable[str]) -> list[str]:
    """Return why a run does not speak for a release: what it does not say of itself, each section not measured."""
    found = [f"it does not say its {key}" for key in ("version", "machine", "python") if not run.get(key)]
    found += ["it was measured the short way"] if run.get("quick") else []
    sections = {one["name"]: one for one in run["sections"]}
    for name in names:
        if name not in sections or not sections[name]["rows"] or sections[name]["fault"]:
            found.append(f"the section {name} is not whole")
        elif not sections[name]["versions"]:
            found.append(f"the section {name} does not say of which versions it is")
    return found


def last(file: Path = RELEASE) -> dict[str, Any] | None:
    """Return the run of the last release, None before the first."""
    found: dict[str, Any] | None = json.loads(file.read_text(encoding="utf-8")) if file.is_file() else None
    return found


def rows_of(run: Mapping[str, Any] | None) -> Released:
    """Return the rows of a kept run, by section and by what they are called."""
    return {
        section["name"]: {f"{row['what']} · {row['who']}": row for row in section["rows"]}
        for section in (run or {}).get("sections", ())
    }
