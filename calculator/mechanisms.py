"""The ways in which a benefit is counted, each with the facts it looks at and the figures it needs.

A mechanism looks at a case whose conditions may still be unknown and returns what the benefit gives
if they hold.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from calculator.leave import deadline, leave, leave_each_year
from calculator.money import instalments, monthly_per_head, monthly_to_age, one_off, yearly

if TYPE_CHECKING:
    from collections.abc import Callable

    from calculator.case import Case
    from calculator.outcome import Outcome


@dataclass(frozen=True)
class Mechanism:
    """How it is worked out; the facts it looks at and the readings it may rest on.

    `units` are those of the figures in its rates, `needs` what a benefit must name beside them;
    `a|b` is one of the two.
    """

    work_out: Callable[[Case], Outcome]
    facts: tuple[str, ...]
    readings: tuple[str, ...]
    units: tuple[str, ...]
    needs: tuple[str, ...] = ()


_BIRTH = ("child.born",)
_REGISTERED = ("child.born", "child.hukou", "child.hukou_date")
_MONTHLY = Mechanism(
    monthly_to_age,
    _REGISTERED,
    ("month-count", "age-day", "leap-day", "late-registration"),
    ("CNY/person/month",),
    ("until_age", "rates"),
)

MECHANISMS: dict[str, Mechanism] = {
    "deadline": Mechanism(deadline, _REGISTERED, ("day-count", "no-start-date"), (), ("days",)),
    "deduction": _MONTHLY,  # 按月扣除: counted as a monthly sum, and never paid out
    "instalments": Mechanism(instalments, _BIRTH, ("leap-day",), ("CNY",), ("rates",)),
    "leave": Mechanism(leave, _BIRTH, ("no-start-date",), ("days",), ("rates",)),
    "leave_each_year": Mechanism(
        leave_each_year,
        ("children[].born",),
        ("leave-year", "age-day", "leap-day", "several-children", "no-start-date"),
        ("days/year",),
        ("until_age", "rates"),
    ),
    "monthly_per_head": Mechanism(monthly_per_head, ("institution.enrolled",), (), ("CNY/person/month",), ("rates",)),
    "monthly_to_age": _MONTHLY,
    "one_off": Mechanism(one_off, _BIRTH, (), ("CNY",), ("rates",)),
    "yearly": Mechanism(
        yearly, _BIRTH, ("year-count", "age-day", "leap-day"), ("CNY/year",), ("until_age|years", "rates")
    ),
}
