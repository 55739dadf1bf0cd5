"""Every file of `/data/v1/`: the records of each language as JSON and CSV, schemas, rules, wheel and catalogue."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from scripts.bundle.publish import RULES
from scripts.data.gather import gathered
from scripts.data.python import for_programs, wheel
from scripts.data.records import KINDS, VERSION, Record, table
from scripts.data.schemas import schema
from scripts.data.tables import as_csv, columns
from scripts.load.languages import SOURCE
from scripts.load.words import WORDS, read_words
from scripts.render.lacking import bare

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from scripts.render.site import Site

FOLDER = f"data/v{VERSION}"
CATALOGUE = "datapackage.json"
_CSV = {"format": "csv", "mediatype": "text/csv", "encoding": "utf-8"}
_JSON = {"format": "json", "mediatype": "application/json", "encoding": "utf-8"}


def words() -> dict[str, Any]:
    """Return the words of the data."""
    return read_words(WORDS / "data.yml")


def name(kind: str, lang: str, form: str) -> str:
    """Return what the file of one kind is called, in one language and form."""
    return f"{kind}.{lang}.{form}"


def files(sites: Mapping[str, Site]) -> dict[str, bytes]:
    """Return every file by its address below `FOLDER`."""
    first = next(iter(sites.values()))
    python = wheel(first.rules)
    held = {f"schema/{kind}.json": _text(schema(kind, words())) for kind in KINDS}
    held |= {made.name: made.content for site in sites.values() for made in _tables(site)}
    held |= {RULES: for_programs(first.rules).encode(), python.name: python.content}
    return {CATALOGUE: _text(_catalogue(sites, held)), **held}


@dataclass(frozen=True)
class _File:
    name: str
    content: bytes


def _tables(site: Site) -> Iterator[_File]:
    """Yield the records of one language, each kind in both forms."""
    for kind, held in gathered(site).items():
        yield _File(name(kind, site.lang, "json"), _line(_table(site, kind, held)))
        yield _File(name(kind, site.lang, "csv"), bare(as_csv(KINDS[kind], held)).encode())


def _table(site: Site, kind: str, held: tuple[Record, ...]) -> dict[str, Any]:
    told: dict[str, Any] = {
        "$schema": f"schema/{kind}.json",
        "version": VERSION,
        "kind": kind,
        "language": site.tag,
        "notice": tuple(notice(site)),
        "records": held,
    }
    made: dict[str, Any] = table(kind)(**told).model_dump(mode="json", by_alias=True)
    return made


def standing(site: Site) -> Iterator[str]:
    """Yield what the site is, where it is only a demonstration, and what comes before it."""
    frame = site.words["frame"]
    if not site.content.site.data.publisher:
        yield frame["demo"][site.lang]
    yield frame["prevails"][site.lang]


def notice(site: Site) -> Iterator[str]:
    """Yield what whoever takes the data has to bear in mind."""
    said = words()["notice"]
    yield from standing(site)
    if site.drafts:
        yield said["draft"][site.lang]
    yield said["unknown"][site.lang]
    if site.language != SOURCE:
        yield words()["page"]["status"]["translation"][site.lang]


def _catalogue(sites: Mapping[str, Site], held: Mapping[str, bytes]) -> dict[str, Any]:
    """Return the list of the files as a Data Package, which many tools read."""
    first, said = next(iter(sites.values())), words()
    return {
        "name": "mingbai",
        "title": _each(sites, first.words["frame"]["name"]),
        "description": "\n".join(" ".join(notice(site)) for site in sites.values()),
        "version": f"{VERSION}.0.0",
        "licenses": [{"name": "MIT", "title": _each(sites, said["page"]["status"]["licence"])}],
        "rules": {place: rules["version"] for place, rules in first.data["places"].items()},
        "resources": [*_resources(sites, held), *_others(held)],
    }


def _resources(sites: Mapping[str, Site], held: Mapping[str, bytes]) -> Iterator[dict[str, Any]]:
    said = words()
    for lang, site in sites.items():
        for kind, record in KINDS.items():
            title = said["kinds"][kind][lang]
            table = _described(held, name(kind, lang, "csv"), title=title, language=site.tag, **_CSV)
            fields = [{"name": one, "description": said["columns"][one][lang]} for one in columns(record)]
            yield {**table, "schema": {"fields": fields}}
            yield _described(held, name(kind, lang, "json"), title=title, language=site.tag, **_JSON)


def _others(held: Mapping[str, bytes]) -> Iterator[dict[str, Any]]:
    """Yield the rules for programs, and the wheel that carries them."""
    for file in held:
        if file == RULES:
            yield _described(held, file, **_JSON)
        elif file.endswith(".whl"):
            yield _described(held, file, format="whl", mediatype="application/zip")


def _described(held: Mapping[str, bytes], file: str, **told: str) -> dict[str, Any]:
    content = held[file]
    digest = hashlib.sha256(content).hexdigest()
    key = file.rpartition(".")[0].lower().replace("+", "-") + f"-{told['format']}"
    return {"name": key, "path": file, **told, "bytes": len(content), "hash": f"sha256:{digest}"}


def _each(sites: Mapping[str, Site], text: Mapping[str, str]) -> str:
    return " · ".join(text[lang] for lang in sites)


def _line(data: Any) -> bytes:
    """Return JSON in one line, which is written much faster: tables may be long."""
    return (bare(json.dumps(data, ensure_ascii=False)) + "\n").encode()


def _text(data: Any) -> bytes:
    """Return JSON for people to read as well."""
    return (bare(json.dumps(data, ensure_ascii=False, indent=1)) + "\n").encode()
