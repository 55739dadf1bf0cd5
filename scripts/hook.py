"""The thin hook between MkDocs and our rooms: generate before, complete the site after.

A fault in the content stops `mkdocs build` with its messages; `mkdocs serve` becomes our own preview.
"""

from __future__ import annotations

import json
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from scripts.load.languages import CODES

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files

    from scripts.load.memory import Memory

ROOT = Path(__file__).resolve().parents[1]
TREE = ROOT / "build" / "docs"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Generate every language (build of the first only) and point MkDocs at this language's tree."""
    lang, tree = config.extra.setdefault("lang", CODES[0]), _tree(config)
    if lang == CODES[0]:
        serving = bool(config.site_url)  # ours is empty: only `mkdocs serve` sets one
        config.extra["good"] = prepare(_content(config), tree, config.extra.get("memory"), serving=serving)
        config.extra["site"] = config.site_dir
        config.site_dir = str(Path(config.site_dir) / lang)
    pages = [file.relative_to(tree / lang).as_posix() for file in (tree / lang).rglob("*.md")]
    import_module("scripts.render.chrome").frame(config, tree / lang, pages, lang, _publisher(tree))
    return config


def on_files(files: Files, **_: Any) -> Files:
    """Keep of the theme only its templates."""
    import_module("scripts.render.chrome").drop_theme_files(files)
    return files


def on_post_page(output: str, **_: Any) -> str:
    """Say of the frame's words which language they are in, where its own lacks them."""
    marked: str = import_module("scripts.render.lacking").in_elements(output)
    return marked


def on_post_build(config: MkDocsConfig) -> None:
    """After the first language, lay out the others and add what all share."""
    if config.extra["lang"] != CODES[0]:
        return
    site = Path(config.extra["site"])
    for lang in CODES[1:]:
        other = load_config(str(ROOT / "mkdocs.yml"), site_dir=str(site / lang))
        other.extra.update({key: config.extra[key] for key in ("content", "tree") if key in config.extra})
        other.extra["lang"] = lang
        build(other)
    import_module("scripts.render.root").write_assets(site)
    if config.extra["good"]:
        import_module("scripts.render.whole").complete(site, _tree(config), stock=bool(config.extra.get("stock")))


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Callable[[], None]) -> LiveReloadServer:
    """Hand the server to the preview, which never builds the whole site again."""
    del builder
    sys.dont_write_bytecode = True  # what the import of an edited module writes would be the next change
    server.unwatch(config.docs_dir)
    content = _content(config)
    preview = import_module("scripts.preview.preview").Preview(content, _tree(config), Path(server.root))
    preview.renew()
    import_module("scripts.preview.server").attach(server, preview, content)
    return server


def _content(config: MkDocsConfig) -> Path:
    """Return the folder of the content: ours, or the one that `mingbai` was told of."""
    return Path(config.extra.get("content") or ROOT / "policy_data")


def _tree(config: MkDocsConfig) -> Path:
    """Return where the Markdown is written: a build of other content keeps out of our own tree."""
    return Path(config.extra.get("tree") or TREE)


def _publisher(tree: Path) -> Any:
    """Return who publishes, as it was generated with the pages."""
    file = tree / "publisher.json"
    return json.loads(file.read_bytes()) if file.is_file() else None


def prepare(content: Path, tree: Path, memory: Memory | None = None, *, serving: bool) -> bool:
    """Write the Markdown trees; return whether they are good. A build stops at faults, a preview tells them later.

    What a memory holds of the checked content is not worked out again.
    """
    try:
        import_module("scripts.render.generate").generate(ROOT, tree, content, memory)
    except Exception as error:
        faults = [str(fault) for fault in getattr(error, "faults", ())]
        if serving:
            import_module("scripts.render.tree").ensure(tree)
            return False
        if faults:
            raise Abort("\n".join(faults)) from None
        raise
    return True
