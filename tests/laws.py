"""What it means for one line of a result to be narrower than another, and which facts a line rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import HealthCheck, settings
from situations import rules

from calculator.looks import facts_of_benefit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from situations import Line, Situation

    from calculator.rules import Benefit

FIRM = ("yes", "no", "not_stated")
RANGES = ("amount", "total", "payments")


def laws(examples: int) -> Callable[..., Any]:
    """How a law is tried: on so many situations, the same ones each time, however slow the machine."""
    slow = [HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large]
    return settings(max_examples=examples, derandomize=True, deadline=None, database=None, suppress_health_check=slow)


def firm_stays(wide: Line, narrow: Line) -> bool:
    """Whether a firm answer is still the same once more is known."""
    return wide["answer"] not in FIRM or wide["answer"] == narrow["answer"]


def narrower(wide: Line, narrow: Line) -> bool:
    """Whether no range grew once more was known; what is not given, or may not be, need not have one."""
    if narrow["answer"] in ("no", "not_stated"):
        return True
    pairs = [(wide[name], narrow[name]) for name in RANGES]
    return all(
        outer is None or (within(inner, outer) if inner else narrow["answer"] == "unknown") for outer, inner in pairs
    )


def within(inner: dict[str, Any], outer: dict[str, Any]) -> bool:
    """Whether a range lies in another."""
    return inner.get("unit") == outer.get("unit") and outer["min"] <= inner["min"] <= inner["max"] <= outer["max"]


def benefit_of(situation: Situation, line: Line) -> Benefit | None:
    """The benefit that a line answers for; None where the document only names it."""
    return next((one for one in rules()[situation["place"]].benefits if one.id == line["benefit"]), None)


def looked_at(situation: Situation, line: Line, path: str) -> bool:
    """Whether a line may depend on the fact at a path."""
    benefit = benefit_of(situation, line)
    return benefit is not None and path in _paths(situation, line, benefit)


def _paths(situation: Situation, line: Line, benefit: Benefit) -> Iterator[str]:
    child = line.get("child") or line["for"]
    for fact in facts_of_benefit(rules()[situation["place"]], benefit):
        if fact.startswith("children[]."):
            yield from (f"children[{index}].{fact[11:]}" for index in range(len(situation.get("children") or ())))
        elif fact.startswith("child.") and child.startswith("child-"):
            yield f"children[{int(child[6:]) - 1}].{fact[6:]}"
        else:
            yield fact
