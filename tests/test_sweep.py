"""The rules are complete: every combination of what a benefit looks at gives one answer that hangs together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from laws import FIRM
from situations import rules
from sweep import sweeps
from told import as_printed, asked_on_each_day, explained, pieces

from calculator.weigh import weigh

if TYPE_CHECKING:
    from sweep import Numbers, Sweep

    from calculator.case import Case
    from calculator.outcome import Outcome, Range
    from calculator.weigh import Weighed

pytestmark = pytest.mark.long

Says = tuple[Any, ...]
"""Answer, amount, total and payments of one combination."""

SWEEPS = [one for place in rules().values() for one in sweeps(place)]
NAMES = [" ".join(filter(None, (one.rules.place, one.benefit.id, one.person))) for one in SWEEPS]
TRIED: list[tuple[int, int, int, int]] = []
SEEN: set[Any] = set()


@pytest.mark.parametrize("sweep", SWEEPS, ids=NAMES)
def test_every_combination_has_one_answer_that_hangs_together(sweep: Sweep) -> None:
    about = (sweep.rules.place, sweep.benefit.id)
    seen: set[Any] = set()
    dated: dict[Any, Case] = {}
    tried = compared = full = 0
    for group, start in sweep.choices():
        told: dict[Says, int] = {}
        known: dict[Any, tuple[int, Outcome]] = {}
        found: list[int] = []
        for weighed in sweep.in_full(group, start):
            alike = (id(weighed.outcome), *[one.met for one in weighed.verdicts], weighed.answer)
            if alike in known:
                found.append(known[alike][0])
                continue
            given = weighed.given
            says = (weighed.answer, given.amount, given.total, given.payments)
            found.append(told.setdefault(says, len(told)))
            known[alike] = (found[-1], weighed.outcome)
            if (weighed.verdicts, says, given.start) in seen:
                continue
            seen.add((weighed.verdicts, says, given.start))
            hangs_together(weighed)
            case = sweep.case(sweep.numbers_at(group, start, len(found) - 1))
            if weighed.answer == "yes":
                dated.setdefault((given.start, given.until, given.claim_by), case)
            if not (parts := pieces(about, weighed)) <= SEEN:
                SEEN.update(parts)
                assert weigh(case) == weighed
                explained(case)
                full += 1
        tried += len(found)
        compared += narrowed(sweep, group, found, [*told])
    TRIED.append((tried, compared, full, sum(map(asked_on_each_day, dated.values()))))


@pytest.mark.parametrize("sweep", SWEEPS, ids=NAMES)
def test_first_days_and_rows_are_those_that_are_printed(sweep: Sweep) -> None:
    for case, weighed in sweep.fitting():
        as_printed(case, weighed)


def test_the_number_of_situations_tried_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    tried, compared, full, days = (sum(one[number] for one in TRIED) for number in range(4))
    with capsys.disabled():
        print(f"\nThe sweep tried {tried + days:,} situations: {compared:,} pairs of them one answer apart,")
        print(f"{days:,} on the day before, on and after each day that counts, {full:,} with every sentence read.")


def narrowed(sweep: Sweep, group: Numbers, found: list[int], told: list[Says]) -> int:
    """Hold each combination against those that say one thing more; return how many pairs there were.

    No answer more turns a firm answer or widens a range, and nothing is left open that all answers agree on.
    """
    compared, step = 0, 1
    for index in reversed(group):
        axis = sweep.axes[index]
        size = len(axis.values)
        blocks = range(0, len(found), step * size)
        columns = [
            [found[place : place + step] for place in range(step * number, len(found), step * size)]
            for number in range(size)
        ]
        rows = {row for block in range(len(blocks)) for row in zip(*(column[block] for column in columns), strict=True)}
        for row in rows:
            says = [told[one] for one in row]
            for less, more in axis.pairs:
                assert holds(says[less], says[more]), (axis.name, axis.values[more])
            if axis.whole and says[0][0] == "unknown":
                assert len({one[0] for one in says[1:]}) > 1 or says[1][0] == "unknown", axis.name
        compared += len(found) // size * len(axis.pairs)
        step *= size
    return compared


def holds(wide: Says, narrow: Says) -> bool:
    """Whether one answer more neither turned a firm answer nor widened a range."""
    if wide is narrow:
        return True
    if wide[0] in FIRM and wide[0] != narrow[0]:
        return False
    pairs = zip(wide[1:], narrow[1:], strict=True)
    return narrow[0] in ("no", "not_stated") or all(
        outer is None or (_within(inner, outer) if inner else narrow[0] == "unknown") for outer, inner in pairs
    )


def _within(inner: Range, outer: Range) -> bool:
    return inner.unit == outer.unit and outer.min <= inner.min and inner.max <= outer.max


def hangs_together(weighed: Weighed) -> None:
    """Answer, conditions and sums of one combination agree."""
    met = [one.met for one in weighed.verdicts]
    everything = [*met, *(one.met for one in weighed.points)]
    given = weighed.given
    if weighed.answer == "yes":
        assert set(everything) <= {True}
    elif weighed.answer == "no":
        assert False in everything
    elif weighed.answer == "unknown":
        assert None in everything
        assert False not in everything
        assert weighed.missing or weighed.readings
    else:
        assert weighed.answer == "not_stated"
    for one in (given.amount, given.total, given.payments, given.so_far):
        assert one is None or 0 <= one.min <= one.max
    if given.total and given.amount and given.payments:
        assert given.total.max <= given.amount.max * given.payments.max
        assert given.limited or given.total.min >= given.amount.min * given.payments.min
    if given.total and given.so_far:
        assert given.so_far.max <= given.total.max
    if given.start and given.until:
        assert given.start <= given.until
