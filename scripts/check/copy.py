"""House style, as warnings: stray spaces, doubled signs and words, brackets without a partner, sentences too long."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scripts.figures import fill
from scripts.load.languages import BESIDE, SOURCE
from scripts.load.placeholder import TOKEN
from scripts.load.sources import of_document, shared
from scripts.load.text_model import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from scripts.fault import Fault
    from scripts.load.content import Content, Source
    from scripts.load.marks import Location
    from scripts.load.models import Figure

LONGEST_ZH = 90  # characters of one sentence, figures written out
LONGEST_EN = 50  # words of one sentence
# Names and citations stand as others wrote them.
_QUOTED = frozenset({"title", "basis", "addressees", "source"})
# Keys that hold whole sentences.
_SENTENCES = frozenset({"text", "answer", "gives", "summary", "why", "about", "meaning", "differs", "status_note"})

_HAN = "[\u3400-\u9fff]"
_FULL = "[，。、；：？！（）《》〈〉“”‘’……]"
_BREAK = {SOURCE.code: re.compile(r"(?<=[。？！；])"), BESIDE.code: re.compile(r"(?<=[.?!;])\s+")}
_END = {SOURCE.code: re.compile(r"[。？！；：…][”）]?$|[”）]$"), BESIDE.code: re.compile(r"[.?!;:…][”’)]?$|[”’)]$")}
_PAIRS = (("“", "”"), ("（", "）"), ("《", "》"), ("〈", "〉"), ("〔", "〕"), ("【", "】"))

_Rule = tuple[re.Pattern[str], str, str]
_ZH: tuple[_Rule, ...] = (
    (
        re.compile(rf"(?<={_HAN})[\"']|[\"'](?={_HAN})"),
        "中文里用了直引号“{found}”：请改成“ ”。",
        "a straight quotation mark in Chinese: write “ ”.",
    ),
    (
        re.compile(r"\.{3,}|。{2,}|(?<!…)…(?!…)"),
        "省略号写法不对：请写“……”。",
        "an ellipsis in the wrong form: in Chinese it is “……”.",
    ),
    (
        re.compile("[，、；：][，。、；：？！]|。[，、；：]|([？！])\\1{2,}"),
        "标点连着写了两个（{found}）：请只留一个。",
        "two punctuation marks together ({found}): keep one.",
    ),
    (
        re.compile(rf"(?<={_HAN})\s+(?={_HAN})|(?<={_FULL})\s+|\s+(?={_FULL})|\s{{2,}}"),
        "中文里有多余的空格：请删除。",
        "a space that Chinese does not want: delete it.",
    ),
    (
        re.compile(rf"(?<={_HAN})(?:--+|—(?!—))(?={_HAN})"),
        "破折号写法不对：请写“——”；表示起止的，两边应当是数。",
        "a dash in the wrong form: “——” in Chinese; a range stands between numbers.",
    ),
    (
        re.compile("的的|了了|是是|在在|和和|与与|或或|为为|把把|不不|由由"),
        "重了一个字（{found}）：请删去一个。",
        "a character stands twice ({found}): delete one.",
    ),
)
_EN: tuple[_Rule, ...] = (
    (re.compile(r"(?<=\S)\s{2,}(?=\S)"), "英文里连着两个空格：请删去一个。", "two spaces together: delete one."),
    (re.compile(r"\s[,.;:?!](?=\s|$)"), "英文标点前多了空格：请删除。", "a space before a mark: delete it."),
    (
        re.compile(r"\b([A-Za-z]+)\s+\1\b", re.IGNORECASE),
        "英文重了一个词（{found}）：请核对。",
        "a word stands twice ({found}): compare.",
    ),
)
_MEANT_TWICE = frozenset({"that that", "had had"})


def check(content: Content) -> Iterator[Fault]:
    """Yield a warning for each slip of the pen and each sentence that is too long."""
    for document in content.documents:
        for source in of_document(document):
            yield from _file(source, document.figures)
    for source in shared(content):
        yield from _file(source, {})


def _file(source: Source[object], figures: Mapping[str, Figure]) -> Iterator[Fault]:
    for loc, text in source.parts:
        if isinstance(text, Text) and loc in source.marked.marks and not _QUOTED & set(loc):
            for lang, words, rules in zip(*zip(*text.pairs, strict=True), (_ZH, _EN), strict=True):
                if TOKEN.search(words):  # a blank is still to be written at all
                    continue
                for offset, zh, en in (*_slips(words, rules), *_shape(words, lang, loc)):
                    yield source.fault((*loc, lang), zh, en, offset=offset, warning=True)
                yield from _long(source, (*loc, lang), fill(words, lang, figures), lang)


def _slips(words: str, rules: tuple[_Rule, ...]) -> Iterator[tuple[int, str, str]]:
    """Yield where a rule is broken, and what to say of it."""
    for pattern, zh, en in rules:
        for found in pattern.finditer(words):
            if found[0].lower() not in _MEANT_TWICE:
                yield found.start(), zh.format(found=found[0]), en.format(found=found[0])


def _shape(words: str, lang: str, loc: Location) -> Iterator[tuple[int, str, str]]:
    """Yield brackets without their other half, and a sentence without its end."""
    for opens, closes in _PAIRS:
        if words.count(opens) != words.count(closes):
            yield (
                max(words.find(opens), words.find(closes)),
                f"“{opens}”和“{closes}”没有成对：请补上或删去一个。",
                f"“{opens}” and “{closes}” do not pair: add or delete one.",
            )
    key = next((part for part in reversed(loc) if isinstance(part, str)), "")
    if key in _SENTENCES and not _END[lang].search(words):
        yield len(words), "句子没有写完：句末请加标点。", "the sentence has no end: close it with a full stop."


def _long(source: Source[object], loc: Location, words: str, lang: str) -> Iterator[Fault]:
    """Yield a warning for a text whose longest sentence is beyond the limit."""
    limit = LONGEST_ZH if lang == SOURCE.code else LONGEST_EN
    size = max(_size(sentence, lang) for sentence in _BREAK[lang].split(words))
    if size > limit:
        yield source.fault(
            loc,
            f"有一句{'中文' if lang == SOURCE.code else '英文'}长{size}{'字' if lang == SOURCE.code else '词'}"
            f"（宜在{limit}以内）：请分成几句。",
            f"a sentence of {size} {'characters' if lang == SOURCE.code else 'words'} (at most {limit} is our rule): "
            "make it several.",
            warning=True,
        )


def _size(sentence: str, lang: str) -> int:
    return len(sentence) if lang == SOURCE.code else len(sentence.split())
