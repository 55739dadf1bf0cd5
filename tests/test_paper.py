"""What is printed: every PDF opened again, its pages counted, its words and its QR code read back."""

from __future__ import annotations

import ctypes
import os
import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
import zxingcpp
from content import content, copy
from PIL import Image

from scripts.check import checked
from scripts.figures import fill
from scripts.load.languages import CODES
from scripts.paper.fit import ways
from scripts.paper.press import CACHE, picture, press
from scripts.paper.sheets import MOST, PICTURE_SIZE, sheets
from scripts.render.generate import Book

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scripts.paper.sheets import Langs, Sheet

ROOT = Path(__file__).resolve().parent.parent
ADDRESS = "https://mingbai.example/policy/"
A4 = (595.3, 841.9)  # points


@cache
def book() -> Book:
    return Book(ROOT, content())


def of(form: str, folder: str = "") -> Iterator[tuple[str, tuple[Sheet, Langs, str]]]:
    """The PDFs of a form, with what they are of."""
    held = book().printed.items()
    yield from ((file, made) for file, made in held if made[0].form == form and folder in file)


def pages(file: Path) -> list[str]:
    """The words of each page of a PDF without spaces and line ends, which a page sets as it needs."""
    with pypdfium2.PdfDocument(file) as document:
        return [plain(page.get_textpage().get_text_range()) for page in document]


def words(file: Path, run: str = "") -> str:
    """All words of a PDF, without the line that begins with `run` and stands below each of several pages."""
    line = re.compile(re.escape(plain(run)) + r"·[^·]+·[^·]+·[0-9]+/[0-9]+$")
    return "".join(line.sub("", page) for page in pages(file))


def running(file: Path) -> float:
    """The size of the type, in points, that most of a PDF is set in."""
    sizes: Counter[float] = Counter()
    with pypdfium2.PdfDocument(file) as document:
        for page in document:
            for one in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT]):
                size = ctypes.c_float()
                pdfium.FPDFTextObj_GetFontSize(one.raw, size)
                sizes[round(size.value * abs(one.get_matrix().d), 1)] += 1
    return sizes.most_common(1)[0][0]


def plain(text: str) -> str:
    # PDFium takes a hyphen at the end of a line for one that is not in the word.
    return re.sub(r"[\s\ufffe-]", "", text)


def fonts(file: Path) -> set[tuple[str, bool]]:
    """The fonts of the words of a PDF, and whether each is embedded."""
    found = set()
    with pypdfium2.PdfDocument(file) as document:
        for page in document:
            for one in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT]):
                font = pdfium.FPDFTextObj_GetFont(one.raw)
                name = ctypes.create_string_buffer(200)
                pdfium.FPDFFont_GetBaseFontName(font, name, 200)
                found.add((name.value.decode(), bool(pdfium.FPDFFont_GetIsEmbedded(font))))
    return found


def test_each_document_has_its_picture_its_leaflets_and_the_sheets_for_its_readers() -> None:
    """They follow from the records alone: whoever has a sheet of their own gets one where a measure is for them."""
    held = content()
    for place in held.places.values():
        for document in place.documents.values():
            made = list(sheets(held, place, document))
            leaflets = [one.measures[0].clause for one in made if one.form == "leaflet"]
            assert leaflets == list(document.measures)
            readers = {reader for source in document.measures.values() for reader in source.data.audience}
            wanted = {one.id for one in held.audiences.data if one.paper and one.id in readers}
            assert {one.audience.id for one in made if one.audience} == wanted
            assert sum(one.form == "picture" for one in made) == 1


