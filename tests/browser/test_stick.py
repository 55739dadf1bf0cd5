"""The whole site as a zip: read straight from its files, with the calculator wherever a small server is."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import pytest
from kinds import KINDS
from markup import read
from serving import serving

from scripts.offline.stick import write_zip
from scripts.offline.version import stamped

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Once
    from playwright.sync_api import Page

LANGS = ("zh", "en")
COMMAND = "python3 -m http.server"


@pytest.fixture(scope="session")
def stick(built_site: Path, once: Once) -> Path:
    """The unpacked zip."""

    def make(folder: Path) -> None:
        write_zip(built_site, folder.with_suffix(".zip"))
        with zipfile.ZipFile(folder.with_suffix(".zip")) as packed:
            packed.extractall(folder)

    return once("stick", make) / "mingbai"


def test_every_link_leads_to_a_file(stick: Path) -> None:
    """From every page, to a file that is there; none leads to a folder or out of the stick."""
    pages = sorted(stick.rglob("*.html"))
    assert len(pages) > 200
    wrong = []
    for page in pages:
        found = read(page.read_text("utf-8"))
        for element in found.all:
            for name in ("href", "src", "action"):
                address = element.attributes.get(name, "")
                parts = urlsplit(address)
                if not parts.path or parts.scheme or page.name == "404.html":
                    continue
                if not (page.parent / unquote(parts.path)).resolve().is_file():
                    wrong.append(f"{page.relative_to(stick)}: {address}")
    assert wrong == []


@pytest.mark.parametrize("lang", LANGS)
def test_pages_read_from_files_are_whole(lang: str, stick: Path, server: str, page: Callable[..., Page]) -> None:
    """Each kind of page says what it says on a host without scripts, in its own style, and leads on."""
    tab = page(390, noisy=True)
    bare = page(390, noisy=True, java_script_enabled=False)
    for path in KINDS:
        tab.goto((stick / lang / path / "index.html").as_uri())
        bare.goto(f"{server}{lang}/{path}")
        shown, expected = (one.locator("h1").inner_text() for one in (tab, bare))
        assert shown == expected
        assert tab.locator(".mb-header").evaluate("one => getComputedStyle(one).borderBottomStyle") == "solid", path
        assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert tab.get_by_text(COMMAND).locator("visible=true").count() == (path in {"calculator/", "search/"}), path
        assert not tab.locator("[data-line] > *").count()
    tab.goto((stick / lang / "index.html").as_uri())
    tab.locator(".mb-foot-links a").first.click()
    tab.wait_for_url((stick / lang / "about" / "index.html").as_uri())
    tab.locator(".mb-language").click()
    tab.wait_for_url(lambda url: f"/{lang}/" not in url)
    assert tab.url.endswith("/about/index.html")


def test_the_first_page_and_the_note_beside_it_lead_in(
    stick: Path, built_site: Path, page: Callable[..., Page]
) -> None:
    """index.html leads to both languages; README.txt names the version and the command."""
    tab = page(1280, noisy=True)
    tab.goto((stick / "index.html").as_uri())
    tab.locator("a[hreflang=en]").click()
    tab.wait_for_url((stick / "en" / "index.html").as_uri())
    note = (stick / "README.txt").read_text("utf-8")
    assert COMMAND in note
    assert stamped(built_site / "index.html") in note


def test_any_static_server_brings_the_calculator(stick: Path, page: Callable[..., Page]) -> None:
    """From the same files: it starts, and what a server was needed for is said no longer; nothing is kept."""
    with serving(stick) as base:
        tab = page(390, service_workers="allow")
        tab.goto(f"{base}zh/calculator/index.html")
        tab.locator("[data-all]:not([disabled])").wait_for(state="attached")
        assert not tab.get_by_text(COMMAND).locator("visible=true").count()
        tab.locator("[data-state][data-ready]").wait_for(state="attached", timeout=60_000)
        assert tab.evaluate("async () => (await navigator.serviceWorker.getRegistrations()).length") == 0


def test_the_same_site_gives_the_same_zip(built_site: Path, tmp_path: Path) -> None:
    """Byte for byte, whenever and wherever it is packed."""
    for name in ("a.zip", "b.zip"):
        write_zip(built_site, tmp_path / name)
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()
