"""Every id that one file writes of another is there: audiences, figures, clauses, topics, terms."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scripts.fault import Fault
    from scripts.load.content import Content, Document, Source


def check(content: Content) -> Iterator[Fault]:
    """Yield a fault for each reference to nothing and each id used twice."""
    audiences = {audience.id for audience in content.audiences.data}
    for document in content.documents:
        yield from _audiences(document, audiences)
        yield from _faq_clauses(document)
        yield from _figures_twice(document)
        for source in (document.faqs, document.families):
            yield from _twice(source, [one.id for one in source.data])
    for shared in (content.glossary, content.audiences, content.topics):
        yield from _twice(shared, [one.id for one in shared.data])
    yield from _topics(content)


def _audiences(document: Document, known: set[str]) -> Iterator[Fault]:
    for source in document.measures.values():
        for index, name in enumerate(source.data.audience):
            if name not in known:
                yield source.fault(("audience", index), *_no_audience(name))
    for number, faq in enumerate(document.faqs.data):
        for index, name in enumerate(faq.audience):
            if name not in known:
                yield document.faqs.fault((number, "audience", index), *_no_audience(name))


def _no_audience(name: str) -> tuple[str, str]:
    return (
        f"audiences.yml 里没有读者类别“{name}”：请改正。",
        f"audiences.yml has no reader “{name}”: correct it.",
    )


def _faq_clauses(document: Document) -> Iterator[Fault]:
    for number, faq in enumerate(document.faqs.data):
        for index, clause in enumerate(faq.clauses):
            if document.text.clause(clause) is None:
                yield document.faqs.fault(
                    (number, "clauses", index),
                    f"正式文本里没有条款“{clause}”：请写 official.txt 里的编号。",
                    f"the official text has no clause “{clause}”: write an id from official.txt.",
                )


def _figures_twice(document: Document) -> Iterator[Fault]:
    seen: set[str] = set()
    for source in document.measures.values():
        for index, figure in enumerate(source.data.figures):
            if figure.id in seen:
                yield source.fault(("figures", index, "id"), *_id_twice(figure.id))
            seen.add(figure.id)


def _twice(source: Source[object], ids: list[str]) -> Iterator[Fault]:
    for name, count in Counter(ids).items():
        if count > 1:
            last = len(ids) - 1 - ids[::-1].index(name)
            yield source.fault((last, "id"), *_id_twice(name))


def _id_twice(name: str) -> tuple[str, str]:
    return f"编号“{name}”用了两次：请改其中一个。", f"the id “{name}” stands twice: change one."


def _topics(content: Content) -> Iterator[Fault]:
    documents = {document.path: document for document in content.documents}
    placed: set[tuple[str, str]] = set()
    for number, topic in enumerate(content.topics.data):
        for path, measures in topic.measures.items():
            for index, measure in enumerate(measures):
                placed.add((path, measure))
                if path not in documents or measure not in documents[path].measures:
                    yield content.topics.fault(
                        (number, "measures", path, index),
                        f"没有措施“{path} {measure}”：请改正。",
                        f"there is no measure “{path} {measure}”: correct it.",
                    )
    for path, document in documents.items():
        for measure, source in document.measures.items():
            if (path, measure) not in placed:
                yield source.fault(
                    ("clause",),
                    "这条措施不在 topics.yml 的任何一行里：请补上。",
                    "this measure is in no row of topics.yml: add it to one.",
                )
