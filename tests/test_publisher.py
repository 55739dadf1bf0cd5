"""Who publishes, and by when a document is looked at again: checked like all content, and told on the pages."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from content import content, copy

from scripts.check import check, checked
from scripts.check.reviews import overdue
from scripts.cli import main
from scripts.preview.preview import Preview

if TYPE_CHECKING:
    from pathlib import Path

PUBLISHER = """
publisher:
  name: {zh: 某市卫生健康委员会, en: Health Commission of the City}
  contact: {zh: "电话：000", en: "Telephone: 000"}
  filings: [某ICP备00000000号]
address: https://example.com/
"""
DEMO = {"zh": "这是演示，不是正式网站。", "en": "This is a demonstration, not an official site."}


def faults(folder: Path) -> list[str]:
    """What the check finds, warnings left out."""
    return [str(fault) for fault in check(folder)[1] if not fault.warning]


@pytest.mark.parametrize(
    ("text", "where", "said"),
    [
        (f"mode: demo{PUBLISHER}", "policy_data/site.yml:2:1", "演示网站不能写发布单位"),
        ("mode: production\naddress: https://a.example/\n", "policy_data/site.yml:1:7", "正式网站必须写明发布单位"),
        (
            f"mode: production{PUBLISHER.replace('address: https://example.com/', '')}",
            "policy_data/site.yml:1:7",
            "公开的网址",
        ),
        ("mode: demo\naddress: javascript:alert(1)\n", "policy_data/site.yml:2:10", "网址写法不对"),
        ("mode: demo\naddress: https://a.example/?x=1\n", "policy_data/site.yml:2:10", "网址写法不对"),
        ("mode: demo\naddress: https://user@a.example/\n", "policy_data/site.yml:2:10", "网址写法不对"),
        ("mode: test\n", "policy_data/site.yml:1:7", "demo"),
        (f"mode: production{PUBLISHER.replace('https://', '')}", "policy_data/site.yml:6:10", "网址写法不对"),
        (
            f"mode: production{PUBLISHER.replace(', en: Health Commission of the City', '')}",
            "policy_data/site.yml:3:3",
            "",
        ),
    ],
)
def test_a_demonstration_names_nobody_and_production_somebody(tmp_path: Path, text: str, where: str, said: str) -> None:
    """Each fault names the line and what to write."""
    folder = copy(tmp_path)
    (folder / "site.yml").write_text(text, encoding="utf-8")
    found = faults(folder)
    assert len(found) == 1
    assert found[0].startswith(where)
    assert said in found[0]


def test_the_site_of_this_repository_is_a_demonstration() -> None:
    """So is content that does not say."""
    assert content().site.data.mode == "demo"


def test_a_demonstration_says_so_on_every_page_and_production_names_its_publisher(tmp_path: Path) -> None:
    """The footer of every page, the page about the site, and the root page."""
    folder, site = copy(tmp_path), tmp_path / "site"
    preview = Preview(folder, tmp_path / "tree", site)
    preview.renew()
    pages = ["zh/", "en/", "zh/about/", "en/about/", "zh/hinggan/notice-2023-86/measures/1/", ""]
    for path in pages:
        assert DEMO[path[:2] or "zh"] in read(preview, site, path)
    (folder / "site.yml").write_text(f"mode: production{PUBLISHER}", encoding="utf-8")
    preview.renew()
    assert preview.faults == []
    for path in pages:
        assert not any(said in read(preview, site, path) for said in DEMO.values())
    for path in pages[:-1]:
        assert "某ICP备00000000号" in read(preview, site, path)
    assert "这是一个演示" not in read(preview, site, "zh/about/")
    assert "某市卫生健康委员会" in read(preview, site, "zh/about/")


def read(preview: Preview, site: Path, path: str) -> str:
    """Return a page as it is now."""
    preview.bring(path)
    return (site / path / "index.html").read_text(encoding="utf-8")


def test_overdue_documents_are_listed_and_stop_only_the_run_that_asks(tmp_path: Path) -> None:
    """The day is the command's; nothing that is built depends on it."""
    folder = copy(tmp_path)
    due = next(iter(content().documents)).meta.data.review_by
    assert due
    assert list(overdue(content(), due)) == []
    assert len(list(overdue(content(), date.max))) == 2
    for day, options, status in ((due, ["--overdue"], 0), (date.max, [], 0), (date.max, ["--overdue"], 1)):
        command = ["--content", str(folder), "check", "--today", day.isoformat(), *options]
        ran = CliRunner().invoke(main, command)
        assert ran.exit_code == status
        assert ("已经过期" in ran.output) == (day == date.max)


def test_the_next_check_comes_after_the_last(tmp_path: Path) -> None:
    """A day before it is a fault with its line; a missing one is a warning."""
    folder = copy(tmp_path)
    file = folder / "hinggan/notice-2023-86/document.yml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("review_by: 2027", "review_by: 2020"), encoding="utf-8")
    assert [fault.split(": ")[1][:11] for fault in faults(folder)] == ["再核对的日期应当在最近"]
    file.write_text(
        "".join(line for line in text.splitlines(keepends=True) if "review_by" not in line), encoding="utf-8"
    )
    assert faults(folder) == []
    assert any("review_by" in str(fault) for fault in check(folder)[1])
    assert checked(folder)


def test_a_page_says_its_day_and_leaves_the_calendar_to_the_reader(tmp_path: Path) -> None:
    """What is built is the same on every day."""
    preview = Preview(copy(tmp_path), tmp_path / "tree", tmp_path / "site")
    preview.renew()
    page = read(preview, tmp_path / "site", "zh/hinggan/notice-2023-86/")
    assert 'data-review-by="2027-05-21"' in page
    assert "请在2027年5月21日前再核对。" in page
