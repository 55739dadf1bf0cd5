"""Styles that are cheap to keep: what comes onto a page costs no more than itself."""

from __future__ import annotations

import re
from pathlib import Path

ASSETS = Path(__file__).parent.parent / "docs" / "assets"
REMARK = re.compile(r"/\*.*?\*/", re.DOTALL)
RULE = re.compile(r"([^{};]+)\{")
# An element by its name alone before + or ~: at each element that comes the browser looks at all its neighbours anew.
NEIGHBOUR = re.compile(r"(?:^|[\s>+~,(])(?:[a-z][a-z0-9]*|\*)\s*[+~]")
# Everything that is in what comes to stand first or last: at each element beside it all of that is looked at anew.
EVERYTHING = re.compile(r":(?:first|last|only|nth)[a-z-]*(?:\([^)]*\))?[\s>]+\*")


def selectors() -> list[tuple[str, str]]:
    """Return each selector of the sheets for screens, with the name of its file."""
    found = []
    for sheet in sorted(ASSETS.rglob("*.css")):
        if sheet.name in {"paper.css", "print.css"}:
            continue
        text = REMARK.sub("", sheet.read_text(encoding="utf-8"))
        found += [(sheet.name, one.strip()) for one in RULE.findall(text) if not one.strip().startswith("@")]
    return found


def test_no_style_makes_a_browser_look_at_everything_again_when_an_element_comes() -> None:
    """Seen before: one heading more, and all of a result of 440 elements was styled anew at each key."""
    every = selectors()
    assert len(every) > 500
    assert [one for one in every if NEIGHBOUR.search(one[1]) or EVERYTHING.search(one[1])] == []


def test_such_styles_are_recognized() -> None:
    """The two patterns find what they are for, and nothing else."""
    dear = ["h2 + *", ".a > legend + p", ".a ~ h2 + *", ".b, li + li::before", "* ~ .c"]
    cheap = [".a + *", "h2[id] + *", ".a ~ h2", ".b li:not(:first-child)", "h2.c + p"]
    assert all(NEIGHBOUR.search(one) for one in dear)
    assert not any(NEIGHBOUR.search(one) for one in cheap)
    assert EVERYTHING.search(".t tr:last-child > *")
    assert not EVERYTHING.search(".t tr:last-child > :is(th, td)")