@pytest.mark.parametrize("file", [file for form in ("leaflet", "picture", "notice", "card") for file, _ in of(form)])
def test_a_pdf_says_what_the_records_say(built_site: Path, file: str) -> None:
    """Pages, size, title, status, figures, clauses; every letter in a font that travels with it."""
    sheet, langs, size = book().printed[file]
    path = built_site / file
    assert path.stat().st_size < 300_000
    meta = sheet.document.meta.data
    said = words(path, meta.short.said[langs[0]])
    with pypdfium2.PdfDocument(path) as document:
        most = MOST.get((sheet.form, size))
        assert len(document) <= (most or len(document))
        assert document.get_metadata_value("Title")
        assert document.is_tagged()
        if sheet.form == "leaflet":
            assert len(document) == 1
            assert document[0].get_size() == pytest.approx(A4, abs=1)
    for lang in langs:
        assert plain(sheet.title.said[lang]) in said
        assert plain(sheet.document.meta.data.short.said[lang]) in said
        status = book()._sites[lang].words["status"][meta.status][lang]  # noqa: SLF001 - the site's own words
        assert plain(status) in said
        for measure in sheet.measures if sheet.form != "picture" else ():
            whole = [measure.gives[0], *(one.text for one in measure.conditions)]
            for text in whole if sheet.form == "leaflet" else whole[1:]:
                assert plain(fill(text.said[lang], lang, sheet.document.figures)) in said
    if meta.status == "draft":
        assert all(plain(status) in page for page in pages(path))
        assert plain({"zh": "还不是正式文件。", "en": "Not yet a final document."}[langs[0]]) in said
    for measure in sheet.measures:
        clause = sheet.document.text.clause(measure.clause)
        assert clause
        assert plain(clause.label[langs[0]]) in said
        if sheet.form in ("leaflet", "notice"):
            assert all(plain(line) in said for line in clause.paragraphs)
    embedded = fonts(path)
    assert embedded
    assert all(there for _, there in embedded)
    assert {re.sub(r"^[A-Z]{6}\+", "", name) for name, _ in embedded} <= {
        "Mingbai-Sans",
        "Mingbai-Sans-Bold",
        "Mingbai-Serif",
    }


@pytest.mark.parametrize("lang", CODES)
def test_the_picture_is_saved_as_a_picture(built_site: Path, lang: str) -> None:
    """Large enough to be read on a screen, small enough to be sent."""
    for document in content().documents:
        file = built_site / "paper" / document.path / f"picture.{lang}.png"
        with Image.open(file) as image:
            assert image.width >= 1500
            assert image.height > image.width
        assert file.stat().st_size < 1_500_000


