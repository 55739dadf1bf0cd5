"""A comparison told in one language, as parts that every format lays out in its own way."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from scripts.changes.kinds import PLAIN
from scripts.changes.phrases import Phrases
from scripts.changes.walk import LANGS
from scripts.load.languages import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scripts.changes.effects import Affected, Effect
    from scripts.changes.examples import Example
    from scripts.changes.report import Report
    from scripts.changes.sides import Side
    from scripts.changes.written import Row, Written

_AROUND = 20  # characters that are kept on each side of what changed in a long passage
_SHORT = 120


@dataclass(frozen=True)
class Item:
    """One line, with what stands below it; `old` and `new` are the words before and after, where that is the point."""

    text: str
    below: tuple[Item, ...] = ()
    kind: str = ""  # old or new


@dataclass(frozen=True)
class Part:
    """A heading with its lines; a part of level 3 belongs to the one of level 2 before it."""

    level: int
    title: str
    items: tuple[Item, ...] = ()
    lead: str = ""
    folded: bool = False


def told(report: Report, lang: str) -> list[Part]:
    """Return the whole comparison in one language: answers first, then the worked families, then the words."""
    return [*_Teller(report, lang).parts()]


@dataclass(frozen=True)
class _Teller:
    report: Report
    lang: str

    def parts(self) -> Iterator[Part]:
        say, report = self.words.say, self.report
        yield Part(1, say("title", base=report.base), lead=say("same") if report.same else "")
        if report.same:
            return
        yield from self._answers()
        yield from self._examples()
        if report.written:
            yield Part(2, say("written.title"))
        for group, held in groupby(report.written, key=lambda one: one.group):
            changes = [*held]
            items = (self._quotations(changes),) if group == "quotations" else tuple(map(self._written, changes))
            yield Part(3, f"{say(f'groups.{group}')} ({len(changes)})", items, folded=group in ("official", "examples"))

    @property
    def words(self) -> Phrases:
        return Phrases(self.report.new.data, self.lang)

    def _answers(self) -> Iterator[Part]:
        say, report = self.words.say, self.report
        places = [(side, key, name) for side, key, found in self._places() for name in found]
        lines = tuple(
            Item(say(f"answers.{key}", place=self.words.pick(side.data["places"][name]["name"])))
            for side, key, name in places
        )
        yield Part(2, say("answers.title"), lines, "" if report.affected or lines else say("answers.none"))
        yield from (self._affected(one) for one in report.affected)

    def _places(self) -> Iterator[tuple[Side, str, list[str]]]:
        yield self.report.new, "place_added", self.report.places_added
        yield self.report.old, "place_removed", self.report.places_removed

    def _affected(self, one: Affected) -> Part:
        say, pick = self.words.say, self.words.pick
        rules = self.report.new.data["places"][one.place]
        draft = say("answers.draft") if rules["document"]["status"] == "draft" else ""
        place = pick(self.report.new.data["names"][one.place])
        title = say("answers.heading", place=place, draft=draft, benefit=pick(one.benefit.name))
        counts = {"gain": one.gain, "lose": one.lose, "other": one.affected - one.gain - one.lose}
        count = say("answers.count", all=one.kinds, affected=one.affected, same=one.kinds - one.affected, **counts)
        state = say(f"answers.state.{one.state}") if one.state != "changed" else ""
        lead = f"{state}{LANGUAGES[self.lang].gap if state else ''}{count}"
        paid = [Item(say("answers.paid", period=self.words.period("paid", *period))) for period in one.paid]
        items = [item for way in ("gain", "lose", "other") for item in self._effects(one, way)]
        kept = [item for effect in one.kept for item in self._kept(one, effect)]
        below = [Item(say("answers.kept"), tuple(kept))] if kept else []
        return Part(3, title, (*items, *paid, *below), lead)

    def _effects(self, one: Affected, way: str) -> Iterator[Item]:
        """Yield the effects of one direction, those on usual families first."""
        say = self.words.say
        pairs = [(effect, who) for effect in one.effects if effect.direction == way for who in effect.whos]
        for effect, who in sorted(pairs, key=lambda pair: pair[1].shape != PLAIN):
            line = say("pair", label=self.words.who(one, who), text=self.words.change(effect.old, effect.new))
            yield Item(say("pair", label=say(f"answers.direction.{way}"), text=line))

    def _kept(self, one: Affected, effect: Effect) -> Iterator[Item]:
        for who in effect.whos:
            line = self.words.say("pair", label=self.words.who(one, who), text=self.words.answer(effect.new))
            yield Item(line)

    def _examples(self) -> Iterator[Part]:
        say, report = self.words.say, self.report
        lead = "" if report.examples else say("examples.none")
        alike: dict[str, list[Item]] = {}
        for one in report.examples:
            alike.setdefault(self._change(one), []).append(self._example(one))
        yield Part(2, say("examples.title"), tuple(Item(text, tuple(held)) for text, held in alike.items()), lead)
        if pending := report.new.pending:
            faults = tuple(Item(str(fault)) for fault in pending)
            yield Part(3, say("groups.examples"), faults, say("examples.pending", n=len(faults)))

    def _example(self, one: Example) -> Item:
        words = self.words
        number = (one.child or one.subject).partition("-")[2]
        people = [words.say(f"who.person.{one.subject}")] if one.child else []
        people += [words.order(int(number))] if number else [words.say("who.institution")]
        title = words.pick(one.title.said)
        subject = words.say("then").join(people)
        return Item(words.say("examples.line", title=title, subject=subject))

    def _change(self, one: Example) -> str:
        """Return what changes: examples alike in this are told together."""
        words = self.words
        change = words.say("pair", label=words.pick(one.benefit), text=words.change(one.old, one.new))
        return words.say("pair", label=words.say(f"answers.direction.{one.direction}"), text=change)

    def _written(self, one: Written) -> Item:
        words = self.words
        uses = [Item(words.say("written.uses", n=one.uses))] if one.uses else []
        rows = [item for row in one.rows for item in self._row(row)]
        key = one.rows[0].key if len(one.rows) == 1 else ""
        where = words.say("written.key", file=one.file, line=one.line, key=key).rstrip()
        title = words.say("pair", label=words.pick(one.name), text=where) if one.name else where
        return Item(title, (*rows, *uses))

    def _row(self, row: Row) -> Iterator[Item]:
        """Yield the old words and the new, in Chinese and, where it differs, in English."""
        old, new = row.old, row.new
        same = all(side is None or len({*side.values()}) == 1 for side in (old, new))
        for lang in LANGS[:1] if same else LANGS:
            before, after = old[lang] if old else None, new[lang] if new else None
            if before == after:
                continue
            shown = _parts_that_differ(before, after)
            name = (
                self.words.say("written.in-source" if lang == LANGS[0] else "written.in-beside")
                if not same
                else row.key
            )
            for kind, text in zip(("old", "new"), shown, strict=True):
                if text is not None:
                    alone = {"old": "removed", "new": "added"}[kind]
                    label = self.words.say(f"written.{kind if before and after else alone}")
                    yield Item(f"{label} ({name}): {text}" if name else f"{label}: {text}", kind=kind)

    def _quotations(self, changes: list[Written]) -> Item:
        words = self.words
        places = (words.say("written.key", file=one.file, line=one.line, key=one.rows[0].key) for one in changes)
        return Item(words.say("written.quotations", n=len(changes), keys=words.say("and").join(places)))


def _parts_that_differ(old: str | None, new: str | None) -> tuple[str | None, str | None]:
    """Return two passages; long ones only where they differ, with some words around."""
    if old is None or new is None or max(len(old), len(new)) <= _SHORT:
        return old, new
    start = next((i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    shortest = min(len(old), len(new)) - start
    end = next((i for i in range(shortest) if old[-1 - i] != new[-1 - i]), shortest)
    first = max(0, start - _AROUND)
    return tuple(_cut(text, first, len(text) - end + _AROUND) for text in (old, new))  # type: ignore[return-value]


def _cut(text: str, first: int, last: int) -> str:
    """Return part of a text, with the words at both ends whole where the language parts them by spaces."""
    first = text.rfind(" ", max(0, first - _AROUND), first) + 1 or first
    end = text.find(" ", last, last + _AROUND)
    last = end if end > 0 else last
    return f"{'…' if first else ''}{text[first:last]}{'…' if last < len(text) else ''}"
