"""Answer the situations on standard input with openfisca-core; print the answers and the times as JSON."""

from __future__ import annotations

import json
import sys
from importlib.metadata import version
from time import perf_counter
from typing import TYPE_CHECKING, Any, TypeVar

from openfisca_core.simulations import SimulationBuilder

from scripts.bench.openfisca.people import Survey, as_json, month_of, months
from scripts.bench.openfisca.system import Output, PlaceSystem

if TYPE_CHECKING:
    from collections.abc import Callable

    from openfisca_core.simulations import Simulation

Facts = dict[str, Any]
T = TypeVar("T")

_ROUNDS = 3


def main() -> None:
    """Time one household at a time, then all at once; the answers of both go back to be compared."""
    asked = json.load(sys.stdin)
    systems = {name: PlaceSystem(place) for name, place in asked["places"].items()}
    situations = asked["situations"]
    described = [as_json(one) for one in situations]
    single, simulations = _timed(lambda: [_single(systems, *pair) for pair in zip(situations, described, strict=True)])
    by_place = {name: [n for n, one in enumerate(situations) if one["place"] == name] for name in systems}
    surveys = {name: Survey.of([situations[n] for n in numbers]) for name, numbers in by_place.items()}
    vectorised, together = _timed(lambda: {name: _survey(systems[name], survey) for name, survey in surveys.items()})
    described = [as_json(one) for one in asked["changed"]]
    changed, _ = _timed(lambda: [_single(systems, *pair) for pair in zip(asked["changed"], described, strict=True)])
    answers = {
        "single": [
            _answers(systems[one["place"]], simulation, one)
            for one, simulation in zip(situations, simulations, strict=True)
        ],
        "vectorised": [
            _answers(systems[one["place"]], together[one["place"]], one, *_position(by_place, surveys, n))
            for n, one in enumerate(situations)
        ],
    }
    seconds = {"single": single, "vectorised": vectorised, "changed": changed}
    versions = {name: version(name) for name in ("openfisca-core", "numpy")}
    json.dump({"answers": answers, "seconds": seconds, "versions": versions}, sys.stdout)


def _timed(run: Callable[[], T]) -> tuple[list[float], T]:
    """Return the seconds of each of a few rounds, and what the last of them gave."""
    seconds = []
    for _ in range(_ROUNDS):
        begun = perf_counter()
        result = run()
        seconds.append(perf_counter() - begun)
    return seconds, result


def _single(systems: dict[str, PlaceSystem], situation: Facts, described: Facts) -> Simulation:
    system = systems[situation["place"]]
    simulation = SimulationBuilder().build_from_entities(system, described)
    for output in system.outputs:
        if output.subject == "institution":
            if "institution" in situation:
                _calculate(simulation, output, month_of(situation), months(situation))
        elif "children" in situation:
            _calculate(simulation, output, month_of(situation), [])
    return simulation


def _survey(system: PlaceSystem, survey: Survey) -> Simulation:
    simulation = survey.simulation(system)
    every = [period for name, period, _ in survey.inputs if name == "enrolled"]
    for output in system.outputs:
        _calculate(simulation, output, survey.month, every if output.subject == "institution" else [])
    return simulation


def _calculate(simulation: Simulation, output: Output, month: str, counted: list[str]) -> None:
    """Have every variable of an output worked out; the simulation keeps what it gives."""
    for name in (output.yes, output.until, output.total):
        if name:
            simulation.calculate(name, month)
    for period in counted or [month]:
        if output.amount:
            simulation.calculate(output.amount, period)


def _position(by_place: dict[str, list[int]], surveys: dict[str, Survey], number: int) -> tuple[int, int]:
    """Return where a situation's group and its first person stand in the arrays of its place."""
    place = next(name for name, numbers in by_place.items() if number in numbers)
    group = by_place[place].index(number)
    return group, surveys[place].first[group]


def _answers(
    system: PlaceSystem, simulation: Simulation, situation: Facts, group: int = 0, first: int = 0
) -> list[Facts]:
    """Return a line for each benefit and child, parent or institution, as the result document names them."""
    lines = []
    for output in system.outputs:
        if output.subject == "institution":
            if "institution" in situation:
                lines.append(_line(simulation, output, group, month_of(situation), months(situation)))
            continue
        for number, _ in enumerate(situation.get("children", ()), 1):
            line = _line(simulation, output, first + 1 + number, month_of(situation), [])
            child = f"child-{number}"
            lines.append({**line, **({"for": child} if output.subject == "child" else {"child": child})})
    return lines


def _line(simulation: Simulation, output: Output, index: int, month: str, counted: list[str]) -> Facts:
    def value(name: str, period: str = month) -> Any:
        return simulation.calculate(name, period)[index] if name else None

    amounts = [int(value(output.amount, period)) for period in counted or [month]] if output.amount else []
    total = sum(amounts) if counted else value(output.total)
    return {
        "benefit": output.benefit,
        "for": output.subject,
        "yes": bool(value(output.yes)) if output.yes else True,
        "amounts": amounts,
        "total": None if total is None else int(total),
        "until": str(value(output.until)) if output.until else None,
    }


if __name__ == "__main__":
    main()
