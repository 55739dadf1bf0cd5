"""What readers are told has changed: checked content, a page in each language, and a feed that any reader takes."""

from __future__ import annotations

import re
from datetime import datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.etree import ElementTree as ET

import pytest
from content import copy

from scripts.check import check, checked
from scripts.render.generate import Book
from scripts.render.updates import entries

ROOT = Path(__file__).resolve().parent.parent
ATOM = "{http://www.w3.org/2005/Atom}"
FILE = "huyanghe/measures-draft/updates.yml"
CHANGE = """- id: second-child
  date: 2026-11-22
  status: draft
  title: {zh: "第二孩 <b>500</b> & 600 元", en: "Second child <b>500</b> & 600 yuan"}
  text: [{zh: "每月500元改为600元。", en: 600 yuan a month in place of 500.}]
  measures: ["3-1"]
  periods: [{of: births, from: 2025-01-01}, {of: payments, from: 2025-01-01, to: 2025-12-31}]
  affected: {kinds: 14, gain: 14, lose: 0}
"""


def with_change(folder: Path, entry: str = CHANGE) -> Path:
    """A copy of the content in which one document has one more update."""
    content = copy(folder)
    text = (content / FILE).read_text(encoding="utf-8")
    (content / FILE).write_text(text.replace("- id: first", f"{entry}- id: first", 1), encoding="utf-8")
    return content


@cache
def book() -> Book:
    """The pages of the content with the change in it."""
    with TemporaryDirectory() as folder:
        return Book(ROOT, checked(with_change(Path(folder))))


def feed(lang: str) -> ET.Element:
    """The feed of one language, parsed."""
    return ET.fromstring(book().feed(lang))  # noqa: S314 - we made it ourselves a moment ago


def said(node: ET.Element, name: str) -> str:
    """The text of the one element of that name."""
    (found,) = node.findall(f"{ATOM}{name}")
    return found.text or ""


def test_the_first_publication_is_told_and_a_draft_as_a_draft() -> None:
    """Each document of the repository says since when it is explained here, and what it was on that day."""
    content = checked(ROOT / "policy_data")
    for document in content.documents:
        first = document.updates.data[-1]
        assert (first.id, first.date) == ("first-explained", document.meta.data.checked)
        assert first.status == document.meta.data.status
    assert [one.document.path for one in entries(content)] == [one.path for one in content.documents]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_feed_is_atom(lang: str) -> None:
    """What RFC 4287 wants of a feed and its entries is there, once; nothing names a host."""
    root = feed(lang)
    assert root.tag == f"{ATOM}feed"
    assert said(root.find(f"{ATOM}author"), "name")  # type: ignore[arg-type]
    links = {one.get("rel"): one.get("href") for one in root.findall(f"{ATOM}link")}
    assert links == {"self": "updates.xml", "alternate": "updates/"}
    held = root.findall(f"{ATOM}entry")
    assert len(held) == 3
    ids = [said(node, "id") for node in (root, *held)]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(rf"tag:mingbai,2026:{lang}/[a-z0-9/-]+", one) for one in ids)
    for node in (root, *held):
        assert said(node, "title")
        assert datetime.fromisoformat(said(node, "updated")).tzinfo
    assert said(root, "updated") == max(said(node, "updated") for node in held)
    assert "//" not in book().feed(lang).decode().replace("http://www.w3.org/2005/Atom", "")


def test_the_feed_says_status_periods_and_leads_to_the_page() -> None:
    """A draft is told as one in the title; days are whole; an entry's link is its place on the page."""
    entry = feed("en").findall(f"{ATOM}entry")[0]
    assert said(entry, "title") == "Huyanghe (Draft for comment): Second child <b>500</b> & 600 yuan"
    assert said(entry, "summary").splitlines() == [
        "600 yuan a month in place of 500.",
        "Births concerned: from 1 January 2025",
        "Payments concerned: 1 January 2025 to 31 December 2025, both days included",
    ]
    zh = feed("zh").findall(f"{ATOM}entry")[0]
    assert said(zh, "title").startswith("胡杨河（征求意见稿）：第二孩")
    for lang in ("zh", "en"):
        page = book().text(lang, "updates/index.md")
        for one in feed(lang).findall(f"{ATOM}entry"):
            href = one.find(f"{ATOM}link").get("href")  # type: ignore[union-attr]
            assert f"{{ #{href.removeprefix('updates/#')} }}" in page  # type: ignore[union-attr]


def test_the_page_tells_it_in_both_languages() -> None:
    """Day, status, words, kinds of family, periods and measures; what was typed is text."""
    zh, en = (book().text(lang, "updates/index.md") for lang in ("zh", "en"))
    assert "&lt;b&gt;500&lt;/b&gt; &amp; 600 元" in zh
    assert "14类家庭的结果有变化：14类得到更多，0类得到更少。" in zh
    assert "有关的出生日期：2025年1月1日起" in zh
    assert "The answers for 14 kinds of family changed: 14 gain, 0 lose." in en
    assert '<a href="../huyanghe/measures-draft/measures/3-1/">Childcare subsidy</a>' in en
    assert en.index("second-child }") < en.index("first-explained }")
    assert 'href="../updates.xml"' in en


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ("id: second-child", "id: first-explained", 11, "stands twice"),
        ("date: 2026-11-22", "date: 2026-11-20", 12, "the newest comes first"),
        ("date: 2026-11-22", "date: 22.11.2026", 4, "not a date"),
        ("status: draft", "status: in_force", 5, "status should be draft"),
        ('["3-1"]', '["3-9"]', 8, "no measure"),
        ("from: 2025-01-01, to: 2025-12-31", "from: 2025-01-01, to: 2024-12-31", 9, "to is before from"),
        ("{of: births, from: 2025-01-01}", "{of: births}", 9, "write from, to or both"),
        ("kinds: 14", "kinds: 13", 10, "more than kinds"),
        ("每月500元", "每月{second-both}元", 7, "without braces"),
        ('zh: "每月500元改为600元。", ', "", 7, "“zh” is missing"),
        ("改为600元", "改为600元，见育儿补贴", 7, "childcare subsidy"),
    ],
)
def test_a_faulty_update_is_told_with_its_place(tmp_path: Path, old: str, new: str, line: int, message: str) -> None:
    """Updates are checked like all other content."""
    assert old in CHANGE
    _, found = check(with_change(tmp_path, CHANGE.replace(old, new, 1)))
    faults = [fault for fault in found if not fault.warning and fault.path.name == "updates.yml"]
    assert faults
    assert {fault.line for fault in faults} == {line}
    assert any(message in fault.en for fault in faults), faults
    assert all(fault.zh for fault in faults)


def test_a_document_need_not_have_any(tmp_path: Path) -> None:
    """Without updates there is a page and a feed all the same, and both are whole."""
    content = copy(tmp_path)
    for file in content.rglob("updates.yml"):
        file.unlink()
    empty = Book(ROOT, checked(content))
    assert "还没有更新。" in empty.text("zh", "updates/index.md")
    assert ET.fromstring(empty.feed("en")).find(f"{ATOM}updated") is not None  # noqa: S314 - our own


def test_the_site_holds_the_feeds(built_site: Path) -> None:
    """Each page names the feed of its language, which stands beside the pages."""
    for lang in ("zh", "en"):
        assert (built_site / lang / "updates.xml").read_bytes().startswith(b"<?xml")
        page = (built_site / lang / "about" / "index.html").read_text(encoding="utf-8")
        assert re.search(r'<link rel="alternate" type="application/atom\+xml"[^>]*href="\.\./updates\.xml"', page)
        assert 'href="../updates/"' in page
