"""The amount tables on the pages say what the calculator gives, row by row and figure by figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from situations import data, everywhere, rules
from sweep import sweeps

from calculator.outcome import as_range
from calculator.sentences import Sentences
from scripts.render.tables import amount_tables

if TYPE_CHECKING:
    from sweep import Sweep

SWEEPS = [one for place in rules().values() for one in sweeps(place) if one.benefit.mechanism != "deadline"]
NAMES = [" ".join(filter(None, (one.rules.place, one.benefit.id, one.person))) for one in SWEEPS]
HEADS = 4  # rows of a table by head count


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("sweep", SWEEPS, ids=NAMES)
def test_every_row_of_an_amount_table_is_what_the_rules_give(sweep: Sweep, lang: str) -> None:
    words, benefit = Sentences(data(), lang), sweep.benefit
    place = everywhere().places[sweep.rules.place]
    tables = amount_tables(place, place.current, benefit.measure, lang, data())
    table = next(one for one in tables if one.title == benefit.name[lang])
    per_head = benefit.mechanism == "monthly_per_head"
    assert len(table.rows) == len(benefit.rates) * (HEADS if per_head else 1)
    given = {(one.given.amount, one.given.total) for _, one in sweep.fitting() if one.answer == "yes"}
    amounts = {words.amount(found, benefit.mechanism) for one, _ in given if (found := as_range(one))}
    totals = {words.total(found) for _, one in given if (found := as_range(one))}
    for number, row in enumerate(table.rows):
        rate = benefit.rates[number // HEADS if per_head else number]
        cells = dict(zip(table.head, row, strict=True))
        said = {
            name: cells.get(words.say("tables", name)) for name in ("amount", "total", "total-first", "total-other")
        }
        if said["amount"] and not per_head:
            unit = next(one.unit for one, _ in given if one)
            assert said["amount"] == words.amount({"min": rate.sum, "max": rate.sum, "unit": unit}, benefit.mechanism)
        assert said["amount"] is None or said["amount"] in amounts
        for name in ("total", "total-first", "total-other"):
            assert said[name] is None or said[name] in totals
        added, equals, whole = cells.get(words.say("tables", "working"), "").partition(" = ")
        if equals:
            assert [*map(words.number, rate.parts)] == added.split(" + ")
            assert whole in totals
