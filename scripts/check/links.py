"""Links in prose: an address is whole, and what a document calls outside help says where it comes from."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from scripts.load.languages import SOURCE
from scripts.load.sources import texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scripts.fault import Fault
    from scripts.load.content import Content, Document
    from scripts.load.marks import Location
    from scripts.load.text_model import Text

# [words](address), also with the address or its closing bracket missing; and an address on its own.
_LINK = re.compile(r"\[[^\]]*\](?P<open>[(（])(?P<address>[^)）]*)(?P<close>[)）]?)|(?P<bare>https?:[^\s，。；）)]*)")
_HOST = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+", re.IGNORECASE)
_TITLE = re.compile(r"《[^》]+》")


def check(content: Content) -> Iterator[Fault]:
    """Yield a fault for each link that leads nowhere, and each document named that the text does not name."""
    for source, loc, text in texts(content):
        for lang, words in text.pairs:
            for found in _LINK.finditer(words):
                if not _leads(found):
                    yield source.fault(
                        (*loc, lang),
                        f"链接“{found[0]}”打不开：请写成 [文字](https://网址)，用半角括号和完整的网址。",
                        f"the link “{found[0]}” leads nowhere: write [words](https://address), "
                        "with ASCII brackets and the whole address.",
                        offset=found.start(),
                    )
    for document in content.documents:
        yield from _unlabelled(document)


def _leads(found: re.Match[str]) -> bool:
    """Whether a link has an address of the open web, between ASCII brackets."""
    address = found["bare"] or found["address"] or ""
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError:
        return False
    whole = found["bare"] or (found["open"], found["close"]) == ("(", ")")
    return bool(whole and parts.scheme in {"http", "https"} and _HOST.fullmatch(host))


def _unlabelled(document: Document) -> Iterator[Fault]:
    """Yield a fault for a title in a measure that the official text does not print and no source stands beside."""
    printed = "".join(paragraph for clause in document.text.clauses for paragraph in clause.paragraphs)
    for measure in document.measures.values():
        told: list[tuple[Location, Text]] = [(("answer",), measure.data.answer)]
        told += [(("gives", index), one) for index, one in enumerate(measure.data.gives)]
        told += [(("open", index, "text"), one.text) for index, one in enumerate(measure.data.open)]
        for loc, text in told:
            for found in _TITLE.finditer(text.source):
                if found[0] not in printed:
                    yield measure.fault(
                        (*loc, SOURCE.code),
                        f"正式文本没有提到{found[0]}：文件以外的内容请移到 outside，写明 source。",
                        f"the official text does not name {found[0]}: move what comes from outside the document "
                        "to outside, with its source.",
                        offset=found.start(),
                    )
