"""The `mingbai` command: estimate, check, build, serve, changes, new."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from scripts.bundle import BundleError
from scripts.changes.command import changes
from scripts.check import check as check_content
from scripts.check import checked
from scripts.check.report import FORMATS
from scripts.check.reviews import overdue
from scripts.check.sealed import seal as seal_facts
from scripts.echo import echo
from scripts.estimate import BAD_INPUT, estimate
from scripts.fault import ContentError
from scripts.load.languages import APART
from scripts.new import NewPlaceError
from scripts.new import new as new_place
from scripts.review.command import run as confirm_texts
from scripts.review.confirm import ConfirmError

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[1]
CONTENT = ROOT / "policy_data"


@click.group(help="Policy documents made clear · 让政策文件明白易懂")
@click.option(
    "--content",
    type=click.Path(path_type=Path, file_okay=False, exists=True, resolve_path=True),
    default=CONTENT,
    help="Another content folder · 另一个内容文件夹",
)
@click.pass_context
def main(context: click.Context, content: Path) -> None:
    """Run the command that the user names."""
    context.obj = content


@main.command()
@click.option(
    "--format", "form", type=click.Choice(list(FORMATS)), default="text", help="How faults are told · 输出的形式"
)
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="Look at review dates as of this day · 按哪一天")
@click.option("--overdue", "strict", is_flag=True, help="Fail if a document is overdue for a check · 过期未核对即失败")
@click.pass_obj
def check(folder: Path, form: str, today: datetime | None, strict: bool) -> None:  # noqa: FBT001
    """Check policy_data: quotations, figures, units, rules, both languages · 检查内容."""
    content, found = check_content(folder)
    late = list(overdue(content, (today or datetime.now()).date())) if content else []  # noqa: DTZ005 - the day here
    found = sorted({*found, *late})
    if found or form == "json":
        echo(FORMATS[form](found, (folder.parent, ROOT)))
    faults = sum(not one.warning for one in found)
    warnings = len(found) - faults
    if warnings:
        click.echo(f"共有 {warnings} 处提醒。 / {warnings} warnings.", err=True)
    if faults or content is None:
        click.echo(f"共有 {faults} 处需要修改。 / {faults} places to mend.", err=True)
        raise SystemExit(1)
    if strict and late:
        click.echo(f"共有 {len(late)} 份文件过期未核对。 / {len(late)} documents are overdue.", err=True)
        raise SystemExit(1)
    measures = sum(len(document.measures) for document in content.documents)
    said = f"内容无误：{measures} 条措施。 / All is well: {measures} measures."
    click.echo(said, err=form != "text")


@main.command()
@click.pass_obj
def seal(folder: Path) -> None:
    """Record the facts as they are now; check tells whatever differs later · 核定现在的事实."""
    try:
        written = seal_facts(checked(folder), folder)
    except ContentError as error:
        echo(str(error), err=True)
        raise SystemExit(1) from None
    for file in written:
        echo(f"已核定 / sealed: {file.relative_to(folder.parent).as_posix()}")


@main.command()
@click.option(
    "--site",
    type=click.Path(path_type=Path),
    default=ROOT / "site",
    help="Where to write · 输出目录",
)
@click.option("--stock", is_flag=True, help="Ship Pyodide untouched, twice as large · 原样提供 Pyodide，大一倍")
@click.pass_obj
def build(content: Path, site: Path, stock: bool) -> None:  # noqa: FBT001
    """Write the whole site · 生成整个网站."""
    from scripts.build import build as build_site  # noqa: PLC0415 - MkDocs is slow to import

    _or_exit(lambda: build_site(site, content, stock=stock))


@main.command("zip")
@click.argument("target", type=click.Path(path_type=Path, dir_okay=False), default=ROOT / "build" / "mingbai.zip")
@click.option("--site", type=click.Path(path_type=Path, file_okay=False), default=ROOT / "site")
def zip_site(target: Path, site: Path) -> None:
    """Pack the built site for a USB stick, read straight from its files · 整个网站的压缩包."""
    from scripts.offline.stick import write_zip  # noqa: PLC0415 - as of the build

    if not (site / "index.html").is_file():
        raise SystemExit(f"There is no site in {site}: run `mingbai build` first.")
    write_zip(site, target)
    click.echo(str(target))


@main.command()
@click.pass_obj
def serve(content: Path) -> None:
    """Show the site here and rebuild on every change · 本地预览."""
    from scripts.build import serve as serve_site  # noqa: PLC0415 - MkDocs is slow to import

    _or_exit(lambda: serve_site(content))


@main.command()
@click.argument("place")
@click.pass_obj
def new(content: Path, place: str) -> None:
    """Write the folder of a new place, an example to fill in · 新建一个地方的文件夹."""
    try:
        folder, blanks = new_place(place, content)
    except NewPlaceError as error:
        echo(str(error), err=True)
        raise SystemExit(BAD_INPUT) from None
    echo(
        f"已写好 {folder}：其中 {blanks} 处“【待填：…】”等您填写，原文和说明都是虚构的示例，请逐项换掉；"
        f"mingbai check 会告诉您还差哪里。\n"
        f"Written: {folder}. {blanks} blanks “【待填：…】” are yours to fill in; text and explanations are invented "
        f"and are to be replaced. mingbai check tells what is left."
    )


@main.command()
def schema() -> None:
    """Write what editors need to complete and explain the files: docs/schema, .vscode · 编辑器用的说明."""
    from scripts.schema import write  # noqa: PLC0415 - nothing else needs it

    for name in write(ROOT):
        click.echo(str(name))


@main.command()
@click.option("--site", type=click.Path(path_type=Path), default=ROOT / "site", help="A finished site · 生成好的网站")
@click.option("--to", type=click.Path(path_type=Path), default=ROOT / "build" / "release", help="Where to · 放到哪里")
def release(site: Path, to: Path) -> None:
    """Pack the finished site with configurations, materials and checksums · 发布用的压缩包."""
    from scripts.release.archive import release as pack  # noqa: PLC0415 - nothing else needs it

    click.echo(str(pack(ROOT, site, to)))


@main.command()
def headers() -> None:
    """Write how nginx and Caddy are to send the site: deploy · 服务器的配置."""
    from scripts.headers.hosts import write  # noqa: PLC0415 - nothing else needs it

    for name in write(ROOT):
        click.echo(str(name))


@main.command()
@click.argument("paths", nargs=-1)
@click.option("--by", help="Who reviewed the translation · 谁核对的")
@click.option("--on", help="The day, today if left out · 哪一天，不写就是今天")
@click.pass_obj
def confirm(content: Path, paths: tuple[str, ...], by: str | None, on: str | None) -> None:
    """Record that a person reviewed the translation in a file, a folder or FILE:LINE · 记录译文由谁核对."""
    try:
        echo(confirm_texts(content, paths, by, on))
    except (ConfirmError, ContentError) as error:
        echo(str(error), err=True)
        raise SystemExit(BAD_INPUT if isinstance(error, ConfirmError) else 1) from None


@main.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), default=ROOT / "build" / "sheets")
@click.pass_obj
def sheets(content: Path, folder: Path) -> None:
    """Write a fact sheet a measure, to print and sign · 核对单."""
    from scripts.sheets import write_sheets  # noqa: PLC0415 - nothing else needs it

    _or_exit(lambda: click.echo(f"{write_sheets(folder, content, checked(content))}: {folder / 'index.html'}"))


@main.command()
@click.argument("language", type=click.Choice([one.code for one in APART]))
@click.pass_obj
def blanks(content: Path, language: str) -> None:
    """Write down what a language still lacks, to be filled in · 列出一种语言还缺的句子."""
    from scripts.blanks import write_blanks  # noqa: PLC0415 - nothing else needs it

    def run() -> None:
        added, files = write_blanks(language, checked(content), content)
        click.echo(f"{files} 个文件，{added} 句还没有译文。 / {added} sentences to translate, in {files} files.")

    _or_exit(run)


def _or_exit(run: Callable[[], None]) -> None:
    """Run a step; a fault of content or set-up ends it with its messages, never with a traceback."""
    try:
        run()
    except (ContentError, BundleError) as error:
        echo(str(error), err=True)
        raise SystemExit(1) from None


main.add_command(changes)
main.add_command(estimate)


if __name__ == "__main__":
    sys.exit(main())
