"""QR codes as SVG, drawn into the page: no picture, no other host."""

from __future__ import annotations

import segno
from markupsafe import Markup


def qr(address: str, title: str) -> Markup:
    """Return the code of an address with a quiet edge around it; `title` is what it says to those who cannot see it."""
    svg = segno.make(address, micro=False, error="m").svg_inline(
        border=4, light="#fff", svgclass="mp-qr", lineclass=None, omitsize=True, title=title, unit=None
    )
    return Markup(svg.replace("<svg ", '<svg role="img" ', 1))  # noqa: S704 - segno escapes the title
