"""A language is files: code and templates name none, and what one lacks is counted, never a failure."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from content import FOLDER, content, data
from pseudo import LANGUAGE

from calculator.sentences import Sentences
from scripts.blanks import write_blanks
from scripts.check.apart import check, texts
from scripts.fault import ContentError
from scripts.load.apart import add, said, taken
from scripts.load.languages import CLOSE, CODES, LANGUAGES, OPEN, SOURCE, in_all, languages
from scripts.load.site_models import Term
from scripts.render.lacking import in_elements

# A language by its code: in quotes, as an attribute or a key of what is said.
_CODE = "|".join(CODES)
NAMED = re.compile(
    rf"""(?<![\w-])["'](?:{_CODE})(?:-[A-Z]\w+)?["']|(?<=[\w)\]])(?<!\bfault)\.(?:{_CODE})\b(?!\.\w|\()"""
)
ROOMS = ("calculator", "scripts", "docs/assets", "docs/templates", "docs/overrides")
KINDS = (".py", ".mjs", ".js", ".j2", ".html", ".mts")  # styles may set type by script, which CSS calls :lang()
# For those who edit: the two sentences of a fault, and the page of a form that is somebody else's.
FOR_EDITORS = ("fault.py", "report.py", "translations.py", "scripts/admin/page/index.html")
MEASURED_BESIDE = "bench"  # what other tools are given to measure ours against


def test_no_code_or_template_names_a_language(root: Path) -> None:
    """Which there are, and what each is called, stands in `policy_data/languages/` alone."""
    files = [file for room in ROOMS for file in sorted((root / room).rglob("*")) if file.suffix in KINDS]
    found = [
        f"{file.relative_to(root)}:{number}: {line.strip()[:100]}"
        for file in files
        if MEASURED_BESIDE not in file.parts and not file.as_posix().endswith(FOR_EDITORS)
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
        if NAMED.search(line)
    ]
    assert found == []


def test_styles_name_a_language_to_set_its_type_and_for_nothing_else(root: Path) -> None:
    """How much room its words take is said by its file: whether they stand apart."""
    named = re.compile(rf":lang\(\W?(?:{_CODE})|lang\|?=\W?(?:{_CODE})")
    found = {file.name for file in (root / "docs/assets").rglob("*.css") if named.search(file.read_text("utf-8"))}
    assert found == {"type.css", "paper.css"}


def test_the_pattern_finds_what_it_is_to_find() -> None:
    for line in ('if lang == "zh":', "text.en", "{{ words.zh }}", "lang='zh-CN'", 'said["en"]'):
        assert NAMED.search(line), line
    for line in ('"central"', "search.en.lzma", "blocks.zhen", 'mode="open"'):
        assert not NAMED.search(line), line


def test_the_languages_stand_in_their_order_and_the_documents_own_is_first() -> None:
    assert list(LANGUAGES.values()) == sorted(LANGUAGES.values(), key=lambda one: one.order)
    assert [one.texts for one in LANGUAGES.values()] == ["source", "beside"]


def test_a_language_writes_days_months_and_numbers_by_its_patterns() -> None:
    shown = [[one.day("2025-01-01"), one.month("2025-01"), one.number(18000)] for one in _sentences()]
    assert shown == [["2025年1月1日", "2025年1月", "18000"], ["1 January 2025", "January 2025", "18,000"]]


def _sentences() -> list[Sentences]:
    return [Sentences(data(), code) for code in CODES]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("direction: rtl", "direction: up", "ltr"),
        ("name: ", "nmae: ", "是不是“name”"),
        ("spaced: true", "spaced: yes", "true"),
        ("order: 3", "order: third", "整数"),
    ],
)
def test_what_is_wrong_with_a_language_is_told_with_its_place(tmp_path: Path, old: str, new: str, told: str) -> None:
    (tmp_path / "xb.yml").write_text(LANGUAGE.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ContentError, match=told) as found:
        languages(tmp_path)
    assert str(found.value).startswith("policy_data/languages/xb.yml:")


def test_words_that_are_missing_are_those_of_the_documents_between_marks() -> None:
    assert in_all({"zh": "甲", "en": "A"}) == {"zh": "甲", "en": "A"}
    assert in_all({"zh": "甲"})["en"] == f"{OPEN}甲{CLOSE}"


def test_the_marks_become_one_element_in_text_and_stay_in_attributes_and_drawings() -> None:
    drawn = f"<svg><text>{OPEN}戊{CLOSE}</text></svg>"
    shown = in_elements(f'<p title="{OPEN}甲{CLOSE}">{OPEN}乙<b>丙</b>{OPEN}丁{CLOSE}{CLOSE}</p>{drawn}')
    own = f"<span {SOURCE.attributes}>乙<b>丙</b>丁</span>"
    assert shown == f'<p title="{OPEN}甲{CLOSE}">{own}</p>{drawn}'


