"""Style sheets as readers get them: the parts that a sheet imports stand in it, so that one request is enough."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

PARTS = "styles"  # the folder of the parts; they are shipped only inside the sheets that import them
_IMPORT = re.compile(rb'^@import url\("([^"]+)"\);\n', re.MULTILINE)


def joined(sheet: Path) -> bytes:
    """Return a style sheet with each `@import url("…");` line replaced by the file that it names.

    Raises FileNotFoundError where there is none.
    """
    return _IMPORT.sub(lambda found: joined(sheet.parent / found[1].decode()), sheet.read_bytes())
