"""The form in the real Chromium: it edits the very files, changes nothing else in them and asks no other host.

The folder that an editor would choose is the browser's own private file system here: the same interface, no dialog.
"""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

import pytest
from content import FOLDER, copy
from serving import serving

from scripts.admin import write_admin
from scripts.check import check
from scripts.load.marks import read_yaml

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Page

DRAFT = "huyanghe/measures-draft"
ADDED = "（已改）"

_FILL = """async (files) => {
  const root = await navigator.storage.getDirectory();
  for (const [name, text] of Object.entries({ ".git/HEAD": "", ...files })) {
    const parts = name.split("/");
    let folder = root;
    for (const part of parts.slice(0, -1)) folder = await folder.getDirectoryHandle(part, { create: true });
    const writer = await (await folder.getFileHandle(parts.at(-1), { create: true })).createWritable();
    await writer.write(text);
    await writer.close();
  }
}"""
_READ = """async (name) => {
  let folder = await navigator.storage.getDirectory();
  const parts = name.split("/");
  for (const part of parts.slice(0, -1)) folder = await folder.getDirectoryHandle(part);
  return (await (await folder.getFileHandle(parts.at(-1))).getFile()).text();
}"""


@pytest.fixture(scope="module")
def admin(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the form, beside nothing but the assets of a site."""
    site = tmp_path_factory.mktemp("admin")
    write_admin(site, FOLDER)
    shutil.copytree(FOLDER.parent / "docs" / "assets", site / "assets")
    with serving(site) as base:
        yield f"{base.replace('127.0.0.1', 'localhost')}admin/"  # a folder may be opened from a secure address only


@pytest.fixture
def form(page: Callable[..., Page], admin: str) -> Page:
    """The form with the content opened as a folder."""
    opened = page(1280, locale="zh-CN")
    opened.add_init_script("window.showDirectoryPicker = () => navigator.storage.getDirectory()")
    opened.goto(admin)
    files = {f"policy_data/{name}": text for name, text in texts(FOLDER).items()}
    opened.evaluate(_FILL, files)
    opened.get_by_role("button", name="使用本地仓库").click()
    opened.get_by_text("共用 · Shared").first.wait_for()
    return opened


def texts(folder: Path) -> dict[str, str]:
    return {
        file.relative_to(folder).as_posix(): file.read_text(encoding="utf-8")
        for file in folder.rglob("*")
        if file.is_file()
    }


def saved(form: Page, name: str) -> str:
    form.get_by_role("button", name="保存").first.click()
    form.get_by_text("条目已保存").or_(form.get_by_text("已保存")).first.wait_for()
    text: str = form.evaluate(_READ, f"policy_data/{name}")
    return text


def data(folder: Path, name: str) -> Any:
    return read_yaml(folder / name, folder / name).data


@pytest.mark.parametrize(
    ("entry", "name", "old"),
    [
        ("huyanghe-measures-draft-measures/entries/3-1", f"{DRAFT}/measures/3-1.yml", "育儿补贴"),
        ("huyanghe-measures-draft/entries/document", f"{DRAFT}/document.yml", "胡杨河若干措施（征求意见稿）"),
        ("huyanghe-measures-draft/entries/faqs", f"{DRAFT}/faqs.yml", "这份文件现在算数吗？"),
        ("huyanghe/entries/place", "huyanghe/place.yml", "第七师胡杨河市"),
    ],
)
def test_a_sentence_changed_in_the_form_changes_in_the_file_and_nothing_else_does(
    form: Page, admin: str, tmp_path: Path, entry: str, name: str, old: str
) -> None:
    form.goto(f"{admin}#/collections/{entry}")
    boxes = form.locator("textarea")
    folded = form.get_by_role("button", name="展开", exact=True)
    boxes.or_(folded).first.wait_for()
    if not boxes.count():  # a file that is a list: its first entry
        folded.first.click()
        form.get_by_text("问题 · Question", exact=True).first.scroll_into_view_if_needed()
    form.wait_for_function(
        "(old) => [...document.querySelectorAll('textarea')].some((one) => one.value === old)", arg=old
    )
    box = next(one for one in boxes.all() if one.input_value() == old)
    box.fill(f"{old}{ADDED}")
    content = copy(tmp_path)
    before = data(content, name)
    (content / name).write_text(saved(form, name), encoding="utf-8")
    assert meant(data(content, name)) == meant(put(before, old, f"{old}{ADDED}"))
    assert [fault for fault in check(content)[1] if not fault.warning] == []


def put(node: Any, old: str, new_text: str) -> Any:
    """The same with the first text that is `old` replaced."""
    done: list[Any] = []

    def walk(one: Any) -> Any:
        if isinstance(one, dict):
            return {key: walk(value) for key, value in one.items()}
        if isinstance(one, list):
            return [walk(value) for value in one]
        if one == old and not done:
            done.append(one)
            return new_text
        return one

    return walk(node)


def meant(node: Any) -> Any:
    """What a file says, however it is written: the form puts 500 in quotes and leaves out what is null."""
    if isinstance(node, dict):
        return {key: meant(value) for key, value in node.items() if value is not None}
    if isinstance(node, list):
        return [meant(value) for value in node]
    return str(node) if type(node) is int else node
