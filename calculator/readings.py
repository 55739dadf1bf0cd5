"""The choices that a text may leave open, and the ways of deciding each that the calculator can work out."""

from __future__ import annotations

OPTIONS: dict[str, tuple[str, ...]] = {
    "adopted": ("not-counted", "counted"),
    "age-day": ("excluded", "included"),
    "both-parents": ("at-least-one", "exactly-one"),
    "day-count": ("next-day", "same-day"),
    "late-registration": ("from-birth", "from-registration"),
    "leap-day": ("march", "february"),
    "leave-needs-work": ("employees", "anyone"),
    "leave-year": ("of-age", "calendar"),
    "month-count": ("months-of-age", "calendar-months", "whole-calendar-months"),
    "no-assessment": ("refused", "allowed"),
    "no-start-date": ("all", "since-issue"),
    "other-union": ("couple", "mother", "either"),
    "start-day": ("included", "excluded"),
    "twins": ("by-child", "by-delivery"),
    "whose-spouse": ("employees", "any"),
    "within-place": ("birth", "work"),
    "year-count": ("of-age", "calendar"),
}
"""Each reading with its options; a reading that is not here is named and never worked out."""
