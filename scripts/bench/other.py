"""The same rules in openfisca-core, which runs in its own environment."""

from __future__ import annotations

import json
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from scripts.bench.ours import ROOT
from scripts.setup.peers import BENCH_VENV

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Line = dict[str, Any]

PYTHON = BENCH_VENV / "bin" / "python"


@dataclass(frozen=True)
class Other:
    """What openfisca-core answered, and the seconds of each round: `single`, `vectorised`, `changed`."""

    single: list[list[Line]]
    vectorised: list[list[Line]]
    seconds: Mapping[str, list[float]]
    versions: dict[str, str]


def answered(places: Mapping[str, Any], situations: Sequence[Line], changed: Sequence[Line]) -> Other:
    """Have openfisca-core answer the situations by the rules of these places; the changed ones are only timed."""
    asked = json.dumps({"places": places, "situations": situations, "changed": changed}, ensure_ascii=False)
    command = [str(PYTHON), "-m", "scripts.bench.openfisca"]
    done = subprocess.run(command, cwd=ROOT, input=asked, capture_output=True, encoding="utf-8", check=False)
    if done.returncode:
        raise SystemExit(f"openfisca-core stopped:\n{done.stderr.strip()}")
    said = json.loads(done.stdout)
    return Other(said["answers"]["single"], said["answers"]["vectorised"], said["seconds"], said["versions"])
