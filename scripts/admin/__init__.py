"""A form over the content files, in the preview only: Sveltia CMS on a local folder, set up from the models."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from pathlib import Path

from scripts.admin.collections import collections
from scripts.load.languages import SOURCE
from scripts.render.tree import write_if_changed

ROOT = Path(__file__).resolve().parents[2]
PAGE = Path(__file__).with_name("page")
BUNDLE = ROOT / "node_modules" / "@sveltia" / "cms"
LOCALE = SOURCE.html  # English is in the bundle; a browser cannot import JSON as the bundle does
_FONT = re.compile(r"https://cdn\.jsdelivr\.net/fontsource/fonts/([a-z0-9-]+)(?::vf)?@[0-9.]+/([a-z0-9-]+)\.woff2")
_SIGN_IN = "https://git.invalid"  # nobody signs in: the form works on the folder that the editor opens


def write_admin(site: Path, content: Path, *, page: bool = True) -> None:
    """Add the form to a site that is being served, for the content folder `content`.

    Nothing is added while only a part of the `page` is asked for, which is there already, nor where the bundle
    is not installed (`make setup` brings it).
    """
    if not page or not BUNDLE.is_dir():
        return
    folder = site / "admin"
    write_if_changed(folder / "index.html", _page().encode())
    write_if_changed(folder / "start.js", (PAGE / "start.js").read_bytes())
    write_if_changed(folder / "config.json", json.dumps(config(content), ensure_ascii=False).encode())
    for file in (BUNDLE / "npm").rglob("*"):
        if file.is_file() and file.suffix != ".map":
            write_if_changed(folder / "npm" / file.relative_to(BUNDLE / "npm"), file.read_bytes())
    write_if_changed(folder / "npm" / "index.js", _script().encode())
    words = (BUNDLE / "locales" / f"{LOCALE}.json").read_text(encoding="utf-8")
    write_if_changed(folder / "locales" / f"{LOCALE}.js", f"export default {words};".encode())


def _page() -> str:
    """Return the page, whose policy lets through the one script that stands in it."""
    imports = json.dumps({"imports": {f"./locales/{LOCALE}.json": f"./locales/{LOCALE}.js"}})
    digest = base64.b64encode(hashlib.sha256(imports.encode()).digest()).decode()
    page = (PAGE / "index.html").read_text(encoding="utf-8")
    return page.replace("@IMPORTS@", imports).replace("@DIGEST@", digest)


def _script() -> str:
    """Return the bundle's script with its fonts read from the bundle, where they are as well."""
    script = (BUNDLE / "npm" / "index.js").read_text(encoding="utf-8")
    fonts = [font.name for font in (BUNDLE / "npm" / "assets").glob("*.woff2")]

    def ours(address: re.Match[str]) -> str:
        return next(f"npm/assets/{font}" for font in fonts if font.startswith(f"{address[1]}-{address[2]}-"))

    return _FONT.sub(ours, script)


def config(content: Path) -> dict[str, object]:
    """Return what the form is told: where the files stand, and the fields of each."""
    below = content.relative_to(ROOT) if content.is_relative_to(ROOT) else Path(content.name)
    return {
        "load_config_file": False,
        "backend": {
            "name": "gitea",
            "repo": "mingbai/mingbai",
            "branch": "main",
            "base_url": _SIGN_IN,
            "auth_methods": ["token"],
        },
        "app_title": "明白 · Mingbai",
        "logo": {"src": "../assets/icon.svg"},
        "media_folder": "docs/assets",
        "public_folder": "/assets",
        "output": {"omit_empty_optional_fields": True, "yaml": {"quote": "none", "indent_size": 2}},
        "collections": collections(content, below),
    }
