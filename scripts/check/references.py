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
        if audiences:
            yield from _audiences(document, audiences)
        yield from _faq_clauses(document)
        yield from _front(document)
        yield from _figures_twice(document)
        for source in (document.faqs, document.families):
            yield from _twice(source, [one.id for one in source.data])
    for shared in (content.glossary, content.audiences, content.topics):
        yield from _twice(shared, [one.id for one in shared.data])
    yield from _both(content, audiences)
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


def _both(content: Content, known: set[str]) -> Iterator[Fault]:
    for number, one in enumerate(content.audiences.data):
        for index, name in enumerate(one.both):
            if name not in known:
                yield content.audiences.fault((number, "both", index), *_no_audience(name))


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


def _front(document: Document) -> Iterator[Fault]:
    known = {faq.id for faq in document.faqs.data}
    for index, name in enumerate(document.meta.data.front):
        if name not in known:
            yield document.meta.fault(
                ("front", index),
                f"faqs.yml 里没有问题“{name}”：请改正。",
                f"faqs.yml has no question “{name}”: correct it.",
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
    known = [topic.id for topic in content.topics.data]
    named: set[str] = set()
    for document in content.documents:
        for source in document.measures.values():
            named.update(source.data.topics)
            if not known:
                continue
            for index, name in enumerate(source.data.topics):
                if name not in known:
                    yield source.fault(
                        ("topics", index),
                        f"topics.yml 里没有“{name}”这一行：请改正或删去。",
                        f"topics.yml has no row “{name}”: correct it or leave it out.",
                    )
    documents = {document.path for document in content.documents}
    for number, topic in enumerate(content.topics.data):
        if topic.id not in named and content.whole:
            yield content.topics.fault(
                (number, "id"),
                "没有一条措施写着这一行：请删除它，或在措施的 topics 里写上。",
                "no measure names this row: delete it, or name it under topics in a measure.",
            )
        for index, path in enumerate(topic.documents):
            if path not in documents and content.whole:
                yield content.topics.fault(
                    (number, "documents", index),
                    f"没有文件“{path}”：请写“地方/文件”两个文件夹的名称。",
                    f"there is no document “{path}”: write the folders of place and document.",
                )