def test_the_same_sheet_makes_the_same_bytes(built_site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not because the second comes from the cache: with its fonts it is made anew, and alone, whatever came before."""
    file = next(file for file, (_, _, size) in of("picture") if size == PICTURE_SIZE)
    wanted = {one: (built_site / one).read_bytes() for one in (file, picture(file))}
    monkeypatch.setattr("scripts.paper.press.CACHE", tmp_path / "cache")
    (tmp_path / "cache").mkdir()
    for one in CACHE.iterdir():
        if one.is_file() and one.read_bytes() not in wanted.values():
            os.link(one, tmp_path / "cache" / one.name)
    before = {*(tmp_path / "cache").iterdir()}
    together = [one for one in book().printed if Path(one).parent == Path(file).parent]  # they have the same fonts
    press({one: book().sheet(one) for one in together}, tmp_path)
    after = [one for one in (tmp_path / "cache").iterdir() if one not in before]
    assert {one.suffix for one in after} >= {".pdf", ".png"}
    assert {one: (tmp_path / one).read_bytes() for one in wanted} == wanted


def addressed(folder: Path) -> Book:
    """The pages of a demonstration that stands at an address."""
    held = copy(folder)
    (held / "site.yml").write_text(f"mode: demo\naddress: {ADDRESS}\n", encoding="utf-8")
    return Book(ROOT, checked(held))


def test_a_qr_code_leads_to_the_page_where_the_address_is_known(tmp_path: Path) -> None:
    """Read back from the printed page as a phone reads it."""
    made = addressed(tmp_path)
    files = [file for file, (sheet, *_) in made.printed.items() if "measures-draft" in file and sheet.form != "notice"]
    wanted = {files[0], *(file for file in files if "measure-3-1" in file)}
    press({file: made.sheet(file) for file in wanted}, tmp_path / "out")
    for file in wanted:
        sheet, langs, _ = made.printed[file]
        with pypdfium2.PdfDocument(tmp_path / "out" / file) as document:
            pages: list[Any] = [page.render(scale=3).to_pil() for page in document]
        found = [code.text for image in pages for code in zxingcpp.read_barcodes(image)]
        assert found == [f"{ADDRESS}{langs[0]}/{sheet.about}"]


def test_without_an_address_there_is_no_code_and_the_sheet_says_where_to_look(built_site: Path) -> None:
    """A wrong code would be worse than none."""
    file, (sheet, *_) = next(of("leaflet", "measures-draft"))
    assert "<svg" not in re.sub(r'<svg class="mp-bar".*?</svg>', "", book().sheet(file))
    with pypdfium2.PdfDocument(built_site / file) as document:
        assert zxingcpp.read_barcodes(document[0].render(scale=3).to_pil()) == []
    assert plain(f"网站：胡杨河›{sheet.document.meta.data.short.source}›{sheet.title.source}") in words(
        built_site / file
    )


def test_a_new_place_is_printed_as_well(new_site: Path) -> None:
    """Its leaflets, its picture and whatever its readers are given, without a line of code."""
    made = {file.relative_to(new_site).as_posix() for file in (new_site / "paper").rglob("*.pdf")}
    ours = {file for file in made if "/qinghe/" in file}
    assert len({file for file in ours if "/measure-" in file}) == 3 * len(
        list((new_site / "zh/qinghe/notice/measures").iterdir())
    )
    assert {f"paper/qinghe/notice/picture.{lang}.{size}.pdf" for lang in CODES for size in ("a3", "a4")} <= ours
    for file in ours:
        if "/measure-" in file:
            with pypdfium2.PdfDocument(new_site / file) as document:
                assert len(document) == 1


def test_every_sheet_is_a_page_that_leads_to_its_files(built_site: Path) -> None:
    """In both parts of the site; the overview, the measure and the readers' pages lead to them."""
    for lang in CODES:
        page = (built_site / lang / "huyanghe/measures-draft/paper/measure-3-1/index.html").read_text(encoding="utf-8")
        assert f"measure-3-1.{lang}.pdf" in page
        assert "paper.css" in page
        assert 'class="mp-sheet mp-leaflet' in page
        measure = (built_site / lang / "huyanghe/measures-draft/measures/3-1/index.html").read_text(encoding="utf-8")
        assert "paper/measure-3-1/" in measure
        readers = (built_site / lang / "for/employers/index.html").read_text(encoding="utf-8")
        assert "paper/employers/" in readers
        listed = (built_site / lang / "huyanghe/measures-draft/paper/index.html").read_text(encoding="utf-8")
        named = {f"/{name}" for name in re.findall(r'href="[^"]*(?<=/)([^"/]+\.(?:pdf|png))"', listed)}
        files = {f"/{file.name}" for file in (built_site / "paper/huyanghe/measures-draft").iterdir()}
        assert named == files


# Points; what is printed in two languages is said twice on one page. The measure of twelve conditions sets the least.
@pytest.mark.parametrize(("langs", "least"), [("zh", 11), ("en", 9.5), ("zh-en", 8)])
def test_a_leaflet_is_set_in_type_that_can_be_read(built_site: Path, langs: str, least: float) -> None:
    """Lists are cut before the type is, except the conditions, of which none is left out."""
    for file, (sheet, *_) in of("leaflet"):
        if f".{langs}.pdf" in file:
            quotation = 0.88  # where most of a sheet is the text's own words
            assert running(built_site / file) >= round(least * quotation, 1), sheet.name


def test_what_a_list_has_no_room_for_is_counted() -> None:
    """Paper says how many lines are missing; a screen shows them all."""
    lines = "".join(f"<li>{number}</li>" for number in range(12))
    sheet = f'<article class="mp-sheet mp-leaflet mp-fit-1"><ul class="mp-points" data-more="{{n}} more">{lines}</ul>'
    held = list(ways(sheet))
    assert "mp-over" not in held[0].sheet
    assert [way.points for way in held] == sorted((way.points for way in held), reverse=True)
    for way in held:
        over = way.sheet.count("mp-over")
        assert over != 1
        assert (f"{over} more" in way.sheet) == bool(over)
        assert way.sheet.count("<li") == 12 + bool(over)
