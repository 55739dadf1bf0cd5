"""The rules name only what is there: measures, conditions that the calculator knows, benefits to add to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calculator.conditions import CONDITIONS
from calculator.looks import ON_TOP_OF
from calculator.mechanisms import MECHANISMS
from scripts.check.near import unknown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scripts.fault import Fault
    from scripts.load.content import Content, Document
    from scripts.load.marks import Location
    from scripts.load.rule_models import Benefit, Named


def check(content: Content) -> Iterator[Fault]:
    """Yield a fault for each measure, condition or benefit that the rules name wrongly."""
    for document in content.documents:
        yield from _ids(document)
        for number, benefit in enumerate(document.rules.data.benefits):
            yield from _conditions(document, number, benefit)
            yield from _supplement(document, number, benefit)


def _ids(document: Document) -> Iterator[Fault]:
    rules = document.rules
    held: list[tuple[Location, Benefit | Named]] = [(("benefits", i), one) for i, one in enumerate(rules.data.benefits)]
    held += [(("named", i), one) for i, one in enumerate(rules.data.named)]
    seen: set[str] = set()
    for loc, one in held:
        yield from unknown(
            rules, (*loc, "measure"), one.measure, document.measures, ("没有措施", "there is no measure")
        )
        if one.id in seen:
            yield rules.fault(
                (*loc, "id"),
                f"编号“{one.id}”用了两次：请改其中一个。",
                f"the id “{one.id}” stands twice: change one.",
            )
        seen.add(one.id)


def _conditions(document: Document, number: int, benefit: Benefit) -> Iterator[Fault]:
    source = document.measures.get(benefit.measure)
    printed = {condition.id for condition in source.data.conditions} if source else set()
    known = {**{name: one.facts for name, one in CONDITIONS.items()}, ON_TOP_OF: ()}
    own = {one.id: (f"{one.who}.",) for one in document.rules.data.conditions}
    said = ("计算器不认识条件", "the calculator knows no condition")
    for index, name in enumerate(benefit.conditions):
        loc: Location = ("benefits", number, "conditions", index)
        yield from unknown(document.rules, loc, name, {**known, **own}, said)
        if name not in known and name not in own:
            continue
        if name not in printed:
            yield document.rules.fault(
                loc,
                f"措施“{benefit.measure}”没有写条件“{name}”：请在它的 conditions 里补上句子和引文。",
                f"measure “{benefit.measure}” has no condition “{name}”: add its sentence and quotation there.",
            )
        if name in benefit.conditions[:index]:
            yield document.rules.fault(
                loc, f"条件“{name}”写了两次：请删除一个。", f"the condition “{name}” stands twice: delete one."
            )
        yield from _of_another(document, loc, benefit, own.get(name) or known[name])
    yield from _of_another(document, ("benefits", number, "mechanism"), benefit, MECHANISMS[benefit.mechanism].facts)
    for row, rate in enumerate(benefit.rates):
        loc = ("benefits", number, "rates", row)
        births = rate.order or rate.local_parents is not None or rate.born_from or rate.born_to
        facts = [path for name in rate.when for path in own.get(name, ())]
        yield from _of_another(document, loc, benefit, (*facts, *(("child.",) if births else ())))
    yield from _of_another(document, ("benefits", number, "claim"), benefit, ("child.",) if benefit.claim else ())
    if benefit.needs_work and benefit.subject in ("child", "institution"):
        yield document.rules.fault(
            ("benefits", number, "needs_work"),
            f"needs_work 只用于父母的假期，这里的 subject 是 {benefit.subject}：请核对。",
            f"needs_work is for the leave of parents, and the subject is {benefit.subject}: compare the two.",
        )


def _of_another(document: Document, loc: Location, benefit: Benefit, facts: Iterable[str]) -> Iterator[Fault]:
    """Yield a fault where a benefit of an institution looks at a family, or the other way round."""
    institution = benefit.subject == "institution"
    if any(path.startswith("institution.") != institution for path in facts):
        yield document.rules.fault(
            loc,
            f"subject 是 {benefit.subject}，这里却要看{'家庭' if institution else '机构'}的情况：请核对。",
            f"the subject is {benefit.subject}, and this looks at {'a family' if institution else 'an institution'}: "
            "compare the two.",
        )


def _supplement(document: Document, number: int, benefit: Benefit) -> Iterator[Fault]:
    """Yield a fault for a supplement to nothing or to itself, or without its condition."""
    rules, loc = document.rules, ("benefits", number)
    base = benefit.on_top_of
    if (base is None) == (ON_TOP_OF in benefit.conditions):
        yield rules.fault(
            loc,
            f"on_top_of 要与条件“{ON_TOP_OF}”一起写：请补上另一个。",
            f"on_top_of goes with the condition “{ON_TOP_OF}”: add the other one.",
        )
    if base is None:
        return
    bases = {one.id: one.on_top_of for one in rules.data.benefits}
    subjects = {one.id: one.subject for one in rules.data.benefits}
    if base != benefit.id:
        others = [name for name in bases if name != benefit.id]
        yield from unknown(rules, (*loc, "on_top_of"), base, others, ("没有待遇", "there is no benefit"))
    if subjects.get(base, benefit.subject) != benefit.subject:
        yield rules.fault(
            (*loc, "on_top_of"),
            f"“{base}”的 subject 是 {subjects[base]}，与这里的 {benefit.subject} 不同：请核对。",
            f"the subject of “{base}” is {subjects[base]}, and here it is {benefit.subject}: compare the two.",
        )
    passed: set[str] = set()
    reached: str | None = base
    while reached is not None and reached not in passed:
        passed.add(reached)
        reached = bases.get(reached)
    if benefit.id in passed:
        yield rules.fault(
            (*loc, "on_top_of"),
            f"“{benefit.id}”绕回到它自己：请改正。",
            f"“{benefit.id}” comes back to itself: correct it.",
        )
