"""The files of a runtime as a host gives them out: named by their content, compressed, listed in a manifest."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

from scripts.bundle.errors import BundleError
from scripts.bundle.kept import HERE, kept, key
from scripts.node import node

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scripts.bundle.runtime import Runtime

MANIFEST, RULES = "manifest.json", "rules.json"
COMPRESSED = ("gz", "br")
_DIGITS = 16


def version(content: bytes) -> str:
    """Return what a file of this content has in its name."""
    return hashlib.sha256(content).hexdigest()[:_DIGITS]


def publish(runtime: Runtime, rules: bytes, target: Path, cache: Path | None) -> None:
    """Write everything into `target`; with a `cache` each file gets its compressed forms as well.

    No name but the manifest's ever holds two contents, so a host may let all others be kept for ever.
    """
    contents = {name: (runtime.folder / name).read_bytes() for name in runtime.names} | {RULES: rules}
    files = {name: _write(target, named(name, content), content, cache) for name, content in contents.items()}
    manifest = {"lock": runtime.lock, "packages": runtime.packages, "files": files}
    text = json.dumps(manifest, ensure_ascii=False, separators=(",", ":")) + "\n"
    _write(target, MANIFEST, text.encode(), cache)


def named(name: str, content: bytes) -> str:
    """Return the name under which this content is given out."""
    path = PurePath(name)
    return f"{path.stem}.{version(content)}{path.suffix}"


def _write(target: Path, name: str, content: bytes, cache: Path | None) -> Mapping[str, Any]:
    """Write one file and its compressed forms; return its address, its hash and the bytes of each form."""
    (target / name).write_bytes(content)
    found = {"file": name, "sha256": hashlib.sha256(content).hexdigest(), "size": len(content)}
    if cache:
        packed = kept(cache, f"packed-{key(('compress.mjs',), content)}", lambda work: _compress(work, content))
        for form in COMPRESSED:
            shutil.copyfile(packed / f"content.{form}", target / f"{name}.{form}")
            found[form] = (target / f"{name}.{form}").stat().st_size
    return found


def _compress(work: Path, content: bytes) -> None:
    file = work / "content"
    file.write_bytes(content)
    done = node(HERE / "compress.mjs", file)
    if done.returncode:
        raise BundleError(f"A file of the calculator could not be compressed: {done.stderr.strip()}")
    file.unlink()
