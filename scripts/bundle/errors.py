"""What can go wrong in this room, in sentences."""

from __future__ import annotations


class BundleError(Exception):
    """What the browser needs could not be packed; the text says why and what to do."""
