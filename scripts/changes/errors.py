"""What keeps two states of the content from being compared."""

from __future__ import annotations


class ChangesError(Exception):
    """The comparison cannot be made; the message says why in both languages."""

    def __init__(self, zh: str, en: str, details: str = "") -> None:
        """Keep both sentences; `details` are lines that hold for both languages."""
        super().__init__(f"{zh} / {en}" + (f"\n{details}" if details else ""))
