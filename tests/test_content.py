"""The content as it stands: whole, proved, complete in both languages."""

from __future__ import annotations

import hashlib
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from content import FOLDER, answer, content

from scripts.check import check
from scripts.check.units import printed_units
from scripts.figures import printed_value

if TYPE_CHECKING:
    from scripts.load.models import Family


def test_the_content_has_no_fault() -> None:
    assert check(FOLDER)[1] == []


@pytest.mark.parametrize(("path", "measures"), [("huyanghe/measures-draft", 10), ("hinggan/notice-2023-86", 17)])
def test_every_measure_is_there(path: str, measures: int) -> None:
    document = next(one for one in content().documents if one.path == path)
    assert len(document.measures) == measures
    assert len(document.text.measures) == measures


def test_each_document_has_its_questions_and_worked_families() -> None:
    for document in content().documents:
        assert len(document.faqs.data) >= 15
        assert len(document.families.data) >= 12
        assert {faq.kind for faq in document.faqs.data} == {"answered", "not_stated", "other_rule"}


# The texts as printed, white space and addresses aside; a changed letter must be meant.
@pytest.mark.parametrize(
    ("path", "digest"),
    [
        ("huyanghe/measures-draft", "8ae58de324107b0a802c358e86d888fd19ad85fe29cd98529790cd793a0a4fa9"),
        ("hinggan/notice-2023-86", "bb1cc9844b5e07d98768e3d4f2a5904883b1e9bf8c0bdcd6f643e0fc6221ac85"),
    ],
)
def test_the_official_text_is_letter_for_letter_what_was_printed(path: str, digest: str) -> None:
    lines = (FOLDER / path / "official.txt").read_text(encoding="utf-8").splitlines()
    printed = "".join("".join(line.split()) for line in lines if not line.startswith("# "))
    assert hashlib.sha256(printed.encode()).hexdigest() == digest


def test_units_printed_in_the_brackets_are_found() -> None:
    document = next(one for one in content().documents if one.path == "huyanghe/measures-draft")
    clause = document.text.clause("3-1")
    assert clause is not None
    assert list(printed_units(clause)) == [
        ("lead", "师市卫生健康委"),
        ("responsible", "师市财政局"),
        ("responsible", "公安局"),
    ]


FAMILIES = [(document.path, family) for document in content().documents for family in document.families.data]


@pytest.mark.parametrize(("path", "family"), FAMILIES, ids=[f"{path}: {family.id}" for path, family in FAMILIES])
def test_a_worked_family_gets_the_answer_worked_out_by_hand(path: str, family: Family) -> None:
    lines = answer(family.situation)
    for wanted in (expected.line for expected in family.expect):
        who = {key: wanted[key] for key in ("benefit", "for", "child") if key in wanted}
        found = next(line for line in lines if who.items() <= line.items())
        for key in wanted.keys() - {"readings", "missing"}:
            assert found[key] == wanted[key]
        assert set(wanted.get("readings", ())) <= {reading["id"] for reading in found["readings"]}
        assert set(wanted.get("missing", ())) <= set(found["missing"])


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("500元", 500),
        ("5,000元", 5000),
        ("10万元", 100_000),
        ("1.5万元", 15_000),
        ("4.5个", Decimal("4.5")),
        ("三周岁", 3),
    ],
)
def test_printed_words_are_read_as_a_number(printed: str, value: Decimal) -> None:
    assert printed_value(printed) == value
