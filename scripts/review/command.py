"""What `mingbai confirm` says: what it recorded, or, without a path, how far the review has come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.check import check, translations
from scripts.fault import ContentError
from scripts.load.languages import LANGUAGES, TRANSLATIONS
from scripts.review.confirm import Done, confirm, tally

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from scripts.load.content import Content


def run(folder: Path, paths: Sequence[str], by: str | None, on: str | None) -> str:
    """Confirm and return what to print, in both languages.

    Raises ConfirmError for what cannot be confirmed, ContentError where the content has other faults:
    nobody can vouch for a text that is going to change.
    """
    content, found = check(folder)
    out_of_step = set(translations.check(content)) if content else set()
    faults = [fault for fault in found if not fault.warning and fault not in out_of_step]
    if content is None or faults:
        raise ContentError(faults)
    done = confirm(folder, content, paths, by, on)
    return "\n".join([*(_recorded(done, by or "") if paths else _overview(content)), *_forgotten(done)])


def _recorded(done: Done, by: str) -> list[str]:
    lines = []
    for lang, counts in done.texts.items():
        name, total = LANGUAGES[lang].name, sum(counts.values())
        lines += [f"{path.as_posix()}: {count}" for path, count in sorted(counts.items())]
        lines.append(
            f"已记录：{by.strip()}核对了{total}处译文（{name}）。 / "
            f"Recorded: {by.strip()} reviewed {total} texts in {name}."
        )
    if done.stale:
        lines.append(f"其中{done.stale}处原来旧于中文。 / {done.stale} of them had been older than the Chinese.")
    return lines


def _overview(content: Content) -> list[str]:
    lines = []
    for language in TRANSLATIONS:
        counts = tally(content, language.code)
        lines += [f"{path.as_posix()}: {done}/{size}" for path, (done, size) in sorted(counts.items())]
        done, size = (sum(pair[index] for pair in counts.values()) for index in (0, 1))
        lines.append(
            f"译文（{language.name}）共{size}处，有人核对过的{done}处。 / "
            f"{size} texts in {language.name}, {done} of them reviewed by a person."
        )
    after = "核对一个文件以后：mingbai confirm 文件 --by 姓名 / After reviewing a file: mingbai confirm FILE --by NAME"
    return [*lines, after]


def _forgotten(done: Done) -> list[str]:
    if not done.forgotten:
        return []
    said = (
        f"另有{done.forgotten}条记录对应的文字已经不在了或者移了位置，已经整理。 / "
        f"{done.forgotten} records spoke of texts that are gone or have moved; they were put in order."
    )
    return [said]
