"""Amount tables for pages, worked out by the calculator's own rules at build time."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from calculator.explain import bare_line
from calculator.explain import subject as whom
from calculator.rules import read_rules
from calculator.sentences import Sentences
from calculator.situation import read_situation
from calculator.subjects import cases_of
from calculator.weigh import weigh
from scripts.render import examples

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from calculator.rules import Benefit, PlaceRules, Rate
    from scripts.load.content import Document, Place
    from scripts.load.rule_models import Rate as Written
    from scripts.load.text_model import Text

Row = list[str]
Rows = tuple[list[str], list[Row]]
Line = dict[str, Any]

# Head counts shown as examples; the rate is the document's, the count is only for multiplying.
_HEADS = (1, 10, 30, 60)
_NONE = "—"
_READ: dict[tuple[str, str], PlaceRules] = {}  # by place and version, which is another for other rules
# What is counted in periods, whose number the text may leave open.
_COUNTED = ("monthly_to_age", "yearly", "deduction", "leave_each_year")


@dataclass(frozen=True)
class Table:
    """A table of computed amounts, all in one language."""

    title: str
    head: list[str]
    rows: list[Row]
    note: str


@dataclass(frozen=True)
class Maker:
    """What every row needs: the place's rules, the words, the benefit, and what its rates are called."""

    rules: PlaceRules
    words: Sentences
    benefit: Benefit
    labels: tuple[str, ...]
    shown: list[Line] = field(default_factory=list)  # every line that the table shows

    def rows(self) -> list[tuple[str, Rate]]:
        """Return each rate with what its row is called; rates of one name are told apart by their periods."""
        named = list(zip(self.labels, self.benefit.rates, strict=True))
        return [
            (f"{label}{self._period(rate)}" if self.labels.count(label) > 1 else label, rate) for label, rate in named
        ]

    def _period(self, rate: Rate) -> str:
        """Return the period of births, or of payment, that a rate is printed for."""
        for kind, first, last in (("born", rate.born_from, rate.born_to), ("paid", rate.paid_from, rate.paid_to)):
            days = {key: self.words.day(day.isoformat()) for key, day in (("first", first), ("last", last)) if day}
            if days:
                return self.words.say("tables", "-".join((kind, *days)), **days)
        return ""

    def line(self, rate: Rate, born: date) -> Line:
        """Return the benefit's line of the result for a child that the rate fits."""
        order = examples.order(rate)
        family = examples.family(self.rules, rate, born)
        if self.benefit.subject == "child":
            return self._answer(family, f"child-{order}", None)
        person = "mother" if self.benefit.subject == "parents" else self.benefit.subject
        return self._answer(family, person, f"child-{order}")

    def ordinary(self, rate: Rate) -> Line:
        """Return the line of a child that the rate fits, born on no particular day."""
        return self.line(rate, examples.births(self.rules, self.benefit, rate)[1])

    def institution(self, rate: Rate, heads: int) -> Line:
        """Return the benefit's line for an institution with so many children in one month."""
        return self._answer(examples.institution(self.rules, rate, heads), "institution", None)

    def _answer(self, situation: Mapping[str, Any], subject: str, child: str | None) -> Line:
        read = read_situation({"place": self.rules.place, **situation}, {self.rules.place: self.rules}, date.max)
        asked = cases_of(self.rules, self.benefit, read)
        case = next(one for one in asked if (whom(one), one.the_child.id if one.person else None) == (subject, child))
        found = bare_line(case, weigh(case))  # of the whole result only what this line gives
        self.shown.append(found)
        return found

    def note(self) -> str:
        """Return where the sums come from, why some are ranges, and what limits them."""
        words, mechanism = self.words, self.benefit.mechanism
        notes = [words.say("tables", "notes", mechanism)]
        totals = [line["total"] for line in self.shown if line["total"]]
        if mechanism in _COUNTED and any(total["min"] != total["max"] for total in totals):
            notes.append(words.say("tables", "ranges", mechanism))
        limits = [line["limit"] for line in self.shown if "limit" in line]
        notes += [words.say("limit", one["per"], sum=words.number(one["sum"])) for one in limits[:1]]
        return words.joined(*notes)

    def head(self, *names: str) -> list[str]:
        """Return the headings of a table's columns."""
        return [self.words.say("tables", name) for name in names]

    def amount(self, rate: Rate, line: Line) -> str:
        """Return what one period gives: of a rate that holds for a time, what is printed for that time."""
        if not line["amount"]:
            return _NONE
        dated = rate.paid_from or rate.paid_to
        found = {**line["amount"], "min": rate.sum, "max": rate.sum} if dated else line["amount"]
        return self.words.amount(found, self.benefit.mechanism)

    def total(self, line: Line) -> str:
        """Return what a line comes to in words."""
        return self.words.total(line["total"]) if line["total"] else _NONE

    def working(self, line: Line, parts: tuple[int, ...]) -> str:
        """Return 98 + 60 = 158 days, the printed figures added up; nothing for a single figure."""
        added = " + ".join(self.words.number(part) for part in parts)
        return f"{added} = {self.total(line)}" if len(parts) > 1 else ""


