"""The days of a result as a calendar file (RFC 5545): whole days, nothing that changes from one run to the next."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from calculator.agenda import Agenda, Entry, entries
from calculator.sentences import Sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_OCTETS = 75  # the most that a line may hold
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


def as_ics(result: Mapping[str, Any], data: Mapping[str, Any], lang: str) -> str:
    """Return a calendar with one all-day event for each settled day; days that are open are not in it."""
    words, rules = Sentences(data, lang), data["places"][result["place"]]
    agenda = Agenda(words, result, rules)
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Mingbai//Calculator//ZH", "CALSCALE:GREGORIAN"]
    for entry in entries(result, rules):
        lines += _event(entry, agenda)
    return "".join(_folded(line) for line in [*lines, "END:VCALENDAR"])


def _event(entry: Entry, agenda: Agenda) -> Iterator[str]:
    day = date.fromisoformat(entry.day)
    yield "BEGIN:VEVENT"
    yield f"UID:{_uid(entry, agenda.result)}"
    yield f"DTSTAMP:{_written(date.fromisoformat(agenda.result['as_of']))}T000000Z"
    yield f"DTSTART;VALUE=DATE:{_written(day)}"
    yield f"DTEND;VALUE=DATE:{_written(day + timedelta(days=1))}"
    yield f"SUMMARY:{agenda.title(entry).translate(_ESCAPED)}"
    yield f"DESCRIPTION:{chr(10).join(_description(entry, agenda)).translate(_ESCAPED)}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _description(entry: Entry, agenda: Agenda) -> Iterator[str]:
    """Yield what stands under an event: the draft notice, the document, its words, what the day rests on."""
    words, result, line = agenda.words, agenda.result, entry.line
    status = result["document"]["status"]
    if status != "in_force":
        yield words.say("notice", status)
    yield words.say("agenda", "from-document", title=result["document"]["title"][words.lang])
    clause = agenda.rules["clauses"][line["measure"]][words.lang]
    for reason in line["reasons"]:
        yield words.say("text", "words", clause=clause, quote=reason["quote"])
    for reading in line["readings"]:
        yield words.say("agenda", "rests-on", reading=reading["text"][words.lang])
    yield words.say("as-of", day=words.day(result["as_of"]))
    yield words.say("version", version=result["version"])


def _uid(entry: Entry, result: Mapping[str, Any]) -> str:
    """Return an id that stays the same as long as the entry is about the same day of the same entitlement and birth."""
    line = entry.line
    births = (one["day"] for one in line["timeline"] if one["event"] == "born")
    parts = (result["place"], line["benefit"], line["for"], line.get("child"), *births, entry.event)
    return ".".join(part for part in parts if part) + "@mingbai"


def _written(day: date) -> str:
    return f"{day.year:04}{day.month:02}{day.day:02}"


def _folded(line: str) -> str:
    """Return a content line, folded so that no line is longer than 75 octets and no character is cut."""
    pieces, size = [""], 0
    for character in line:
        more = len(character.encode())
        if size + more > _OCTETS:
            pieces.append(" ")
            size = 1
        pieces[-1] += character
        size += more
    return "\r\n".join(pieces) + "\r\n"
