"""The whole site as one zip for a USB stick: its pages are read from `file://`, where a folder is no page.

Browsers load no module script from a file, so pages stand there as they do without scripts. Where something needs
them, the page says that a small server does, and with which command.
"""

from __future__ import annotations

import re
import zipfile
from typing import TYPE_CHECKING

from scripts.load.languages import CODES
from scripts.load.words import WORDS, read_words
from scripts.offline.version import stamped, unstamped
from scripts.offline.worker import WORKER

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = "mingbai"
README = "README.txt"
_MOMENT = (1980, 1, 1, 0, 0, 0)  # the same site, the same zip
_LINK = re.compile(rb'\b(href|action)="((?![a-z][a-z0-9+.-]*:|//)[^"?#]*)((?:[?#][^"]*)?)"')
_SERVER_NEEDED = re.compile(rb"(<[a-z]+ [^>]*\bdata-from-file\b[^>]*?) hidden")
_POLICY = re.compile(rb'<meta http-equiv="Content-Security-Policy"[^>]*>\n?')  # of files, “self” is nobody


def write_zip(site: Path, target: Path) -> None:
    """Write the built `site` to `target` as a zip in which every link leads to a file.

    Raises ValueError where `site` was not built as a whole.
    """
    version = stamped(site / "index.html")
    target.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        _add(made, README, _read_me(version).encode())
        for file in sorted(one for one in site.rglob("*") if one.is_file()):
            name = file.relative_to(site).as_posix()
            if name != WORKER and file.suffix != ".br":  # the one is for hosts, the other for hosts that one runs
                _add(made, name, for_files(file.read_bytes()) if file.suffix == ".html" else file.read_bytes())


def for_files(page: bytes) -> bytes:
    """Return a page as it reads from a file: links end in a file, no worker keeps it, what needs a server says so."""
    bare = _POLICY.sub(b"", unstamped(page))
    return _SERVER_NEEDED.sub(rb"\1", _LINK.sub(_to_file, bare))


def _to_file(link: re.Match[bytes]) -> bytes:
    """Return a link with the name of the page in the folder that it leads to."""
    name, path, rest = link.groups()
    if path and not path.endswith((b"/", b".")):
        return link[0]
    if path.endswith(b"."):
        path += b"/"
    return name + b'="' + (path + b"index.html" if path else path) + rest + b'"'


def _add(made: zipfile.ZipFile, name: str, content: bytes) -> None:
    entry = zipfile.ZipInfo(f"{FOLDER}/{name}", _MOMENT)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    made.writestr(entry, content)


def _read_me(version: str) -> str:
    """Return what stands beside the site, in every language."""
    said = read_words(WORDS / "offline.yml")["stick"]["read_me"]
    return "\n\n".join(said[lang].replace("{version}", version).replace("\n", "\n\n").strip() for lang in CODES) + "\n"
