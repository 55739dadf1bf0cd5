"""How much a reader's line carries before a page is there: html, styles, scripts and data together, compressed."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from kinds import KINDS
from serving import MOUNT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

MOST = 60_000  # bytes
NOT_READ = {"calculator/"}  # a program more than a page: what it may weigh is tested beside it


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_first_view_of_every_reading_page_is_small(
    lang: str, built_site: Path, server: str, page: Callable[..., Page]
) -> None:
    """Whatever a browser asks for until the page has come to rest, each file as gzip makes it."""
    for path in KINDS:
        if path in NOT_READ:
            continue
        tab = page(390)
        sizes = {name: packed(built_site, name) for name in asked(tab, f"{server}{lang}/{path}")}
        assert sum(sizes.values()) <= MOST, (path, sizes)
        tab.context.close()


def asked(tab: Page, address: str) -> set[str]:
    """The paths that a page asks for until it has come to rest."""
    paths: set[str] = set()
    tab.on("request", lambda request: paths.add(urlsplit(request.url).path))
    tab.goto(address, wait_until="networkidle")
    return paths


def packed(site: Path, path: str) -> int:
    """The bytes of a file of the site on a line that compresses."""
    file = site / path.removeprefix(MOUNT)
    return len(gzip.compress((file / "index.html" if file.is_dir() else file).read_bytes(), 6))
