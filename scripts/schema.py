"""JSON Schemas of the content files, from the models that validate them and the words of `docs/words/keys.yml`.

An editor that binds them completes keys, explains each in both languages and marks what does not fit.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter

from scripts.load import models, rule_models, site_models
from scripts.load.languages import PAIR, Language
from scripts.load.update_models import Update
from scripts.load.words import WORDS, read_words

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[1]
FOLDER = Path("docs/schema")
SETTINGS = Path(".vscode/settings.json")
_NEEDED = {True: "必须写。 · Required.", False: "可以不写。 · May be left out."}


@dataclass(frozen=True)
class Kind:
    """A kind of content file: its name, where it stands in a content folder, what it holds."""

    name: str
    pattern: str
    model: Any

    @property
    def bound(self) -> list[str]:
        """The files that an editor binds to the schema: of every place, and of the example of one."""
        example = self.pattern.removeprefix("*/").replace("*/", "notice/", 1)
        return [
            f"policy_data/{self.pattern}",
            *([f"scripts/example/{example}"] if self.pattern.startswith("*/") else []),
        ]


KINDS = (
    Kind("place", "*/place.yml", site_models.PlaceMeta),
    Kind("units", "*/units.yml", tuple[site_models.PublicUnit, ...]),
    Kind("document", "*/*/document.yml", models.DocumentMeta),
    Kind("measure", "*/*/measures/*.yml", models.Measure),
    Kind("rules", "*/*/rules.yml", rule_models.Rules),
    Kind("faqs", "*/*/faqs.yml", tuple[models.Faq, ...]),
    Kind("families", "*/*/families.yml", tuple[models.Family, ...]),
    Kind("updates", "*/*/updates.yml", tuple[Update, ...]),
    Kind("language", "languages/*.yml", Language),
    Kind("site", "site.yml", site_models.SiteMeta),
    Kind("topics", "topics.yml", tuple[site_models.Topic, ...]),
    Kind("audiences", "audiences.yml", tuple[site_models.Audience, ...]),
    Kind("glossary", "glossary.yml", tuple[site_models.Term, ...]),
)


def files() -> dict[Path, str]:
    """Return the text of every generated file, by its path in the repository."""
    made = {FOLDER / f"{kind.name}.json": _json(schema(kind.model)) for kind in KINDS}
    return {**made, SETTINGS: _json(_settings())}


def write(root: Path) -> list[Path]:
    """Write the generated files below `root`; return their paths there."""
    for name, text in files().items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return list(files())


def schema(model: Any) -> dict[str, Any]:
    """Return the schema of a model or of a list of them, each key explained."""
    made = TypeAdapter(model).json_schema()
    words = read_words(WORDS / "keys.yml")
    for name, part in _objects(made):
        for key, field in part["properties"].items():
            said = words[f"{name}.{key}"]
            example = said["example"] if "example" in said else [_whole(made, field["items"]["$ref"], words)]
            _explain(field, said, example, required=key in part.get("required", ()))
        part.pop("description", None)  # the model's own docstring speaks to programmers
    return made


def _objects(made: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the schema of each model, with the model's name."""
    if "properties" in made:
        yield made["title"], made
    yield from made.get("$defs", {}).items()


def _whole(made: dict[str, Any], reference: str, words: dict[str, Any]) -> dict[str, Any]:
    """Return an example of a part of a file: the examples of the keys that it cannot do without."""
    name = reference.rpartition("/")[2]
    return {key: words[f"{name}.{key}"]["example"] for key in made["$defs"][name]["required"]}


def _explain(field: dict[str, Any], words: dict[str, Any], example: Any, *, required: bool) -> None:
    """Give a key its title, description and example."""
    field["title"] = " · ".join(words["title"][lang] for lang in PAIR)
    said = [words[key][lang] for key in ("about", "typed") if key in words for lang in PAIR]
    field["description"] = "\n\n".join([*said, _NEEDED[required]])
    field["examples"] = [example]
    if not field.get("default"):  # an editor would offer to type out what may be left out
        field.pop("default", None)


def _settings() -> dict[str, Any]:
    """Return what an editor is told of this folder: the schemas, and how our files are written."""
    return {
        "yaml.schemas": {f"./{FOLDER}/{kind.name}.json": kind.bound for kind in KINDS},
        "yaml.schemaStore.enable": False,
        "yaml.format.enable": False,
        "files.encoding": "utf8",
        "files.eol": "\n",
        "files.trimTrailingWhitespace": True,
        "files.insertFinalNewline": True,
        "[yaml]": {"editor.insertSpaces": True, "editor.tabSize": 2, "editor.wordWrap": "on"},
    }


def _json(node: dict[str, Any]) -> str:
    return json.dumps(node, ensure_ascii=False, indent=2) + "\n"
