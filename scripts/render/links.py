"""Addresses of pages: every link is relative, so that the site works under any path."""

from __future__ import annotations

import posixpath
from functools import lru_cache
from itertools import takewhile


def relative(here: str, there: str) -> str:
    """Return the link from page `here` to `there`; both are counted from the language's root.

    A page is a folder and ends with a slash; the home page is "".
    """
    target = there.partition("#")[0].partition("?")[0]
    suffix = there[len(target) :]
    if target == here and suffix.startswith("#"):
        return suffix
    return f"{_steps(here, target)}/{suffix}"


@lru_cache(maxsize=4096)  # a page leads to the same few pages again and again
def _steps(here: str, target: str) -> str:
    """Return the way from one folder to another: up to where both stand, then down."""
    up, down = [part for part in here.split("/") if part], [part for part in target.split("/") if part]
    shared = sum(1 for _ in takewhile(lambda both: both[0] == both[1], zip(up, down, strict=False)))
    return "/".join([".."] * (len(up) - shared) + down[shared:]) or "."


def to_file(here: str, there: str) -> str:
    """Return the link from page `here` to the file `there`; both are counted from the root of the site."""
    return posixpath.relpath(f"/{there}", f"/{here}")


def clause(document_path: str, clause_id: str) -> str:
    """Return the address of a clause in the official text."""
    return f"{document_path}/text/#c-{clause_id}"


def measure(document_path: str, measure_id: str) -> str:
    """Return the address of a measure's page."""
    return f"{document_path}/measures/{measure_id}/"


def text(document_path: str, anchor: str) -> str:
    """Return the address of words in the official text."""
    return f"{document_path}/text/#{anchor}"


class Words:
    """The anchors, in the official text, of the passages that others link to."""

    @staticmethod
    def figure(figure_id: str) -> str:
        """Return the anchor of the passage that prints a figure."""
        return f"figure-{figure_id}"

    @staticmethod
    def condition(clause_id: str, condition_id: str) -> str:
        """Return the anchor of the passage that prints a condition."""
        return f"condition-{clause_id}-{condition_id}"

    @staticmethod
    def open(clause_id: str, number: int) -> str:
        """Return the anchor of the passage that leaves a point open; a clause's points are counted from 1."""
        return f"open-{clause_id}-{number}"

    @staticmethod
    def unit(clause_id: str, unit_id: str) -> str:
        """Return the anchor of the words that name a unit in a clause."""
        return f"unit-{clause_id}-{unit_id}"
