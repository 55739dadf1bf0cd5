"""`make bench`: one run, one table."""

from __future__ import annotations

import os
import platform
from typing import TYPE_CHECKING, Any

from calculator.rules import read_rules
from scripts.bench import other, ours, pyodide, table
from scripts.bench.situations import changed, complete, mixed
from scripts.check import checked
from scripts.compiled import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scripts.bench.other import Other

SITUATIONS, WITH_CHANGES = 2000, 200
AIM = 20  # times openfisca-core's rate for one household
IN_CPYTHON, IN_PYODIDE = 2, 10  # milliseconds


def main() -> None:
    """Compare the answers first, then measure and print the table."""
    data = compiled(checked(ours.ROOT / "policy_data"))
    said = complete(list(data["places"]), SITUATIONS)
    print("Answering with openfisca-core and comparing …", flush=True)
    theirs = other.answered(
        data["places"], said, [one for base in said[:WITH_CHANGES] for one in (base, *changed(base))]
    )
    agreement = other.compare(ours.documents(said, read_rules(data)), theirs)
    print("Measuring situations a second …", flush=True)
    rates = list(_rates(data, said, theirs))
    print("Measuring one explained estimate in CPython and in Pyodide …", flush=True)
    explained = list(_explained(data))
    versions = " · ".join(f"{name} {version}" for name, version in theirs.versions.items())
    print(f"\n{os.cpu_count()} cores · CPython {platform.python_version()} · {versions}")
    print(
        f"{len(said):,} situations with every fact said: {agreement.compared:,} answers are the same in both engines;"
        f" {agreement.left_open:,} are open in the text, which openfisca-core cannot say."
    )
    for part in (table.rates(rates), table.ratios(rates), table.explained(explained)):
        print("", *part, sep="\n")


def _rates(data: Any, said: list[Any], theirs: Other) -> Iterator[table.Rate]:
    """Yield the situations a second of each way to ask."""
    rules = read_rules(data)
    written = mixed(list(rules), SITUATIONS)
    whole = ours.whole_process(written)
    yield table.Rate("mingbai estimate --jsonl, facts left out, whole process", SITUATIONS / whole.seconds)
    yield table.Rate("the same without its start-up", SITUATIONS / (whole.seconds - whole.start_up))
    yield table.Rate("in process, facts left out", SITUATIONS / ours.in_process(written, rules))
    single = SITUATIONS / theirs.seconds["single"]
    yield table.Rate(
        "one household, explained here, the answer alone there", SITUATIONS / ours.in_process(said, rules), single, AIM
    )
    alone = SITUATIONS / ours.answers_alone(said, rules)
    yield table.Rate("one household, the answer alone", alone, single)
    few = WITH_CHANGES / ours.in_process(said[:WITH_CHANGES], rules)
    label = "one household, explained here, each change tried there"
    yield table.Rate(label, few, WITH_CHANGES / theirs.seconds["changed"])
    label = "one after the other here, all households at once there"
    yield table.Rate(label, alone, SITUATIONS / theirs.seconds["vectorised"])


def _explained(data: Any) -> Iterator[table.Explained]:
    """Yield the times of one explained estimate in each runtime."""
    yield table.Explained("CPython, the document", ours.explained_documents(data), IN_CPYTHON)
    yield table.Explained("CPython, with its sentences, as JSON", ours.explained(data))
    found = pyodide.explained(data)
    yield table.Explained(f"Pyodide {found.pyodide}, Node, with sentences", found.node, IN_PYODIDE)
    if found.browser:
        yield table.Explained(f"Pyodide in {found.chromium}, there and back", found.browser)


if __name__ == "__main__":
    main()
