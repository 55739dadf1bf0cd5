"""The archive of a release: the same bytes for the same files, whenever and wherever it is made."""

from __future__ import annotations

import gzip
import hashlib
import io
import tarfile
import tomllib
from typing import TYPE_CHECKING

from scripts.release.materials import materials

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

SUMS, BILL = "SHA256SUMS", "materials.cdx.json"
BESIDE = ("LICENSE", "README.md", "SECURITY.md", "deploy/Caddyfile", "deploy/nginx.conf", "docs/hosting.md")


def release(root: Path, site: Path, folder: Path) -> Path:
    """Pack a finished `site` into `folder`, with what its hosts need; return the archive, whose checksum is beside it.

    Raises SystemExit with a sentence where there is no site.
    """
    if not (site / "runtime" / "manifest.json").is_file():
        raise SystemExit(f"{site} is no finished site; type `make build` first.")
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    name = f"{project['name']}-{project['version']}"
    contents = {f"site/{file.relative_to(site).as_posix()}": file.read_bytes() for file in _files(site)}
    contents |= {beside: (root / beside).read_bytes() for beside in BESIDE} | {BILL: materials(root)}
    contents[SUMS] = sums(contents).encode()
    packed = gzip.compress(_tar(name, contents), mtime=0)
    folder.mkdir(parents=True, exist_ok=True)
    archive = folder / f"{name}.tar.gz"
    archive.write_bytes(packed)
    (folder / f"{archive.name}.sha256").write_text(sums({archive.name: packed}), encoding="utf-8")
    return archive


def sums(contents: Mapping[str, bytes]) -> str:
    """Return the checksums of files by their names, as `sha256sum --check` reads them."""
    return "".join(f"{hashlib.sha256(contents[name]).hexdigest()}  {name}\n" for name in sorted(contents))


def _files(folder: Path) -> list[Path]:
    return sorted(file for file in folder.rglob("*") if file.is_file())


def _tar(name: str, contents: Mapping[str, bytes]) -> bytes:
    """Return a tar archive without times and owners."""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w", format=tarfile.PAX_FORMAT) as tar:
        for path in sorted(contents):
            entry = tarfile.TarInfo(f"{name}/{path}")
            entry.size, entry.mode = len(contents[path]), 0o644
            tar.addfile(entry, io.BytesIO(contents[path]))
    return buffer.getvalue()
