"""Situations a second beside openfisca-core, and one explained estimate in CPython and in Pyodide."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from calculator.rules import read_rules
from scripts.bench import ours, pyodide
from scripts.bench.agreement import compare
from scripts.bench.figures import OURS, Row, Run, Section
from scripts.bench.other import answered
from scripts.bench.situations import changed, complete, mixed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scripts.bench.other import Other

NAME, MINUTES, QUICK_MINUTES = "engine", 1.5, 0.5
TITLE = "Engine: situations a second, and one explained estimate"
SITUATIONS, WITH_CHANGES = 2000, 200
_QUICK = 8  # how many times fewer the short way asks
_AIM = 20  # times openfisca-core's rate for one household
_IN_CPYTHON, _IN_PYODIDE = 2, 10  # milliseconds
_PEER = "openfisca-core"


def measure(run: Run, section: Section) -> None:
    """Compare the answers first, then measure."""
    data = ours.rules_data()
    said = complete(list(data["places"]), SITUATIONS // (_QUICK if run.quick else 1))
    few = said[: WITH_CHANGES // (_QUICK if run.quick else 1)]
    run.say("answering with openfisca-core and comparing")
    theirs = answered(data["places"], said, [one for base in few for one in (base, *changed(base))])
    agreed = compare(ours.documents(said, read_rules(data)), theirs.single, theirs.vectorised)
    run.say("situations a second")
    section.rows += _rates(data, said, few, theirs)
    run.say("one explained estimate")
    section.versions |= theirs.versions
    section.rows += _explained(data, section)
    section.notes.append(
        f"{len(said):,} situations with every fact said: {agreed.compared:,} answers are the same in both engines;"
        f" {agreed.left_open:,} are open in the text, which {_PEER} cannot say."
    )


def _rates(data: Any, said: Sequence[Any], few: Sequence[Any], theirs: Other) -> Iterator[Row]:
    """Yield the situations a second of each way to ask."""
    rules = read_rules(data)
    written = mixed(list(rules), len(said))
    whole = ours.whole_process(written)
    yield _rate("mingbai estimate --jsonl, facts left out, whole process", OURS, len(said), whole.seconds)
    yield _rate("the same without its start-up", OURS, len(said), whole.answering)
    yield _rate("in process, facts left out", OURS, len(said), ours.in_process(written, rules))
    what = "one household, explained here, the answer alone there"
    yield _rate(what, OURS, len(said), ours.in_process(said, rules))
    yield _rate(what, _PEER, len(said), theirs.seconds["single"], part=_AIM)
    alone = ours.answers_alone(said, rules)
    what = "one household, the answer alone"
    yield _rate(what, OURS, len(said), alone)
    yield _rate(what, _PEER, len(said), theirs.seconds["single"])
    what = "one household, explained here, each change tried there"
    yield _rate(what, OURS, len(few), ours.in_process(few, rules))
    yield _rate(what, _PEER, len(few), theirs.seconds["changed"])
    what = "one after the other here, all households at once there"
    yield _rate(what, OURS, len(said), alone)
    yield _rate(what, _PEER, len(said), theirs.seconds["vectorised"])


def _rate(what: str, who: str, count: int, seconds: Sequence[float], **bounds: Any) -> Row:
    return Row.of(what, who, "a second", [count / one for one in seconds], more=True, **bounds)


def _explained(data: Any, section: Section) -> Iterator[Row]:
    """Yield the times of one explained estimate in each runtime, the page's own way among them."""
    found = pyodide.explained(data)
    section.versions |= {"Pyodide": found.pyodide, "Chromium": found.chromium}
    kinds = (
        ("CPython, the document", ours.explained_documents(data), _IN_CPYTHON),
        ("CPython, with its sentences, as JSON", ours.explained(data), None),
        ("Pyodide under Node, with sentences", found.node, _IN_PYODIDE),
        ("Pyodide in Chromium, there and back", found.browser, None),
    )
    for runtime, times, aim in kinds:
        for place, values in times.items():
            yield Row.of(f"one estimate, {runtime}, {place}", OURS, "ms", values, aim=aim)
