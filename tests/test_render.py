"""The pieces that pages are made of: links, terms, the tree on disk, the site's own words."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from scripts.load.site_models import Term
from scripts.render.chrome import nav
from scripts.render.generate import generate
from scripts.render.links import relative
from scripts.render.terms import Terms
from scripts.render.tree import write_tree

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent


def term(name: str, zh: str, *en: str) -> Term:
    """Return a glossary term."""
    held = {"id": name, "zh": zh, "en": en, "meaning": {"zh": "意思", "en": "meaning"}, "source": "outside"}
    return Term.model_validate(held)


TERMS = (
    term("subsidy", "育儿补贴", "childcare subsidy"),
    term("childcare", "育儿", "childcare"),
    term("league", "盟", "league"),
)


@pytest.mark.parametrize(
    ("here", "there", "link"),
    [
        ("", "about/", "about/"),
        ("about/", "", "../"),
        ("a/b/", "a/b/text/#c-1", "text/#c-1"),
        ("a/b/measures/1/", "a/b/text/#c-1", "../../text/#c-1"),
        ("a/b/text/", "a/b/text/#c-1", "#c-1"),
        ("a/", "calculator/?place=a", "../calculator/?place=a"),
        ("about/", "#amounts", "../#amounts"),
    ],
)
def test_links_are_relative(here: str, there: str, link: str) -> None:
    """A link works wherever the site is put."""
    assert relative(here, there) == link


@pytest.mark.parametrize(
    ("lang", "text", "marked"),
    [
        ("zh", "育儿补贴和育儿补贴", ["subsidy"]),
        ("zh", "兴安盟", []),
        ("en", "Childcare subsidies for childcare", ["subsidy", "childcare"]),
        ("en", "A childcare-free leaguer", ["childcare"]),
    ],
)
def test_terms_are_marked_once(lang: str, text: str, marked: list[str]) -> None:
    """The longest term wins, the first occurrence is the one, and no part of another word counts."""
    html = Terms(TERMS, lang).mark(text, set(), lambda one: f"#{one.id}")
    assert re.findall(r'href="#([a-z]+)"', html) == marked


def test_marked_text_is_escaped() -> None:
    """What an editor types is text, never markup."""
    html = Terms(TERMS, "en").mark("<b>childcare</b> & more", set(), lambda one: f"#{one.id}")
    assert html.startswith("&lt;b&gt;<a ")
    assert html.endswith("&lt;/b&gt; &amp; more")


def test_tree_is_written_only_where_it_changed(tmp_path: Path) -> None:
    """Untouched pages keep their time, pages no longer made are removed with their folders."""
    write_tree(tmp_path, {"a/index.md": "one", "b/c/index.md": "two"})
    kept = (tmp_path / "a/index.md").stat().st_mtime_ns
    write_tree(tmp_path, {"a/index.md": "one", "d/index.md": "three"})
    assert (tmp_path / "a/index.md").stat().st_mtime_ns == kept
    assert sorted(file.relative_to(tmp_path).as_posix() for file in tmp_path.rglob("*")) == [
        *("a", "a/index.md", "d", "d/index.md"),
    ]


def test_generated_tree_is_plain_markdown_in_both_languages(tmp_path: Path) -> None:
    """The generator alone makes every page; MkDocs only lays them out."""
    generate(ROOT, tmp_path)
    zh, en = (
        {
            file.relative_to(tmp_path / lang): file.read_text(encoding="utf-8")
            for file in (tmp_path / lang).rglob("*.md")
        }
        for lang in ("zh", "en")
    )
    assert set(zh) == set(en)
    for text in [*zh.values(), *en.values()]:
        assert text.startswith("---\ntitle: ")
        assert "{{" not in text
        own = (
            "data-calculator",
            "data-search",
            "data-quick",
            "data-kept-pages",
        )  # their scripts fill in blanks of their own
        if not any(mark in text for mark in own):
            assert not re.search(r"\{[a-z0-9-]+(:n)?\}", text)
    assert nav([file.as_posix() for file in zh], "zh")[0] == {"首页": "index.md"}


def leaves(node: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every sentence of a words file with its key."""
    if "zh" in node or "en" in node:
        yield path, node
        return
    for key, value in node.items():
        yield from leaves(value, f"{path}.{key}")


def test_sentences_of_the_site_are_whole() -> None:
    """An unquoted comma cuts a sentence off in YAML; each has zh and en and nothing else, with like blanks."""
    words = yaml.safe_load((ROOT / "docs" / "words" / "site.yml").read_text(encoding="utf-8"))
    for key, text in leaves(words):
        assert set(text) == {"zh", "en"}, key
        blanks = [set(re.findall(r"\{[a-z]+\}", text[lang])) for lang in ("zh", "en")]
        assert blanks[0] == blanks[1], key


def test_every_sentence_of_the_site_is_used() -> None:
    """A sentence that no page says is taken out."""
    words = yaml.safe_load((ROOT / "docs" / "words" / "site.yml").read_text(encoding="utf-8"))
    folders = (ROOT / "docs" / "templates", ROOT / "docs" / "overrides", ROOT / "scripts" / "render")
    files = [file for folder in folders for file in folder.rglob("*") if file.suffix in {".j2", ".html", ".py"}]
    said = "".join(file.read_text(encoding="utf-8") for file in files)
    # Families whose last part is chosen at run time: t("status." ~ …) and words["parts"][…].
    families = {f".{name}." for name in re.findall(r'\["([a-z_]+)"\]', said)}
    families |= {f".{name}" for name in re.findall(r'"([a-z_.]+\.)" ~', said)} - {".front.", ".about."}
    unused = [
        key
        for key, _ in leaves(words)
        if f'"{key[1:]}"' not in said and f"words.{key.rpartition('.')[2]}" not in said
        if not any(key.startswith(family) for family in families)
    ]
    chosen = [key for key in unused if not key.startswith((".front.how", ".front.who", ".about."))]
    assert chosen == []
