"""A page's HTML as the tests ask about it: ids, links, counts, and the text of a part."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
LOADING = {"script": "src", "img": "src", "source": "src", "iframe": "src", "link": "href", "video": "src"}


@dataclass
class Element:
    """An element, its attributes, and the pieces of text and elements inside it."""

    tag: str
    attributes: dict[str, str]
    inside: list[Element | str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All text inside, as it stands in the source."""
        return "".join(one if isinstance(one, str) else one.text for one in self.inside)

    def named(self, name: str) -> bool:
        """Whether this is the tag, the class or, with a hash, the id."""
        classes = self.attributes.get("class", "").split()
        return name in (self.tag, f"#{self.attributes.get('id')}", *classes)


class Markup(HTMLParser):
    """A parsed page."""

    def __init__(self) -> None:
        """Begin with an empty tree."""
        super().__init__(convert_charrefs=True)
        self.all: list[Element] = []
        self._open: list[Element] = [Element("", {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element."""
        element = Element(tag, {key: value or "" for key, value in attrs})
        self.all.append(element)
        self._open[-1].inside.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        """Close the innermost element of that name."""
        for index in range(len(self._open) - 1, 0, -1):
            if self._open[index].tag == tag:
                del self._open[index:]
                return

    def handle_data(self, data: str) -> None:
        """Keep text, but not that of scripts and styles."""
        if self._open[-1].tag not in {"script", "style"}:
            self._open[-1].inside.append(data)

    @property
    def ids(self) -> list[str]:
        """Every id, in reading order."""
        return [one.attributes["id"] for one in self.all if "id" in one.attributes]

    @property
    def links(self) -> list[str]:
        """Every address a reader can follow or the page needs."""
        return [one.attributes["href"] for one in self.all if "href" in one.attributes] + self.loads

    @property
    def loads(self) -> list[str]:
        """Every address the browser asks for by itself."""
        found = [(one, LOADING[one.tag]) for one in self.all if one.tag in LOADING]
        found = [(one, key) for one, key in found if key in one.attributes]
        return [one.attributes[key] for one, key in found if one.attributes.get("rel") != "alternate"]

    @property
    def switch(self) -> str:
        """The address of the same page in the other language."""
        return next(one.attributes["href"] for one in self.all if one.named("mb-language"))

    def count(self, name: str) -> int:
        """Return how many elements have this tag, class or #id."""
        return sum(one.named(name) for one in self.all)

    def targets(self, name: str) -> set[str]:
        """Return where the links of this class lead."""
        return {one.attributes["href"] for one in self.all if one.named(name)}

    def text(self, name: str) -> str:
        """Return the text of the first element with this tag, class or #id."""
        return next(one.text for one in self.all if one.named(name))

    def paragraphs(self, name: str) -> list[str]:
        """Return the paragraphs directly inside every element of this class."""
        parts = [inner for one in self.all if one.named(name) for inner in one.inside]
        return [part.text for part in parts if isinstance(part, Element) and part.tag == "p"]


def read(html: str) -> Markup:
    """Parse a page."""
    page = Markup()
    page.feed(html)
    return page
