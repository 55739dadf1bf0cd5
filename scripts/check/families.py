"""The worked families: what each expects is what the rules give."""

from __future__ import annotations

import re
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from calculator.estimate import estimate
from calculator.rules import read_rules
from calculator.situation import SituationError, read_situation
from scripts.check.again import parts
from scripts.compiled import compiled
from scripts.load.languages import BESIDE, SOURCE
from scripts.load.memory import Memory

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from calculator.rules import PlaceRules
    from scripts.fault import Fault
    from scripts.load.content import Content, Document, Place
    from scripts.load.models import Family


def check(content: Content, memory: Memory | None = None) -> Iterator[Fault]:
    """Yield a fault for each worked family that cannot be read or whose result differs from what it expects.

    Between them the families must also show each condition of each benefit when it is not met, so that
    a condition left out of the rules cannot go unnoticed.
    """
    memory, known = memory or Memory(), tuple(content.places)
    rules = read_rules(compiled(content))
    for place in content.places.values():  # a family may name any place, and is answered by its own place's rules
        yield from memory.keep(
            (check, place.id, known),
            tuple(parts(place)),
            lambda place=place: list(_document(place, rules, memory)),  # type: ignore[misc]
        )


def answered(
    place: Place, document: Document, family: Family, rules: Mapping[str, PlaceRules], memory: Memory
) -> dict[str, Any]:
    """Return the result document of a worked family; whoever asks with the same memory, it is worked out once.

    Raises SituationError.
    """

    def work_out() -> dict[str, Any]:
        return estimate(read_situation(family.situation, rules, date.max), rules[place.id])

    return memory.keep((answered, document.path, family.id), tuple(parts(place)), work_out)


def _document(place: Place, rules: Mapping[str, PlaceRules], memory: Memory) -> Iterator[Fault]:
    document = place.current
    answer = partial(answered, place, document, rules=rules, memory=memory)
    unmet = set[tuple[str, str]]()
    for index, family in enumerate(document.families.data):
        yield from _family(document, index, family, answer, unmet)
    for number, benefit in enumerate(document.rules.data.benefits):
        for condition in benefit.conditions:
            if (benefit.id, condition) not in unmet:
                yield document.rules.fault(
                    ("benefits", number, "conditions"),
                    f"没有一个例子说明条件“{condition}”不符合时怎样：请在 families.yml 里补一个。",
                    f"no worked family shows the condition “{condition}” unmet: add one to families.yml.",
                )


def _family(
    document: Document,
    index: int,
    family: Family,
    answer: Callable[[Family], dict[str, Any]],
    unmet: set[tuple[str, str]],
) -> Iterator[Fault]:
    families, data = document.families, family.situation
    if "as_of" not in data:
        yield families.fault(
            (index, "situation"),
            "例子要写明提问的日期 as_of，否则结果会随日子变化。",
            "a worked family must give as_of, or its result changes with the day.",
        )
        return
    if data.get("place") != document.place:
        yield families.fault(
            (index, "situation", "place"),
            f"例子的 place 应当是本文件的地方“{document.place}”。",
            f"a worked family's place should be this document's, “{document.place}”.",
        )
        return
    try:
        lines = answer(family)["results"]
    except SituationError as error:
        yield families.fault(
            (index, "situation", *_steps(error.place)), error.message(SOURCE.code), error.message(BESIDE.code)
        )
        return
    unmet |= {
        (line["benefit"], reason["condition"])
        for line in lines
        for reason in line["reasons"]
        if reason["met"] is not True
    }
    for row, wanted in enumerate(family.expect):
        yield from _line(document, (index, "expect", row), lines, wanted.line)


def _steps(path: str) -> list[str | int]:
    """Return `children[1].born` as the steps of a location in the file."""
    return [int(step) if step.isdigit() else step for step in re.findall(r"[^.\[\]]+", path)]


def _line(document: Document, loc: tuple[Any, ...], lines: list[dict[str, Any]], wanted: Any) -> Iterator[Fault]:
    keys = ("benefit", "for", "child")
    found = [line for line in lines if all(line.get(key) == wanted[key] for key in keys if key in wanted)]
    if len(found) != 1:
        yield document.families.fault(
            loc,
            f"结果里有 {len(found)} 行与 benefit、for、child 相符，应当正好一行。",
            f"{len(found)} lines of the result fit benefit, for and child; exactly one should.",
        )
        return
    for key, value in wanted.items():
        given = found[0].get(key)
        if key in ("readings", "missing"):
            names = {one["id"] if isinstance(one, dict) else one for one in given or ()}
            if set(value) <= names:
                continue
            given = sorted(names)
        if given != value:
            yield document.families.fault(
                (*loc, key),
                f"{key} 应为 {value}，按规则算出 {given}：请核对例子或数值。",
                f"{key} should be {value}, the rules give {given}: look at the example or the figures.",
            )
