"""Which files the form offers: those of each place and document, and those that all places share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scripts.admin.fields import fields
from scripts.load.languages import SOURCE
from scripts.schema import KINDS, schema

if TYPE_CHECKING:
    from pathlib import Path

_LABELS = {
    "place": "地方 · Place",
    "units": "单位 · Units",
    "document": "这份文件 · Document",
    "measure": "措施 · Measures",
    "faqs": "常见问题 · Questions",
    "topics": "对照页的行 · Rows side by side",
    "audiences": "读者 · Readers",
    "glossary": "用语 · Glossary",
}
_MODELS = {kind.name: kind.model for kind in KINDS}


def collections(content: Path, below: Path) -> list[dict[str, Any]]:
    """Return the collections of a content folder, which stands at `below` in the folder that the editor opens."""
    found = []
    for place in sorted(file.parent for file in content.glob("*/place.yml")):
        name, path = place.name, below / place.name
        found.append(_files(name, name, [(kind, path / f"{kind}.yml") for kind in ("place", "units")]))
        for document in sorted(file.parent.name for file in place.glob("*/document.yml")):
            files = [(kind, path / document / f"{kind}.yml") for kind in ("document", "faqs")]
            found += [
                _files(f"{name}-{document}", f"{name}/{document}", files),
                _measures(f"{name}-{document}-measures", f"{name}/{document}", path / document / "measures"),
            ]
    return [
        *found,
        _files("shared", "共用 · Shared", [(kind, below / f"{kind}.yml") for kind in _LABELS if _shared(kind)]),
    ]


def _shared(kind: str) -> bool:
    return kind in ("topics", "audiences", "glossary")


def _files(name: str, label: str, files: list[tuple[str, Path]]) -> dict[str, Any]:
    return {
        "name": name,
        "label": label,
        "files": [
            {"name": kind, "label": _LABELS[kind], "file": file.as_posix(), "fields": fields(schema(_MODELS[kind]))}
            for kind, file in files
        ],
    }


def _measures(name: str, label: str, folder: Path) -> dict[str, Any]:
    return {
        "name": name,
        "label": f"{label} {_LABELS['measure']}",
        "label_singular": _LABELS["measure"],
        "folder": folder.as_posix(),
        "format": "yaml",
        "extension": "yml",
        "create": True,
        "slug": "{{fields.clause}}",
        "identifier_field": "clause",
        "summary": f"{{{{clause}}}} {{{{title.{SOURCE.code}}}}}",
        "fields": fields(schema(_MODELS["measure"])),
    }
