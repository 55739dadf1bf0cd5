"""The rules for Python: the calculator as a wheel that carries the compiled rules, for `pip install`."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path

from scripts.bundle.publish import RULES, version
from scripts.bundle.wheel import VERSION, Wheel, archive, make_wheel, sources
from scripts.load.languages import CODES
from scripts.load.words import WORDS, read_words
from scripts.render.lacking import bare

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "docs" / "guide" / "estimate.py"


@lru_cache(maxsize=2)  # the wheel holds them, and so does the data
def for_programs(rules: str) -> str:
    """Return the rules with the document's status in each record that somebody may take by itself."""
    data = json.loads(rules)
    for place in data["places"].values():
        for one in (*place["benefits"], *place["named"]):
            one["status"] = place["document"]["status"]
    return json.dumps(data, ensure_ascii=False)


@lru_cache(maxsize=2)  # every language's page names it
def wheel(rules: str) -> Wheel:
    """Return the wheel; its version names its content, so that other rules are never taken for the same ones."""
    package = ROOT / "calculator"
    entries = sources(package) | {
        f"{package.name}/{RULES}": for_programs(rules).encode(),
        f"{package.name}/py.typed": b"",
    }
    notes = {"LICENSE": (ROOT / "LICENSE").read_bytes(), "NOTICE.txt": _notice(rules)}
    return make_wheel(entries, f"{VERSION}+{version(archive(entries))}", notes)


def _notice(rules: str) -> bytes:
    """Return what whoever installs it has to bear in mind, in every language, and which of its documents are drafts."""
    said = read_words(WORDS / "data.yml")["notice"]
    documents = [place["document"] for place in json.loads(rules)["places"].values()]
    drafts = [one["title"] for one in documents if one["status"] == "draft"]
    lines = [
        [*([said["draft"][lang]] if drafts else []), said["unknown"][lang], *(title[lang] for title in drafts)]
        for lang in CODES
    ]
    return bare("\n\n".join("\n".join(one) for one in lines) + "\n").encode()
