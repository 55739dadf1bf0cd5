"""The bill of materials: everything that the locks name, as CycloneDX 1.5, the same bytes for the same locks."""

from __future__ import annotations

import json
import re
import tomllib
import uuid
from base64 import b64decode
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PYTHON = ("requirements.lock", "scripts/bundle/tools.lock")
NPM = "package-lock.json"
SHIPPED = ("minisearch", "pyodide")  # what readers get; everything else only makes or tests the site
_PINNED = re.compile(r"^([\w.-]+)==(\S+?)(?: ;.*)? ?\\?$", re.MULTILINE)


def materials(root: Path) -> bytes:
    """Return the bill of materials of the project in `root`, as JSON."""
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    parts = {part["bom-ref"]: part for part in (*_python(root), *_npm(root))}
    bill = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": project["name"],
                "name": project["name"],
                "version": project["version"],
                "licenses": [{"license": {"id": project["license"]}}],
            }
        },
        "components": [parts[name] for name in sorted(parts)],
    }
    number = uuid.uuid5(uuid.NAMESPACE_OID, json.dumps(bill, sort_keys=True))
    return (json.dumps({**bill, "serialNumber": number.urn}, ensure_ascii=False, indent=2) + "\n").encode()


def _python(root: Path) -> Iterator[dict[str, Any]]:
    """Yield the Python packages; a lock has a hash for each file that may be installed, so none is the package's."""
    for lock in PYTHON:
        for name, version in _PINNED.findall((root / lock).read_text("utf-8")):
            yield _part(name, version, f"pkg:pypi/{name}@{version}")


def _npm(root: Path) -> Iterator[dict[str, Any]]:
    """Yield the npm packages, each with its licence and the hash of its archive."""
    for path, held in json.loads((root / NPM).read_text("utf-8"))["packages"].items():
        if not path:
            continue
        name = path.rpartition("node_modules/")[2]
        more: dict[str, Any] = {}
        if licence := held.get("license"):
            more["licenses"] = [{"expression": licence}]
        if "integrity" in held:
            algorithm, _, digest = held["integrity"].partition("-")
            more["hashes"] = [{"alg": algorithm.replace("sha", "SHA-"), "content": b64decode(digest).hex()}]
        yield _part(name, held["version"], f"pkg:npm/{quote(name)}@{held['version']}", **more)


def _part(name: str, version: str, address: str, **more: Any) -> dict[str, Any]:
    scope = "required" if name in SHIPPED else "excluded"
    own = {"type": "library", "bom-ref": address, "name": name, "version": version, "scope": scope, "purl": address}
    return {**own, **more}
