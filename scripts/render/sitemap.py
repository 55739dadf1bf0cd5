"""The sitemap: every page in every language, each with its other languages; and the note that leads robots to it.

Both need addresses in full: a site that does not know its own has neither.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

from scripts.search.index import SEARCH

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scripts.render.site import Page, Site

FILE, ROBOTS = "sitemap.xml", "robots.txt"
_MAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_XHTML = "http://www.w3.org/1999/xhtml"


def sitemap(sites: Mapping[str, Site], pages: Mapping[str, Mapping[str, Page]]) -> dict[str, bytes]:
    """Return the sitemap and, for a site at the root of its host, the note for robots; nothing without an address."""
    root = next(iter(sites.values())).content.site.data.root
    if not root:
        return {}
    found = {FILE: _map(sites, pages)}
    if urlsplit(root).path == "/":  # a host has one, at its root
        found[ROBOTS] = f"User-agent: *\nAllow: /\nSitemap: {root}{FILE}\n".encode()
    return found


def _map(sites: Mapping[str, Site], pages: Mapping[str, Mapping[str, Page]]) -> bytes:
    urls = ET.Element("urlset", {"xmlns": _MAP, "xmlns:xhtml": _XHTML})
    for lang, held in pages.items():
        for page in held.values():
            if page.path != SEARCH:
                _url(urls, sites, lang, page.path)
    ET.indent(urls)
    text: str = ET.tostring(urls, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'.encode()


def _url(urls: ET.Element, sites: Mapping[str, Site], lang: str, path: str) -> None:
    """Add a page with its address in every language, its own among them."""
    url = ET.SubElement(urls, "url")
    ET.SubElement(url, "loc").text = sites[lang].address(path)
    for site in sites.values():
        told = {"rel": "alternate", "hreflang": site.tag, "href": site.address(path)}
        ET.SubElement(url, "xhtml:link", told)
