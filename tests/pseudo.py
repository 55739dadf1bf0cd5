"""A language that nobody speaks, written from right to left: every sentence in letters of that kind, as long as ours.

It is added as an office would add one: a copy of the repository, and in it more files. No file that is there changes.
"""

from __future__ import annotations

import json
import os
import re
import shutil
from pathlib import Path

from content import content as ours

from scripts.check.apart import texts

ROOT = Path(__file__).resolve().parents[1]
CODE = "xb"
NAME = "לשון"
# What the copy needs, and what it may share: nothing of it is written to.
COPIED = (
    *("calculator", "docs", "policy_data", "scripts", "mkdocs.yml", "jsconfig.json", "LICENSE"),
    *("package.json", "pyproject.toml", "package-lock.json", "requirements.lock"),
)
SHARED = ("node_modules", ".venv")
KEPT = ("bundle", "quick", "paper")  # in build/: what was made before and need not be made again
# What another build is making there just now, and will take away again.
UNFINISHED = shutil.ignore_patterns("tmp*", "*.lock", "*.pdf.*", "*.png.*")
LANGUAGE = f"""\
name: {NAME}
html: ar-XB
direction: rtl
order: 3
spaced: true
thousands: ","
day: "{{day}} {{month}} {{year}}"
month: "{{month}} {{year}}"
months: [{", ".join("אבגדהוזחטיכל")}]
"""
LETTERS = "אבגדהוזחטיכלמנסעפצקרשת"
_WORD = 4
_HAN = re.compile(r"[\u3400-\u9fff]+")
_MARKS = str.maketrans("，。、；：？！（）“”《》", ',.,;:?!()""«»')


def pseudo(text: str) -> str:
    """The same sentence in letters that run the other way, in words of four; blanks and digits as they are."""
    return _HAN.sub(lambda found: _words(found[0]), text).translate(_MARKS)


def _words(text: str) -> str:
    letters = "".join(LETTERS[ord(char) % len(LETTERS)] for char in text)
    return " ".join(letters[at : at + _WORD] for at in range(0, len(letters), _WORD))


def repository(folder: Path, missing: tuple[tuple[str, str], ...] = (), kept: tuple[str, ...] = KEPT) -> Path:
    """A copy of the repository with the language added; `missing` are the sentences that it leaves out."""
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy2(source, folder / name)
    for name in SHARED:
        (folder / name).symlink_to(ROOT / name)
    (folder / "build").mkdir()
    for name in kept:
        if (ROOT / "build" / name).is_dir():
            shutil.copytree(ROOT / "build" / name, folder / "build" / name, ignore=UNFINISHED, copy_function=os.link)
    add(folder / "policy_data", missing)
    return folder


def add(content: Path, missing: tuple[tuple[str, str], ...] = ()) -> None:
    """Add the language to a content folder: its own file, and one for each file that holds texts."""
    languages = content / "languages"
    (languages / f"{CODE}.yml").write_text(LANGUAGE, encoding="utf-8")
    for name, held in texts(ours()).items():
        file = languages / CODE / name
        file.parent.mkdir(parents=True, exist_ok=True)
        said = {key: pseudo(text) for key, text in held.items() if (name.as_posix(), key) not in missing}
        lines = (
            f"{json.dumps(key, ensure_ascii=False)}: {json.dumps(text, ensure_ascii=False)}\n"
            for key, text in said.items()
        )
        file.write_text("".join(lines), encoding="utf-8")
