"""Everything under `policy_data/`, read into models; what cannot be read is a fault, not an exception."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

from pydantic import BaseModel

from scripts.load import models, rule_models, site_models
from scripts.load.apart import NAME, Told, add, home, said, told
from scripts.load.confirmed import FILE, Ledger
from scripts.load.content import DEMO, LABELS, Content, Document, Place, Source
from scripts.load.languages import APART
from scripts.load.marks import Marked, parse_yaml
from scripts.load.plain import read_plain
from scripts.load.text import OfficialText, read_text
from scripts.load.update_models import Update
from scripts.load.validate import validate

if TYPE_CHECKING:
    from scripts.fault import Fault

T = TypeVar("T")
_LEVELS = ("", "*/", "*/*/")  # what all share, a place, a document


class _Reader:
    """Reads files below one folder; gathers the faults, and the names of the files that could not be read."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.faults: list[Fault] = []
        self.lost: set[Path] = set()

    def one(self, path: Path, model: type[T]) -> Source[T]:
        """Read one YAML file as `model`; an empty one (and faults) if it does not fit."""
        name = self.name(path)
        text, faults = read_plain(path, name)
        apart = told(self.root, path.relative_to(self.root))
        source, found = (None, faults) if text is None else _source(text, name, cast("Any", model), apart)
        self.faults += found
        if source is None:
            self.lost.add(path)
            return Source(_empty(model), Marked(name))
        return source

    def many(self, path: Path, model: type[T]) -> Source[tuple[T, ...]]:
        """Read one YAML file as a list of `model`."""
        return self.one(path, tuple[model, ...])  # type: ignore[valid-type]

    def name(self, path: Path) -> Path:
        """Return the path as faults print it: from the project's root."""
        return path.relative_to(self.root.parent)


@lru_cache(maxsize=2048)  # most files are as they were when they are read again
def _source(text: str, name: Path, model: Any, apart: Told) -> tuple[Source[Any] | None, list[Fault]]:
    marked = parse_yaml(text, name)
    if marked.data is None:
        return None, marked.faults
    data, faults = validate(marked, model)
    found = [*marked.faults, *faults]
    broken = data is None or any(not fault.warning for fault in found)
    add(data, apart)
    return None if broken else Source(data, marked, apart), found


def _empty(model: Any) -> Any:
    """Return a model that says nothing, in place of a file that could not be read."""
    if not (isinstance(model, type) and issubclass(model, BaseModel)):
        return ()
    unsaid = {name: None for name, one in model.model_fields.items() if one.is_required()}
    return model.model_construct(None, **unsaid)


def load(folder: Path) -> tuple[Content, list[Fault]]:
    """Read `policy_data/`. What could not be read is empty in the content; the faults say why."""
    reader = _Reader(folder)
    glossary = reader.many(folder / "glossary.yml", site_models.Term)
    audiences = reader.many(folder / "audiences.yml", site_models.Audience)
    topics = reader.many(folder / "topics.yml", site_models.Topic)
    places = {path.name: _load_place(reader, path) for path in sorted(folder.iterdir()) if _is_place(path)}
    confirmed = _load_confirmed(reader, folder)
    content = Content(places, glossary, audiences, topics, confirmed=confirmed, site=_load_site(reader, folder))
    whole = not reader.lost and all(document.whole for document in content.documents)
    return replace(content, whole=whole), sorted(set(reader.faults))


def _load_site(reader: _Reader, folder: Path) -> Source[site_models.SiteMeta]:
    """Return who publishes; content that does not say is a demonstration."""
    file = folder / "site.yml"
    found = reader.one(file, site_models.SiteMeta) if file.exists() else None
    return DEMO if found is None or file in reader.lost else found


def _is_place(folder: Path) -> bool:
    """Whether a folder holds a place, even one that lost a file."""
    found = (folder / "place.yml", folder / "units.yml", *folder.glob("*/document.yml"), *folder.glob("*/official.txt"))
    return folder.is_dir() and any(file.exists() for file in found)


def _load_confirmed(reader: _Reader, folder: Path) -> dict[str, Source[Ledger]]:
    """Return what was confirmed of each language, by the folder of the file; most folders have nothing yet."""
    found = {}
    for root in (folder, *(folder / home(one.code) for one in APART)):
        for file in sorted(file for level in _LEVELS for file in root.glob(level + FILE)):
            if root != folder or NAME not in file.relative_to(root).parts[:1]:
                name = file.parent.relative_to(folder)
                found["" if name == Path() else name.as_posix()] = reader.one(file, Ledger)
    return found


def _load_place(reader: _Reader, folder: Path) -> Place:
    meta = reader.one(folder / "place.yml", site_models.PlaceMeta)
    units = reader.many(folder / "units.yml", site_models.PublicUnit)
    lost = {"units.yml"} if folder / "units.yml" in reader.lost else set[str]()
    folders = [path for path in sorted(folder.iterdir()) if path.is_dir() and not path.name.startswith(".")]
    documents = {path.name: _load_document(reader, path, lost) for path in folders}
    if meta.data.calculates is not None and meta.data.calculates not in documents:
        reader.faults.append(
            meta.fault(
                ("calculates",),
                f"没有“{meta.data.calculates}”这个文件夹：请写一个文件文件夹的名称。",
                f"there is no folder “{meta.data.calculates}”: name a document's folder.",
            )
        )
    return Place(folder.name, meta, units, documents)


def _label(reader: _Reader, folder: Path, text: OfficialText) -> None:
    """Give each clause what the languages with files of their own call it."""
    for lang, words in told(reader.root, (folder / LABELS).relative_to(reader.root)):
        for clause in text.clauses:
            if clause.id in said(words):
                clause.label.add(lang, said(words)[clause.id])


def _load_document(reader: _Reader, folder: Path, lost: set[str]) -> Document:
    text, text_faults = read_text(folder / "official.txt", reader.name(folder / "official.txt"))
    reader.faults += text_faults
    _label(reader, folder, text)
    if text_faults:
        reader.lost.add(folder / "official.txt")
    meta = reader.one(folder / "document.yml", models.DocumentMeta)
    rules = reader.one(folder / "rules.yml", rule_models.Rules)
    faqs = reader.many(folder / "faqs.yml", models.Faq)
    families = reader.many(folder / "families.yml", models.Family)
    told = folder / "updates.yml"
    updates = reader.many(told, Update) if told.exists() else Source((), Marked(reader.name(told)))
    files = {path.stem: path for path in sorted((folder / "measures").glob("*.yml")) if not path.name.startswith(".")}
    sources = {key: reader.one(path, models.Measure) for key, path in files.items()}
    lost = lost | {path.relative_to(folder).as_posix() for path in reader.lost if path.is_relative_to(folder)}
    order = [clause.id for clause in text.clauses]
    measures = {key: source for key, source in sources.items() if files[key] not in reader.lost}
    in_order = sorted(measures, key=lambda key: order.index(key) if key in order else len(order))
    return Document(
        folder.parent.name,
        folder.name,
        meta,
        text,
        {key: measures[key] for key in in_order},
        faqs,
        families,
        rules,
        updates,
        frozenset(lost),
    )
