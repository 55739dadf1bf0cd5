"""Readings: every choice that an answer may rest on is written out or settled, and its options are known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calculator.conditions import CONDITIONS
from calculator.leave import PREMIUM_YEAR
from calculator.looks import NEEDS_WORK, ORDER_READINGS
from calculator.mechanisms import MECHANISMS
from calculator.readings import OPTIONS
from scripts.check.near import unknown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scripts.fault import Fault
    from scripts.load.content import Content, Document
    from scripts.load.marks import Location
    from scripts.load.rule_models import Benefit, Reading

# A condition that names a reading and never decides by it: the wording is all that is wanted of it.
_ONLY_NAMED = {("child-local", "late-registration")}
# What has no meaning for a sum that is paid for so many years, and not to an age.
_TO_AN_AGE = ("year-count", "age-day")


def check(content: Content) -> Iterator[Fault]:
    """Yield a fault for each reading that is missing, unused, named twice or has an unknown option."""
    for document in content.documents:
        used = {(name, benefit.measure) for benefit in document.rules.data.benefits for name in benefit.readings}
        seen: set[tuple[str, str]] = set()
        for number, reading in enumerate(document.rules.data.readings):
            yield from _options(document, number, reading)
            yield from _place(document, number, reading, used, seen)
        for number, benefit in enumerate(document.rules.data.benefits):
            yield from _listed(document, number, benefit)
            yield from _settled(document, number, benefit)


def _options(document: Document, number: int, reading: Reading) -> Iterator[Fault]:
    """Each option is one that the calculator knows, stands once, and `here` is one of them."""
    rules, loc = document.rules, ("readings", number)
    for index, one in enumerate(reading.alternatives):
        here = (*loc, "alternatives", index)
        if one.option:
            known = OPTIONS.get(reading.id, ())
            said = (f"理解“{reading.id}”没有选项", f"the reading “{reading.id}” has no option")
            yield from unknown(rules, (*here, "option"), one.option, known, said)
            if one.option in [other.option for other in reading.alternatives[:index]]:
                yield rules.fault(
                    (*here, "option"),
                    f"选项“{one.option}”写了两次：请删除一个。",
                    f"the option “{one.option}” stands twice: delete one.",
                )
    if reading.here:
        said = ("here 应当是一种理解的 option，没有", "here must be the option of an alternative; there is no")
        yield from unknown(rules, (*loc, "here"), reading.here, reading.options, said)
    elif len(reading.options) == 1:
        yield rules.fault(
            loc,
            f"只有“{reading.options[0]}”一个选项：请写 here，或给另一种理解也写上 option。",
            f"“{reading.options[0]}” is the only option: write here, or give another alternative its option.",
        )


def _place(
    document: Document, number: int, reading: Reading, used: set[tuple[str, str]], seen: set[tuple[str, str]]
) -> Iterator[Fault]:
    """Two readings of one clause have two names, and a benefit of that clause lists each."""
    key = (reading.id, reading.clause)
    if key in seen:
        yield document.rules.fault(
            ("readings", number, "id"),
            f"条款“{reading.clause}”的理解“{reading.id}”写了两次：请删除一个。",
            f"the reading “{reading.id}” of clause “{reading.clause}” stands twice: delete one.",
        )
    elif key not in used:
        yield document.rules.fault(
            ("readings", number, "id"),
            f"条款“{reading.clause}”的待遇都没有列出理解“{reading.id}”：请补到 readings，或删除。",
            f"no benefit of clause “{reading.clause}” lists the reading “{reading.id}”: list it, or delete it.",
        )
    seen.add(key)


def _listed(document: Document, number: int, benefit: Benefit) -> Iterator[Fault]:
    """Every reading an answer may rest on is written out, or settled by words of the text; no other is."""
    rules, loc = document.rules, ("benefits", number, "readings")
    written = {one.id: one for one in rules.data.readings if one.clause == benefit.measure}
    wanted = _possible(benefit)
    said = (f"readings 里没有条款“{benefit.measure}”的理解", f"clause “{benefit.measure}” has no reading")
    for index, name in enumerate(benefit.readings):
        yield from unknown(rules, (*loc, index), name, written, said)
        if name in benefit.readings[:index]:
            yield rules.fault(
                (*loc, index), f"理解“{name}”写了两次：请删除一个。", f"the reading “{name}” stands twice: delete one."
            )
        if name not in written:
            continue
        if name not in wanted and not written[name].always:
            yield rules.fault(
                (*loc, index),
                f"这项待遇的条件和算法都不会用到理解“{name}”：请删除，或写 always: true。",
                f"nothing in this benefit rests on the reading “{name}”: delete it, or write always: true.",
            )
        if wanted.get(name) and not written[name].options:
            yield rules.fault(
                (*loc, index),
                f"计算要用到理解“{name}”，它的 alternatives 却没有 option：可用的有 {'、'.join(OPTIONS[name])}。",
                f"the reading “{name}” is worked out, and none of its alternatives has an option: "
                f"there is {', '.join(OPTIONS[name])}.",
            )
    for name in sorted(wanted.keys() - {*benefit.readings, *(one.reading for one in benefit.settled)}):
        yield rules.fault(
            loc,
            f"这项待遇可能用到理解“{name}”，却没有写：请补到 readings，或在 settled 里写明由哪句原文决定。",
            f"an answer may rest on the reading “{name}”: add it to readings, or say in settled which words decide it.",
        )


def _settled(document: Document, number: int, benefit: Benefit) -> Iterator[Fault]:
    wanted = _possible(benefit)
    for index, one in enumerate(benefit.settled):
        loc: Location = ("benefits", number, "settled", index)
        said = ("这项待遇用不到理解", "nothing in this benefit rests on the reading")
        yield from unknown(document.rules, (*loc, "reading"), one.reading, wanted, said)
        if one.reading in (*benefit.readings, *(other.reading for other in benefit.settled[:index])):
            yield document.rules.fault(
                (*loc, "reading"),
                f"理解“{one.reading}”写了两次（readings 和 settled 合起来只写一次）：请只留一处。",
                f"the reading “{one.reading}” stands twice, in readings or in settled: keep one of them.",
            )
        options = OPTIONS.get(one.reading, ())
        if one.option:
            said = (f"理解“{one.reading}”没有选项", f"the reading “{one.reading}” has no option")
            yield from unknown(document.rules, (*loc, "option"), one.option, options, said)
        elif options:
            yield document.rules.fault(
                loc,
                f"缺少“option”：请写原文决定的是哪一种：{'、'.join(options)}。",
                f"“option” is missing: write which one the text decides for: {', '.join(options)}.",
            )


def _possible(benefit: Benefit) -> dict[str, bool]:
    """Return every reading that the benefit's conditions and mechanism may name, and whether it is worked out."""
    looked_at = {name: CONDITIONS[name].readings for name in benefit.conditions if name in CONDITIONS}
    looked_at[benefit.mechanism] = (
        *(name for name in MECHANISMS[benefit.mechanism].readings if not (benefit.years and name in _TO_AN_AGE)),
        *((NEEDS_WORK,) if benefit.needs_work else ()),
        *(("day-count",) if benefit.claim else ()),
        *(ORDER_READINGS if any(rate.order for rate in benefit.rates) else ()),
        *({PREMIUM_YEAR} & {*benefit.readings}),  # only where the time limit is one for a premium
    )
    found = [(name, reading) for name, readings in looked_at.items() for reading in readings]
    worked_out = {reading for name, reading in found if reading in OPTIONS and (name, reading) not in _ONLY_NAMED}
    return {reading: reading in worked_out for _, reading in found}
