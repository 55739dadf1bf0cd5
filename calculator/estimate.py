"""From a situation to the result document of the contract: a line for each benefit and person or child."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from calculator.changes import Changes
from calculator.explain import line
from calculator.named import named_lines
from calculator.questions import next_question, offers
from calculator.subjects import cases, unnamed_cases
from calculator.summary import summary
from calculator.weigh import weigh

if TYPE_CHECKING:
    from calculator.rules import PlaceRules
    from calculator.situation import Situation


def estimate(situation: Situation, rules: PlaceRules) -> dict[str, Any]:
    """Return the result document: what each benefit of the place gives in this situation, and why."""
    changes = Changes(rules, situation)
    weighed = [(case, weigh(case)) for case in cases(rules, situation)]
    unnamed = [(case, weigh(case)) for case in unnamed_cases(rules, situation)]
    lines = [line(case, found, changes) for case, found in weighed]
    return {
        "place": rules.place,
        "as_of": situation.as_of.isoformat(),
        "document": {"status": rules.status, "title": dict(rules.title)},
        "notice": dict(rules.notice) if rules.notice else None,
        "version": rules.version,
        "results": [*lines, *(one for named in rules.named for one in named_lines(named, situation))],
        "offers": offers(unnamed),
        "next": next_question(rules, situation, [*weighed, *unnamed]),
        "summary": summary(lines),
    }
