"""The days of a result that one would put into a calendar: first and last days, and last days to act."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from calculator.card import name_of, rule_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from calculator.sentences import Sentences

Line = Mapping[str, Any]


@dataclass(frozen=True)
class Entry:
    """One day: which line of the result it belongs to, and whether it is its first, last, or a last day to act."""

    day: str
    event: str  # first, last, deadline or claim
    line: Line


def entries(result: Line, rules: Line) -> list[Entry]:
    """Return the days that are settled, in order; only answers of yes have any."""
    firm = (one for one in result["results"] if one["answer"] == "yes")
    found = [entry for one in firm for entry in _of_line(one, _mechanism(rules, one))]
    return sorted(found, key=lambda entry: entry.day)


def left_out(result: Line, rules: Line) -> list[tuple[Line, str]]:
    """Return the lines whose days are not settled, and why: `open`, `no-day` or `unknown`."""
    found = []
    for one in result["results"]:
        mechanism = _mechanism(rules, one)
        if one["answer"] == "unknown" and mechanism and _may_have_days(one, mechanism):
            found.append((one, "unknown"))
        elif one["answer"] == "yes" and not all(_settled(one, key) for key in ("from", "until")):
            found.append((one, "open"))
        elif one["answer"] == "yes" and mechanism == "leave":
            found.append((one, "no-day"))
    return found


def _mechanism(rules: Line, line: Line) -> str:
    """Return how a line is counted; empty for what is only named."""
    return str(rule_of(rules, line["benefit"]).get("mechanism", ""))


def _may_have_days(line: Line, mechanism: str) -> bool:
    return mechanism == "leave" or any(line.get(key) for key in ("from", "until", "claim_by"))


def _of_line(line: Line, mechanism: str) -> Iterator[Entry]:
    """Yield the days of one line; a one-off payment has no first day, and a deadline none but its last."""
    if mechanism == "deadline":
        if line["until"] and _settled(line, "until"):
            yield Entry(line["until"], "deadline", line)
    elif mechanism != "one_off":
        if line["from"] and _settled(line, "from"):
            yield Entry(line["from"], "first", line)
        if line["until"] and _settled(line, "until"):
            yield Entry(_day_before(line["until"]), "last", line)
    if line.get("claim_by"):
        yield Entry(line["claim_by"], "claim", line)


def _settled(line: Line, key: str) -> bool:
    """Whether every way of reading that stands, and is worked out, gives the same day."""
    open_ones = (one["gives"] for one in line["readings"] if one["here"] is None)
    return all(given[key] == line[key] for gives in open_ones for given in gives if given)


def _day_before(day: str) -> str:
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()


@dataclass(frozen=True)
class Agenda:
    """The days of a result, said in one language; a draft is marked in each of them."""

    words: Sentences
    result: Line
    rules: Line

    def shown(self) -> dict[str, Any]:
        """Return the days as the page lists them, with what was left out and why."""
        return {
            "days": [
                {
                    "day": self.words.day(one.day),
                    "text": self.title(one),
                    "passed": one.day < self.result["as_of"],
                }
                for one in entries(self.result, self.rules)
            ],
            "left_out": [
                self.words.say("agenda", why, benefit=self.whose(line))
                for line, why in left_out(self.result, self.rules)
            ],
        }

    def title(self, entry: Entry) -> str:
        """Return what happens on a day, with the draft mark: 【征求意见稿】产假（第2个孩子）：第一天."""
        return self.mark + self.words.say("agenda", entry.event, benefit=self.whose(entry.line))

    def whose(self, line: Line) -> str:
        """Return the benefit with the child, and with the parent where it is a parent's."""
        name = name_of(self.words, self.rules, line)
        if line["for"] not in ("mother", "father"):
            return name
        return self.words.say("agenda", "of-parent", benefit=name, person=self.words.say("person", line["for"]))

    @property
    def mark(self) -> str:
        """The mark of a draft, empty for any other document."""
        return self.words.say("text", "draft-mark") if self.result["document"]["status"] == "draft" else ""
