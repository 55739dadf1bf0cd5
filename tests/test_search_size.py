"""What a reader fetches to search stays small."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

MOST = 40_000  # bytes, whether the server compresses what it sends or not


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_index_of_a_language_is_small(lang: str, built_site: Path) -> None:
    """The file as it stands, and as a server's gzip makes it, which cannot make it smaller."""
    content = (built_site / "search" / f"{lang}.lzma").read_bytes()
    assert max(len(content), len(gzip.compress(content, 9))) <= MOST