def amount_tables(place: Place, document: Document, measure_id: str, lang: str, data: Mapping[str, Any]) -> list[Table]:
    """Return the tables of a measure's benefits; none for a document whose rules are not in use."""
    tables = []
    for maker in makers(place, document, lang, data):
        if maker.benefit.measure == measure_id:
            head, rows = _TABLES[maker.benefit.mechanism](maker)
            tables.append(Table(maker.benefit.name[lang], head, rows, maker.note()))
    return tables


def makers(place: Place, document: Document, lang: str, data: Mapping[str, Any]) -> Iterator[Maker]:
    """Yield what works out the amounts of each benefit that has any; none of a document whose rules are not in use."""
    if document is not place.current:
        return
    words, rules = Sentences(data, lang), rules_of(place.id, data)
    for benefit in rules.benefits:
        if benefit.mechanism in _TABLES:
            yield Maker(rules, words, benefit, _labels(document, benefit, lang))


def rules_of(place: str, data: Mapping[str, Any]) -> PlaceRules:
    """Return the rules of one place, read once for all its pages; those of other places are not read for it."""
    held = data["places"][place]
    key = place, held["version"]
    if key not in _READ:
        _READ[key] = read_rules({"places": {place: held}})[place]
    return _READ[key]


def _labels(document: Document, benefit: Benefit, lang: str) -> tuple[str, ...]:
    """Return what each rate is called: its own name, or that of its figure; of the benefit where it has several."""
    written = next(one for one in document.rules.data.benefits if one.id == benefit.id)
    return tuple((rate.name or _figure_name(document, rate) or written.name)[lang] for rate in written.rates)


def _figure_name(document: Document, rate: Written) -> Text | None:
    return document.figures[rate.figures[0]].name if len(rate.figures) == 1 else None


def _over_time(maker: Maker) -> Rows:
    """One row a rate: what a period gives, and in all, by the day of the month where that makes a difference."""
    rows = []
    for label, rate in maker.rows():
        first, other = (maker.line(rate, day) for day in examples.births(maker.rules, maker.benefit, rate))
        rows.append([label, maker.amount(rate, first), maker.total(first), maker.total(other)])
    if all(first == other for *_, first, other in rows):
        return maker.head("who", "amount", "total"), [row[:-1] for row in rows]
    return maker.head("who", "amount", "total-first", "total-other"), rows


def _once(maker: Maker) -> Rows:
    """One row a rate with what is paid; a total beside it where a limit cuts the printed sum."""
    lines = [(label, rate, maker.ordinary(rate)) for label, rate in maker.rows()]
    rows = [[label, maker.amount(rate, line), maker.total(line)] for label, rate, line in lines]
    if any("limit" in line for *_, line in lines):
        return maker.head("who", "amount", "total"), rows
    return maker.head("who", "amount"), [row[:-1] for row in rows]


def _instalments(maker: Maker) -> Rows:
    lines = [(label, rate, maker.ordinary(rate)) for label, rate in maker.rows()]
    rows = [[label, maker.working(line, rate.parts) or maker.total(line)] for label, rate, line in lines]
    return maker.head("who", "working"), rows


def _leave(maker: Maker) -> Rows:
    """One row a rate; with the addition where several figures make the days."""
    lines = [(label, rate, maker.ordinary(rate)) for label, rate in maker.rows()]
    rows = [[label, maker.amount(rate, line), maker.working(line, rate.parts)] for label, rate, line in lines]
    if any(row[-1] for row in rows):
        return maker.head("who", "amount", "working"), rows
    return maker.head("who", "amount"), [row[:-1] for row in rows]


def _leave_each_year(maker: Maker) -> Rows:
    lines = [(label, rate, maker.ordinary(rate)) for label, rate in maker.rows()]
    rows = [[label, maker.amount(rate, line), maker.total(line)] for label, rate, line in lines]
    return maker.head("who", "amount", "total"), rows


def _per_head(maker: Maker) -> Rows:
    """One row a head count; where there are several rates, one for each of them."""
    rows = []
    for label, rate in maker.rows():
        for heads in _HEADS:
            line = maker.institution(rate, heads)
            count = maker.words.say("tables", "heads", count=heads)
            row = [count, maker.words.amount(line["amount"]) if line["amount"] else _NONE]
            rows.append([label, *row] if len(maker.labels) > 1 else row)
    names = ("enrolled", "amount")
    return maker.head(*(("who", *names) if len(maker.labels) > 1 else names)), rows


_TABLES: dict[str, Callable[[Maker], Rows]] = {
    "monthly_to_age": _over_time,
    "yearly": _over_time,
    "deduction": _over_time,
    "instalments": _instalments,
    "one_off": _once,
    "leave": _leave,
    "leave_each_year": _leave_each_year,
    "monthly_per_head": _per_head,
}
