"""The site's own sentences: both languages, the same blanks in each, none that the calculator needs missing."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from calculator.facts import FACTS
from scripts.check.near import unknown
from scripts.fault import ContentError, Fault
from scripts.load.languages import BESIDE, SOURCE
from scripts.load.marks import read_yaml
from scripts.load.words import GROUPS, PAGE, WORDS, choices, clauses, read_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scripts.load.marks import Location, Marked

FILES = (
    *("facts.yml", "figures.yml", "results.yml", "site.yml", "changes.yml", "search.yml", "tools.yml", "paper.yml"),
    *("data.yml", "offline.yml"),
)
# Here each language chooses between two blanks that say the same: the amount, or its number alone; a fault in words.
_EITHER = (("change", "instead-alike"), ("wanted", "told"))
_BLANK = re.compile(r"\{[a-z_]*\}")

# Every sentence that `docs/words/results.yml` must hold, by its part.
_PARTS = {
    "notice": "draft amended repealed",
    "": "as-of title-with-child range up-to sums in-all in-all-up-to so-far payment separator claim claim-passed "
    "deduction until no-deadline no-start year of-child one-child month-of-year fixed "
    "next next-of-child version list",
    "groups": "child couple mother father institution",
    "person": "mother father couple",
    "parent": "mother father",
    "status": "yes no unknown not_stated",
    "headline": "yes yes-ended no no-more unknown unknown-sums unknown-ended not-covered not_stated order_not_stated "
    "deadline deadline-unknown deadline-passed deadline-unknown-passed rate",
    "amount": "CNY CNY/month CNY/year instalments deduction days days/year CNY/person/month",
    "sum": "CNY days",
    "payments-one": "CNY/month CNY/year instalments days/year",
    "payments": "CNY/month CNY/year instalments days/year",
    "facts": "amount payments total working rate from until last-day premium-year now deadline so-far instalments "
    "limit not-covered deduction target",
    "limit": "child year",
    "target": "by count percent per-thousand",
    "now": "not_yet running ended",
    "condition": "met not-met unknown named",
    "said": "fact plain nothing",
    "told": "fact nothing",
    "gives": "sums yes no unknown unknown-sums not_stated last-day from-until uncounted none-counted here same "
    "open undecided",
    "change": "yes yes-sums instead instead-alike no unknown unknown-sums not_stated plain",
    "timeline": "title born due from until first-month last-month last-month-between birthday asked asked-so-far "
    "payment leave-year deadline claim tick now line line-plain before within after on-line",
    "offers": "child mother father couple institution no-sum",
    "summary": "family institution monthly-now monthly-later monthly yearly-now yearly-later yearly "
    "once deduction total so-far days deadline claim due due-passed days-ended not-money",
    "summary.note": "none all days open",
    "text": "draft-mark nothing pair reasons readings missing changes offers named words offices",
    "overall": "yes unknown no not_stated gain named",
    "overall.rest": "unknown no not_stated",
    "overall.instead": "yes unknown",
    "agenda": "first last deadline claim of-parent no-day open unknown from-document rests-on",
    "sheet": "status document benefit for child answer min max unit payments-min payments-max total-min total-max "
    "total-unit from until claim now clause quotation readings missing day version",
    "sheet.statuses": "draft in_force amended repealed",
    "sheet.units": "CNY CNY/month CNY/year days days/year",
    "since": "same-rules-alike same-rules-differ new-rules-alike new-rules-differ gone nothing yes no unknown "
    "not_stated in-all separator",
    "wanted": "message message-found comma pairs place place-near one-of day count counts children children-most "
    "oldest-first hukou-date hukou-pending no-fact no-fact-near unreadable no-object twice not-utf8 told",
    "tables": "who amount total-first total-other working total enrolled heads born-first-last born-first born-last "
    "paid-first-last paid-first paid-last",
    "tables.ranges": "monthly_to_age yearly deduction leave_each_year",
    "tables.notes": "monthly_to_age yearly deduction instalments one_off leave leave_each_year monthly_per_head",
}
_SENTENCES = frozenset(f"{part}.{name}".lstrip(".") for part, names in _PARTS.items() for name in names.split())


def check(folder: Path = WORDS) -> Iterator[Fault]:
    """Yield every fault of the words files in `folder`."""
    for name in FILES:
        try:
            words = read_words(folder / name)
        except ContentError as error:
            yield from error.faults
            continue
        yield from _blanks(folder / name, words)
        if name == "facts.yml":
            yield from _facts(_marked(folder / name, (folder / name).stat().st_mtime_ns))
        if name == "results.yml":
            yield from _missing(words)


@lru_cache(maxsize=16)
def _marked(file: Path, _changed: int) -> Marked:
    return read_yaml(file, Path("docs/words") / file.name)


def _blanks(file: Path, words: dict[str, Any]) -> Iterator[Fault]:
    for loc, text in _pairs(words, ()):
        if loc not in _EITHER and set(_BLANK.findall(text[SOURCE.code])) != set(_BLANK.findall(text[BESIDE.code])):
            yield _marked(file, file.stat().st_mtime_ns).fault(
                loc,
                "两种语言里花括号的内容不一样：请核对。",
                "what stands in braces differs between the two languages: compare them.",
            )


def _facts(marked: Marked) -> Iterator[Fault]:
    """Yield a fault for each fact, choice or part of the form without its words, and for words of nothing."""
    held: dict[str, Any] = marked.data
    for path in (*(fact.path for fact in FACTS), *GROUPS):
        for key in ("label", "help", "why", "short"):
            if key not in held.get(path, {}):
                yield marked.fault((path,), *_absent(f"{path}.{key}"))
    for fact in FACTS:
        for value in choices(fact):
            if value not in held.get(fact.path, {}).get("options", {}):
                yield marked.fault((fact.path, "options"), *_absent(f"{fact.path}.options.{value}"))
        for sort, kind in clauses(fact):
            if kind not in held.get(fact.path, {}).get(sort, {}):
                yield marked.fault((fact.path,), *_absent(f"{fact.path}.{sort}.{kind}"))
    known = [*(fact.path for fact in FACTS), *GROUPS, PAGE]
    for path in held:
        yield from unknown(marked, (path,), path, known, ("没有事实", "there is no fact"))
    yield from _silent(marked, held.get(PAGE), (PAGE,))


def _silent(marked: Marked, node: Any, loc: Location) -> Iterator[Fault]:
    """Yield a fault for each sentence of the page that is in neither language."""
    if isinstance(node, list):
        for index, value in enumerate(node):
            yield from _silent(marked, value, (*loc, index))
    elif not isinstance(node, dict):
        yield marked.fault(loc, "这句话要写 zh 和 en 两种语言。", "this sentence needs both zh and en.")
    elif SOURCE.code not in node:
        for key, value in node.items():
            yield from _silent(marked, value, (*loc, key))


def _missing(words: dict[str, Any]) -> Iterator[Fault]:
    there = {".".join(map(str, loc)) for loc, _ in _pairs(words, ())}
    for path in sorted(_SENTENCES - there):
        yield Fault(Path("docs/words/results.yml"), 1, 1, *_absent(path))


def _absent(path: str) -> tuple[str, str]:
    return f"缺少句子“{path}”：请补上。", f"the sentence “{path}” is missing: add it."


def _pairs(node: Any, loc: Location) -> Iterator[tuple[Location, dict[str, str]]]:
    if isinstance(node, dict) and SOURCE.code in node:
        yield loc, node
    elif isinstance(node, dict):
        for key, value in node.items():
            yield from _pairs(value, (*loc, key))
