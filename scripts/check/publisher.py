"""Who publishes: nobody in a demonstration, so that it never looks official; somebody in production."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scripts.fault import Fault
    from scripts.load.content import Content

_ADDRESS = re.compile(r"https?://[^\s/]+(/\S*)?")


def check(content: Content) -> Iterator[Fault]:
    """Yield a fault where `site.yml` names a publisher in a demonstration, or none in production."""
    site = content.site.data
    if site.mode == "demo" and site.publisher:
        yield content.site.fault(
            ("publisher",),
            "演示网站不能写发布单位、备案号和联系方式，以免看起来像正式网站："
            "请删除 publisher，或把 mode 改成 production。",
            "a demonstration may not name a publisher, filing numbers or a contact, or it would look official: "
            "delete publisher, or change mode to production.",
        )
    if site.mode == "production" and not site.publisher:
        yield content.site.fault(
            ("mode",),
            "正式网站必须写明发布单位：请补上 publisher（name、contact、address、filings），或把 mode 改成 demo。",
            "production must say who publishes: add publisher (name, contact, address, filings), "
            "or change mode to demo.",
        )
    if site.publisher and not _ADDRESS.fullmatch(site.publisher.address):
        yield content.site.fault(
            ("publisher", "address"),
            "网址写法不对：请写完整，如 https://example.com/。",
            "not an address: write it in full, like https://example.com/.",
        )
