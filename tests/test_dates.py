"""Birthdays and months: every way of counting, each side of each line."""

from __future__ import annotations

from datetime import date

import pytest

from calculator import dates

FIRST = date(2025, 1, 1)


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


def test_a_leap_day_is_completed_on_either_side_of_the_missing_day() -> None:
    assert dates.birthday(date(2028, 2, 29), 3, leap="february") == date(2031, 2, 28)
    assert dates.birthday(date(2028, 2, 29), 4, leap="february") == date(2032, 2, 29)


@pytest.mark.parametrize(
    ("day", "age"), [(date(2027, 12, 31), 2), (date(2028, 1, 1), 3), (date(2028, 1, 2), 3), (date(2025, 1, 1), 0)]
)
def test_full_years_change_on_the_birthday(day: date, age: int) -> None:
    assert dates.full_years(FIRST, day) == age


@pytest.mark.parametrize("born", [FIRST, date(2025, 1, 31), date(2028, 2, 29), date(2025, 12, 31)])
def test_three_years_are_thirty_six_months_of_age(born: date) -> None:
    months = dates.months_of_age(born, born, dates.birthday(born, 3), 3)
    assert len(months) == 36
    assert months[0] == born


@pytest.mark.parametrize(
    ("start", "touched", "whole"),
    [(FIRST, 36, 36), (date(2025, 1, 2), 37, 35), (date(2025, 1, 31), 37, 35)],
)
def test_calendar_months_of_three_years(start: date, touched: int, whole: int) -> None:
    until = dates.birthday(start, 3)
    assert len(dates.calendar_months_touched(start, start, until, 3)) == touched
    assert len(dates.calendar_months_whole(start, start, until, 3)) == whole


def test_the_months_of_a_later_start_are_the_rest_of_the_months() -> None:
    start, until = date(2025, 3, 15), date(2025, 6, 1)
    assert dates.calendar_months_touched(FIRST, start, until, 3) == (start, date(2025, 4, 1), date(2025, 5, 1))
    assert dates.calendar_months_whole(FIRST, start, until, 3) == (date(2025, 4, 1), date(2025, 5, 1))
    assert dates.months_of_age(FIRST, start, until, 3) == (date(2025, 4, 1), date(2025, 5, 1))


def test_no_month_lies_between_a_day_and_itself() -> None:
    day = date(2028, 1, 1)
    assert dates.calendar_months_touched(FIRST, day, day, 3) == ()
    assert dates.calendar_months_whole(FIRST, day, day, 3) == ()
    assert dates.calendar_years_touched(day, day) == ()
    assert dates.months_of_age(FIRST, day, day, 3) == ()


@pytest.mark.parametrize(("born", "years"), [(date(2026, 1, 1), 3), (date(2026, 1, 2), 4), (date(2026, 12, 31), 4)])
def test_calendar_years_of_three_years(born: date, years: int) -> None:
    assert len(dates.calendar_years_touched(born, dates.birthday(born, 3))) == years
