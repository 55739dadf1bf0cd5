"""What only those who change the content see: the form and the fact sheets, in the preview and in no built site."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from content import copy

from scripts.preview.preview import Preview

if TYPE_CHECKING:
    from pathlib import Path

SHEET = "sheets/huyanghe/measures-draft/3-1.html"


@pytest.fixture
def preview(tmp_path: Path) -> Preview:
    """A preview of a copy of the content."""
    made = Preview(copy(tmp_path), tmp_path / "tree", tmp_path / "site")
    made.renew()
    return made


def test_the_preview_brings_the_form_even_when_the_content_has_faults(tmp_path: Path) -> None:
    content = copy(tmp_path)
    (content / "topics.yml").write_text("broken: [", encoding="utf-8")
    preview = Preview(content, tmp_path / "tree", tmp_path / "site")
    preview.renew()
    assert preview.faults
    preview.bring("/admin/")
    assert (tmp_path / "site" / "admin" / "npm" / "index.js").is_file()
    assert "start.js" in (tmp_path / "site" / "admin" / "index.html").read_text(encoding="utf-8")


def test_the_preview_brings_fresh_fact_sheets(preview: Preview, tmp_path: Path) -> None:
    preview.bring(f"/{SHEET}")
    before = (tmp_path / "site" / SHEET).read_text(encoding="utf-8")
    file = tmp_path / "policy_data" / "huyanghe" / "measures-draft" / "measures" / "3-1.yml"
    file.write_text(file.read_text(encoding="utf-8").replace("{zh: 育儿补贴,", "{zh: 育儿补贴一项,"), encoding="utf-8")
    preview.renew()
    assert preview.faults == []
    preview.bring(f"/{SHEET}")
    assert "育儿补贴一项" not in before
    assert "育儿补贴一项" in (tmp_path / "site" / SHEET).read_text(encoding="utf-8")


def test_a_built_site_holds_neither_and_no_page_of_it_leads_there(built_site: Path) -> None:
    assert not (built_site / "admin").exists()
    assert not (built_site / "sheets").exists()
    pages = (file.read_text(encoding="utf-8") for file in built_site.rglob("*.html"))
    assert not any('href="/admin' in page or "/sheets/" in page or "../admin/" in page for page in pages)
