"""What a page tells programs of itself: valid in the vocabulary of schema.org, and true of a draft."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from content import content, copy

from scripts.check import checked
from scripts.load.marks import parse_yaml
from scripts.node import node
from scripts.render.generate import Book

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
LANGS = ("zh", "en")
DRAFT, ISSUED = "huyanghe/measures-draft", "hinggan/notice-2023-86"
NO_FORCE = "https://schema.org/NotInForce"
# Mistakes that the check has to find: a property, a type, a value that schema.org does not have.
WRONG = (
    {"@type": "FAQPage", "mainEntty": []},
    {"@type": "GovernmentServce", "name": "x"},
    {"@type": "Legislation", "name": "x", "legislationLegalForce": "https://schema.org/Force"},
)
CONFIG = {"strict": True, "noEmit": True, "skipLibCheck": True, "module": "nodenext", "target": "es2023", "types": []}


@cache
def book() -> Book:
    """The pages of the repository's content."""
    return Book(ROOT, content())


def graph(lang: str, file: str, of: Book | None = None) -> list[dict[str, Any]]:
    """What a page tells: the nodes of its JSON-LD."""
    front = (of or book()).text(lang, file).split("---\n", 2)[1]
    told = json.loads(parse_yaml(front, Path(file)).data["linked"])
    assert told["@context"] == "https://schema.org"
    nodes: list[dict[str, Any]] = told["@graph"]
    return nodes


def one(kind: str, lang: str, path: str) -> dict[str, Any]:
    """The one node of a type on a page."""
    [found] = [node for node in graph(lang, f"{path}index.md") if node["@type"] == kind]
    return found


@cache
def everything() -> dict[tuple[str, str], list[dict[str, Any]]]:
    """The nodes of every page in every language."""
    return {(lang, file): graph(lang, file) for lang in LANGS for file in book().pages[lang]}


def shape(value: object, key: str = "") -> object:
    """A node without its words: what is left decides whether it is valid."""
    if isinstance(value, dict):
        return {name: shape(inner, name) for name, inner in sorted(value.items())}
    if isinstance(value, list):
        return sorted({json.dumps(shape(inner, key)) for inner in value})
    return value if key.startswith("@t") or str(value).startswith("https://schema.org/") else type(value).__name__


def test_every_page_is_valid_in_the_vocabulary_of_schema_org(tmp_path: Path) -> None:
    """Types, properties and values are checked by the types that are made from the vocabulary; mistakes are found."""
    shapes = {json.dumps(shape(node)): node for nodes in everything().values() for node in nodes}
    lines = [
        f'export const n{at}: Graph = {{"@context": "https://schema.org", "@graph": [{json.dumps(one)}]}};'
        for at, one in enumerate((*shapes.values(), *WRONG))
    ]
    text = "\n".join(['import type { Graph } from "schema-dts";', *lines])
    (tmp_path / "linked.mts").write_text(text, encoding="utf-8")
    (tmp_path / "tsconfig.json").write_text(json.dumps({"compilerOptions": CONFIG, "include": ["*.mts"]}))
    (tmp_path / "node_modules").symlink_to(ROOT / "node_modules")
    said = node(ROOT / "node_modules" / "typescript" / "bin" / "tsc", "--project", tmp_path).stdout
    found = [int(line) - 2 for line in re.findall(r"linked\.mts\((\d+),", said)]
    assert found == list(range(len(shapes), len(shapes) + len(WRONG))), said


def test_each_kind_of_page_says_what_it_is() -> None:
    """A way to every page but the first; services, questions, documents and data where they are explained."""
    for (lang, file), nodes in everything().items():
        kinds = [node["@type"] for node in nodes]
        assert kinds[0] == ("BreadcrumbList" if file != "index.md" else "WebSite"), (lang, file)
    for document in content().documents:
        for lang in LANGS:
            for key in document.measures:
                assert one("GovernmentService", lang, f"{document.path}/measures/{key}/")["description"]
            questions = one("FAQPage", lang, f"{document.path}/faqs/")["mainEntity"]
            assert len(questions) == len(document.faqs.data)
            for part in ("", "text/"):
                assert one("Legislation", lang, f"{document.path}/{part}")["name"]
    assert len(one("Dataset", "zh", "data/")["distribution"]) == 12


@pytest.mark.parametrize("lang", LANGS)
def test_a_draft_claims_no_force_and_says_what_it_is_wherever_it_is_named(lang: str) -> None:
    """In the name of each service, in each answer, in the document; nothing is said of an issued document's force."""
    mark = {"zh": "征求意见稿", "en": "draft for comment"}[lang]
    for (language, file), nodes in everything().items():
        if language != lang or not file.startswith((DRAFT, ISSUED)):
            continue
        documents = [found for node in nodes for found in within(node) if found["@type"] == "Legislation"]
        forces = {found.get("legislationLegalForce") for found in documents}
        assert forces <= ({NO_FORCE} if file.startswith(DRAFT) else {None}), file
        titles = [node["name"] for node in nodes if node["@type"] in {"GovernmentService", "FAQPage"}]
        answers = [found["text"] for node in nodes for found in within(node) if found["@type"] == "Answer"]
        statuses = [found["creativeWorkStatus"] for found in documents]
        for said in (*titles, *answers, *statuses):
            assert (mark in said.casefold()) == file.startswith(DRAFT), said


def within(value: object) -> Iterator[dict[str, Any]]:
    """Every node inside a node, itself included."""
    if isinstance(value, dict):
        if "@type" in value:
            yield value
        for inner in value.values():
            yield from within(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from within(inner)


def test_what_a_document_does_not_print_is_left_out() -> None:
    """The draft has no number, date or issuer; the notice has them as it prints them."""
    draft, issued = (one("Legislation", "zh", f"{path}/") for path in (DRAFT, ISSUED))
    unknown = {"legislationIdentifier", "legislationDate", "legislationPassedBy"}
    assert not unknown & set(draft)
    assert unknown <= set(issued)


def test_nothing_in_it_ends_the_script(tmp_path: Path) -> None:
    """What a content file holds stays text, and reads back as it was typed."""
    folder = copy(tmp_path)
    file = folder / DRAFT / "measures" / "1.yml"
    text = file.read_text(encoding="utf-8")
    file.write_text(re.sub(r"title: \{zh: ", "title: {zh: </script><!--<b>&", text, count=1), encoding="utf-8")
    made = Book(ROOT, checked(folder))
    page = made.text("zh", f"{DRAFT}/measures/1/index.md")
    linked = re.search(r"^linked: (.*)$", page, re.MULTILINE)
    assert linked
    assert not {"<", ">", "&"} & set(linked[1])
    assert graph("zh", f"{DRAFT}/measures/1/index.md", made)[1]["name"].startswith("</script><!--<b>&")


@pytest.mark.parametrize("address", [None, "https://example.com/some/path/"])
def test_addresses_are_full_only_where_the_site_knows_its_own(tmp_path: Path, address: str | None) -> None:
    """Else they are counted from the page, and lead to the same pages."""
    folder = copy(tmp_path)
    (folder / "site.yml").write_text(f"mode: demo\naddress: {address}\n" if address else "mode: demo\n", "utf-8")
    made = Book(ROOT, checked(folder))
    crumbs = graph("en", f"{DRAFT}/faqs/index.md", made)[0]["itemListElement"]
    full = ["", "huyanghe/", f"{DRAFT}/", f"{DRAFT}/faqs/"]
    below = ["../../../", "../../", "../", "./"]
    wanted = [f"{address}en/{path}" for path in full] if address else below
    assert [item["item"]["@id"] for item in crumbs] == wanted
