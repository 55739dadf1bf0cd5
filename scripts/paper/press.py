"""The press: each sheet becomes a PDF, some a picture too; what was printed before comes from a cache."""

from __future__ import annotations

import hashlib
import logging
import os
import posixpath
import re
import shutil
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scripts.paper import fonts
from scripts.paper.errors import PaperError
from scripts.paper.fit import guess, ways
from scripts.paper.sheets import PICTURE_SIZE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ROOT = Path(__file__).resolve().parents[2]
CACHE = ROOT / "build" / "paper"
STYLE = ROOT / "docs" / "assets" / "paper.css"
_MADE_BY = ("weasyprint", "pypdfium2", "pillow", "fonttools")
_KEPT = 14 * 24 * 3600  # seconds that what nobody asked for stays in the cache
_DOTS = 190 / 72  # of a picture, for each point of its page
_EDGE = 40  # dots below its last line
_COLOURS = 128
_SHEET = re.compile(r'<meta name="sheet" content="(\w+) (\w+) ([0-9]+) ([0-9]+)">')  # see paper/print.html.j2
_VARIANT = "pdf/ua-1"  # tagged, with language and title
_POOLED = 4  # fewer are printed sooner than further processes start


def press(sheets: Mapping[str, str], site: Path) -> None:
    """Write into `site` the PDF of each sheet, by its address, and the picture of those that have one.

    Raises PaperError where Debian's packages are missing.
    """
    jobs = list(_jobs(sheets))
    todo = [job for job in jobs if not job.done]
    if len(todo) < _POOLED:
        for job in todo:
            _print(job)
    else:
        with ProcessPoolExecutor(min(os.cpu_count() or 1, len(todo))) as pool:
            for done in [pool.submit(_print, job) for job in todo]:
                done.result()
    for job in jobs:
        _deliver(job.kept.with_suffix(".pdf"), site / job.file)
        if job.pictured:
            _deliver(job.kept.with_suffix(".png"), site / picture(job.file))
    _forget()


@dataclass(frozen=True)
class _Job:
    """One PDF to make: its address, the sheet, the style, and where the cache has it, without the suffix."""

    file: str
    text: str
    style: str
    kept: Path

    @property
    def pictured(self) -> bool:
        """Whether it is saved as a picture as well."""
        return picture(self.file) != self.file

    @property
    def done(self) -> bool:
        """Whether the cache holds it."""
        return self.kept.with_suffix(".pdf").is_file() and (
            not self.pictured or self.kept.with_suffix(".png").is_file()
        )


def _jobs(sheets: Mapping[str, str]) -> Iterator[_Job]:
    """Yield what there is to make. Each document has its own faces: when one changes, the others stay as they were."""
    printed_by = _printed_by()
    sheet_style = STYLE.read_text(encoding="utf-8")
    folders: dict[str, list[str]] = {}
    for file in sheets:
        folders.setdefault(posixpath.dirname(file), []).append(file)
    for files in folders.values():
        faces = fonts.faces(fonts.letters("".join(sheets[file] for file in files)), CACHE)
        style = fonts.style(faces) + sheet_style
        for file in files:
            told = "\0".join((str(picture(file) != file), sheets[file], sheet_style, faces.name, *printed_by))
            yield _Job(file, sheets[file], style, CACHE / hashlib.sha256(told.encode()).hexdigest())


def _printed_by() -> tuple[str, ...]:
    """Return whatever else a PDF depends on."""
    ours = tuple(Path(__file__).with_name(name).read_text(encoding="utf-8") for name in ("press.py", "fit.py"))
    return (*ours, *(f"{name} {version(name)}" for name in _MADE_BY))


def picture(file: str) -> str:
    """Return where the picture of this PDF stands."""
    return file.replace(f".{PICTURE_SIZE}.pdf", ".png")


def _deliver(kept: Path, there: Path) -> None:
    there.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(kept, there)
    os.utime(kept)


def _forget() -> None:
    """Take out of the cache what no build asked for in a long time."""
    before = time.time() - _KEPT
    for one in CACHE.iterdir():
        if one.stat().st_mtime < before:
            shutil.rmtree(one) if one.is_dir() else one.unlink()


def _print(job: _Job) -> None:
    """Make one PDF, in the largest type at which its pages hold the sheet."""
    laid = _fitting(job.text, job.style)
    pdf = laid.write_pdf(pdf_variant=_VARIANT)
    _keep(job.kept.with_suffix(".pdf"), pdf)
    if job.pictured:
        _keep(job.kept.with_suffix(".png"), _png(pdf))


def _fitting(text: str, style: str) -> Any:
    """Return the pages of a sheet at the first of its steps at which they hold it, looked for from a guess on."""
    found = _SHEET.search(text)
    form, size, languages, most = found.groups() if found else ("", "", "1", "0")
    held = list(ways(text))
    at, _ = guess(held, form, size, int(languages))
    laid = _laid_out(held[at].sheet, style)
    if not int(most):
        return laid
    if len(laid.pages) > int(most):
        while len(laid.pages) > int(most) and at < len(held) - 1:
            at += 1
            laid = _laid_out(held[at].sheet, style)
        return laid
    for way in reversed(held[:at]):
        larger = _laid_out(way.sheet, style)
        if len(larger.pages) > int(most):
            break
        laid = larger
    return laid


def _laid_out(text: str, style: str) -> Any:
    """Return WeasyPrint's pages of a sheet."""
    sheet, config = _style(style)
    return _weasyprint().HTML(string=text).render(stylesheets=[sheet], font_config=config, pdf_variant=_VARIANT)


@cache
def _style(style: str) -> tuple[Any, Any]:
    """Return the style sheet and its fonts, read once a process."""
    weasyprint = _weasyprint()
    from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415 - it needs libraries that only a build needs

    config = FontConfiguration()
    return weasyprint.CSS(string=style, font_config=config), config


@cache
def _weasyprint() -> Any:
    """Return WeasyPrint, which looks for Debian's libraries when it is imported."""
    try:
        import weasyprint  # noqa: PLC0415 - as above
    except OSError:
        raise PaperError from None
    logging.getLogger("weasyprint").setLevel(logging.ERROR)  # what a browser understands and it does not
    logging.getLogger("fontTools").setLevel(logging.ERROR)
    return weasyprint


def _png(pdf: bytes) -> bytes:
    """Return the pages as one long picture, one below the other, without what the last leaves empty."""
    from io import BytesIO  # noqa: PLC0415

    import pypdfium2  # noqa: PLC0415
    from PIL import Image, ImageOps  # noqa: PLC0415

    with pypdfium2.PdfDocument(pdf) as document:
        pages = [page.render(scale=_DOTS).to_pil().convert("RGB") for page in document]
    long = Image.new("RGB", (pages[0].width, sum(page.height for page in pages)), "white")
    for at, page in enumerate(pages):
        long.paste(page, (0, sum(before.height for before in pages[:at])))
    printed = ImageOps.invert(long).getbbox()
    bottom = printed[3] if printed else long.height
    held = BytesIO()
    cut = long.crop((0, 0, long.width, min(long.height, bottom + _EDGE)))
    cut.quantize(_COLOURS, dither=Image.Dither.NONE).save(held, "PNG", optimize=True)
    return held.getvalue()


def _keep(file: Path, content: bytes) -> None:
    """Write a file at once, so that another build never reads half of it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    half = file.with_name(f"{file.name}.{os.getpid()}")
    half.write_bytes(content)
    half.replace(file)
