"""The pages above the languages, and the assets that all languages share."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader

from scripts.load.languages import LANGUAGES
from scripts.load.words import WORDS, read_words
from scripts.render.styles import PARTS, joined
from scripts.render.tree import write_if_changed

if TYPE_CHECKING:
    from scripts.load.site_models import SiteMeta

ROOT = Path(__file__).resolve().parents[2]


# The pages that stand above the languages, by their templates.
PAGES = {"index.html": "index.html", "404.html": "404.html", "data.html": "data/index.html"}


def root_pages(meta: SiteMeta) -> dict[str, bytes]:
    """Return the page that offers every language, that of the data, and the one for addresses that do not exist."""
    env = Environment(
        loader=FileSystemLoader(ROOT / "docs" / "overrides" / "root"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    told = {"words": read_words(WORDS / "site.yml")["root"], "languages": [*LANGUAGES.values()]}
    told |= {"publisher": meta.publisher, "root": meta.root}
    return {path: env.get_template(name).render(told).encode() for name, path in PAGES.items()}


def write_assets(site: Path) -> None:
    """Write what the pages of all languages are shown with."""
    _mirror(ROOT / "docs" / "assets", site / "assets")


def _mirror(source: Path, target: Path) -> None:
    """Make `target` a copy of `source`, its style sheets whole; what did not change is not touched."""
    files = (file.relative_to(source) for file in source.rglob("*") if file.is_file())
    wanted = {name for name in files if PARTS not in name.parts}
    for name in sorted(wanted):
        file = source / name
        write_if_changed(target / name, joined(file) if file.suffix == ".css" else file.read_bytes())
    for file in [one for one in target.rglob("*") if one.is_file()]:
        if file.relative_to(target) not in wanted:
            file.unlink()
    for folder in sorted((one for one in target.rglob("*") if one.is_dir()), reverse=True):
        if not any(folder.iterdir()):
            folder.rmdir()
