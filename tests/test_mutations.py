"""Random edits of the real content: reported with a place, or no fact that readers are told has changed."""

from __future__ import annotations

import pytest
from mutate import BAD, REPORTED, run, tally
from mutations import EDITS

pytestmark = pytest.mark.long

PART = 2 * len(EDITS)  # each kind of edit twice; `make mutate` runs a hundred times as many


def test_no_edit_breaks_the_check_or_changes_a_fact_in_silence() -> None:
    outcomes = run(range(PART))
    print(tally(outcomes))
    assert [outcome for outcome in outcomes if outcome.verdict in BAD] == []
    assert sum(outcome.verdict == REPORTED for outcome in outcomes) > len(outcomes) / 2
