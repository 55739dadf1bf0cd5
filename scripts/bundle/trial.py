"""The rules tried in a runtime before any reader gets it: worked families, refusals, errors and their tracebacks."""

from __future__ import annotations

import json
import math
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scripts.bundle.errors import BundleError
from scripts.bundle.kept import HERE
from scripts.load.languages import CODES
from scripts.node import node

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

# What a page never sends; each must be refused, or fail with its traceback, and nothing else.
_WRONG: tuple[Any, ...] = (
    {},
    {"place": 1},
    {"place": "no-such-place"},
    {"no_such_fact": True},
    {"children": "two"},
    {"children": [{"born": "2026-02-30"}, {"born": 5}]},
    {"children": [{}] * 99},
    {"mother": {"hukou": ["nested"]}},
    {"institution": {"enrolled": [-1, 2.5]}},
)
MOST = 50  # situations of a trial
_BROKEN = ("", "{}", "null", "[[[", json.dumps({"situation": 1, "lang": CODES[0]}))


@dataclass(frozen=True)
class Trial:
    """What a runtime is asked: the rules as the browser reads them, and each request as the page sends it."""

    rules: str
    requests: tuple[str, ...]

    @property
    def text(self) -> str:
        """The trial as trial.mjs reads it; equal texts, equal trials."""
        return json.dumps({"rules": self.rules, "requests": self.requests}, ensure_ascii=False)

    @classmethod
    def read(cls, text: str) -> Trial:
        """Return the trial that was written so."""
        held = json.loads(text)
        return cls(held["rules"], tuple(held["requests"]))


@dataclass(frozen=True)
class Answers:
    """What came of a trial, the files of the standard library that were read for it, the built-in modules it took.

    `texts` are the functions that `dataclasses` compiled while the rules were loaded.
    """

    said: dict[str, Any]
    modules: tuple[str, ...]
    builtins: frozenset[str] = frozenset()
    texts: tuple[str, ...] = ()


def requests(situations: Iterable[Mapping[str, Any]]) -> tuple[str, ...]:
    """Return a request for each situation in each language, the first also gone wrong in many ways.

    Of very many situations only every so many are asked: what is tried is the runtime, and one that lacks something
    fails long before the last of a hundred places.
    """
    every = [dict(one) for one in situations]
    asked = every[:: max(1, math.ceil(len(every) / MOST))]
    wrong = [{**one, **mistake} for one in asked[:1] for mistake in _WRONG]
    texts = [
        json.dumps({"situation": one, "lang": lang}, ensure_ascii=False) for one in asked + wrong for lang in CODES
    ]
    return (*texts, *_BROKEN)


def answers(runtime: Path, trial: Trial, package: Mapping[str, bytes] | None = None) -> Answers:
    """Ask the rules in the runtime of this folder; `package` gives them where its archive has none.

    Raises BundleError with Python's last words if the rules cannot even be loaded.
    """
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        asked, answer = folder / "asked.json", folder / "answer.json"
        asked.write_text(trial.text, encoding="utf-8")
        for name, source in (package or {}).items():
            file = folder / "rules" / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(source)
        rules = [folder / "rules"] if package else []
        done = node(HERE / "trial.mjs", runtime, asked, answer, *rules)
        if done.returncode:
            raise BundleError(f"The calculator could not be tried: {done.stderr.strip()}")
        found = json.loads(answer.read_text(encoding="utf-8"))
    return Answers(found["said"], tuple(found["modules"]), frozenset(found["builtins"]), tuple(found["texts"]))


def compare(whole: Answers, small: Answers) -> None:
    """Raise BundleError unless both runtimes said the same."""
    for request, said in whole.said.items():
        if small.said.get(request) != said:
            raise BundleError(
                "The runtime that was cut down does not answer as the untouched one does. "
                f"Asked: {request[:200]}\nUntouched: {said!s:.200}\nCut down: {small.said.get(request)!s:.200}\n"
                "`make build STOCK=1` builds with the untouched one."
            )
