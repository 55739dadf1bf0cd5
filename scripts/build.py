"""`mingbai build` and `mingbai serve`: check, generate, lay out every language, complete."""

from __future__ import annotations

import logging
import os
import shutil
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from scripts import again
from scripts.bundle import BundleError
from scripts.check import checked
from scripts.load.languages import CODES, LANGUAGES
from scripts.load.memory import Memory
from scripts.paper.errors import PaperError

ROOT = Path(__file__).resolve().parents[1]
CONTENT = ROOT / "policy_data"
TREE = ROOT / "build" / "preview"
ADDRESS = "127.0.0.1:8000"


def build(site: Path, content: Path = CONTENT, *, stock: bool = False) -> None:
    """Write the whole site of `content` to `site`; whatever goes wrong, the site built before stays as it was.

    With `stock` the calculator runs in Pyodide as its makers gave it out. Where nothing has changed since, the site
    is left as it is.

    Raises ContentError with every fault of the content.
    """
    started = time.monotonic()
    _refuse_other(site)
    mark = again.made_from(content, stock=stock)
    if again.same(site, mark):
        print(f"Nothing has changed since this was built: {site}")
        return
    print(f"Checking {content.name} and docs/words …", flush=True)
    memory = Memory()  # the pages are made of what is checked here: neither is done twice
    checked(content, memory)
    print(f"Laying out the pages: {', '.join(one.name for one in LANGUAGES.values())} …", flush=True)
    site.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=".site-", dir=site.parent) as folder:
        made = Path(folder) / "site"
        extra = _extra(content, None if content == CONTENT else Path(folder) / "docs")
        _lay_out(made, {**extra, "stock": stock, "memory": memory})
        shutil.rmtree(site, ignore_errors=True)
        made.rename(site)
    again.remember(site, mark)
    pages = sum(1 for _ in site.rglob("*.html"))
    print(f"{pages} pages in {time.monotonic() - started:.1f} s: {site}")


def serve(content: Path = CONTENT) -> None:
    """Serve the site, each page made when it is read, until Ctrl-C."""
    _quiet()
    from scripts.preview.server import serve as serve_preview  # noqa: PLC0415 - MkDocs is slow to import

    sys.dont_write_bytecode = True  # what the import of an edited module writes would be the next change
    print(f"Checking {content.name} …", flush=True)
    for name in ("mkdocs.livereload", "mingbai.preview"):
        logging.getLogger(name).setLevel(logging.INFO)
    logging.getLogger("mkdocs.livereload").addFilter(_worth_a_line)
    host, _, port = ADDRESS.partition(":")
    try:
        serve_preview(content, TREE, host, int(port))
    except OSError as error:
        raise SystemExit(f"http://{ADDRESS}/ cannot be served: {error.strerror}.") from None


def _refuse_other(site: Path) -> None:
    """Stop before a folder that holds anything but a site of ours is replaced."""
    if site.exists() and not site.is_dir():
        raise SystemExit(f"{site} is a file; name a folder.")
    if site.is_dir() and any(site.iterdir()) and not any((site / code).is_dir() for code in CODES):
        raise SystemExit(f"{site} is not empty and holds no site of ours; name another folder.")


def _lay_out(site: Path, extra: dict[str, Any]) -> None:
    """Run MkDocs for the first language, whose hook does everything else."""
    _quiet()
    from mkdocs.commands.build import build as mkdocs_build  # noqa: PLC0415 - slow to import
    from mkdocs.config import load_config  # noqa: PLC0415

    config = load_config(str(ROOT / "mkdocs.yml"), site_dir=str(site.resolve()), extra=extra)
    try:
        mkdocs_build(config)
    except (BundleError, PaperError) as error:
        raise SystemExit(str(error)) from None


def _extra(content: Path, tree: Path | None = None) -> dict[str, str]:
    """Return what the hook is told: the language laid out first, where the content stands, where Markdown goes."""
    return {"lang": CODES[0], "content": str(content), **({"tree": str(tree.resolve())} if tree else {})}


def _quiet() -> None:
    """Keep the theme's notice about MkDocs 2 away: our pins say the same."""
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    logging.basicConfig(level=logging.WARNING, format="%(message)s")
    logging.getLogger("mkdocs").setLevel(logging.WARNING)


def _worth_a_line(record: logging.LogRecord) -> bool:
    """Of the server's messages keep the address, and that it has seen a change."""
    return any(words in record.getMessage() for words in ("Serving on", "Detected"))
