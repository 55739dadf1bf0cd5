"""The library that ranks what is found: copied into the site only if it is the file we know."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from scripts.bundle.errors import BundleError
from scripts.render.tree import write_if_changed

ROOT = Path(__file__).resolve().parents[2]
# MiniSearch 7.2.0, dist/es/index.js. package-lock.json names its version; change both together.
KNOWN = "0393b3ba253b809d5e55707c7b0875ef9b518a296a006c6739b28876e154edb3"


def write_library(target: Path, source: Path = ROOT / "node_modules" / "minisearch") -> None:
    """Write `minisearch.mjs` and its licence into the folder `target`. Raises BundleError."""
    module = source / "dist" / "es" / "index.js"
    if not module.is_file():
        raise BundleError("MiniSearch is missing; type `make setup`.")
    content = module.read_bytes()
    if hashlib.sha256(content).hexdigest() != KNOWN:
        raise BundleError(
            "index.js of MiniSearch is not the file we know. If MiniSearch was changed on purpose, put its new hash "
            f"into {Path(__file__).name}; otherwise type `make clean setup`."
        )
    version = json.loads((source / "package.json").read_bytes())["version"]
    licence = (source / "LICENSE.txt").read_text(encoding="utf-8")
    write_if_changed(target / "minisearch.mjs", content)
    notice = f"MiniSearch {version}; only comments, spaces and local names may differ\n\n{licence}"
    write_if_changed(target / "minisearch.LICENSE.txt", notice.encode())
