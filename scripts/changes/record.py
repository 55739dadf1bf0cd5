"""A comparison written down for readers: an entry in the `updates.yml` of each document that changed."""

from __future__ import annotations

import json
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING

from scripts.changes.errors import ChangesError
from scripts.changes.phrases import Phrases, joined
from scripts.changes.walk import LANGS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from scripts.changes.effects import Affected
    from scripts.changes.report import Report
    from scripts.changes.written import Written
    from scripts.load.content import Document

_HEAD = (
    "# 告诉读者的变化，新的在前；mingbai changes 版本 --record 会写一条，也可以手写。写下的就是当时的样子，以后不改。\n"
    "# What readers are told has changed, the newest first; `mingbai changes BASE --record` writes an entry.\n"
)
# What a reader has no use for: how the content is kept.
_INNER = ("quotations", "examples", "others")


def record(report: Report, folder: Path) -> list[Path]:
    """Put an entry at the head of `updates.yml` of each document that changed; return the files written.

    Raises ChangesError where nothing changed that a reader would notice.
    """
    today = date.today()  # noqa: DTZ011 - the writer's own calendar day
    written = []
    for document in report.new.content.documents:
        effects = [one for one in report.affected if one.document == document.path]
        changes = [one for one in report.written if one.document == document.path and one.group not in _INNER]
        if effects or changes:
            file = folder / document.place / document.id / "updates.yml"
            _put_first(file, _entry(report, document, effects, changes, today))
            written.append(file)
    if not written:
        zh, en = (
            "没有值得告诉读者的变化，没有记入。",
            "nothing has changed that a reader would notice; nothing is recorded.",
        )
        raise ChangesError(zh, en)
    return written


def _put_first(file: Path, entry: str) -> None:
    """Write the entry before the others, below the comments at the head; a second one of a day gets a number."""
    lines = file.read_text(encoding="utf-8-sig").splitlines(keepends=True) if file.exists() else [_HEAD]
    first = next((index for index, line in enumerate(lines) if line.startswith("- ")), len(lines))
    ids = {line.partition("id:")[2].strip() for line in lines if line.startswith("- id:")}
    wanted = entry.partition("\n")[0].partition("id:")[2].strip()
    names = chain([wanted], (f"{wanted}-{number}" for number in range(2, len(ids) + 3)))
    entry = entry.replace(wanted, next(name for name in names if name not in ids), 1)
    rest = "".join(lines[first:])
    file.write_text("".join(lines[:first]) + entry + (f"\n{rest}" if rest else ""), encoding="utf-8")


def _entry(report: Report, document: Document, effects: list[Affected], changes: list[Written], today: date) -> str:
    """Return the entry as YAML."""
    both = {lang: Phrases(report.new.data, lang) for lang in LANGS}
    measures = [one.benefit.measure for one in effects] + [one.measure for one in changes]
    lines = [
        f"- id: changes-{today.isoformat()}",
        f"  date: {today.isoformat()}",
        f"  status: {document.meta.data.status}",
        f"  title: {_both({lang: _title(words, document, effects, changes) for lang, words in both.items()})}",
        "  text:",
    ]
    told = {lang: [*_told(words, effects, changes)] for lang, words in both.items()}
    lines += [f"    - {_both(dict(zip(LANGS, pair, strict=True)))}" for pair in zip(*told.values(), strict=True)]
    here = [json.dumps(key) for key in document.measures if key in measures]
    lines += [f"  measures: [{', '.join(here)}]"] if here else []
    if periods := list(dict.fromkeys(_periods(effects))):
        lines += ["  periods:", *(f"    - {period}" for period in periods)]
    if effects:
        counts = {"kinds": "affected", "gain": "gain", "lose": "lose"}
        numbers = (f"{key}: {sum(getattr(one, name) for one in effects)}" for key, name in counts.items())
        lines.append(f"  affected: {{{', '.join(numbers)}}}")
    return "\n".join(lines) + "\n"


def _both(text: dict[str, str]) -> str:
    """Return a text in both languages on one line; a JSON string is a YAML one."""
    return "{" + ", ".join(f"{lang}: {json.dumps(text[lang], ensure_ascii=False)}" for lang in LANGS) + "}"


def _title(words: Phrases, document: Document, effects: list[Affected], changes: list[Written]) -> str:
    names = list(dict.fromkeys(words.pick(one.benefit.name) for one in effects))
    if names:
        return words.say("record.answers", names=words.say("and").join(names))
    measures = [document.measures[key].data.title for key in document.measures if key in {c.measure for c in changes}]
    titles = [words.pick(one.said) for one in measures]
    return words.say("record.words-of", names=words.say("and").join(titles)) if titles else words.say("record.words")


def _told(words: Phrases, effects: list[Affected], changes: list[Written]) -> Iterator[str]:
    """Yield a sentence for each change of the answers, else for each group of what is written differently."""
    for one in effects:
        for effect in one.effects:
            for who in effect.whos:
                line = words.say("pair", label=words.who(one, who), text=words.change(effect.old, effect.new))
                yield f"{line[:1].upper()}{line[1:]}{words.say('stop')}"
    groups = dict.fromkeys(one.group for one in changes) if not effects else {}
    for group in groups:
        yield words.say("record.group", group=words.say(f"groups.{group}"), n=sum(c.group == group for c in changes))


def _periods(effects: list[Affected]) -> Iterator[str]:
    """Yield the births and the payments that the changes concern, to the day."""
    for one in effects:
        windows = [who.births for effect in one.effects for who in effect.whos]
        for first, last in chain.from_iterable(map(joined, windows)):
            yield _period("births", first, last)
        yield from (_period("payments", *paid) for paid in one.paid)


def _period(of: str, first: date | None, last: date | None) -> str:
    days = "".join(f", {key}: {day.isoformat()}" for key, day in (("from", first), ("to", last)) if day)
    return f"{{of: {of}{days}}}"
