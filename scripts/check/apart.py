"""Languages with files of their own: what they lack is counted and told, what they say keeps the same blanks.

Nothing that is missing is a fault: the page shows the words of the documents' own language, and says so.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.fault import ContentError, Fault
from scripts.load.apart import NAME, of_words, taken
from scripts.load.content import LABELS
from scripts.load.languages import APART, SOURCE, Language
from scripts.load.marks import read_yaml
from scripts.load.words import WORDS, read_words
from scripts.review.texts import folders

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scripts.load.content import Content
    from scripts.load.marks import Marked

# The words files that readers see; what staff see stands in the two languages of the content.
READ = tuple(
    f"{name}.yml" for name in ["facts", "figures", "results", "site", "search", "tools", "quick", "paper", "data"]
)
_BLANK = re.compile(r"\{[^{}]*\}|[{}]")
_SHOWN = 3  # addresses that a message names


def check(content: Content, folder: Path) -> Iterator[Fault]:
    """Yield what each such language says wrongly, and a warning for each file in which it lacks something."""
    if not APART:
        return
    every = texts(content)
    for language in APART:
        for name, held in every.items():
            yield from _file(language, folder, name, held)


def texts(content: Content) -> dict[Path, dict[str, str]]:
    """Return every sentence that a language may say, in the documents' own, by its file and address."""
    every = {**_words(), **_texts(content), **_labels(content)}
    return {name: held for name, held in every.items() if held}


def _words() -> dict[Path, dict[str, str]]:
    """Return every sentence of the site's own in the documents' language, by file and address."""
    found = {}
    for name in READ:
        try:
            words = read_words(WORDS / name)
        except ContentError:
            continue  # the check of the words tells it
        found[Path("words") / name] = {key: text[SOURCE.code] for key, text in of_words(words, SOURCE.code)}
    return found


def _texts(content: Content) -> dict[Path, dict[str, str]]:
    held = [source for _, sources in folders(content) for source in sources]
    by_file = {Path(*source.marked.path.parts[1:]): source for source in [*held, content.site]}
    return {
        file: {address: text.said[SOURCE.code] for address, text in taken(source.data)}
        for file, source in by_file.items()
        if source.marked.marks
    }


def _labels(content: Content) -> dict[Path, dict[str, str]]:
    return {
        Path(one.path) / LABELS: {clause.id: clause.label.source for clause in one.text.clauses}
        for one in content.documents
    }


def _file(language: Language, folder: Path, name: Path, held: dict[str, str]) -> Iterator[Fault]:
    file = folder / NAME / language.code / name
    path = Path(folder.name) / NAME / language.code / name
    marked = read_yaml(file, path) if file.is_file() else None
    yield from marked.faults if marked else ()
    said = marked.data if marked and isinstance(marked.data, dict) else {}
    for key, words in said.items():
        if marked:
            yield from _sentence(marked, key, words, held)
    if missing := [address for address in held if not said.get(address)]:
        some = "、".join(missing[:_SHOWN]) + ("……" if len(missing) > _SHOWN else "")
        yield Fault(
            path,
            1,
            1,
            f"{language.name}：{len(held)}句里缺{len(missing)}句，先照原文的语言显示；补在这个文件里，一行一句：{some}",
            f"{language.name} lacks {len(missing)} of {len(held)} sentences, shown in the documents' own language; "
            f"add them in this file, one a line: {some}",
            warning=True,
        )


def _sentence(marked: Marked, key: str, words: object, held: dict[str, str]) -> Iterator[Fault]:
    if not isinstance(words, str | None):
        yield marked.fault((key,), "这里应当是一句话：数字等请加引号。", "a sentence is wanted: put quotes around it.")
    elif key not in held:
        zh, en = f"没有“{key}”这一句：请删去。", f"there is no sentence “{key}”: delete it."
        yield marked.fault_of_key((key,), zh, en)
    elif words and set(_BLANK.findall(words)) != set(_BLANK.findall(held[key])):
        yield marked.fault(
            (key,),
            "花括号里的内容与原文的句子不一样：请核对。",
            "what stands in braces differs from the sentence of the documents' language: compare them.",
        )
