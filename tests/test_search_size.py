"""What a reader fetches to search stays small."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

MOST = 50_000  # bytes as a plain server sends them


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_index_of_a_language_is_small(lang: str, built_site: Path) -> None:
    """Compressed the common way, with some room for what will be written."""
    content = (built_site / "search" / f"{lang}.txt").read_bytes()
    assert len(gzip.compress(content, 9)) <= MOST
