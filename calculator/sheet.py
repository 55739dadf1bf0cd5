"""A result as a spreadsheet: CSV that Excel and WPS open as it is, one row a benefit and person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from calculator.agenda import Agenda
from calculator.card import rule_of
from calculator.fact_words import FactWords
from calculator.sentences import Sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Line = dict[str, Any]

_MARK = "\ufeff"  # without it Excel takes the file for something other than UTF-8
# A cell that begins so is a formula in Excel, LibreOffice or WPS, in the wide forms as well.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_QUOTED = frozenset('",\r\n')
_COLUMNS = (
    *("status", "document", "benefit", "for", "child", "answer"),
    *("min", "max", "unit", "payments-min", "payments-max", "total-min", "total-max", "total-unit"),
    *("from", "until", "claim", "now", "clause", "quotation", "readings", "missing", "day", "version"),
)


def as_csv(result: Mapping[str, Any], data: Mapping[str, Any], lang: str) -> str:
    """Return the table: a byte-order mark, a row of titles, a row for each line of the result."""
    words = Sentences(data, lang)
    agenda = Agenda(words, result, data["places"][result["place"]])
    rows = [[words.say("sheet", column) for column in _COLUMNS]]
    for line in result["results"]:
        cells = _cells(line, agenda)
        rows.append([cells[column] for column in _COLUMNS])
    return table(rows)


def table(rows: Iterable[Iterable[str | int]]) -> str:
    """Return rows as CSV that a spreadsheet opens as it is and runs nothing of."""
    return _MARK + "".join(",".join(map(_cell, row)) + "\r\n" for row in rows)


def _cells(line: Line, agenda: Agenda) -> dict[str, Any]:
    """Return the cells of one line of the result by column; an empty text where it has none."""
    words, result, lang = agenda.words, agenda.result, agenda.words.lang
    amount, payments, total = (line[key] or {} for key in ("amount", "payments", "total"))
    facts = FactWords(words, result["place"])
    child = line.get("child") or (line["for"] if line["for"].startswith("child-") else "")
    return {
        "status": words.say("sheet", "statuses", result["document"]["status"]),
        "document": result["document"]["title"][lang],
        "benefit": rule_of(agenda.rules, line["benefit"])["name"][lang],
        "for": words.group(line["for"]),
        "child": child.rpartition("-")[2],
        "answer": words.say("status", line["answer"]),
        "min": amount.get("min", ""),
        "max": amount.get("max", ""),
        "unit": words.say("sheet", "units", amount["unit"]) if amount else "",
        "payments-min": payments.get("min", ""),
        "payments-max": payments.get("max", ""),
        "total-min": total.get("min", ""),
        "total-max": total.get("max", ""),
        "total-unit": words.say("sheet", "units", total["unit"]) if total else "",
        "from": line["from"] or "",
        "until": line["until"] or "",
        "claim": line.get("claim_by") or "",
        "now": words.say("now", line["now"]) if line["now"] else "",
        "clause": agenda.rules["clauses"][line["measure"]][lang],
        "quotation": "\n".join(dict.fromkeys(one["quote"] for one in line["reasons"])),
        "readings": "\n".join(one["text"][lang] for one in line["readings"]),
        "missing": "\n".join(facts.name(path) for path in line["missing"]),
        "day": result["as_of"],
        "version": result["version"],
    }


def _cell(value: str | int) -> str:
    """Return one cell; text that a spreadsheet would run as a formula begins with an apostrophe."""
    text = str(value)
    if isinstance(value, str) and text.startswith(_FORMULA):
        text = "'" + text
    return '"' + text.replace('"', '""') + '"' if _QUOTED & {*text} else text
