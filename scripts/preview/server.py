"""MkDocs's reloading server, asked to bring each page up to date before it sends it."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from mkdocs.livereload import LiveReloadServer

from scripts.preview.message import with_faults
from scripts.preview.preview import ROOT, Preview

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

# Whatever is written by hand; of the content, the folder that is served.
WATCHED = ("docs", "calculator", "scripts", "mkdocs.yml")
_LOOK_EVERY, _SETTLED_AFTER = 0.2, 0.05  # seconds between looks, and without a further change
_POLLS = "/livereload/"

Answer = list[tuple[str, list[tuple[str, str]]]]


def serve(content: Path, tree: Path, host: str, port: int) -> None:
    """Serve the content until Ctrl-C. Raises OSError if the address is taken."""
    with TemporaryDirectory(prefix="mingbai-") as site:
        preview = Preview(content, tree, Path(site))
        preview.renew()
        server = LiveReloadServer(preview.renew, host, port, site, polling_interval=_LOOK_EVERY)
        attach(server, preview, content)
        try:
            server.serve()  # type: ignore[no-untyped-call]
        except KeyboardInterrupt:
            pass
        finally:
            server.shutdown()


def attach(server: LiveReloadServer, preview: Preview, content: Path) -> None:
    """Let the preview answer for a server that is not running yet, and watch what it depends on."""
    server.builder = preview.renew
    server.build_delay = _SETTLED_AFTER
    server.error_handler = partial(_error_page, Path(server.root))
    server.set_app(partial(answer, server.serve_request, preview))
    for path in (content, *(ROOT / name for name in WATCHED)):
        server.watch(str(path))


def answer(inner: Any, preview: Preview, environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
    """Answer one request: bring the page up to date, let MkDocs send it, put the faults on it.

    A rebuild may end between the two; then the page is made again, or the browser would be told that
    an old page is the new one.
    """
    path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
    if path.startswith(_POLLS):
        polled: Iterable[bytes] = inner(environ, start)
        return polled
    while True:
        version, said = preview.version, Answer()
        preview.bring(path)
        body = inner(environ, lambda status, headers, said=said: said.append((status, headers)))
        if version == preview.version:
            break
        _close(body)
    status, headers = said[0]
    if dict(headers).get("Content-Type") == "text/html":
        page = with_faults(b"".join(body), preview.faults)
        _close(body)
        headers = [
            *((key, value) for key, value in headers if key != "Content-Length"),
            ("Content-Length", str(len(page))),
        ]
        body = [page]
    start(status, [*headers, ("Cache-Control", "no-store")])
    return body  # type: ignore[no-any-return]


def _close(body: Any) -> None:
    if hasattr(body, "close"):
        body.close()


def _error_page(site: Path, code: int) -> bytes | None:
    """Return the site's own page for an error, if there is one."""
    page = site / f"{code}.html"
    return page.read_bytes() if page.is_file() else None
