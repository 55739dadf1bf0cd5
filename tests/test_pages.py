"""The built site, page by page: both languages alike, every link good, nothing of the content left out."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

import pytest
from markup import Markup, read

from scripts.build import build
from scripts.check import checked
from scripts.figures import figure_words
from scripts.load.words import read_words
from scripts.paper.sheets import folder, sheets

if TYPE_CHECKING:
    from scripts.load.content import Content, Document

ROOT = Path(__file__).resolve().parent.parent
LANGS = ("zh", "en")
PARTS = ("", "figures/", "units/", "faqs/", "families/", "text/")


@pytest.fixture(scope="session")
def content() -> Content:
    """The content that the site was built from."""
    return checked(ROOT / "policy_data")


@cache
def page(file: Path) -> Markup:
    """Return a parsed page; each is read once."""
    return read(file.read_text(encoding="utf-8"))


def at(site: Path, lang: str, path: str) -> Markup:
    """Return the page at an address counted from the language's root."""
    return page(site / lang / path / "index.html")


def pages(site: Path, lang: str) -> dict[str, Markup]:
    """Return every page of a language by its address."""
    root = site / lang
    return {file.parent.relative_to(root).as_posix(): page(file) for file in sorted(root.rglob("*.html"))}


def words(key: str, lang: str) -> str:
    """Return one of the site's own sentences."""
    node = read_words(ROOT / "docs" / "words" / "site.yml")
    for part in key.split("."):
        node = node[part]
    return str(node[lang])


def document_paths(document: Document) -> list[str]:
    """Return the address of every page of a document."""
    measures = [f"measures/{key}/" for key in document.measures]
    return [f"{document.path}/{part}" for part in (*PARTS, *measures)]


def test_both_languages_have_the_same_pages(built_site: Path, content: Content) -> None:
    """Every address stands in both languages, and every page that is promised is there."""
    zh, en = (set(pages(built_site, lang)) for lang in LANGS)
    assert zh == en
    doors = {f"for/{one.id}" for one in content.audiences.data if one.door}
    shared = {".", "about", "calculator", "compare", "data", "glossary", "offline", "search", "updates"}
    promised = {*shared, *doors, *content.places}
    for document in content.documents:
        promised |= {path.strip("/") for path in document_paths(document)}
    for place in content.places.values():
        for document in place.documents.values():
            printed = [(one, langs) for one in sheets(content, place, document) for langs in one.languages]
            promised |= {folder(document).strip("/"), *(one.path(langs).strip("/") for one, langs in printed)}
    assert zh == promised


def test_both_languages_are_alike(built_site: Path) -> None:
    """A page has the same anchors and as many figures, tables, rows and quotations in both languages."""
    zh, en = (pages(built_site, lang) for lang in LANGS)
    counted = ("mb-value", "mb-quote", "mb-official", "mb-card", "mb-question", "table", "tr", "blockquote", "h2")
    for path, one in zh.items():
        other = en[path]
        assert one.ids == other.ids, path
        differing = {name for name in counted if one.count(name) != other.count(name)}
        assert not differing, (path, differing)
        # A sentence may name a figure twice in one language; it may not name one only there.
        assert one.targets("mb-figure") == other.targets("mb-figure"), path


def test_ids_are_unique(built_site: Path) -> None:
    """An anchor leads to one place only."""
    for lang in LANGS:
        for path, one in pages(built_site, lang).items():
            twice = [name for name, count in Counter(one.ids).items() if count > 1]
            assert not twice, (lang, path)


def test_every_link_and_anchor_resolves(built_site: Path) -> None:
    """Each relative address names a file of the site, each fragment an element of that page."""
    broken = []
    for file in sorted(built_site.rglob("*.html")):
        broken += [f"{file.relative_to(built_site)}: {link}" for link in page(file).links if not resolves(file, link)]
    assert not broken


def resolves(file: Path, link: str) -> bool:
    """Whether the link on the page in `file` leads somewhere."""
    parts = urlsplit(link)
    if parts.scheme == "data":  # it is its own content
        return True
    if parts.scheme or parts.netloc or parts.path.startswith("/"):
        return False
    target = (file.parent / unquote(parts.path)).resolve() if parts.path else file
    target = target / "index.html" if target.is_dir() else target
    if not target.is_file():
        return False
    return not parts.fragment or target.suffix != ".html" or unquote(parts.fragment) in page(target).ids


def test_nothing_is_fetched_from_another_host(built_site: Path) -> None:
    """No page and no style sheet names an address outside the site to load from."""
    for file in sorted(built_site.rglob("*.html")):
        assert [one for one in page(file).loads if urlsplit(one).netloc] == [], file
    for file in sorted(built_site.rglob("*.css")):
        assert not re.findall(r"(?:url\(|@import)\s*[\"']?(?:https?:)?//", file.read_text(encoding="utf-8")), file


def test_every_page_of_a_draft_says_so_first(built_site: Path, content: Content) -> None:
    """The draft notice is the first thing in the content of each page that shows a draft."""
    drafts = [one for one in content.documents if one.meta.data.status == "draft"]
    assert drafts
    doors = [f"for/{one.id}/" for one in content.audiences.data if one.door]
    mixed = ["", "compare/", "calculator/", "glossary/", *doors]
    paths = [path for document in drafts for path in [*document_paths(document), f"{document.place}/"]]
    for lang in LANGS:
        for path in (*paths, *mixed):
            text = at(built_site, lang, path).text("article").lstrip()
            assert text.startswith(words("status.draft", lang)), (lang, path)


