"""The thin hook between MkDocs and our rooms: generate before, complete the site after.

A fault in the content stops `mkdocs build` with its messages. While serving it must neither stop
nor hang the server: the last good pages stay, and every page shows the messages.
"""

from __future__ import annotations

import logging
import re
import sys
from html import escape
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files

ROOT = Path(__file__).resolve().parents[1]
TREE = ROOT / "build" / "docs"
WATCHED = ("docs", "calculator")
_STAMP = "_mingbai_read_at"
log = logging.getLogger("mkdocs.hooks.mingbai")


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Generate both languages (Chinese build only) and point MkDocs at this language's tree."""
    lang = config.extra["lang"]
    if lang == "zh":
        serving = bool(config.site_url)  # ours is empty: only `mkdocs serve` sets one
        config.extra["faults"] = prepare(_content(config), _tree(config), serving=serving)
        config.extra["site"] = config.site_dir
        config.site_dir = str(Path(config.site_dir) / "zh")
    config.site_url = ""  # every address is relative: the site works under any path
    config.docs_dir = str(_tree(config) / lang)
    config.theme.static_templates.clear()  # no sitemap with dates; the 404 page is at the root
    chrome = import_module("scripts.render.chrome")
    config.nav = chrome.nav(_tree(config) / lang, lang)
    config.extra["words"] = chrome.words(lang)
    return config


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Keep of the theme only the style sheet that our templates use."""
    for file in list(files):
        theirs = not file.is_documentation_page()
        if theirs and not re.fullmatch(r"assets/stylesheets/main\.[^/]*css", file.src_uri):
            files.remove(file)
        elif theirs:
            config.extra["theme_css"] = file.src_uri
    return files


def on_post_build(config: MkDocsConfig) -> None:
    """After Chinese, lay out English and add what both share."""
    if config.extra["lang"] != "zh":
        return
    site = Path(config.extra["site"])
    english = load_config(str(ROOT / "mkdocs.en.yml"), site_dir=str(site / "en"))
    english.extra.update({key: config.extra[key] for key in ("faults", "content", "tree") if key in config.extra})
    build(english)
    import_module("scripts.render.root").write_root(site, config.extra["faults"])
    if not config.extra["faults"]:
        import_module("scripts.render.whole").complete(site, _tree(config))


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Callable[[], None]) -> LiveReloadServer:
    """Watch what is written by hand, not what is generated; survive whatever goes wrong."""
    server.unwatch(config.docs_dir)  # or every edit would build twice
    for folder in (_content(config), *(ROOT / name for name in WATCHED)):
        server.watch(str(folder))

    def rebuild() -> None:
        try:
            builder()
        except Exception as error:  # the server would keep every browser waiting
            log.exception("The site could not be laid out; the last pages stay.")
            _show(Path(server.root), str(error))

    server.builder = rebuild
    return server


def _show(site: Path, message: str) -> None:
    """Put the message where people look first; the next good build replaces it."""
    page = f"<!doctype html><meta charset=utf-8><title>Mingbai</title><pre>{escape(message)}</pre></body>"
    for name in ("index.html", "zh/index.html", "en/index.html"):
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(page, encoding="utf-8")


def _content(config: MkDocsConfig) -> Path:
    """Return the folder of the content: ours, or the one that `mingbai` was told of."""
    return Path(config.extra.get("content") or ROOT / "policy_data")


def _tree(config: MkDocsConfig) -> Path:
    """Return where the Markdown is written: a build of other content keeps out of our own tree."""
    return Path(config.extra.get("tree") or TREE)


def prepare(content: Path, tree: Path, *, serving: bool) -> list[str]:
    """Write the Markdown trees; return the faults that kept them as they were."""
    _forget()
    try:
        import_module("scripts.render.generate").generate(ROOT, tree, content)
    except Exception as error:
        faults = [str(fault) for fault in getattr(error, "faults", ())]
        if not faults and not serving:
            raise
        message = "\n".join(faults or [f"{type(error).__name__}: {error}"])
        if not serving:
            raise Abort(message) from None
        log.error("The content has faults; the last good pages stay.\n%s", message)  # noqa: TRY400
        import_module("scripts.render.tree").ensure(tree)
        return message.splitlines()
    finally:
        _remember()
    return []


def _forget() -> None:
    """Drop our modules if one was edited, so that a change of the rules shows without a restart."""
    loaded = _ours()
    if any(getattr(module, _STAMP, time) != time for module, time in loaded.values()):
        for name in loaded:
            del sys.modules[name]


def _remember() -> None:
    """Note on each of our modules how old its file was when it was read."""
    for module, time in _ours().values():
        if not hasattr(module, _STAMP):
            setattr(module, _STAMP, time)


def _ours() -> dict[str, tuple[ModuleType, int]]:
    """Return our modules with the times of their files."""
    files = {
        name: (module, Path(module.__file__ or ""))
        for name, module in sys.modules.items()
        if name.partition(".")[0] in {"calculator", "scripts"} and getattr(module, "__file__", None)
    }
    return {name: (module, file.stat().st_mtime_ns) for name, (module, file) in files.items() if file.exists()}
