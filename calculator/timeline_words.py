"""The timeline of one line of the result: its days in sentences, and a drawing as percentages of a line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from calculator.sentences import Sentences

Shown = dict[str, Any]
Event = Mapping[str, Any]

# A line that holds nothing but these says no more than the form does.
_PLAIN = {"born", "asked", "birthday"}
_ROOM = 12  # percent of the line that the label of a tick takes up
_WHOLE = 100


@dataclass(frozen=True)
class Timeline:
    """The events of one line of the result, the first day that counts, and the day asked about."""

    words: Sentences
    line: Event
    as_of: str

    @cached_property
    def events(self) -> list[Event]:
        """What happens, sorted by day; where counting does not begin on a day of its own, that day as well."""
        events: list[Event] = self.line["timeline"]
        first = self.line["from"]
        if not events or not first or first in {one["day"] for one in events}:
            return events
        return sorted([*events, {"day": first, "event": "from"}], key=lambda one: one["day"])

    def shown(self) -> Shown | None:
        """Return dated sentences, a drawing, and the sentence that tells it; None where the form says it all."""
        kinds = {one["event"] for one in self.events}
        days = sorted({one["day"] for one in self.events})
        if kinds <= _PLAIN or len(days) < 2:  # noqa: PLR2004 - a line has two ends
            return None
        return {
            "title": self.words.say("timeline", "title"),
            "events": [{"day": self.words.day(day), "text": self._text(day)} for day in days],
            "bar": self._bar(days),
            "says": self._says(days),
        }

    def _text(self, day: str) -> str:
        """Return all that happens on one day."""
        return self.words.joined(*(self._sentence(one) for one in self.events if one["day"] == day))

    def _sentence(self, event: Event) -> str:
        """Return one event as a sentence; a blank that a sentence does not have is left alone."""
        words = self.words
        blanks: dict[str, object] = {key: words.month(event[key]) for key in ("month", "latest") if event.get(key)}
        blanks |= {key: event[key] for key in ("age", "number") if key in event}
        if event.get("so_far"):
            blanks["total"] = words.total(event["so_far"])
        if event.get("amount"):
            blanks["sum"] = words.span(event["amount"])
        if event.get("until"):
            blanks["last"] = words.day_before(event["until"])
        return words.say("timeline", self._kind(event), **blanks)

    def _kind(self, event: Event) -> str:
        """Return which sentence tells an event."""
        kind: str = event["event"]
        if kind == "born" and event["day"] > self.as_of:
            return "due"
        if kind == "last-month" and event.get("latest", event["month"]) != event["month"]:
            return "last-month-between"
        return "asked-so-far" if kind == "asked" and event.get("so_far") else kind

    def _day_of(self, *kinds: str) -> str | None:
        return next((one["day"] for kind in kinds for one in self.events if one["event"] == kind), None)

    def _ends(self) -> tuple[str | None, str | None]:
        """Return the first day of the coloured part, and the day at which it ends."""
        payments = [one["day"] for one in self.events if one["event"] == "payment"]
        last = self._day_of("until", "deadline") or max(payments, default=None) or self._day_of("claim")
        return (self.line["from"] or self._day_of("born"), last) if last else (None, None)

    def _bar(self, days: list[str]) -> Shown:
        """Return where things stand on the line, in percent of its length."""
        first, until = self._ends()
        now = self._day_of("asked")
        place = _Scale(days[0], days[-1])
        return {
            "from": place.of(first),
            "until": place.of(until),
            "now": place.of(now),
            "ticks": self._ticks(place),
            "start": self.words.day(days[0]),
            "end": self.words.day(days[-1]),
            "asked": self.words.say("timeline", "now"),
        }

    def _ticks(self, place: _Scale) -> list[Shown]:
        """Return birthdays, payments and last days; a label that would run into the one before is left out."""
        ticks: dict[str, str] = {}
        for one in self.events:
            if one["event"] == "birthday":
                ticks[one["day"]] = self.words.say("timeline", "tick", age=one["age"])
            elif one["event"] in ("payment", "leave-year", "deadline", "claim"):
                ticks.setdefault(one["day"], "")
        shown: list[Shown] = []
        last = float(-_WHOLE)
        for day, label in ticks.items():
            at = place.of(day) or 0.0
            fits = label and at - last >= _ROOM
            last = at if fits else last
            shown.append({"at": at, "label": label if fits else ""})
        return shown

    def _says(self, days: list[str]) -> str:
        words = self.words
        first, until = self._ends()
        span = {key: words.day(day) for key, day in (("first", days[0]), ("last", days[-1]))}
        if first is None:
            line = words.say("timeline", "line-plain", **span)
        else:
            line = words.say("timeline", "line", **span, **{"from": words.day(first)}, until=words.day(until or first))
        now = self._day_of("asked")
        return line if now is None else words.joined(line, self._where(now, first, until))

    def _where(self, now: str, first: str | None, until: str | None) -> str:
        """Return where the day asked about lies; a last day to act still counts."""
        if first is None:
            kind = "on-line"
        elif now < first:
            kind = "before"
        else:
            past = until is not None and (now > until or (now == until and self._day_of("until") == until))
            kind = "after" if past else "within"
        return self.words.say("timeline", kind, day=self.words.day(now))


@dataclass(frozen=True)
class _Scale:
    """A line from one day to another."""

    first: str
    last: str

    def of(self, day: str | None) -> float | None:
        """Return where a day stands, in percent of the line."""
        if day is None:
            return None
        start, end, here = (date.fromisoformat(one).toordinal() for one in (self.first, self.last, day))
        return round(_WHOLE * (here - start) / (end - start), 1)
