"""The programs that a browser needs around it: started for a test, and ended with it."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

from engines.engine import REST

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

START = 60  # seconds in which a browser must have started on a busy machine

# What Firefox asks for itself, whatever its preferences say: updates of the browser and of its media modules.
OWN = (".mozilla.org:443", ".mozilla.com:443", "update.googleapis.com:443")


@contextmanager
def refusing() -> Iterator[tuple[list[str], int]]:
    """A proxy that refuses everything: give the list that fills with what it was asked for, and its port."""
    asked: list[str] = []

    class Refuse(BaseHTTPRequestHandler):
        """Writes down the address, and answers that there is nothing."""

        def handle_one_request(self) -> None:
            self.raw_requestline = self.rfile.readline(65537)
            if self.raw_requestline and self.parse_request():
                if not self.path.endswith(OWN):
                    asked.append(f"{self.command} {self.path}")
                self.send_error(502)
            self.close_connection = True

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Refuse) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": REST})
        thread.start()
        try:
            yield asked, server.server_port
        finally:
            server.shutdown()
            thread.join()


@contextmanager
def screen() -> Iterator[str]:
    """A screen in memory; give its name."""
    command = [needed("Xvfb"), "-displayfd", "1", "-screen", "0", "1400x1000x24", "-nolisten", "tcp"]
    with running(command, stdout=subprocess.PIPE) as process:
        assert process.stdout
        yield f":{process.stdout.readline().decode().strip()}"


@contextmanager
def running(command: list[str], env: dict[str, str] | None = None, stdout: int = subprocess.DEVNULL) -> Iterator[Any]:
    """A program of ours, with all that it started, which ends with the block."""
    with subprocess.Popen(
        command, env=env, stdout=stdout, stderr=subprocess.DEVNULL, start_new_session=True
    ) as process:
        try:
            yield process
        finally:
            os.killpg(process.pid, 15)
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, 9)


def needed(name: str) -> str:
    """Return the path of a program; without it the test fails, it is never left out, and names the command to type."""
    found = shutil.which(name)
    assert found, (
        f"There is no {name}. Type `make test`, or as root `apt-get install --yes firefox-esr webkit2gtk-driver xvfb`."
    )
    return found


def until(ready: Callable[[], object]) -> None:
    """Wait for a start."""
    end = time.monotonic() + START
    while not ready():
        assert time.monotonic() < end, "It did not start."
        time.sleep(REST)


def free_port() -> int:
    """Return a port that is free just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def answers(port: int) -> bool:
    """Whether somebody listens there."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
