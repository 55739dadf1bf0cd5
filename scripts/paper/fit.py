"""How large the type of a sheet is: its pages hold it, and no more is made small than needs be.

The first guess is made from how much a sheet says, so that a page of the site prints as its PDF does; the press
then looks at the pages themselves and goes on to smaller type where the guess was too bold.
"""

from __future__ import annotations

import re

LAST = 12  # the smallest type, see docs/assets/paper.css
_CLASS = re.compile(r"\bmp-fit-([0-9]+)")
_TAG = re.compile(r"<[^>]*>")
_LINES = re.compile(r"<(?:p|li|h[12]|dt|dd)[ >]")
# What the pages of a form hold at each step, in Chinese letters, as measured on the sheets of two documents.
_HOLDS = {
    ("leaflet", "a4", 1): (862, 1031, 1226, 1453, 1718, 2030, 2357, 2691, 3078),
    ("leaflet", "a4", 2): (989, 1131, 1295, 1485, 1707, 1968, 2242, 2522, 2846),
    ("picture", "a3", 1): (1462, 1636, 1830, 2058, 2325, 2640, 2980, 3330, 3740),
    ("picture", "a4", 1): (2000, 2250, 2520, 2820, 3150, 3500, 3870, 4250, 4700),
    ("card", "a5", 1): (1700, 1900, 2150, 2400, 2700, 3050, 3400, 3750, 4200),
}
_PLAIN = 4
_LATIN = 0.5  # the room that a Latin letter takes beside a Chinese one
_LINE = 14  # what the end of a line leaves empty, in Chinese letters


def fitted(sheet: str, form: str, size: str, languages: int) -> str:
    """Return the HTML of a sheet with the step of its type: of this form, on this paper, in so many languages."""
    return _CLASS.sub(f"mp-fit-{_step(weight(sheet), form, size, languages)}", sheet, count=1)


def smaller(sheet: str) -> str | None:
    """Return the HTML of a sheet one step smaller; None if it is in the smallest type, or has no step."""
    found = _CLASS.search(sheet)
    if not found or int(found[1]) == LAST:
        return None
    return _CLASS.sub(f"mp-fit-{int(found[1]) + 1}", sheet, count=1)


def weight(sheet: str) -> float:
    """Return how much room a sheet wants, in Chinese letters of its running text."""
    text = _TAG.sub("", sheet)
    latin = sum(letter.isascii() for letter in text)
    return len(text) - latin + latin * _LATIN + len(_LINES.findall(sheet)) * _LINE


def _step(wanted: float, form: str, size: str, languages: int) -> int:
    holds = _HOLDS.get((form, size, languages))
    if holds is None:  # it takes as many pages as it needs
        return _PLAIN
    return next((number for number, most in enumerate(holds, 1) if wanted <= most), len(holds) + 1)
