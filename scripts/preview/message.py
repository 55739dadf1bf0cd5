"""The faults, where people look first: at the top of the page that they are reading."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from scripts.load.languages import SOURCE

if TYPE_CHECKING:
    from collections.abc import Sequence

_LEAD = (
    "内容有误，这里还是上一次正确的页面；改好后会自动刷新。",
    "The content has faults; this is the last good page. It refreshes by itself once they are mended.",
)
_STYLE = (
    "position:sticky;top:0;z-index:99;max-height:50vh;overflow:auto;padding:1rem 1.25rem;background:#fff3f0;"
    "color:#5c1508;border-bottom:4px solid #b3311a;font:1rem/1.6 system-ui,sans-serif;overflow-wrap:anywhere"
)
_BODY = re.compile(rb"<body[^>]*>")


def with_faults(page: bytes, faults: Sequence[str]) -> bytes:
    """Return the page with the faults at its top; unchanged where there are none."""
    if not faults:
        return page
    listed = "".join(f"<li>{escape(fault)}</li>" for fault in faults)
    lead = "<br>".join(_LEAD)
    box = f'<div role="alert" style="{_STYLE}"><strong>{lead}</strong><ul>{listed}</ul></div>'.encode()
    begun = _BODY.search(page)
    at = begun.end() if begun else 0
    return page[:at] + box + page[at:]


def page_of() -> str:
    """Return a page without content, for faults that are there before any good page was."""
    head = '<meta charset="utf-8"><title>明白 · Mingbai</title>'
    return f"<!doctype html><html {SOURCE.attributes}>{head}<body></body></html>"
