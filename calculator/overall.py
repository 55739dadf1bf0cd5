"""The whole result in one sentence: whether anything applies, what is open, and what would change a no."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from calculator.agenda import Agenda

if TYPE_CHECKING:
    from calculator.sentences import Sentences

Found = Mapping[str, Any]
Shown = dict[str, Any]

_ORDER = ("yes", "unknown", "no", "not_stated")
_FEW = 3


@dataclass(frozen=True)
class Overall:
    """The cards of a result (`groups`, as `present` shows them) beside its lines."""

    words: Sentences
    result: Found
    rules: Found
    groups: list[Shown]

    def shown(self, names: int) -> Shown | None:
        """Return the state, the sentences that say it, and what might change it; None if nobody was named.

        `names` counts what the document only names: where nothing applies, it is pointed at.
        """
        answers = [card["answer"] for group in self.groups for card in group["cards"]]
        if not answers:
            return None
        state = next(one for one in _ORDER if one in answers)
        counts = {answer: answers.count(answer) for answer in _ORDER}
        rest = [one for one in ("unknown", "no", "not_stated") if one != state and counts[one]]
        said = [
            self.words.say("overall", state, count=counts[state], all=len(answers)),
            *(self.words.say("overall", "rest", one, count=counts[one]) for one in rest),
        ]
        return {
            "state": state,
            "title": said[0],
            "text": self.words.joined(*said[1:]) or None,
            "named": self.words.say("overall", "named", count=names) if state == "no" and names else None,
            "changes": self._gains(state),
        }

    def _gains(self, state: str) -> list[str]:
        """Return the first single changes that would bring something, where nothing applies now."""
        if state != "no":
            return []
        lines = {(one["benefit"], one["for"], one.get("child")): one for one in self.result["results"]}
        found: dict[str, None] = {}
        for group in self.groups:
            for card in group["cards"]:
                line = lines[card["benefit"], group["for"], card["child"]]
                for change, text in zip(line["changes"], card["changes"], strict=True):
                    if change["answer"] in ("yes", "unknown"):
                        found.setdefault(self.words.say("overall", "gain", title=card["title"], change=text))
        return [*found][:_FEW]

    def instead(self) -> list[Shown]:
        """Return what does, or may, apply to this family and is not over, for whoever reads a no."""
        agenda = Agenda(self.words, self.result, self.rules)
        return [
            {
                **{key: line.get(key) for key in ("benefit", "for", "child")},
                "text": self.words.say("overall", "instead", line["answer"], benefit=agenda.whose(line)),
            }
            for line in self.result["results"]
            if line["answer"] in ("yes", "unknown") and line["now"] != "ended"
        ]
