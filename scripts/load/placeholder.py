"""The mark of what an example cannot know: 【待填：…】 holds the place of words that only the editor has."""

from __future__ import annotations

import re

TOKEN = re.compile(r"【待填[^】\n]*】?")


def any_day(typed: object) -> object:
    """Return a date that stands for one still to be filled in, so that the rest of its file can be read."""
    return "1900-01-01" if isinstance(typed, str) and TOKEN.fullmatch(typed) else typed
