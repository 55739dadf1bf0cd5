"""`mingbai confirm`: a person vouches for the translation of some texts; what no longer exists is forgotten."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.load.confirmed import Ledger, Record, digest
from scripts.load.languages import SOURCE, TRANSLATIONS
from scripts.review.ledger import write
from scripts.review.states import reviews

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scripts.load.content import Content
    from scripts.review.states import Review

_PLACE = re.compile(r"(?P<path>.+?)(?::(?P<line>[0-9]{1,9})(?::[0-9]*)?)?:?")
_LONGEST_NAME = 40


class ConfirmError(Exception):
    """Something that cannot be confirmed, told in both languages."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(f"{zh} / {en}")


@dataclass
class Done:
    """What one run recorded: how many texts by language and file, of how many languages and stale; how many went."""

    texts: dict[str, dict[Path, int]] = field(default_factory=dict)
    stale: int = 0
    forgotten: int = 0


@dataclass(frozen=True)
class _Place:
    """A file or folder below the content, or one line of a file."""

    path: Path
    line: int | None

    def holds(self, review: Review, root: Path) -> bool:
        file = root / review.item.path
        if self.line is None:
            return file.is_relative_to(self.path)
        return file == self.path and self.line in review.item.lines


def confirm(folder: Path, content: Content, paths: Sequence[str], by: str | None, on: str | None) -> Done:
    """Record that `by` confirmed the texts of `paths` on the day `on`; without paths only forget what is gone.

    A path is a file, a folder or `file:line`, as the check prints it. Raises ConfirmError.
    """
    places = [_place(path, folder) for path in paths]
    name, day = (_name(by), _day(on)) if places else ("", date.min)
    held = [review for one in TRANSLATIONS for review in reviews(content, one.code)]
    chosen = _chosen(held, places, paths, folder.parent)
    done, ledgers = Done(), dict[str, Ledger]()
    for review in held:
        ledger = ledgers.setdefault(review.item.home, {})
        record = review.record
        if id(review) in chosen:
            item = review.item
            record = Record.model_validate(
                {"by": name, "day": day, SOURCE.code: item.original, "digest": digest(item.translation)}
            )
            texts = done.texts.setdefault(item.lang, {})
            texts[item.path] = texts.get(item.path, 0) + 1
            done.stale += review.state == "stale"
        if record:
            ledger.setdefault(review.item.file, {})[review.item.address] = record
    for name in {*ledgers, *content.confirmed}:
        before = content.confirmed[name].data if name in content.confirmed else {}
        after = ledgers.get(name, {})
        done.forgotten += sum(key not in after.get(file, {}) for file, records in before.items() for key in records)
        _write(folder / name, before, after)
    return done


def _write(folder: Path, before: Ledger, after: Ledger) -> None:
    try:
        if before != after:
            write(folder, after)
    except OSError as error:
        raise ConfirmError(
            f"{folder}：写不进去（{error.strerror}）：请看这个文件夹能不能写。",
            f"{folder}: cannot be written ({error.strerror}): see whether the folder may be written to.",
        ) from None


def _place(typed: str, folder: Path) -> _Place:
    """Return the place that somebody typed: from here, or from where the check counts."""
    found = _PLACE.fullmatch(typed)
    path, line = (found["path"], found["line"]) if found else (typed, None)
    for start in (Path.cwd(), folder.parent, folder):
        try:
            place = (start / path).resolve()
            there = place.exists()
        except (OSError, ValueError):
            there = False
        if there and place.is_relative_to(folder.resolve()):
            return _Place(place, int(line) if line else None)
    raise ConfirmError(
        f"{typed}：{folder.name}/ 里没有这个文件或文件夹：请照 mingbai check 打印的写法。",
        f"{typed}: there is no such file or folder in {folder.name}/: write it as mingbai check prints it.",
    )


def _name(by: str | None) -> str:
    name = (by or "").strip()
    if not name:
        raise ConfirmError("请写明是谁核对的：--by 姓名。", "say who reviewed it: --by NAME.")
    if len(name) > _LONGEST_NAME or not name.isprintable():
        raise ConfirmError(
            f"--by：姓名要写在一行里，不超过{_LONGEST_NAME}个字。",
            f"--by: a name is one line of at most {_LONGEST_NAME} characters.",
        )
    return name


def _day(on: str | None) -> date:
    today = date.today()  # noqa: DTZ011 - the day on the wall of whoever confirms
    try:
        day = date.fromisoformat(on) if on else today
    except ValueError:
        day = date.max
    if on and (day == date.max or not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", on)):
        raise ConfirmError(
            f"--on {on}：日期写法不对：应如 2025-01-01。", f"--on {on}: not a date: write it like 2025-01-01."
        )
    if day > today:
        raise ConfirmError(
            f"--on {on}：这一天还没有到：请写核对的那一天。",
            f"--on {on}: that day is still to come: write the day of the review.",
        )
    return day


def _chosen(held: list[Review], places: list[_Place], paths: Sequence[str], root: Path) -> set[int]:
    """Return the reviews that the places hold; a place that holds none is a mistake."""
    chosen: set[int] = set()
    for place, typed in zip(places, paths, strict=True):
        found = {id(review) for review in held if place.holds(review, root.resolve())}
        if not found:
            raise ConfirmError(
                f"{typed}：这里没有译文：请写有译文的文件，或其中一行。",
                f"{typed}: there is no translation here: name a file that holds one, or a line of one.",
            )
        chosen |= found
    return chosen


def tally(content: Content, lang: str) -> dict[Path, tuple[int, int]]:
    """Return for each file how many of its texts a person has confirmed as they stand, and how many there are."""
    counts: dict[Path, tuple[int, int]] = {}
    for review in reviews(content, lang):
        file = review.item.path
        done, size = counts.get(file, (0, 0))
        counts[file] = (done + (review.state == "confirmed"), size + 1)
    return counts
