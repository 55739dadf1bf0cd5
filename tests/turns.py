"""In which order several processes run the tests: nobody waits for what is made first, nor for what takes long last."""

from __future__ import annotations

from itertools import groupby, islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pytest

SITE = "built_site"  # the fixture for which others wait


def in_turn(items: list[pytest.Item], processes: int) -> list[pytest.Item]:
    """Return the items for processes of which each takes an equal share, one behind the other, from the front on.

    The first process makes the site. Meanwhile the others do what takes long and needs none. Then come the tests of
    the site, those that take long before the others; what is short and needs nothing fills up the shares.
    """
    shares: list[list[pytest.Item]] = [[] for _ in range(processes)]
    makers, others = shares[:1], shares[1:] or shares
    for number, file in enumerate(_files([one for one in items if _long(one) and not _sited(one)])):
        others[number % len(others)] += file
    for number, file in enumerate(_files([one for one in items if _long(one) and _sited(one)])):
        [*makers, *others][number % processes].extend(file)
    sited = [one for one in items if _sited(one) and not _long(one)]
    for number, share in enumerate(shares):
        share.extend(sited[len(sited) * number // processes : len(sited) * (number + 1) // processes])
    short = iter([one for one in items if not _sited(one) and not _long(one)])
    left = len(items)
    for number, share in enumerate(shares):
        size = left // (processes - number)  # as xdist shares them out
        share.extend(islice(short, max(0, size - len(share))))
        left -= size
    return [*(one for share in shares for one in share), *short]


def _sited(item: pytest.Item) -> bool:
    return SITE in getattr(item, "fixturenames", ())


def _long(item: pytest.Item) -> bool:
    return item.get_closest_marker("long") is not None


def _files(items: list[pytest.Item]) -> list[list[pytest.Item]]:
    """Return the items of each file, or of each part of it that stands together."""
    return [list(file) for _, file in groupby(items, lambda one: one.path)]
