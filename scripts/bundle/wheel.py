"""The calculator as a pure-Python wheel, the same bytes for the same sources."""

from __future__ import annotations

import base64
import hashlib
import io
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scripts.bundle.errors import BundleError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

NAME = "mingbai_calculator"
# The wheel is found by its hash, so its version never has to change.
VERSION = "0.1.0"
LONG_AGO = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True)
class Wheel:
    """A wheel in memory: its file name and its bytes."""

    name: str
    content: bytes


def sources(package: Path) -> dict[str, bytes]:
    """Return every .py file of `package`, a folder named as it is imported, by its path in an archive."""
    found = sorted(package.rglob("*.py"))
    if not found:
        raise BundleError(f"There is no Python source in {package.name}/.")
    return {file.relative_to(package.parent).as_posix(): file.read_bytes() for file in found}


def make_wheel(entries: dict[str, bytes], version: str = VERSION, notes: Mapping[str, bytes] | None = None) -> Wheel:
    """Pack the sources of a package; `notes` are further files that tell about it."""
    return Wheel(f"{NAME}-{version}-py3-none-any.whl", archive(entries | _dist_info(entries, version, notes or {})))


def _dist_info(entries: dict[str, bytes], version: str, notes: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the three files that make an archive a wheel, and the notes."""
    folder = f"{NAME}-{version}.dist-info"
    distribution = NAME.replace("_", "-")
    told = {"Metadata-Version": "2.1", "Name": distribution, "Version": version, "Requires-Python": ">=3.11"}
    info = {
        f"{folder}/METADATA": "".join(f"{key}: {value}\n" for key, value in told.items()),
        f"{folder}/WHEEL": ("Wheel-Version: 1.0\nGenerator: mingbai\nRoot-Is-Purelib: true\nTag: py3-none-any\n"),
    }
    files = {name: text.encode() for name, text in info.items()}
    files |= {f"{folder}/{name}": content for name, content in notes.items()}
    record = [f"{name},{_digest(data)},{len(data)}" for name, data in (entries | files).items()]
    record.append(f"{folder}/RECORD,,\n")
    return {**files, f"{folder}/RECORD": "\n".join(record).encode()}


def _digest(data: bytes) -> str:
    """Return the hash as a wheel's RECORD writes it."""
    raw = base64.urlsafe_b64encode(hashlib.sha256(data).digest())
    return "sha256=" + raw.rstrip(b"=").decode()


def archive(entries: dict[str, bytes]) -> bytes:
    """Zip without compression: no clock and no zlib version can change the bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as packed:
        for name, data in entries.items():
            packed.writestr(zipfile.ZipInfo(name, LONG_AGO), data)
    return buffer.getvalue()
