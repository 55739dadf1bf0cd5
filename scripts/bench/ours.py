"""Our own engine: many situations a second, and one estimate with every explanation."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from calculator.estimate import estimate
from calculator.reply import reply
from calculator.rules import read_rules
from calculator.situation import read_situation
from calculator.subjects import cases
from calculator.weigh import Weighed, weigh
from scripts.bench.situations import AS_OF, Situation, two_children
from scripts.bench.timing import each, rounds
from scripts.check import checked
from scripts.compiled import compiled

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from calculator.rules import PlaceRules

ROOT = Path(__file__).parents[2]
BUILD = ROOT / "build" / "bench"
SITES = BUILD / "sites"
NPM = BUILD / "npm" / "node_modules"
RUNS, WARM_UP = 330, 30
_YOUNGEST = 30  # days


@dataclass(frozen=True)
class WholeProcess:
    """Seconds of rounds of `mingbai estimate --jsonl`: in all, and without what an empty file takes."""

    seconds: list[float]
    answering: list[float]


def rules_data() -> dict[str, Any]:
    """Return the rules of our own content, as the browser reads them."""
    return compiled(checked(ROOT / "policy_data"))


def in_process(situations: Sequence[Situation], rules: Mapping[str, PlaceRules]) -> list[float]:
    """Return the seconds of rounds in which every situation is read and answered, explanations included."""
    return rounds(lambda: documents(situations, rules))


def answers_alone(situations: Sequence[Situation], rules: Mapping[str, PlaceRules]) -> list[float]:
    """Return the seconds of rounds in which every situation is read and its answers worked out, nothing explained."""
    return rounds(lambda: [_answers(one, rules) for one in situations])


def _answers(situation: Situation, rules: Mapping[str, PlaceRules]) -> list[Weighed]:
    read = read_situation(situation, rules, AS_OF)
    return [weigh(case) for case in cases(rules[read.place], read)]


def documents(situations: Sequence[Situation], rules: Mapping[str, PlaceRules]) -> list[dict[str, Any]]:
    """Return the result document of each situation."""
    read = (read_situation(one, rules, AS_OF) for one in situations)
    return [estimate(one, rules[one.place]) for one in read]


def whole_process(situations: Sequence[Situation]) -> WholeProcess:
    """Run the command on a file of situations, and on an empty one."""
    with tempfile.TemporaryDirectory() as folder:
        every, none = Path(folder) / "every.jsonl", Path(folder) / "none.jsonl"
        every.write_text("".join(json.dumps(one) + "\n" for one in situations), encoding="utf-8")
        none.touch()
        seconds, start_up = rounds(lambda: _run(every)), min(rounds(lambda: _run(none)))
        return WholeProcess(seconds, [one - start_up for one in seconds])


def _run(file: Path) -> None:
    command = [sys.executable, "-m", "scripts.cli", "estimate", "--jsonl", str(file)]
    subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL, check=True)


def requests(places: Sequence[str]) -> dict[str, list[str]]:
    """Return what the browser asks for families of two children in each place, as JSON texts.

    No two are the same, so that no answer can be remembered.
    """
    return {
        place: [
            json.dumps({"situation": two_children(place, _YOUNGEST + number), "lang": "zh"}) for number in range(RUNS)
        ]
        for place in places
    }


def explained_documents(data: Mapping[str, Any]) -> dict[str, list[float]]:
    """Time one estimate for a family in each place: a situation in, the result document with every explanation out."""
    rules = read_rules(data)
    return {
        place: each(lambda one: documents([json.loads(one)["situation"]], rules), asked, WARM_UP)
        for place, asked in requests(list(data["places"])).items()
    }


def explained(data: Mapping[str, Any]) -> dict[str, list[float]]:
    """Time one explained estimate for a family in each place: JSON in, result and sentences as JSON out."""
    rules_text = json.dumps(data, ensure_ascii=False)
    return {
        place: each(lambda one: reply(rules_text, one), asked, WARM_UP)
        for place, asked in requests(list(data["places"])).items()
    }
