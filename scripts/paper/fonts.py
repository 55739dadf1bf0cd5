"""The faces that are embedded in PDFs: Debian's Noto CJK, cut down once to the letters that Chinese pages need.

The whole fonts hold 65,000 glyphs. A subset of one of them still counts them all, which makes a leaflet five times
as large; and each PDF would read all of it.
"""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTCollection

from scripts.bundle.kept import kept
from scripts.paper.errors import PaperError

FOLDER = Path("/usr/share/fonts/opentype/noto")
_LATIN = "".join(map(chr, range(0x20, 0x7F)))
_DROPPED = ["BASE", "VORG", "vhea", "vmtx"]  # for vertical lines, which we do not have


@dataclass(frozen=True)
class Face:
    """A font of Debian's package and what docs/assets/paper.css calls it."""

    file: str
    family: str  # in the collection
    name: str
    weight: int


FACES = (
    Face("NotoSansCJK-Regular.ttc", "Noto Sans CJK SC", "Mingbai Sans", 400),
    Face("NotoSansCJK-Bold.ttc", "Noto Sans CJK SC", "Mingbai Sans", 700),
    Face("NotoSerifCJK-Regular.ttc", "Noto Serif CJK SC", "Mingbai Serif", 400),
)


def missing() -> bool:
    """Whether a font is not installed."""
    return any(not (FOLDER / face.file).is_file() for face in FACES)


def letters(texts: str) -> str:
    """Return the letters that the faces hold: whatever is printed."""
    return "".join(sorted(letter for letter in {*texts, *_LATIN} if letter.isprintable()))


def faces(held: str, cache: Path) -> Path:
    """Return the folder with the faces cut down to the letters `held`; it is made when it is not in the cache.

    Raises PaperError where a font is not installed.
    """
    if missing():
        raise PaperError
    digest = hashlib.sha256(held.encode())
    for face in FACES:
        stat = (FOLDER / face.file).stat()
        digest.update(f"{face}{stat.st_size}".encode())

    def make(work: Path) -> None:
        for face in FACES:
            _cut(face, held, work)

    folder = kept(cache, f"fonts-{digest.hexdigest()[:16]}", make)
    os.utime(folder)
    return folder


def style(folder: Path) -> str:
    """Return the rules that give the faces their names."""
    return "".join(
        f'@font-face {{ font-family: "{face.name}"; font-weight: {face.weight}; '
        f'src: url("{(folder / _name(face)).as_uri()}"); }}\n'
        for face in FACES
    )


def _name(face: Face) -> str:
    return f"{Path(face.file).stem}.otf"


def _cut(face: Face, held: str, folder: Path) -> None:
    with TTCollection(FOLDER / face.file, lazy=True) as collection:
        names = [font["name"].getDebugName(1) for font in collection.fonts]
    options = subset.Options(
        font_number=next(at for at, name in enumerate(names) if name.startswith(face.family)),
        layout_features=["kern", "locl", "pwid"],
        drop_tables=[*subset.Options().drop_tables, *_DROPPED],
        hinting=False,
        recalc_timestamp=False,
    )
    with subset.load_font(str(FOLDER / face.file), options, lazy=True) as font:
        cutter = subset.Subsetter(options)
        cutter.populate(text=held)
        cutter.subset(font)
        subset.save_font(font, str(folder / _name(face)), options)
