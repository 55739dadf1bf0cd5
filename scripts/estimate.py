"""`mingbai estimate`: the rules of the pages, asked on the command line."""

from __future__ import annotations

import json
import sys
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import click

from calculator.estimate import estimate as work_out
from calculator.reply import as_json as json_text
from calculator.reply import written
from calculator.rules import PlaceRules, read_rules
from calculator.situation import SituationError, read_situation
from scripts.check import checked
from scripts.compiled import compiled
from scripts.echo import echo
from scripts.fault import ContentError
from scripts.load.languages import CODES
from scripts.load.marks import parse_yaml

BAD_INPUT = 2
_SHOWN = 80  # characters of a bad line that its error repeats


@click.command()
@click.argument("situation", required=False, type=click.Path(path_type=Path, allow_dash=True))
@click.option("--json", "as_json", is_flag=True, help="One result document · 输出一个结果文档")
@click.option(
    "--jsonl",
    "lines",
    type=click.Path(path_type=Path, allow_dash=True),
    help="One situation a line · 每行一个情况",
)
@click.option("--ics", "form", flag_value="calendar", help="A calendar file of its days · 日历文件")
@click.option("--csv", "form", flag_value="sheet", help="A spreadsheet · 表格")
@click.option("--lang", type=click.Choice(CODES), default=CODES[0], help="The reader's language · 语言")
@click.pass_obj
def estimate(  # noqa: PLR0913, PLR0917 - one for each option
    content: Path,
    situation: Path | None,
    as_json: bool,  # noqa: FBT001
    lines: Path | None,
    form: str | None,
    lang: str,
) -> None:
    """Answer for a family or an institution · 估算."""
    if (situation is None) == (lines is None):
        raise click.UsageError("请给出一个情况文件，或者 --jsonl 文件。 / Name one situation file, or --jsonl FILE.")
    try:
        data = _data(content)
    except ContentError as error:
        echo(str(error), err=True)
        raise SystemExit(1) from None
    rules = read_rules(data)
    try:
        if lines is not None:
            _answer_lines(lines, rules)
            return
        result = _answer(_read(Path(str(situation))), rules)
    except SituationError as error:
        error.words = data["words"]["results"]["wanted"]
        echo(error.message(lang), err=True)
        raise SystemExit(BAD_INPUT) from None
    if as_json:
        echo(json_text(result))
    elif form:
        click.echo(written(result, data, lang, form).encode(), nl=False)
    else:
        echo(written(result, data, lang, "text"))


@cache
def _data(content: Path) -> dict[str, Any]:
    return compiled(checked(content))


def _answer_lines(path: Path, rules: dict[str, PlaceRules]) -> None:
    try:
        source = click.open_file(str(path), encoding="utf-8", errors="replace")
    except OSError:
        raise SituationError(str(path), None, "unreadable") from None
    for line in source:
        try:
            result = _answer(_parse_json(line.lstrip("\ufeff")), rules)
        except SituationError as error:
            error.words = next(iter(rules.values())).wanted
            result = error.document()
        echo(json_text(result))


def _answer(data: Any, rules: dict[str, PlaceRules]) -> dict[str, Any]:
    situation = read_situation(data, rules, date.today())  # noqa: DTZ011 - the reader's own calendar day
    return work_out(situation, rules[situation.place])


def _parse_json(text: str) -> Any:
    try:
        return json.loads(text, object_pairs_hook=_once)
    except (ValueError, RecursionError):
        raise SituationError("situation", text.strip()[:_SHOWN], "no-object") from None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return the object of these pairs; a key that stands twice is refused, not overwritten."""
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise SituationError(key, None, "twice")
        found[key] = value
    return found


def _read(path: Path) -> Any:
    """Read a situation file: JSON if it is called so, else YAML; `-` is standard input."""
    try:
        data = sys.stdin.buffer.read() if str(path) == "-" else path.read_bytes()
        text = data.decode("utf-8-sig")
    except OSError:
        raise SituationError(str(path), None, "unreadable") from None
    except UnicodeDecodeError:
        raise SituationError(str(path), None, "not-utf8") from None
    if path.suffix == ".json":
        return _parse_json(text)
    marked = parse_yaml(text, path, references=True)
    if marked.faults:
        fault = marked.faults[0]
        place = f"{path}:{fault.line}:{fault.column}"
        raise SituationError(place, None, "told", source=fault.zh, beside=fault.en)
    return marked.data
