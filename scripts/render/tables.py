"""Amount tables for pages, worked out by the calculator's own rules at build time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from calculator.estimate import estimate
from calculator.rules import PlaceRules, read_rules
from calculator.sentences import Sentences
from calculator.situation import read_situation

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from scripts.load.content import Document, Place
    from scripts.load.rule_models import Benefit, Rate

# Head counts shown as examples; the rate is the document's, the count is only for multiplying.
_HEADS = (1, 10, 30, 60)


@dataclass(frozen=True)
class Table:
    """A table of computed amounts, all in one language."""

    title: str
    head: list[str]
    rows: list[list[str]]
    note: str


@dataclass(frozen=True)
class _Maker:
    """What every row needs: the place's rules, the words, the benefit."""

    document: Document
    rules: PlaceRules
    words: Sentences
    benefit: Benefit

    def label(self, rate: Rate) -> str:
        """Return what a row is called: the rate's own name, or that of its figure."""
        name = rate.name or self.document.figures[rate.figures[-1]].name
        label: str = getattr(name, self.words.lang)
        return label

    def line(self, situation: Mapping[str, Any], subject: str, child: str | None = None) -> dict[str, Any]:
        """Return the benefit's line of the result for a situation."""
        read = read_situation({"place": self.rules.place, **situation}, [self.rules.place], date.max)
        lines: list[dict[str, Any]] = estimate(read, self.rules)["results"]
        return next(
            line
            for line in lines
            if (line["benefit"], line["for"], line.get("child")) == (self.benefit.id, subject, child)
        )

    def head(self, *names: str) -> list[str]:
        return [self.words.say("tables", name) for name in names]


def amount_tables(place: Place, document: Document, measure_id: str, lang: str, data: Mapping[str, Any]) -> list[Table]:
    """Return the tables of a measure's benefits; none for a document whose rules are not in use."""
    if document is not place.current:
        return []
    words, rules = Sentences(data, lang), read_rules(data)[place.id]
    tables = []
    for benefit in document.rules.data.benefits:
        if benefit.measure == measure_id and benefit.mechanism in _TABLES:
            maker = _Maker(document, rules, words, benefit)
            head, rows = _TABLES[benefit.mechanism](maker)
            note = words.say("tables", "notes", benefit.mechanism)
            tables.append(Table(getattr(benefit.name, lang), head, rows, note))
    return tables


def _monthly(maker: _Maker) -> tuple[list[str], list[list[str]]]:
    """One row a rate: a month, and in all for a birth on the first of a month and on another day."""
    rows = []
    for rate in maker.benefit.rates:
        first, other = (maker.line(_family(rate, day), f"child-{rate.order[0]}") for day in _days(maker))
        totals = [maker.words.total(line["total"]) for line in (first, other)]
        rows.append([maker.label(rate), maker.words.amount(first["amount"]), *totals])
    return maker.head("who", "amount", "total-first", "total-other"), rows


def _days(maker: _Maker) -> tuple[date, date]:
    """Return the first day of a month and a day in mid-month, both within the rule."""
    start = maker.document.figures[maker.benefit.start or ""].value
    if not isinstance(start, date):
        raise TypeError(start)
    first = start if start.day == 1 else (start.replace(day=1) + timedelta(days=32)).replace(day=1)
    return first, first + timedelta(days=14)


def _once(maker: _Maker) -> tuple[list[str], list[list[str]]]:
    rows = []
    for rate in maker.benefit.rates:
        line = maker.line(_family(rate, _days(maker)[0]), f"child-{rate.order[0]}")
        rows.append([maker.label(rate), maker.words.amount(line["amount"])])
    return maker.head("who", "amount"), rows


def _leave(maker: _Maker) -> tuple[list[str], list[list[str]]]:
    """One row a rate; with the addition where several figures make the days."""
    rows = []
    for rate in maker.benefit.rates:
        line = maker.line(*_leave_family(maker, rate))
        row = [maker.label(rate), maker.words.amount(line["amount"])]
        if parts := line.get("parts"):
            row.append(f"{' + '.join(map(str, parts))} = {maker.words.total(line['total'])}")
        rows.append(row)
    return maker.head("who", "amount", "working")[: len(rows[0])], rows


def _leave_each_year(maker: _Maker) -> tuple[list[str], list[list[str]]]:
    rows = []
    for rate in maker.benefit.rates:
        line = maker.line(*_leave_family(maker, rate))
        total = maker.words.total(line["total"])
        rows.append([maker.label(rate), maker.words.amount(line["amount"]), total])
    return maker.head("who", "amount", "total"), rows


def _leave_family(maker: _Maker, rate: Rate) -> tuple[dict[str, Any], str, str]:
    """Return a family, the person whose leave it is and the child."""
    subject = "mother" if maker.benefit.subject == "parents" else maker.benefit.subject
    order = rate.order[-1] if rate.order else 1
    return _family(rate, _after_issue(maker)), subject, f"child-{order}"


def _after_issue(maker: _Maker) -> date:
    """Return a day in mid-year after the document was issued."""
    issued = maker.rules.issued or date(2000, 1, 1)
    return date(issued.year + 1, 6, 15)


def _per_head(maker: _Maker) -> tuple[list[str], list[list[str]]]:
    rows = []
    for heads in _HEADS:
        line = maker.line(
            {"institution": {"filed": True, "assessment": "passed", "enrolled": [heads]}},
            "institution",
        )
        rows.append([maker.words.say("tables", "heads", count=heads), maker.words.amount(line["amount"])])
    return maker.head("enrolled", "amount"), rows


def _family(rate: Rate, born: date) -> dict[str, Any]:
    """Return a family that meets every condition, whose child of the rate's order was born on `born`."""
    local = {"hukou": "local", "resident_managed": True, "employed": True, "works_in": "local"}
    father = {**local, "hukou": "other"} if rate.local_parents == 1 else local
    order = rate.order[-1] if rate.order else 1
    return {
        "as_of": born.isoformat(),
        "married": True,
        "mother": local,
        "father": father,
        "children": [
            {
                "born": day.isoformat(),
                "lawful": True,
                "born_in": "local",
                "hukou": "local",
                "hukou_date": day.isoformat(),
            }
            for day in _births(born, order)
        ],
    }


def _births(last: date, order: int) -> Iterator[date]:
    """Yield the birth days of the elder children, years apart, and of the child itself."""
    for elder in range(order - 1, 0, -1):
        yield date(last.year - 4 * elder, 6, 15)
    yield last


_TABLES = {
    "monthly_to_age": _monthly,
    "one_off": _once,
    "leave": _leave,
    "leave_each_year": _leave_each_year,
    "monthly_per_head": _per_head,
}
