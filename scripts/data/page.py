"""The page that says what the data is: the files, their columns, status and licence, and how the rules are used."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from scripts.bundle.publish import RULES
from scripts.data.files import CATALOGUE, FOLDER, name, words
from scripts.data.gather import counted
from scripts.data.python import EXAMPLE, wheel
from scripts.data.records import KINDS, VERSION, OfDocument, Record
from scripts.data.tables import columns
from scripts.render.links import to_file
from scripts.render.site import Page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scripts.render.site import Site

PATH = "data/"


def pages(site: Site) -> Iterator[Page]:
    """Yield the page of one language."""
    title = words()["page"]["title"][site.lang]
    yield Page(PATH, "data.md.j2", title, partial(_context, site), mixed=bool(site.drafts))


def _context(site: Site) -> dict[str, Any]:
    python = wheel(site.rules)
    return {
        "d": partial(_said, site.lang),
        "version": VERSION,
        "kinds": list(counted(site).items()),
        "file": partial(_file, site),
        "name": partial(_name, site.lang),
        "columns": list(_columns(site.lang)),
        "catalogue": CATALOGUE,
        "rules": RULES,
        "wheel": python.name,
        "wheel_version": python.name.split("-")[1],
        "example": EXAMPLE.read_text(encoding="utf-8"),
        "names": _rows(site.lang, words()["python"]["names"]),
        "results": _rows(site.lang, words()["python"]["results"]),
    }


def _columns(lang: str) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Yield each group of columns with what they hold: those of all kinds, of all but one, of each."""
    said, seen = words()["page"], set[str]()
    groups = {said["every"][lang]: Record, said["every_but"][lang]: OfDocument}
    for title, record in [*groups.items(), *((words()["kinds"][kind][lang], record) for kind, record in KINDS.items())]:
        held = [one for one in columns(record) if one not in seen]
        yield title, [(one, words()["columns"][one][lang]) for one in held]
        seen |= set(held) if record in groups.values() else set()


def _rows(lang: str, said: dict[str, dict[str, str]]) -> list[tuple[str, str]]:
    return [(key, text[lang]) for key, text in said.items()]


def _said(lang: str, key: str, **values: object) -> str:
    """Return a sentence of docs/words/data.yml, with its blanks filled in."""
    node: Any = words()
    for part in key.split("."):
        node = node[part]
    text: str = node[lang]
    return text.format(**values) if values else text


def _name(lang: str, kind: str, form: str) -> str:
    return name(kind, lang, form)


def _file(site: Site, address: str) -> str:
    """Return the link to a file of the data; a plus sign is no blank on any host."""
    return to_file(f"{site.lang}/{PATH}", f"{FOLDER}/{address}").replace("+", "%2B")
