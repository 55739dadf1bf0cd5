"""What needs the site's own address: there, and right, where the address is set; left out where it is not."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.etree import ElementTree as ET

import pytest
from content import content, copy
from markup import Markup, read

from scripts.check import checked
from scripts.preview.preview import Preview
from scripts.render.generate import Book

ROOT = Path(__file__).resolve().parent.parent
ADDRESS = "https://example.com/some/path/"
LANGS = ("zh", "en")
TAGS = {"zh": "zh-CN", "en": "en"}
DRAFT = "huyanghe/measures-draft"
PAGES = ("", "about/", f"{DRAFT}/measures/3-1/", "hinggan/notice-2023-86/")
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@cache
def laid_out(address: str | None) -> dict[str, Markup]:
    """Some pages of both languages, of a site with this address."""
    with TemporaryDirectory() as folder:
        made, site = with_address(Path(folder), address), Path(folder) / "site"
        preview = Preview(made, Path(folder) / "tree", site)
        preview.renew()
        assert preview.faults == []
        paths = [f"{lang}/{path}" for lang in LANGS for path in PAGES]
        for path in paths:
            preview.bring(path)
        return {path: read((site / path / "index.html").read_text(encoding="utf-8")) for path in paths}


def with_address(folder: Path, address: str | None) -> Path:
    """A copy of the content for a site that stands there."""
    made = copy(folder)
    (made / "site.yml").write_text(f"mode: demo\naddress: {address}\n" if address else "mode: demo\n", "utf-8")
    return made


@cache
def beside(address: str | None) -> dict[str, str]:
    """The files beside the pages of a site with this address."""
    with TemporaryDirectory() as folder:
        book = Book(ROOT, checked(with_address(Path(folder), address)))
        return {name: text.decode() for name, text in book.beside().items()}


def told(page: Markup, key: str, by: str = "property") -> dict[str, str]:
    """The meta elements whose name begins so, or the links of a kind, by name."""
    named = {one.attributes.get(by, ""): one.attributes.get("content", "") for one in page.all if one.tag == "meta"}
    return {name: value for name, value in named.items() if name.startswith(key)}


def linked(page: Markup, rel: str) -> dict[str, str]:
    """Where the links of a kind lead, by language."""
    found = [one.attributes for one in page.all if one.tag == "link" and one.attributes.get("rel") == rel]
    return {one.get("hreflang", ""): one["href"] for one in found if "type" not in one}


def test_a_page_knows_its_one_address_and_those_of_its_other_languages() -> None:
    """In full, and each language names the same ones."""
    for path, page in laid_out(ADDRESS).items():
        lang, _, rest = path.partition("/")
        assert linked(page, "canonical") == {"": f"{ADDRESS}{path}"}
        assert linked(page, "alternate") == {TAGS[one]: f"{ADDRESS}{one}/{rest}" for one in LANGS}
        assert told(page, "og:")["og:url"] == f"{ADDRESS}{path}"
        assert told(page, "og:").get("og:locale") == {"zh": "zh_CN"}.get(lang)


def test_a_site_without_an_address_claims_none() -> None:
    """No page names one for itself or its languages, of which search engines take no relative one."""
    for page in laid_out(None).values():
        assert linked(page, "canonical") == {}
        assert not {"og:url", "og:image"} & set(told(page, "og:"))
        assert linked(page, "alternate") == {}
        switch = [one.attributes for one in page.all if "mb-language" in one.attributes.get("class", "").split()]
        assert all(one["href"].startswith(".") and one["hreflang"] for one in switch)
        assert len(switch) >= len(LANGS) - 1
    assert not {"sitemap.xml", "robots.txt"} & set(beside(None))


def test_what_is_shared_bears_the_status_of_a_draft() -> None:
    """The title says so; the picture is that of the document, which bears it as well."""
    for address in (None, ADDRESS):
        for path, page in laid_out(address).items():
            said = told(page, "og:")
            assert all(said[f"og:{key}"] for key in ("title", "description", "type", "site_name"))
            draft, lang = DRAFT in path, path[:2]
            assert ({"zh": "（征求意见稿）", "en": "(draft for comment)"}[lang] in said["og:title"]) == draft
            assert page.text("title").startswith(said["og:title"]) or path.removeprefix(lang) == "/"
            if address and "/" in path[3:].removesuffix("/") and not path.endswith("about/"):
                document = "/".join(path.split("/")[1:3])
                assert said["og:image"] == f"{address}paper/{document}/picture.{lang}.png"


def test_the_sitemap_pairs_every_page_with_its_other_languages() -> None:
    """Each page that is meant to be found, once; each names all of its languages, as the protocol wants."""
    root = ET.fromstring(beside(ADDRESS)["sitemap.xml"])  # noqa: S314 - we made it ourselves a moment ago
    assert root.tag == f"{MAP}urlset"
    found = {}
    for url in root:
        others = {one.get("hreflang"): one.get("href") for one in url if one.tag.endswith("}link")}
        found[url.findtext(f"{MAP}loc")] = others
    pages = Book(ROOT, content()).pages
    wanted = {f"{ADDRESS}{lang}/{page.path}" for lang in LANGS for page in pages[lang].values()}
    assert set(found) == {one for one in wanted if not one.endswith("/search/")}
    assert len(root) == len(found)
    for address, others in found.items():
        path = re.sub(rf"^{ADDRESS}(?:zh|en)/", "", str(address))
        assert others == {TAGS[lang]: f"{ADDRESS}{lang}/{path}" for lang in LANGS}


def test_only_the_root_of_a_host_tells_robots_of_it() -> None:
    """A note for robots anywhere else is read by nobody."""
    assert "robots.txt" not in beside(ADDRESS)
    assert beside("https://example.com")["robots.txt"].endswith("Sitemap: https://example.com/sitemap.xml\n")


@pytest.mark.parametrize("address", [None, ADDRESS])
def test_feed_and_brief_lead_to_pages(address: str | None) -> None:
    """In full or counted from where they stand; every address is one of a page or a file of the data."""
    files = beside(address)
    for lang in LANGS:
        hrefs = re.findall(r'href="([^"#]*)', files[f"{lang}/updates.xml"])
        assert set(hrefs) == {f"{f'{address}{lang}/' if address else ''}{path}" for path in ("updates.xml", "updates/")}
    pages = Book(ROOT, content()).pages
    known = {f"{lang}/{page.path}" for lang in LANGS for page in pages[lang].values()} | {"data/v1/datapackage.json"}
    links = re.findall(r"^- \[[^\]]+\]\(([^)]+)\)", files["llms.txt"], re.MULTILINE)
    assert len(links) > len(known) / 4
    assert {link.removeprefix(address or "") for link in links} <= known
    assert all(link.startswith(address or ("zh/", "en/", "data/")) for link in links)


def test_the_brief_says_what_a_draft_is() -> None:
    """Every measure of the draft is named as one, in each language; the rest of the form is as llms.txt wants it."""
    lines = beside(None)["llms.txt"].splitlines()
    assert [line for line in lines if line.startswith("# ")] == lines[:1]
    assert lines[2].startswith("> ")
    for line in lines:
        if f"/{DRAFT}/" in line:
            assert "征求意见稿" in line or "raft" in line


@pytest.mark.parametrize("address", [None, ADDRESS])
def test_the_pages_above_the_languages_lead_to_each(address: str | None) -> None:
    """The first page knows its own address where the site does; the data has a page at its own."""
    files = beside(address)
    first, data = read(files["index.html"]), read(files["data/index.html"])
    assert linked(first, "canonical") == ({"": address} if address else {})
    wanted = {TAGS[lang]: f"{address or ''}{lang}/" for lang in LANGS} | ({"x-default": address} if address else {})
    assert linked(first, "alternate") == wanted
    assert [one.attributes["href"] for one in data.all if one.tag == "a"] == [f"../{lang}/data/" for lang in LANGS]
    assert "这是演示" in data.text("main")
