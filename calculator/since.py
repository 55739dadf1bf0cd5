"""What differs between the answers that a shared link holds and those that the rules give now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from calculator.agenda import Agenda

if TYPE_CHECKING:
    from calculator.sentences import Sentences

Found = Mapping[str, Any]
Key = tuple[str, str, str | None]


@dataclass(frozen=True)
class Since:
    """A result beside `then`, what the link holds: `version`, `day` and `answers`.

    Each answer has `benefit`, `for`, `child`, `answer`, `amount` and `total` as a result document writes them.
    """

    words: Sentences
    result: Found
    rules: Found
    then: Found

    def shown(self) -> dict[str, Any]:
        """Return a sentence, and a row for each answer that is not what it was."""
        rows = self._rows()
        same_rules = self.then["version"] == self.result["version"]
        kind = ("same" if same_rules else "new") + ("-rules-differ" if rows else "-rules-alike")
        day = self.words.day(self.then["day"])
        return {"text": self.words.say("since", kind, day=day, count=len(rows)), "rows": rows}

    def _rows(self) -> list[dict[str, str]]:
        before = {_key(one): one for one in self.then["answers"]}
        now = {_key(one): one for one in self.result["results"] if self._counted(one)}
        rows = [
            self._row(self._title(one), before.get(key), one)
            for key, one in now.items()
            if key not in before or _answer(before[key]) != _answer(one)
        ]
        gone = self.words.say("since", "gone")
        return rows + [self._row(gone, one, None) for key, one in before.items() if key not in now]

    def _counted(self, line: Found) -> bool:
        return any(one["id"] == line["benefit"] for one in self.rules["benefits"])

    def _title(self, line: Found) -> str:
        return Agenda(self.words, self.result, self.rules).whose(line)

    def _row(self, title: str, before: Found | None, now: Found | None) -> dict[str, str]:
        return {"title": title, "then": self._said(before), "now": self._said(now)}

    def _said(self, found: Found | None) -> str:
        """Return an answer in a few words: 符合条件，每月500元，合计18000元."""
        if found is None:
            return self.words.say("since", "nothing")
        words, answer = self.words, found["answer"]
        parts = [words.say("since", answer)]
        if answer in ("yes", "unknown"):
            amount, total = found["amount"], found["total"]
            parts += [words.amount(amount, self._mechanism(found))] if amount else []
            parts += [words.say("since", "in-all", total=words.total(total))] if total and total != amount else []
        return words.say("since", "separator").join(parts)

    def _mechanism(self, found: Found) -> str:
        """Return how a benefit is counted now; an amount of one that is gone is said by its unit alone."""
        return next((str(one["mechanism"]) for one in self.rules["benefits"] if one["id"] == found["benefit"]), "")


def _key(line: Found) -> Key:
    return line["benefit"], line["for"], line.get("child")


def _answer(line: Found) -> tuple[object, ...]:
    return line["answer"], line["amount"], line["total"]
