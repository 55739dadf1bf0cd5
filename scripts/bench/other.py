"""The same rules in openfisca-core, which runs in its own environment; its answers must equal ours."""

from __future__ import annotations

import json
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from scripts.bench.ours import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

Line = dict[str, Any]
Key = tuple[int, str, str, str | None]

PYTHON = ROOT / ".venv-bench" / "bin" / "python"
_SHOWN = 10


@dataclass(frozen=True)
class Other:
    """What openfisca-core answered, and the seconds it took: `single`, `vectorised`, `changed`."""

    single: list[list[Line]]
    vectorised: list[list[Line]]
    seconds: Mapping[str, float]
    versions: Mapping[str, str]


@dataclass(frozen=True)
class Agreement:
    """How many answers were compared, and how many our engine leaves open because the text does."""

    compared: int
    left_open: int


def answered(places: Mapping[str, Any], situations: Sequence[Line], changed: Sequence[Line]) -> Other:
    """Have openfisca-core answer the situations by the rules of these places; the changed ones are only timed."""
    asked = json.dumps({"places": places, "situations": situations, "changed": changed}, ensure_ascii=False)
    command = [str(PYTHON), "-m", "scripts.bench.openfisca"]
    done = subprocess.run(command, cwd=ROOT, input=asked, capture_output=True, encoding="utf-8", check=False)
    if done.returncode:
        raise SystemExit(f"openfisca-core stopped:\n{done.stderr.strip()}")
    said = json.loads(done.stdout)
    return Other(said["answers"]["single"], said["answers"]["vectorised"], said["seconds"], said["versions"])


def compare(documents: Sequence[Line], other: Other) -> Agreement:
    """Count the answers that are the same; stop if any differ: times of different answers say nothing."""
    ours = dict(_keyed([document["results"] for document in documents]))
    compared, differing = 0, []
    for lines in (other.single, other.vectorised):
        theirs = dict(_keyed(lines))
        if missing := theirs.keys() - ours.keys():
            differing += [f"{key}: our engine has no such line" for key in sorted(missing, key=str)]
        firm = [key for key in theirs if key in ours and ours[key]["answer"] in ("yes", "no")]
        differing += [f"{key}: {fault}" for key in firm for fault in _differences(ours[key], theirs[key])]
        compared = len(firm)
    if differing:
        shown = "\n".join(differing[:_SHOWN])
        raise SystemExit(f"{len(differing)} answers differ between the engines; the bench stops.\n{shown}")
    return Agreement(compared, len(theirs) - compared)


def _keyed(lines: Sequence[Sequence[Line]]) -> Iterator[tuple[Key, Line]]:
    for number, of_one in enumerate(lines):
        for line in of_one:
            yield (number, line["benefit"], line["for"], line.get("child")), line


def _differences(ours: Line, theirs: Line) -> Iterator[str]:
    """Yield what differs: yes or no, the smallest and largest amount, the total, the last day."""
    if (ours["answer"] == "yes") != theirs["yes"]:
        yield f"{ours['answer']} here, {'yes' if theirs['yes'] else 'no'} there"
        return
    if ours["answer"] == "no":
        if any(theirs["amounts"]):
            yield f"no here, {theirs['amounts']} there"
        return
    if theirs["amounts"]:
        found = {"min": min(theirs["amounts"]), "max": max(theirs["amounts"])}
        if any(ours["amount"][end] != value for end, value in found.items()):
            yield f"{ours['amount']} here, {found} there"
    if theirs["total"] is not None and not ours["total"]["min"] <= theirs["total"] <= ours["total"]["max"]:
        yield f"in all {ours['total']} here, {theirs['total']} there"
    if theirs["until"] not in (None, ours["until"]):
        yield f"until {ours['until']} here, {theirs['until']} there"
