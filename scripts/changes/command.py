"""The command `mingbai changes`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from scripts.changes.errors import ChangesError
from scripts.changes.formats import FORMATS
from scripts.changes.record import record
from scripts.changes.report import compare
from scripts.changes.told import told
from scripts.fault import ContentError
from scripts.load.languages import PAIR

if TYPE_CHECKING:
    from pathlib import Path

FAULTY = 2


@click.command()
@click.argument("base")
@click.option("--format", "form", type=click.Choice([*FORMATS]), default="text", help="How to lay it out · 格式")
@click.option("--lang", type=click.Choice(PAIR), default=PAIR[0], help="The language of the report · 语言")
@click.option("--record", "keep", is_flag=True, help="Write it down in updates.yml, for readers · 记入 updates.yml")
@click.pass_obj
def changes(folder: Path, base: str, form: str, lang: str, keep: bool) -> None:  # noqa: FBT001
    """Compare with a Git revision: what changed, and for whom · 与 Git 里的一个版本比较：改了什么，影响谁.

    Exit status 2: a side cannot be read, or worked families still expect the old answers.
    """
    try:
        report = compare(folder, base)
        written = record(report, folder) if keep else []
    except (ChangesError, ContentError) as error:
        _print(str(error), err=True)
        raise SystemExit(FAULTY) from None
    _print(FORMATS[form](told(report, lang), lang))
    for file in written:
        _print(f"已记入 {file}，请核对文字。 / Written to {file}; look over the words.", err=True)
    if report.new.pending:
        _print("\n".join(str(fault) for fault in report.new.pending), err=True)
        raise SystemExit(FAULTY)


def _print(text: str, *, err: bool = False) -> None:
    """Write UTF-8, whatever the terminal says of itself."""
    click.echo(text.encode("utf-8", "backslashreplace"), err=err)
