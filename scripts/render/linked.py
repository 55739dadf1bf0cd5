"""What a page is, in the vocabulary of schema.org: JSON-LD, for search engines and other programs.

Addresses are in full where the site knows its own; else they are counted from the page, which JSON-LD in HTML allows.
What is taken from a draft says so in its name, and claims no legal force; of an issued document no force is claimed
either, for the site does not know whether it was amended or repealed since.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scripts.data.files import FOLDER, name, notice, words
from scripts.data.records import KINDS, VERSION
from scripts.load.languages import SOURCE
from scripts.render import links
from scripts.render.form import script_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from scripts.load.content import Document, Place
    from scripts.load.models import Measure
    from scripts.load.text_model import Text
    from scripts.render.site import Page, Site

Node = dict[str, Any]

_NO_FORCE = {"draft", "repealed"}
_MIT = "https://opensource.org/license/mit"


def linked(site: Site, page: Page, context: Mapping[str, Any]) -> str:
    """Return the JSON-LD of a page, ready for a script element; `context` is what its template is given."""
    teller = _Teller(site, page)
    return script_json({"@context": "https://schema.org", "@graph": list(teller.nodes(context))})


def titled(site: Site, title: str, document: Document) -> str:
    """Return a title that may stand away from its page: of what is not simply issued, it bears the status."""
    status = _status(site, document)
    if document.meta.data.status == "in_force" or status.casefold() in title.casefold():
        return title
    said: str = words()["linked"]["title"][site.lang]
    return said.format(title=title, status=status)


def page_title(site: Site, page: Page) -> str:
    """Return the title of a page where it stands alone: with the document that it is of."""
    if not page.document:
        return page.title
    short = site.pick(page.document.meta.data.short)
    return titled(site, page.title if short in page.title else f"{page.title} · {short}", page.document)


def _status(site: Site, document: Document) -> str:
    text: str = site.words["status"][document.meta.data.status][site.lang]
    return text


class _Teller:
    """Tells of one page."""

    def __init__(self, site: Site, page: Page) -> None:
        self.site, self.page = site, page

    def nodes(self, context: Mapping[str, Any]) -> Iterator[Node]:
        yield self._crumbs() if self.page.path else self._site()
        place, document = self.page.place, self.page.document
        template = self.page.template
        if template == "data.md.j2":
            yield self._data()
        if not place or not document:
            return
        if template in {"overview.md.j2", "text.md.j2"}:
            yield {**self._document(place, document), **self._told(document)}
        elif template == "measure.md.j2":
            yield self._measure(place, document, context["measure"])
        elif template == "faqs.md.j2":
            yield self._questions(document)

    def _site(self) -> Node:
        frame = self.site.words["frame"]
        told = {"@type": "WebSite", "name": frame["name"][self.site.lang], "url": self._to("")}
        return {**told, "description": frame["tagline"][self.site.lang], "inLanguage": self.site.tag, **self._by()}

    def _by(self) -> Node:
        publisher = self.site.content.site.data.publisher
        return {"publisher": _body(self.site.pick(publisher.name))} if publisher else {}

    def _crumbs(self) -> Node:
        """Return the way to the page, as its crumbs show it."""
        steps = [(self.site.words["home"][self.site.lang], ""), *self.page.crumbs, (self.page.title, self.page.path)]
        items = [
            {"@type": "ListItem", "position": at, "item": {"@id": self._to(path), "name": title}}
            for at, (title, path) in enumerate(steps, 1)
        ]
        return {"@type": "BreadcrumbList", "itemListElement": items}

    def _document(self, place: Place, document: Document) -> Node:
        """Return a document; a draft and what was repealed have no force, of the rest nothing is claimed."""
        meta = document.meta.data
        told = {
            "@type": "Legislation",
            "name": self.site.pick(meta.title),
            "url": self._to(f"{document.path}/text/"),
            "inLanguage": SOURCE.html,
            "legislationIdentifier": meta.number,
            "legislationDate": meta.date.isoformat() if meta.date else None,
            "legislationPassedBy": _body(self.site.pick(meta.issuer)) if meta.issuer else None,
            "legislationJurisdiction": self._area(place),
            "creativeWorkStatus": _status(self.site, document),
            "legislationLegalForce": "https://schema.org/NotInForce" if meta.status in _NO_FORCE else None,
        }
        return {key: value for key, value in told.items() if value is not None}

    def _told(self, document: Document) -> Node:
        return {"description": self.site.pick(document.meta.data.status_note)}

    def _measure(self, place: Place, document: Document, measure: Measure) -> Node:
        """Return a measure as a service: for whom, where, who leads it, and the document that writes of it."""
        units = {unit.id: self.site.pick(unit.name) for unit in place.units.data}
        readers = {one.id: self.site.pick(one.name) for one in self.site.content.audiences.data}
        leads = [units[one.unit] for one in measure.units if one.role == "lead"]
        return {
            "@type": "GovernmentService",
            "name": titled(self.site, self.site.pick(measure.title), document),
            "description": self.site.plain(measure.answer, document),
            "url": self._to(self.page.path),
            "areaServed": self._area(place),
            "audience": [{"@type": "Audience", "audienceType": readers[key]} for key in measure.audience],
            **({"provider": [_body(one) for one in leads]} if leads else {}),
            "subjectOf": self._document(place, document),
        }

    def _questions(self, document: Document) -> Node:
        return {
            "@type": "FAQPage",
            "name": page_title(self.site, self.page),
            "inLanguage": self.site.tag,
            "mainEntity": [
                {
                    "@type": "Question",
                    "name": self.site.plain(faq.question, document),
                    "acceptedAnswer": {"@type": "Answer", "text": self._answer(faq.answer, document)},
                }
                for faq in document.faqs.data
            ],
        }

    def _answer(self, lines: Iterable[Text], document: Document) -> str:
        """Return an answer that may be shown away from its page: one from a draft says so itself."""
        text = "\n".join(self.site.plain(line, document) for line in lines)
        if document.meta.data.status == "in_force":
            return text
        said: str = words()["linked"]["answer"][self.site.lang]
        return said.format(status=_status(self.site, document), text=text)

    def _data(self) -> Node:
        said, lang = words(), self.site.lang
        files = [
            {
                "@type": "DataDownload",
                "name": said["kinds"][kind][lang],
                "encodingFormat": media,
                "contentUrl": self._file(f"{FOLDER}/{name(kind, lang, form)}"),
            }
            for kind in KINDS
            for form, media in (("json", "application/json"), ("csv", "text/csv"))
        ]
        return {
            "@type": "Dataset",
            "name": said["page"]["title"][lang],
            "description": "\n".join([said["page"]["lead"][lang], *notice(self.site)]),
            "url": self._to(self.page.path),
            "inLanguage": self.site.tag,
            "version": VERSION,
            "license": _MIT,
            "distribution": files,
            **self._by(),
        }

    def _area(self, place: Place) -> Node:
        return {"@type": "AdministrativeArea", "name": self.site.pick(place.meta.data.name)}

    def _to(self, path: str) -> str:
        """Return the address of a page of this language."""
        return self.site.address(path) if self.site.content.site.data.root else links.relative(self.page.path, path)

    def _file(self, path: str) -> str:
        """Return the address of a file, counted from the root of the site."""
        root = self.site.content.site.data.root
        return f"{root}{path}" if root else links.to_file(f"{self.site.lang}/{self.page.path}", path)


def _body(title: str) -> Node:
    return {"@type": "Organization", "name": title}