def test_no_page_of_an_issued_document_is_called_a_draft(built_site: Path, content: Content) -> None:
    """The notice means something only where it belongs."""
    for document in content.documents:
        if document.meta.data.status == "in_force":
            for path in document_paths(document):
                assert at(built_site, "zh", path).count("mb-notice") == 0, path


def test_every_figure_stands_on_its_measure_and_among_the_figures(built_site: Path, content: Content) -> None:
    """Each figure is linked, with its quotation, on the measure's page and at a glance."""
    for document in content.documents:
        for key, source in document.measures.items():
            for lang in LANGS:
                here = at(built_site, lang, f"{document.path}/measures/{key}/")
                glance = at(built_site, lang, f"{document.path}/figures/")
                for figure in source.data.figures:
                    assert figure_words(figure, lang) in here.text(f"#{figure.id}"), figure.id
                    assert figure.quote in here.text("mb-words"), figure.id
                    row = glance.text(f"#{figure.id}")
                    assert figure_words(figure, lang) in row, figure.id
                    assert figure.quote in row, figure.id


def test_every_quotation_is_shown(built_site: Path, content: Content) -> None:
    """Conditions, open points and readings stand on the measure's page with their words in full."""
    for document in content.documents:
        for key, source in document.measures.items():
            shown = at(built_site, "en", f"{document.path}/measures/{key}/").text("article")
            held: list[Any] = [*source.data.conditions, *(one for one in source.data.open if one.quote)]
            held += [one for one in document.rules.data.readings if one.clause == key]
            held += [one for one in document.rules.data.named if one.measure == key]
            assert [one.quote for one in held if one.quote and one.quote not in shown] == [], key


def test_official_text_is_exact(built_site: Path, content: Content) -> None:
    """The text page holds every paragraph as printed, under the address of its clause."""
    for document in content.documents:
        for lang in LANGS:
            one = at(built_site, lang, f"{document.path}/text/")
            assert one.paragraphs("mb-official") == [
                paragraph for clause in document.text.clauses for paragraph in clause.paragraphs
            ]
            assert {f"c-{clause.id}" for clause in document.text.clauses} <= set(one.ids)


def test_every_unit_question_and_family_has_its_anchor(built_site: Path, content: Content) -> None:
    """What other pages and readers link to exists, and each unit's spellings are shown."""
    for place in content.places.values():
        for document in place.documents.values():
            units = at(built_site, "zh", f"{document.path}/units/")
            for source in document.measures.values():
                for unit in source.data.units:
                    assert unit.printed in units.text(f"#{unit.unit}")
            assert {faq.id for faq in document.faqs.data} <= set(at(built_site, "zh", f"{document.path}/faqs/").ids)
            families = at(built_site, "zh", f"{document.path}/families/")
            assert {one.id for one in document.families.data} <= set(families.ids)


def test_passed_target_years_are_said_to_have_passed(built_site: Path, content: Content) -> None:
    """A target year before the day of the last check never stands alone."""
    for document in content.documents:
        for figure in document.figures.values():
            if figure.role == "target-date" and str(figure.value) < str(document.meta.data.checked.year):
                row = at(built_site, "en", f"{document.path}/figures/").text(f"#{figure.id}")
                assert words("figures.passed", "en") in row


def test_amounts_stand_on_pages_without_a_script(built_site: Path, content: Content) -> None:
    """The amount tables are in the HTML of the home page and of each calculated measure."""
    for place in content.places.values():
        for benefit in place.current.rules.data.benefits:
            one = at(built_site, "zh", f"{place.current.path}/measures/{benefit.measure}/")
            if benefit.rates:
                assert one.count("mb-amounts") > 0, benefit.id
    assert at(built_site, "zh", "").count("mb-sum-figure") >= len(content.places)


def test_language_switch_leads_to_the_same_page(built_site: Path) -> None:
    """The switch is a plain link to the same address in the other language."""
    for lang, other in (("zh", "en"), ("en", "zh")):
        for file in sorted((built_site / lang).rglob("index.html")):
            href = page(file).switch
            assert (file.parent / href / "index.html").resolve() == (
                built_site / other / file.relative_to(built_site / lang)
            ).resolve()


def test_root_offers_both_languages(built_site: Path) -> None:
    """The root page leads to both, without a script."""
    assert {"zh/", "en/"} <= set(page(built_site / "index.html").links)
    assert page(built_site / "index.html").count("script") == 0


def test_no_sign_is_escaped_twice(built_site: Path) -> None:
    """What a reader sees is an apostrophe, not the code of one."""
    twice = re.compile(r"&amp;(?:#[0-9]+|amp|lt|gt|quot);")
    found = {file: twice.findall(file.read_text(encoding="utf-8")) for file in built_site.rglob("*.html")}
    assert {file: signs for file, signs in found.items() if signs} == {}


def test_two_builds_are_the_same_bytes(built_site: Path, tmp_path: Path) -> None:
    """Building again gives every byte again."""
    build(tmp_path / "again")
    first, second = (
        {file.relative_to(root): file.read_bytes() for file in root.rglob("*") if file.is_file()}
        for root in (built_site, tmp_path / "again")
    )
    assert set(first) == set(second)
    assert [name for name in first if first[name] != second[name]] == []
