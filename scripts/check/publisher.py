"""Who publishes: nobody in a demonstration, so that it never looks official; somebody in production. And where."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scripts.fault import Fault
    from scripts.load.content import Content

_HOST = r"(?:[A-Za-z0-9-]+\.)+[A-Za-z0-9-]+|localhost|\[[0-9A-Fa-f:]+\]"
_ADDRESS = re.compile(rf"https?://(?:{_HOST})(?::[0-9]+)?(?:/[A-Za-z0-9._~%/-]*)?")


def check(content: Content) -> Iterator[Fault]:
    """Yield a fault where `site.yml` names a publisher in a demonstration, or none in production, or no address."""
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
            "正式网站必须写明发布单位：请补上 publisher（name、contact、filings），或把 mode 改成 demo。",
            "production must say who publishes: add publisher (name, contact, filings), or change mode to demo.",
        )
    if site.mode == "production" and not site.address:
        yield content.site.fault(
            ("mode",),
            "正式网站必须写明公开的网址：请补上 address，或把 mode 改成 demo。",
            "production must give its public address: add address, or change mode to demo.",
        )
    if site.address and not _ADDRESS.fullmatch(site.address):
        yield content.site.fault(
            ("address",),
            "网址写法不对：请写完整，如 https://example.com/。",
            "not an address: write it in full, like https://example.com/.",
        )
