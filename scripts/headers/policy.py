"""The Content-Security-Policy: what a page may load, run and ask; whatever is not named is refused.

It stands in each page, because a static host may know no headers, and once more in the headers of hosts that do.
A worker started from a `blob:` address is bound by the policy of its page; see docs/assets/runtime/runtime.mjs.
"""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.render.tree import write_if_changed

if TYPE_CHECKING:
    from collections.abc import Iterator

_FRAMES = Path(__file__).resolve().parents[2] / "docs" / "overrides"
# The pages that carry a script or a style of their own: they cannot link to one.
ROOT_PAGES = _FRAMES / "root"
# What every other page runs before it is first drawn.
_FIRST = _FRAMES / "choices.js"

_INLINE = re.compile(r"<(script|style)\b([^>]*)>(.*?)</\1>", re.DOTALL)
_NOT_RUN = re.compile(r"""\bsrc=|\btype=["'][\w/+.-]*json["']""")  # fetched, or data that no browser runs
_CHARSET = '<meta charset="utf-8">'


def policy(inline: set[tuple[str, str]]) -> str:
    """Return the policy of a page with these pieces of inline `script` and `style`, each with its hash."""

    def hashes(kind: str) -> str:
        return "".join(sorted(f" '{digest}'" for piece, digest in inline if piece == kind))

    return (
        "default-src 'none'; "
        f"script-src 'self' 'wasm-unsafe-eval'{hashes('script')}; "  # the keyword lets WebAssembly be compiled
        f"style-src 'self'{hashes('style')}; "
        "img-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; "
        "base-uri 'none'; form-action 'self'"
    )


def inline_of(page: str) -> set[tuple[str, str]]:
    """Return each inline script and style of a page as its kind and the hash that a policy names it by."""
    return {
        (kind, "sha256-" + b64encode(hashlib.sha256(body.encode()).digest()).decode())
        for kind, attributes, body in _INLINE.findall(page)
        if not _NOT_RUN.search(attributes)
    }


def inline_known() -> set[tuple[str, str]]:
    """Return what may stand inline anywhere in the site: the pieces of the root's own pages, and the first script."""
    first = _FIRST.read_text("utf-8").removesuffix("\n")
    texts = [f"<script>{first}</script>", *(page.read_text("utf-8") for page in ROOT_PAGES.glob("*.html"))]
    return {piece for text in texts for piece in inline_of(text)}


def guard(site: Path) -> None:
    """Write its policy into each page of a finished site.

    Raises ValueError with the page's path where a script or style stands inline that the headers would refuse.
    """
    known = inline_known()
    for file in _pages(site):
        page = file.read_text("utf-8")
        inline = inline_of(page)
        if not inline <= known or page.count(_CHARSET) != 1:
            raise ValueError(f"{file}: scripts and styles stand in files of their own, and the charset stands once")
        meta = (
            f'{_CHARSET}\n<meta http-equiv="Content-Security-Policy" content="{policy(inline)}">'
            '\n<meta name="referrer" content="no-referrer">'
        )
        write_if_changed(file, page.replace(_CHARSET, meta).encode())


def _pages(site: Path) -> Iterator[Path]:
    yield from sorted(site.rglob("*.html"))
