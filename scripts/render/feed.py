"""The updates as an Atom feed (RFC 4287): one in each language, without a host and the same on every machine.

Links are in full where the site knows its own address, else relative to the feed itself. An id must stay the same
wherever the site moves, so it is a tag of no host: the entry's language, document and id.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from scripts.render.updates import Entry, ends, entries

if TYPE_CHECKING:
    from datetime import date

    from scripts.render.site import Site

_ATOM = "http://www.w3.org/2005/Atom"
_TAG = "tag:mingbai,2026:{lang}/{path}"
# Where nothing is told yet there is still a feed, and a feed says when it was last changed.
_NEVER = "1970-01-01T00:00:00+08:00"


def atom(site: Site) -> bytes:
    """Return the feed of one language."""
    held = entries(site.content)
    words, lang = site.words, site.lang
    root = ET.Element("feed", {"xmlns": _ATOM, "xml:lang": site.language.html})
    _add(root, "id", _TAG.format(lang=lang, path="updates"))
    _add(root, "title", f"{words['frame']['name'][lang]} · {words['titles']['updates'][lang]}")
    _add(root, "subtitle", words["updates"]["lead"][lang])
    _add(root, "updated", _time(held[0].update.date) if held else _NEVER)
    _add(ET.SubElement(root, "author"), "name", words["frame"]["name"][lang])
    ET.SubElement(root, "link", {"rel": "self", "type": "application/atom+xml", "href": _href(site, "updates.xml")})
    ET.SubElement(root, "link", {"rel": "alternate", "type": "text/html", "href": _href(site, "updates/")})
    for one in held:
        _entry(root, site, one)
    ET.indent(root)
    text: str = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'.encode()


def _entry(root: ET.Element, site: Site, one: Entry) -> None:
    """Add one update; the status of its document then stands in the title, where no reader misses it."""
    update, document, lang = one.update, one.document, site.lang
    entry = ET.SubElement(root, "entry")
    _add(entry, "id", _TAG.format(lang=lang, path=f"{document.path}/{update.id}"))
    status = site.words["status"][update.status][lang]
    place = site.pick(site.content.places[document.place].meta.data.short)
    title = site.words["updates"]["entry"][lang]
    _add(entry, "title", title.format(place=place, status=status, title=site.pick(update.title)))
    _add(entry, "updated", _time(update.date))
    ET.SubElement(
        entry, "link", {"rel": "alternate", "type": "text/html", "href": _href(site, f"updates/#{one.anchor}")}
    )
    _add(entry, "summary", "\n".join([*map(site.pick, update.text), *_periods(site, one)]))


def _periods(site: Site, one: Entry) -> list[str]:
    """Return the births and payments concerned, as the page says them."""
    words, lang = site.words["updates"], site.lang
    found = []
    for period in one.update.periods:
        days = {
            name: site.language.writing.day_in_words(day)
            for name, day in (("first", period.first), ("last", period.last))
            if day
        }
        found.append(
            words["periods"][period.of][lang].format(period=words["period"][ends(period)][lang].format(**days))
        )
    return found


def _href(site: Site, path: str) -> str:
    return site.address(path) if site.content.site.data.root else path


def _add(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, name).text = text


def _time(day: date) -> str:
    """Return the beginning of a day in China, as Atom writes a moment."""
    return f"{day.isoformat()}T00:00:00+08:00"
