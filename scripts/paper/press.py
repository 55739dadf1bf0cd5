"""The press: each sheet becomes a PDF, some a picture too; what was printed before comes from a cache."""

from __future__ import annotations

import hashlib
import logging
import os
import re
import shutil
import time
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scripts.paper import fonts
from scripts.paper.errors import PaperError
from scripts.paper.fit import smaller
from scripts.paper.sheets import PICTURE_SIZE

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = Path(__file__).resolve().parents[2]
CACHE = ROOT / "build" / "paper"
STYLE = ROOT / "docs" / "assets" / "paper.css"
_MADE_BY = ("weasyprint", "pypdfium2", "pillow", "fonttools")
_KEPT = 14 * 24 * 3600  # seconds that what nobody asked for stays in the cache
_DOTS = 150 / 72  # of a picture, for each point of its page
_COLOURS = 128
_MOST = re.compile(r'<meta name="pages" content="([0-9]+)">')
_VARIANT = "pdf/ua-1"  # tagged, with language and title
_POOLED = 4  # fewer are printed sooner than further processes start


def press(sheets: Mapping[str, str], site: Path) -> None:
    """Write into `site` the PDF of each sheet, by its address, and the picture of those that have one.

    Raises PaperError where Debian's packages are missing.
    """
    folder = fonts.faces(fonts.letters("".join(sheets.values())), CACHE)
    style = fonts.style(folder) + STYLE.read_text(encoding="utf-8")
    made = {file: CACHE / _digest(file, text, style, folder.name) for file, text in sheets.items()}
    jobs = [(sheets[file], style, kept, _pictured(file)) for file, kept in made.items() if not _there(kept, file)]
    if len(jobs) < _POOLED:
        for job in jobs:
            _print(*job)
    else:
        with ProcessPoolExecutor(min(os.cpu_count() or 1, len(jobs))) as pool:
            for done in [pool.submit(_print, *job) for job in jobs]:
                done.result()
    for file, kept in made.items():
        _deliver(kept.with_suffix(".pdf"), site / file)
        if _pictured(file):
            _deliver(kept.with_suffix(".png"), site / picture(file))
    _forget()


def picture(file: str) -> str:
    """Return where the picture of this PDF stands."""
    return file.replace(f".{PICTURE_SIZE}.pdf", ".png")


def _pictured(file: str) -> bool:
    return picture(file) != file


def _digest(file: str, text: str, style: str, faces: str) -> str:
    made_by = (*(f"{name} {version(name)}" for name in _MADE_BY), Path(__file__).read_text(encoding="utf-8"))
    told = "\0".join((str(_pictured(file)), text, style, faces, *made_by))
    return hashlib.sha256(told.encode()).hexdigest()


def _there(kept: Path, file: str) -> bool:
    return kept.with_suffix(".pdf").is_file() and (not _pictured(file) or kept.with_suffix(".png").is_file())


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


def _print(text: str, style: str, kept: Path, pictured: bool) -> None:  # noqa: FBT001 - it is handed to a process
    """Make one PDF: a sheet that may take so many pages is set smaller until they hold it."""
    most = _MOST.search(text)
    laid = _laid_out(text, style)
    while most and len(laid.pages) > int(most[1]) and (less := smaller(text)):
        text = less
        laid = _laid_out(text, style)
    pdf = laid.write_pdf(pdf_variant=_VARIANT)
    _keep(kept.with_suffix(".pdf"), pdf)
    if pictured:
        _keep(kept.with_suffix(".png"), _png(pdf))


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
    """Return the first page as a picture."""
    from io import BytesIO  # noqa: PLC0415

    import pypdfium2  # noqa: PLC0415

    with pypdfium2.PdfDocument(pdf) as document:
        drawn = document[0].render(scale=_DOTS).to_pil().convert("RGB")
    held = BytesIO()
    drawn.quantize(_COLOURS, dither=0).save(held, "PNG", optimize=True)
    return held.getvalue()


def _keep(file: Path, content: bytes) -> None:
    """Write a file at once, so that another build never reads half of it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    half = file.with_name(f"{file.name}.{os.getpid()}")
    half.write_bytes(content)
    half.replace(file)
