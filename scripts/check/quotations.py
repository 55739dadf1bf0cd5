"""Every quotation stands in its clause, and every figure says what its quotation prints."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from scripts.figures import printed_value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scripts.fault import Fault
    from scripts.load.content import Content, Document, Source
    from scripts.load.marks import Location
    from scripts.load.models import Figure, Measure


def check(content: Content) -> Iterator[Fault]:
    """Yield a fault for each quotation that is not in the text and each figure that differs from its own."""
    for document in content.documents:
        for source, clause_id, loc, quote in quotations(document):
            yield from _quotation(document, source, clause_id, loc, quote)
        for measure in document.measures.values():
            for index, figure in enumerate(measure.data.figures):
                yield from _figure(measure, ("figures", index), figure)


def quotations(document: Document) -> Iterator[tuple[Source[object], str, Location, str]]:
    """Yield every quotation of a document: its file, the clause it must stand in, where it stands, its words.

    The clause is empty where the quotation may stand anywhere in the text.
    """
    for measure in document.measures.values():
        yield from _in_file(measure, measure.data.clause)
    for source in (document.meta, document.rules):
        yield from _in_file(source, "")
    for index, faq in enumerate(document.faqs.data):
        if faq.quote:
            printing = [clause for clause in faq.clauses if _prints(document, clause, faq.quote)]
            yield document.faqs, (printing or faq.clauses)[0], (index, "quote"), faq.quote
    if "document.yml" not in document.lost:
        yield document.meta, "", ("status_quote",), document.meta.data.status_quote


def _prints(document: Document, clause_id: str, quote: str) -> bool:
    clause = document.text.clause(clause_id)
    return clause is not None and clause.holds(quote)


def _in_file(source: Source[object], clause: str) -> Iterator[tuple[Source[object], str, Location, str]]:
    for loc, part in source.parts:
        if quote := getattr(part, "quote", None):
            yield source, getattr(part, "clause", getattr(part, "measure", clause)), (*loc, "quote"), quote


def _quotation(
    document: Document, source: Source[object], clause_id: str, loc: Location, quote: str
) -> Iterator[Fault]:
    clause = document.text.clause(clause_id)
    if clause_id and clause is None:
        yield source.fault(
            loc,
            f"正式文本里没有条款“{clause_id}”：请写 official.txt 里的编号。",
            f"the official text has no clause “{clause_id}”: write an id from official.txt.",
        )
        return
    clauses = (clause,) if clause else document.text.clauses
    if any(one.holds(quote) for one in clauses):
        return
    near = _nearest(quote, [paragraph for one in clauses for paragraph in one.paragraphs])
    yield source.fault(
        loc,
        f"引文不在正式文本的这一条里：{quote}；请照原文抄写，最接近的是“{near}”。",
        f"this quotation is not in the clause: {quote} — copy the text; the nearest passage is “{near}”.",
    )


_LONGEST = 300  # of a quotation, a part is enough to find its like


def _nearest(quote: str, paragraphs: list[str]) -> str:
    """Return the passage of the paragraphs that is most like the quotation."""
    best, best_size, quote = "", -1, quote[:_LONGEST]
    for paragraph in paragraphs:
        match = SequenceMatcher(None, quote, paragraph, autojunk=False).find_longest_match()
        if match.size > best_size:
            start = max(0, match.b - match.a)
            best, best_size = paragraph[start : start + len(quote)], match.size
    return best


# What a figure's own sentence must print for its unit.
_SIGNS = {
    "CNY": ("元",),
    "CNY/person/month": ("元", "月"),
    "CNY/year": ("元", "年"),
    "days": ("天",),
    "days/year": ("天", "每年"),
    "date": ("日",),
    "year": ("年",),
    "age": ("岁",),
    "minutes": ("分钟",),
    "percent": ("%",),
    "per-thousand": ("每千",),
}


def _figure(source: Source[Measure], loc: Location, figure: Figure) -> Iterator[Fault]:
    for sign in (one for one in _SIGNS.get(figure.unit, ()) if one not in figure.quote):
        yield source.fault(
            (*loc, "unit"),
            f"单位是 {figure.unit}，引文里却没有“{sign}”：请核对单位或引文。",
            f"the unit is {figure.unit}, but the quotation does not print “{sign}”: compare the two.",
        )
    if figure.printed not in figure.quote:
        yield source.fault(
            (*loc, "printed"),
            f"“{figure.printed}”不在它的引文里：请照引文抄写。",
            f"“{figure.printed}” is not in its quotation: copy it from there.",
        )
        return
    value = printed_value(figure.printed)
    if value is None:
        yield source.fault(
            (*loc, "printed"),
            f"“{figure.printed}”里应当正好有一个数字或日期：请缩短。",
            f"“{figure.printed}” should hold exactly one number or date: shorten it.",
        )
    elif value != figure.value:
        yield source.fault(
            (*loc, "value"),
            f"数值 {figure.value} 与原文“{figure.printed}”不一致：请改成 {value}，或改引文。",
            f"the value {figure.value} differs from the printed “{figure.printed}”: write {value} or mend the quote.",
        )
