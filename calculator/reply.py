"""One question from the browser, one answer: JSON text in, JSON text out."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from typing import Any

from calculator.estimate import estimate
from calculator.ics import as_ics
from calculator.plain import as_text
from calculator.present import present
from calculator.rules import PlaceRules, read_rules
from calculator.sentences import Sentences
from calculator.sheet import as_csv
from calculator.since import Since
from calculator.situation import SituationError, read_situation


def reply(rules_text: str, request_text: str) -> str:
    """Answer `{"situation", "lang"}` with `{"result", "shown"}`, or `{"error"}` for a bad situation.

    `rules_text` is `data/rules.json`. A request without `as_of` is asked on the reader's own day.
    With `"then"`, the answers of a shared link (see `Since`), the reply also has `"since"`: what differs now.
    With `"want": "text"`, `"calendar"` or `"sheet"` the reply is `{"text"}`: the result as plain text, as an
    iCalendar file or as CSV, the same that `mingbai estimate` writes, `--ics` or `--csv`.
    """
    data, rules = _rules(rules_text)
    request = json.loads(request_text)
    try:
        situation = read_situation(request["situation"], rules, date.today())  # noqa: DTZ011 - the reader's day
    except SituationError as error:
        return as_json(error.document())
    result, lang = estimate(situation, rules[situation.place]), request["lang"]
    if "want" in request:
        return as_json({"text": written(result, data, lang, request["want"])})
    answer = {"result": result, "shown": present(result, data, lang)}
    if "then" in request:
        answer["since"] = Since(Sentences(data, lang), result, data["places"][result["place"]], request["then"]).shown()
    return as_json(answer)


def written(result: dict[str, Any], data: dict[str, Any], lang: str, form: str) -> str:
    """Return a result as a whole file or message: `text`, `calendar` or `sheet`."""
    if form == "text":
        return as_text(present(result, data, lang), data, lang)
    return {"calendar": as_ics, "sheet": as_csv}[form](result, data, lang)


@cache
def _rules(text: str) -> tuple[dict[str, Any], dict[str, PlaceRules]]:
    data = json.loads(text)
    return data, read_rules(data)


def as_json(document: object) -> str:
    """Return a result document as JSON text, the same bytes as the browser's own JSON.stringify writes."""
    return _ENCODER.encode(document)


_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False)
