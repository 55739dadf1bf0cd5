"""What editors show while one types comes from the models that check: each key explained, nothing stale."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from content import FOLDER
from pydantic import TypeAdapter

from scripts.load.marks import read_yaml
from scripts.load.model import Model
from scripts.load.words import WORDS, read_words
from scripts.new import EXAMPLE
from scripts.schema import KINDS, Kind, files, schema

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WRITTEN_BY_COMMANDS = ("confirmed.yml", "sealed.yml")
NAMES = [kind.name for kind in KINDS]


def held(annotation: Any) -> Iterator[type[Model]]:
    """The models in a type, those inside them included."""
    if isinstance(annotation, type) and issubclass(annotation, Model):
        yield annotation
        for field in annotation.model_fields.values():
            yield from held(field.annotation)
    for part in getattr(annotation, "__args__", ()):
        yield from held(part)


def keys() -> dict[str, Any]:
    """Every key of every model, as docs/words/keys.yml calls it, with its type."""
    return {
        f"{model.__name__}.{field.alias or name}": field.rebuild_annotation()
        for kind in KINDS
        for model in held(kind.model)
        for name, field in model.model_fields.items()
    }


def test_every_key_has_a_title_and_a_description_in_both_languages_and_no_other_has() -> None:
    words = read_words(WORDS / "keys.yml")
    assert set(words) == set(keys())
    assert [
        key
        for key, said in words.items()
        if not {"title", "about"} <= set(said) <= {"title", "about", "typed", "example"}
    ] == []


@pytest.mark.parametrize("kind", KINDS, ids=NAMES)
def test_every_example_fits_its_key(kind: Kind) -> None:
    types, made = keys(), schema(kind.model)
    parts = {**made.get("$defs", {}), **({made["title"]: made} if "properties" in made else {})}
    assert parts
    for name, part in parts.items():
        for key, field in part["properties"].items():
            assert all(field[said] for said in ("title", "description")), f"{name}.{key}"
            TypeAdapter(types[f"{name}.{key}"]).validate_python(field["examples"][0])


def test_the_files_in_the_repository_are_those_that_mingbai_schema_writes(root: Path) -> None:
    stale = [str(name) for name, text in files().items() if (root / name).read_text(encoding="utf-8") != text]
    assert stale == [], "run `mingbai schema` and commit what it writes"


def test_every_content_file_and_every_file_of_the_example_has_its_kind() -> None:
    for folder, patterns in (
        (FOLDER, [kind.pattern for kind in KINDS]),
        (EXAMPLE.parent, [one.removeprefix("scripts/") for kind in KINDS for one in kind.bound[1:]]),
    ):
        bound = [file for pattern in patterns for file in folder.glob(pattern)]
        held = (EXAMPLE if folder != FOLDER else folder).rglob("*.yml")
        assert sorted(bound) == sorted(file for file in held if file.name not in WRITTEN_BY_COMMANDS)


def test_there_is_an_annotated_example_of_each_kind() -> None:
    for kind in KINDS:
        examples = [
            file for pattern in kind.bound[1:] for file in EXAMPLE.glob(pattern.removeprefix("scripts/example/"))
        ]
        file = min(examples or FOLDER.glob(kind.pattern))
        assert file.read_text(encoding="utf-8").count("# "), f"{file} explains nothing"
        assert read_yaml(file, file).faults == []
