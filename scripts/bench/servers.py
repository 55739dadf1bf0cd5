"""Real nginx and Caddy, as Debian ships them, with our own configurations, on a port of this machine alone."""

from __future__ import annotations

import os
import socket
import subprocess
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.headers.hosts import CADDY, NGINX
from scripts.setup.debian import BROTLI, missing_servers, server

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
HERE, NAME = "/srv/mingbai/site", "mingbai.example"  # as the configurations call the folder and the host
PATH = "/some/path/"
START = 60.0  # seconds in which a server must answer on a busy machine

_NGINX = """load_module {brotli};
daemon off;
worker_processes auto;
worker_rlimit_nofile 8192;
{user}
pid {work}/nginx.pid;
error_log {work}/error.log;
events {{ worker_connections 4096; multi_accept on; }}
http {{
    access_log off;
    client_body_temp_path {work}/body;
    proxy_temp_path {work}/proxy;
    fastcgi_temp_path {work}/fastcgi;
    uwsgi_temp_path {work}/uwsgi;
    scgi_temp_path {work}/scgi;
    include {work}/mingbai.conf;
}}
"""


@contextmanager
def nginx(site: Path, work: Path) -> Iterator[tuple[str, str]]:
    """Serve `site` with nginx; give its address at the root of a host and that below a path, with their slashes."""
    port = _free_port()
    text = (ROOT / NGINX).read_text("utf-8").replace(HERE, str(site))
    text = text.replace("listen 80 ", f"listen 127.0.0.1:{port} ").replace("    listen [::]:80 backlog=4096;\n", "")
    text = text.replace("    error_page", f"    location {PATH} {{ alias {site}/; }}\n    error_page", 1)
    (work / "mingbai.conf").write_text(text, encoding="utf-8")
    user = "user root;" if os.geteuid() == 0 else ""  # what a test makes, only its owner may read
    (work / "nginx.conf").write_text(_NGINX.format(brotli=BROTLI, user=user, work=work), encoding="utf-8")
    command = [_program("nginx"), "-p", str(work), "-c", str(work / "nginx.conf")]
    with _running(command, port, work):
        yield f"http://127.0.0.1:{port}/", f"http://127.0.0.1:{port}{PATH}"


@contextmanager
def caddy(site: Path, work: Path) -> Iterator[tuple[str, str]]:
    """Serve `site` with Caddy; give its address at the root of a host and that below a path, with their slashes."""
    root, below = (f"http://127.0.0.1:{_free_port()}" for _ in range(2))
    text = (ROOT / CADDY).read_text("utf-8").replace(HERE, str(site))
    shared, inside = text.rstrip().removesuffix("}").split(f"{NAME} {{\n", 1)
    block, errors = inside.split("\thandle_errors", 1)
    sites = f"{root} {{\n{inside}}}\n{below} {{\nhandle_path {PATH}* {{\n{block}}}\nhandle_errors{errors}}}\n"
    (work / "Caddyfile").write_text(f"{{\n\tadmin off\n\tauto_https off\n}}\n{shared}{sites}", encoding="utf-8")
    command = [_program("caddy"), "run", "--config", str(work / "Caddyfile"), "--adapter", "caddyfile"]
    with _running(command, int(root.rpartition(":")[2]), work):
        yield f"{root}/", f"{below}{PATH}"


SERVERS = {"nginx": nginx, "caddy": caddy}


@contextmanager
def _running(command: list[str], port: int, work: Path) -> Iterator[None]:
    """Run a server until the block ends."""
    home = {**os.environ, "HOME": str(work), "XDG_CONFIG_HOME": str(work), "XDG_DATA_HOME": str(work)}
    log = work / "log"
    with log.open("wb") as told, subprocess.Popen(command, stdout=told, stderr=told, env=home) as process:
        try:
            end = time.monotonic() + START
            while not _answers(port):
                if process.poll() is not None or time.monotonic() > end:
                    raise RuntimeError(log.read_text("utf-8"))
                time.sleep(0.05)
            yield
        finally:
            process.terminate()


def _program(name: str) -> str:
    missing = " ".join(missing_servers())
    if missing:
        raise RuntimeError(f"There is no {name} to serve with. Type `sudo apt-get install --yes {missing}`.")
    return str(server(name))


def _answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
