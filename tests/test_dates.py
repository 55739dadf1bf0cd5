"""Birthdays and months: every way of counting, each side of each line."""

from __future__ import annotations

from datetime import date

import pytest

from calculator import dates


@pytest.mark.parametrize(
    ("born", "until"),
    [
        (date(2025, 1, 1), date(2028, 1, 1)),
        (date(2025, 2, 28), date(2028, 2, 28)),
        (date(2028, 2, 29), date(2031, 3, 1)),
        (date(2025, 3, 1), date(2028, 3, 1)),
    ],
)
def test_the_third_birthday(born: date, until: date) -> None:
    assert dates.birthday(born, 3) == until


@pytest.mark.parametrize("born", [date(2025, 1, 1), date(2025, 1, 31), date(2028, 2, 29), date(2025, 12, 31)])
def test_three_years_are_thirty_six_months_of_age(born: date) -> None:
    assert dates.months_of_age(born, born, 3) == 36


@pytest.mark.parametrize(
    ("start", "touched", "whole"),
    [(date(2025, 1, 1), 36, 36), (date(2025, 1, 2), 37, 35), (date(2025, 1, 31), 37, 35)],
)
def test_calendar_months_of_three_years(start: date, touched: int, whole: int) -> None:
    until = dates.birthday(start, 3)
    assert dates.calendar_months_touched(start, until) == touched
    assert dates.calendar_months_whole(start, until) == whole


def test_no_month_lies_between_a_day_and_itself() -> None:
    day = date(2028, 1, 1)
    assert dates.calendar_months_touched(day, day) == 0
    assert dates.calendar_months_whole(day, day) == 0
    assert dates.calendar_years_touched(day, day) == 0
    assert dates.months_of_age(date(2025, 1, 1), day, 3) == 0


@pytest.mark.parametrize(("born", "years"), [(date(2026, 1, 1), 3), (date(2026, 1, 2), 4), (date(2026, 12, 31), 4)])
def test_calendar_years_of_three_years(born: date, years: int) -> None:
    assert dates.calendar_years_touched(born, dates.birthday(born, 3)) == years
