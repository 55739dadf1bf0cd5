"""What a document gives, at a glance: each sum, number of days and deadline, for pages that put them first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from scripts.check.again import parts
from scripts.figures import figure_words
from scripts.render.tables import makers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from calculator.rules import Rate
    from scripts.load.content import Document, Place
    from scripts.load.models import Measure
    from scripts.render.site import Site
    from scripts.render.tables import Maker

_ROLES = ("amount", "leave", "deadline")


@dataclass(frozen=True)
class Case:
    """One rate: whom it is for, what a period gives, what it comes to (empty where that says nothing more)."""

    name: str
    amount: str
    total: str = ""
    least: int = 0  # yuan or days in all, for drawing
    most: int = 0


@dataclass(frozen=True)
class Sum:
    """A benefit: its measure, the span of all its rates in words, each rate."""

    title: str
    measure: Measure
    span: str
    cases: tuple[Case, ...] = ()
    unit: str = ""  # of what `cases` come to: CNY or days; empty where they do not add up
    subject: str = ""


def sums(site: Site, place: Place, document: Document) -> list[Sum]:
    """Return what the document gives, as its rules work it out; of rules that are not in use, the printed figures."""
    if document is not place.current:
        return list(_printed(document, site.lang, _ROLES))
    made_from = (site.data["words"], *parts(place))
    return site.memory.keep((sums, document.path, site.lang), made_from, lambda: _in_use(site, place, document))


def _in_use(site: Site, place: Place, document: Document) -> list[Sum]:
    found = [_worked_out(maker, document) for maker in makers(place, document, site.lang, site.data)]
    return [*found, *_printed(document, site.lang, ("deadline",))]


def _printed(document: Document, lang: str, roles: tuple[str, ...]) -> Iterator[Sum]:
    for source in document.measures.values():
        for figure in source.data.figures:
            if figure.role in roles:
                yield Sum(figure.name[lang], source.data, figure_words(figure, lang))


def _worked_out(maker: Maker, document: Document) -> Sum:
    benefit, words = maker.benefit, maker.words
    lines = [(name, rate, _line(maker, rate)) for name, rate in maker.rows()]
    amounts = [_amount(maker, rate, line) for _, rate, line in lines]
    low, high = (pick(one[end] for one in amounts) for pick, end in ((min, "min"), (max, "max")))
    several = len(lines) > 1
    return Sum(
        title=benefit.name[words.lang],
        measure=document.measures[benefit.measure].data,
        span=words.amount({**amounts[0], "min": low, "max": high}, benefit.mechanism),
        cases=tuple(
            _case(maker, _own_name(name, benefit.name[words.lang]) if several else "", amount, line)
            for (name, _, line), amount in zip(lines, amounts, strict=True)
        ),
        unit="" if benefit.subject == "institution" else lines[0][2]["total"]["unit"] if lines[0][2]["total"] else "",
        subject=benefit.subject,
    )


def _own_name(name: str, benefit: str) -> str:
    """Return what a rate is called where the benefit's own name stands above it."""
    rest = name.removeprefix(benefit).lstrip("，, ")
    return f"{rest[:1].upper()}{rest[1:]}" if rest else name


def _case(maker: Maker, name: str, amount: dict[str, Any], line: dict[str, Any]) -> Case:
    total = line["total"]
    says_more = bool(total) and (total["min"], total["max"]) != (amount["min"], amount["max"])
    return Case(
        name=name,
        amount=maker.words.amount(amount, maker.benefit.mechanism),
        total=maker.words.total(total) if says_more and maker.benefit.subject != "institution" else "",
        least=total["min"] if total else 0,
        most=total["max"] if total else 0,
    )


def _line(maker: Maker, rate: Rate) -> dict[str, Any]:
    return maker.institution(rate, 1) if maker.benefit.subject == "institution" else maker.ordinary(rate)


def _amount(maker: Maker, rate: Rate, line: dict[str, Any]) -> dict[str, Any]:
    """Return what one period gives; an institution is told what a head gives, the heads are its own."""
    if maker.benefit.mechanism == "monthly_per_head":
        return {"min": rate.sum, "max": rate.sum, "unit": "CNY/person/month"}
    found = line["amount"] or line["total"]
    return {**found, "min": rate.sum, "max": rate.sum} if rate.paid_from or rate.paid_to else found
