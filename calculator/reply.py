"""One question from the browser, one answer: JSON text in, JSON text out."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from typing import Any

from calculator.estimate import estimate
from calculator.present import present
from calculator.rules import PlaceRules, read_rules
from calculator.situation import SituationError, read_situation


def reply(rules_text: str, request_text: str) -> str:
    """Answer `{"situation", "lang"}` with `{"result", "shown"}`, or `{"error"}` for a bad situation.

    `rules_text` is `data/rules.json`. A request without `as_of` is asked on the reader's own day.
    """
    data, rules = _rules(rules_text)
    request = json.loads(request_text)
    try:
        situation = read_situation(request["situation"], rules, date.today())  # noqa: DTZ011 - the reader's day
    except SituationError as error:
        return as_json(error.document())
    result = estimate(situation, rules[situation.place])
    return as_json({"result": result, "shown": present(result, data, request["lang"])})


@cache
def _rules(text: str) -> tuple[dict[str, Any], dict[str, PlaceRules]]:
    data = json.loads(text)
    return data, read_rules(data)


def as_json(document: object) -> str:
    """Return a result document as JSON text, the same bytes as the browser's own JSON.stringify writes."""
    return _ENCODER.encode(document)


_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False)
