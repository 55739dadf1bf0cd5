"""The root page, the 404 page and the assets that both languages share."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader

from scripts.load.languages import LANGUAGES
from scripts.load.words import WORDS, read_words
from scripts.render.styles import PARTS, joined
from scripts.render.tree import write_if_changed

ROOT = Path(__file__).resolve().parents[2]


def write_root(site: Path, publisher: object = None) -> None:
    """Add to `site` what stands beside the two languages; without a publisher it says that it is a demonstration."""
    _root_pages(site, publisher)
    _mirror(ROOT / "docs" / "assets", site / "assets")


def _root_pages(site: Path, publisher: object) -> None:
    """Write the page that offers both languages, and the one for addresses that do not exist."""
    env = Environment(
        loader=FileSystemLoader(ROOT / "docs" / "overrides" / "root"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    words = read_words(WORDS / "site.yml")["root"]
    for name in ("index.html", "404.html"):
        text = env.get_template(name).render(words=words, publisher=publisher, languages=[*LANGUAGES.values()])
        write_if_changed(site / name, text.encode())


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
