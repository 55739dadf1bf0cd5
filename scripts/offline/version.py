"""The version of a whole site: the same for the same files, another for any other."""

from __future__ import annotations

import re
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_LETTERS = 10
_ROOT = b"<html "
_STAMP = re.compile(rb'<html data-version="([0-9a-f]+)" ')


def stamp(site: Path) -> str:
    """Write into each page of `site` the version that it is a page of; return it."""
    version = _version(site)
    mark = _ROOT + f'data-version="{version}" '.encode()
    for page in site.rglob("*.html"):
        page.write_bytes(page.read_bytes().replace(_ROOT, mark, 1))
    return version


def stamped(page: Path) -> str:
    """Return the version that a page carries. Raises ValueError where it carries none."""
    found = _STAMP.search(page.read_bytes())
    if not found:
        raise ValueError(f"{page} carries no version: it was not made by `mingbai build`.")
    return found[1].decode()


def unstamped(page: bytes) -> bytes:
    """Return a page without its version."""
    return _STAMP.sub(_ROOT, page, count=1)


def _version(site: Path) -> str:
    digest = sha256()
    for file in sorted(one for one in site.rglob("*") if one.is_file()):
        digest.update(f"{file.relative_to(site).as_posix()}\0".encode() + sha256(file.read_bytes()).digest())
    return digest.hexdigest()[:_LETTERS]
