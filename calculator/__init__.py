"""The rules: from what a family or an institution says to an answer, explained. Standard library only, no I/O.

A situation is read (`situation`, `answers`, `facts`), put as questions to each benefit (`subjects`,
`case`), weighed (`weigh`: its `conditions`, and what it gives by `mechanisms`: `money`, `leave`,
`rates`, `payments`), explained (`explain`, `changes`, `questions`, `timeline`, `summary`) and shown
in words (`present`, `plain`), and may be taken away as a calendar (`ics`) or a spreadsheet (`sheet`).

What stands in `__all__` is public: `docs/words/data.yml` says what each name is for and what a result holds.
"""

from calculator.estimate import estimate
from calculator.rules import PlaceRules, read_rules
from calculator.situation import Situation, SituationError, read_situation

__all__ = ["PlaceRules", "Situation", "SituationError", "estimate", "read_rules", "read_situation"]
