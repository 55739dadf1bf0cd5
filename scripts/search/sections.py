"""A page's text as a reader sees it: sections that a link can lead to, each a title and its blocks of words."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

_HEADING = re.compile(r"^(#{1,6}) (.*?) \{ #(\S+)[^}]*\}$", re.MULTILINE)
_UNSEARCHED = re.compile(r"<(\w+)[^>]*\sdata-unsearched\b[^>]*>")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]#])")
_VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"})
# Words on both sides of these tags stand on one line; every other tag begins a new block.
_INLINE = frozenset(
    {"a", "abbr", "b", "bdi", "bdo", "cite", "code", "em", "i", "mark", "q", "s", "small", "span", "strong", "sub"}
    | {"sup", "time", "tspan", "u", "wbr"}
)
_ANCHORS = frozenset(["article", "details", "fieldset", "h1", "h2", "h3", "h4", "h5", "section"])
_TITLES = frozenset(["dt", "h1", "h2", "h3", "h4", "h5", "h6", "legend", "summary", "th"])
# What no reader of the page as it is sent would look for: forms are there to be filled in.
_UNSEEN = frozenset({"script", "style", "template", "noscript", "form"})
# Around the text: the same on many pages.
_FRAME = frozenset({"mb-notice", "mb-checked", "mb-review"})


@dataclass
class Section:
    """A part of a page that has an address of its own; the first, without an anchor, is the top of the page."""

    anchor: str
    title: str = ""
    blocks: list[str] = field(default_factory=list)


def sections(markdown: str) -> tuple[list[Section], list[str]]:
    """Return the sections of a generated page in reading order, and the blocks of its frame."""
    body = markdown.split("---\n", 2)[2]
    reader = _Reader()
    reader.feed(_HEADING.sub(_heading, _searched(body)))
    reader.flush()
    return [one for one in reader.sections if one.blocks], reader.frame


def _searched(body: str) -> str:
    """Return a page with what is not searched emptied: on some pages that is nearly all, and reading takes time."""
    parts, at = [], 0
    while found := _UNSEARCHED.search(body, at):
        tag = found[1]
        parts += [body[at : found.start()], f"<{tag} hidden></{tag}>"]
        depth, at = 1, found.end()
        for step in re.compile(rf"<(/?){tag}\b[^>]*>").finditer(body, at):
            depth += -1 if step[1] else 1
            if not depth:
                at = step.end()
                break
    return "".join([*parts, body[at:]])


def _heading(found: re.Match[str]) -> str:
    level, words = len(found[1]), _ESCAPED.sub(r"\1", found[2])
    return f'<h{level} id="{found[3]}">{words}</h{level}>'


class _Reader(HTMLParser):
    """Collects blocks of text, each under the innermost address around it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.sections = [Section("")]
        self.frame: list[str] = []
        self._open: list[tuple[str, Section | None, str]] = []  # tag, the section that it began, seen as what
        self._under = self.sections[0]  # the section of the last heading
        self._text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = dict(attrs)
        seen = _seen_as(tag, held)
        if seen or tag not in _INLINE:
            self.flush()
        if tag in _VOID:
            return
        begun = self._begin(tag, held["id"] or "") if tag in _ANCHORS and "id" in held else None
        self._open.append((tag, begun, seen))

    def handle_endtag(self, tag: str) -> None:
        found = next((at for at in range(len(self._open) - 1, -1, -1) if self._open[at][0] == tag), None)
        if tag not in _INLINE or (found is not None and self._open[found][2]):
            self.flush(tag)
        if found is not None:
            del self._open[found:]

    def handle_data(self, data: str) -> None:
        self._text.append(data)

    def flush(self, ended: str = "") -> None:
        """End a block; `ended` is the tag whose end ends it."""
        text, self._text = " ".join("".join(self._text).split()), []
        seen = {kind for _, _, kind in self._open}
        if not text or "unseen" in seen:
            return
        if "frame" in seen:
            self.frame.append(text)
            return
        section = next((one for _, one, _ in reversed(self._open) if one), self._under)
        section.blocks.append(text)
        if ended in _TITLES and not section.title:
            section.title = text

    def _begin(self, tag: str, anchor: str) -> Section:
        top = tag == "h1"
        section = self.sections[0] if top else Section(anchor)
        if not top:
            self.sections.append(section)
        if tag[0] == "h" and not any(one for _, one, _ in self._open):
            self._under = section
        return section


def _seen_as(tag: str, attributes: dict[str, str | None]) -> str:
    """Return whether an element is part of the frame, not searched, or neither: navigation is other pages' words."""
    if tag in _UNSEEN or tag == "nav" or "hidden" in attributes:
        return "unseen"
    return "frame" if _FRAME.intersection((attributes.get("class") or "").split()) else ""