def test_a_whole_page_keeps_its_title_as_text_and_its_head_as_it_is() -> None:
    page = f"---\ntitle: {OPEN}甲{CLOSE}\n---\n<title>{OPEN}甲{CLOSE}</title><a>{OPEN}乙{CLOSE}</a>"
    assert in_elements(page) == page.replace(f"{OPEN}乙{CLOSE}", f"<span {SOURCE.attributes}>乙</span>")
    assert in_elements("<p>乙</p>") == "<p>乙</p>"


def test_a_file_of_a_language_holds_addresses_and_words_and_what_is_empty_is_missing() -> None:
    assert said('title: "A"\nanswer:\ngives/0: "B"\n') == {"title": "A", "gives/0": "B"}
    assert said("- a\n") == {}


def test_what_is_missing_is_written_down_to_be_filled_in_and_counted_until_it_is(tmp_path: Path) -> None:
    """A file that is there keeps what it says; the sentence stands above each empty line."""
    file = tmp_path / "languages" / "xb" / "topics.yml"
    file.parent.mkdir(parents=True)
    held = texts(content())
    first, *_ = held[Path("topics.yml")]
    file.write_text(f'"{first}": "A"\n', encoding="utf-8")
    added, files = write_blanks("xb", content(), tmp_path)
    assert (added, files) == (sum(map(len, held.values())) - 1, len(held))
    written = file.read_text(encoding="utf-8")
    assert said(written) == {first: "A"}
    assert all(f"# {text}\n" in written for key, text in held[Path("topics.yml")].items() if key != first)
    assert write_blanks("xb", content(), tmp_path) == (0, 0)


def test_what_a_language_lacks_is_counted_and_what_it_says_wrongly_is_a_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A warning a file, with where to add it; a sentence of nothing, other blanks and numbers are faults."""
    folder = tmp_path / "policy_data"
    file = folder / "languages" / "xb" / "words" / "figures.yml"
    file.parent.mkdir(parents=True)
    (folder / "languages" / "xb.yml").write_text(LANGUAGE, encoding="utf-8")
    file.write_text(
        '"CNY": "{number} A"\n"days": "{n} A"\n"age": "{number"\n"percent": 5\n"gone": "A"\n', encoding="utf-8"
    )
    monkeypatch.setattr("scripts.check.apart.APART", tuple(languages(folder / "languages").values()))
    found = list(check(content(), folder))
    told = {fault.path.as_posix(): fault for fault in found if fault.warning}
    held = texts(content())
    assert set(told) == {f"policy_data/languages/xb/{name.as_posix()}" for name in held}
    words = told["policy_data/languages/xb/words/figures.yml"]
    size = len(held[Path("words/figures.yml")])
    assert f"lacks {size - 4} of {size} sentences" in words.en
    faults = [(fault.line, fault.en.split(":")[0].split(" (")[0]) for fault in found if not fault.warning]
    assert sorted(line for line, _ in faults) == [2, 3, 4, 5]
    assert "there is no sentence “gone”" in dict(faults)[5]


def test_every_sentence_that_readers_see_has_an_address_and_no_two_have_the_same() -> None:
    """What a language may say: each file of the content, and the words of the site."""
    held = texts(content())
    files = {file.relative_to(FOLDER).as_posix() for file in FOLDER.rglob("measures/*.yml")}
    assert files <= {name.as_posix() for name in held}
    assert all(text and not text.startswith(OPEN) for file in held.values() for text in file.values())


def test_everyday_names_of_a_language_stand_in_its_glossary_with_commas_between_them() -> None:
    """With the commas of any of them; the names of the other languages stay, and what is left out is none."""
    term = Term.model_validate(
        {
            "id": "leave",
            "zh": "甲",
            "en": ["A"],
            "aliases": ["乙", "丙"],
            "aliases_en": ["B"],
            "meaning": {"zh": "丁", "en": "D"},
            "source": "outside",
        }
    )
    glossary = (term,)
    assert dict(taken(glossary))["leave/aliases"].said["zh"] == "乙、丙"
    add(glossary, (("xb", '"leave/term": "x"\n"leave/aliases": "א, בג، דה、ו"\n'),))
    assert term.typed == {"zh": ("乙", "丙"), "en": ("B",), "xb": ("א", "בג", "דה", "ו")}
    assert term.said["zh"] == "甲"
