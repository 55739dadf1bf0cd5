"""What languages with files of their own say.

Such a file stands below `languages/CODE/` as the file stands whose texts it holds, and the site's own sentences in
`words/` there. It is a list of addresses and words: `figures/grant: …`, `frame/menu: …`.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.load.addresses import addressed, written
from scripts.load.languages import APART, FOLDER
from scripts.load.marks import parse_yaml
from scripts.load.models import Figure
from scripts.load.plain import read_plain
from scripts.load.site_models import Everyday, Term
from scripts.load.text_model import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scripts.load.marks import Marked

NAME = FOLDER.name
_ALIASES = "aliases"
Told = tuple[tuple[str, str], ...]  # language and text of each file, as it was read


def home(lang: str, name: str = "") -> str:
    """Return where below the content a language keeps what stands in a folder or file of that name."""
    apart = any(one.code == lang for one in APART)
    path = Path(NAME, lang, name) if apart else Path(name)
    return "" if path == Path() else path.as_posix()


def told(folder: Path, name: Path | str) -> Told:
    """Return what stands in the files of each language for the file called `name`; `folder` is its content folder."""
    if not APART:
        return ()
    files = ((one.code, folder / NAME / one.code / name) for one in APART)
    texts = ((code, read_plain(file, file)[0]) for code, file in files if file.is_file())
    return tuple((code, text) for code, text in texts if text is not None)


@lru_cache(maxsize=256)  # only what is looked at line by line
def placed(text: str, name: Path = Path()) -> Marked:
    """Return such a file with the place of every sentence."""
    return parse_yaml(text, name)


@lru_cache(maxsize=2048)  # most files are as they were when they are read again
def said(text: str) -> dict[str, str]:
    """Return the words of such a file by their addresses; what is left empty is not said."""
    held = parse_yaml(text, Path()).data
    flat = held if isinstance(held, dict) else {}
    return {key: words for key, words in flat.items() if isinstance(words, str) and words}


def add(data: object, files: Told) -> None:
    """Give each text inside `data` what the languages say at its address."""
    for lang, text in files:
        held = said(text)
        for address, model in taken(data):
            if address in held:
                model.add(lang, held[address])


def taken(data: object) -> Iterator[tuple[str, Text | Term | Everyday]]:
    """Yield each text of a file that a language can say, with its address."""
    for _, address, model in addressed(data):
        text = model.name if isinstance(model, Figure) else model
        if isinstance(text, Text | Term):
            yield written(address), text
        if isinstance(text, Term) and text.aliases:
            yield written((*address[:-1], _ALIASES)), text.everyday


def of_words(node: object, source: str, address: tuple[str, ...] = ()) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield each sentence of a words file with its address: nested keys, lists by number."""
    if isinstance(node, dict):
        if source in node:
            yield "/".join(address), node
            return
        for key, value in node.items():
            yield from of_words(value, source, (*address, str(key)))
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from of_words(value, source, (*address, str(index)))
