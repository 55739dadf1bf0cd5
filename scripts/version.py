"""The version of a place's rules: the same for the same rules and the same calculator, another for any other."""

from __future__ import annotations

import json
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import calculator

_LETTERS = 10


def version_of(rules: dict[str, Any]) -> str:
    """Return ten letters and digits for the compiled rules of a place and the program that works with them."""
    text = json.dumps(rules, ensure_ascii=False, sort_keys=True)
    return sha256(_program() + text.encode()).hexdigest()[:_LETTERS]


@cache
def _program() -> bytes:
    """Return the digest of the calculator's sources, line ends as they are in the repository."""
    digest = sha256()
    for file in sorted(Path(calculator.__file__).parent.rglob("*.py")):
        digest.update(file.name.encode() + b"\n" + file.read_bytes().replace(b"\r\n", b"\n"))
    return digest.digest()
