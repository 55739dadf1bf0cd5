"""What a page says of itself to those who pass it on: its title with the status, and its address where it has one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scripts.paper.sheets import PICTURE_SIZE, sheets
from scripts.render.linked import page_title

if TYPE_CHECKING:
    from scripts.render.site import Page, Site


def sharing(site: Site, page: Page) -> dict[str, Any]:
    """Return the title under which a page is shared, and what needs an address in full: null where there is none."""
    root = site.content.site.data.root
    document = page.document
    return {
        "title": page_title(site, page),
        "locale": site.tag.replace("-", "_") if "-" in site.tag else None,  # Open Graph knows only whole ones
        "root": root or None,
        "address": site.address(page.path) if root else None,
        "path": page.path,
        "image": f"{root}{_picture(site, page)}" if root and document else None,
    }


def _picture(site: Site, page: Page) -> str:
    """Return the picture of the page's document, which bears its status."""
    assert page.place  # noqa: S101 - a page of a document is one of its place
    assert page.document  # noqa: S101 - asked for only then
    held = sheets(site.content, page.place, page.document)
    picture = next(sheet for sheet in held if sheet.form == "picture")
    return picture.file((site.lang,), PICTURE_SIZE, "png")
