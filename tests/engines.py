"""Firefox and WebKit for the tests, as Debian ships them, driven by the commands of WebDriver.

Both understand the same commands: Firefox over a socket of its own (Marionette), so that no geckodriver is needed,
WebKit over HTTP through its driver, on a screen that nobody sees. Whatever they ask of a host that is not this
machine goes to a proxy here, which writes it down and refuses it.
"""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import threading
import time
from contextlib import ExitStack, closing, contextmanager
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Protocol
from urllib.parse import urlsplit

from scripts.setup.debian import MINIBROWSER
from scripts.setup.debian import firefox as installed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Page

ELEMENT = "element-6066-11e4-a52e-4f735466cecf"  # how WebDriver marks an element in an answer
START = 60  # seconds in which a browser must have started on a busy machine
PATIENCE = 60.0  # seconds in which a page must do what is waited for
REST = 0.05  # seconds between two looks
KEYS = {"Tab": "\ue004", "Enter": "\ue007", "Escape": "\ue00c", "Space": " ", "Shift": "\ue008"}
KEYS |= {"Left": "\ue012", "Up": "\ue013", "Right": "\ue014", "Down": "\ue015"}

# What Firefox asks for itself, whatever its preferences say: updates of the browser and of its media modules.
OWN = (".mozilla.org:443", ".mozilla.com:443", "update.googleapis.com:443")

# Each command: what Firefox calls it, and the method and address that WebKit's driver has for it.
COMMANDS = {
    "open": ("WebDriver:Navigate", "POST", "/url"),
    "run": ("WebDriver:ExecuteAsyncScript", "POST", "/execute/async"),
    "find": ("WebDriver:FindElement", "POST", "/element"),
    "click": ("WebDriver:ElementClick", "POST", "/element/{id}/click"),
    "clear": ("WebDriver:ElementClear", "POST", "/element/{id}/clear"),
    "type": ("WebDriver:ElementSendKeys", "POST", "/element/{id}/value"),
    "act": ("WebDriver:PerformActions", "POST", "/actions"),
    "resize": ("WebDriver:SetWindowRect", "POST", "/window/rect"),
    "cookies": ("WebDriver:GetCookies", "GET", "/cookie"),
    "limits": ("WebDriver:SetTimeouts", "POST", "/timeouts"),
}
# The body of an async function becomes a script that hands its result, or its error, to the last argument.
ASYNC = """const [args, done] = [[...arguments].slice(0, -1), arguments[arguments.length - 1]];
(async (...args) => {{ {body} }})(...args).then((value) => done([value]), (error) => done(String(error)));"""
# Firefox does nothing that nobody asked of it, and keeps to the proxy except for this machine.
PREFERENCES = """
user_pref("marionette.port", 0);
user_pref("network.proxy.type", 1);
user_pref("network.proxy.http", "127.0.0.1");
user_pref("network.proxy.ssl", "127.0.0.1");
user_pref("network.proxy.http_port", {proxy});
user_pref("network.proxy.ssl_port", {proxy});
user_pref("network.captive-portal-service.enabled", false);
user_pref("network.connectivity-service.enabled", false);
user_pref("privacy.trackingprotection.enabled", false);
user_pref("browser.safebrowsing.update.enabled", false);
user_pref("app.update.disabledForTesting", true);
user_pref("extensions.update.enabled", false);
user_pref("media.gmp-manager.updateEnabled", false);
user_pref("media.gmp-provider.enabled", false);
user_pref("services.settings.server", "data:,#remote-settings-dummy/v1");
"""


class Sends(Protocol):
    """Sends a command by its name in COMMANDS, and returns its value."""

    def __call__(self, name: str, /, **params: Any) -> Any:
        """Raise EngineError where the engine refuses."""


class EngineError(Exception):
    """What an engine answered instead of doing what it was told."""


class Engine:
    """One browser with one window. `asked` fills with what was asked of other hosts, by page or worker."""

    def __init__(self, name: str, send: Sends, asked: list[str]) -> None:
        self.name = name
        self.asked = asked
        self.send = send
        send("limits", script=int(PATIENCE * 1000), pageLoad=int(PATIENCE * 1000))

    def open(self, url: str) -> None:
        """Go to an address, and wait until the page is loaded; another fragment alone is no new page."""
        self.send("open", url=url)

    def run(self, body: str, *args: Any) -> Any:
        """Run the body of an async function `(...args)` in the page; return what it returns."""
        done = self.send("run", script=ASYNC.format(body=body), args=list(args))
        if not isinstance(done, list):
            raise EngineError(f"{done} in:\n{body}")
        return done[0]

    def evaluate(self, expression: str, *args: Any) -> Any:
        """Return the value of an expression in the page; promises are waited for."""
        return self.run(f"return {expression};", *args)

    def wait(self, expression: str, *args: Any, seconds: float = PATIENCE) -> Any:
        """Wait until an expression is true, and return its value."""
        end = time.monotonic() + seconds
        while not (value := self._looked(expression, *args)):
            if time.monotonic() > end:
                raise EngineError(f"{self.name}: never true: {expression} {args}")
            time.sleep(REST)
        return value

    def _looked(self, expression: str, *args: Any) -> Any:
        """Return the value of an expression, nothing while the page changes."""
        try:
            return self.evaluate(expression, *args)
        except EngineError:
            return None

    def shown(self, selector: str) -> None:
        """Wait until the first element that the selector finds is to be seen."""
        self.wait("document.querySelector(args[0])?.checkVisibility()", selector)

    def text(self, selector: str) -> str:
        """Return the visible words of the first element that the selector finds, once it is to be seen."""
        self.shown(selector)
        found: str = self.evaluate("document.querySelector(args[0]).innerText", selector)
        return found

    def click(self, selector: str) -> None:
        """Click as a reader does; what is hidden or covered is refused."""
        self.send("click", id=self._find(selector))

    def type(self, selector: str, words: str) -> None:
        """Empty a box, and type key by key."""
        box = self._find(selector)
        self.send("clear", id=box)
        self.send("type", id=box, text=words, value=list(words))

    def choose(self, selector: str, value: str) -> None:
        """Choose from a list, or fill a date, as if the reader had done it."""
        self.run(
            """const box = document.querySelector(args[0]);
            box.value = args[1];
            for (const kind of ["input", "change"]) box.dispatchEvent(new Event(kind, { bubbles: true }));""",
            selector,
            value,
        )

    def press(self, *keys: str) -> None:
        """Press keys one after the other; `Shift+Tab` holds the first."""
        steps = []
        for chord in keys:
            held = [KEYS.get(key, key) for key in chord.split("+")]
            steps += [{"type": "keyDown", "value": key} for key in held]
            steps += [{"type": "keyUp", "value": key} for key in reversed(held)]
        self.send("act", actions=[{"type": "key", "id": "keyboard", "actions": steps}])

    def resize(self, width: int, height: int) -> None:
        """Make the window so large, in CSS pixels; neither engine goes below 450 to 500."""
        self.send("resize", width=width, height=height)

    def cookies(self) -> list[dict[str, Any]]:
        """Return the cookies of the page's host."""
        found: list[dict[str, Any]] = self.send("cookies")
        return found

    def _find(self, selector: str) -> str:
        self.shown(selector)
        found: str = self.send("find", using="css selector", value=selector)[ELEMENT]
        return found


class Chromium(Engine):
    """A page of Playwright's as the same: for tests that must hold in every engine."""

    def __init__(self, page: Page) -> None:
        self.name, self.asked, self.page = "chromium", [], page
        page.context.on("request", lambda request: self._note(request.url))

    def open(self, url: str) -> None:
        """Go to an address, and wait until the page is loaded."""
        self.page.goto(url)

    def run(self, body: str, *args: Any) -> Any:
        """Run the body of an async function `(...args)` in the page; return what it returns."""
        return self.page.evaluate(f"args => (async (...args) => {{ {body} }})(...args)", list(args))

    def click(self, selector: str) -> None:
        """Click as a reader does."""
        self.page.locator(selector).first.click()

    def resize(self, width: int, height: int) -> None:
        """Make the window so large, in CSS pixels."""
        self.page.set_viewport_size({"width": width, "height": height})

    def cookies(self) -> list[Any]:
        """Return all cookies."""
        return self.page.context.cookies()

    def _note(self, url: str) -> None:
        if urlsplit(url).hostname not in {None, "127.0.0.1"}:
            self.asked.append(f"GET {url}")


class Marionette:
    """Firefox's own socket: `LENGTH:[0, number, command, parameters]` out, `LENGTH:[1, number, error, value]` in."""

    def __init__(self, port: int) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port))
        self.reader = self.socket.makefile("rb")
        self.last = 0
        self._receive()
        self.tell("WebDriver:NewSession")

    def close(self) -> None:
        """Close the socket."""
        self.reader.close()
        self.socket.close()

    def __call__(self, name: str, /, **params: Any) -> Any:
        """Send a command of COMMANDS."""
        return self.tell(COMMANDS[name][0], **params)

    def tell(self, command: str, **params: Any) -> Any:
        """Send a command by Firefox's own name for it."""
        self.last += 1
        message = json.dumps([0, self.last, command, params]).encode()
        self.socket.sendall(b"%d:%b" % (len(message), message))
        _, _, error, value = self._receive()
        if error:
            raise EngineError(f"{command}: {error['error']}: {error['message']}")
        return value["value"] if isinstance(value, dict) and "value" in value else value

    def _receive(self) -> Any:
        length = b""
        while (digit := self.reader.read(1)) != b":":
            if not digit:
                raise EngineError("Firefox has closed its socket")
            length += digit
        return json.loads(self.reader.read(int(length)))


class WebDriver:
    """The HTTP interface of WebKit's driver."""

    def __init__(self, port: int, capabilities: dict[str, Any]) -> None:
        self.port = port
        self.session = ""
        made = self.tell("POST", "", capabilities={"alwaysMatch": capabilities})
        self.session = f"/{made['sessionId']}"

    def __call__(self, name: str, /, **params: Any) -> Any:
        """Send a command of COMMANDS."""
        _, method, path = COMMANDS[name]
        return self.tell(method, path.format(**params), **params)

    def tell(self, method: str, path: str, **params: Any) -> Any:
        """Send a command by its address."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=2 * PATIENCE)
        body = json.dumps(params) if method == "POST" else None
        connection.request(method, f"/session{self.session}{path}", body, {"Content-Type": "application/json"})
        value = json.loads(connection.getresponse().read())["value"]
        connection.close()
        if isinstance(value, dict) and "error" in value:
            raise EngineError(f"{path}: {value['error']}: {value['message']}")
        return value


@contextmanager
def firefox() -> Iterator[Engine]:
    """Start Debian's Firefox with a fresh profile."""
    with ExitStack() as stack:
        asked, proxy = stack.enter_context(refusing())
        profile = Path(stack.enter_context(TemporaryDirectory(ignore_cleanup_errors=True)))
        (profile / "user.js").write_text(PREFERENCES.format(proxy=proxy))
        command = [
            needed(installed() or "firefox-esr"),
            "--headless",
            "--no-remote",
            "--marionette",
            "--profile",
            str(profile),
        ]
        # Without this Firefox ignores where its own settings come from, and asks Mozilla for them.
        stack.enter_context(running(command, {**os.environ, "MOZ_REMOTE_SETTINGS_DEVTOOLS": "1"}))
        port = profile / "MarionetteActivePort"
        until(lambda: port.is_file() and port.read_text())
        yield Engine("firefox", stack.enter_context(closing(Marionette(int(port.read_text())))), asked)


@contextmanager
def webkit() -> Iterator[Engine]:
    """Start Debian's WebKit with its driver, on a screen of its own."""
    with ExitStack() as stack:
        asked, proxy = stack.enter_context(refusing())
        display = stack.enter_context(screen())
        # As root there is no sandbox; the pages are our own.
        own = {"DISPLAY": display, "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1"}
        port = free_port()
        stack.enter_context(running([needed("WebKitWebDriver"), f"--port={port}"], {**os.environ, **own}))
        until(lambda: answers(port))
        driver = WebDriver(
            port,
            {
                "webkitgtk:browserOptions": {
                    "binary": needed(str(MINIBROWSER)),
                    "args": ["--automation", f"--proxy=http://127.0.0.1:{proxy}", "--ignore-host=127.0.0.1"],
                },
            },
        )
        stack.callback(driver.tell, "DELETE", "")
        yield Engine("webkit", driver, asked)


ENGINES = {"firefox": firefox, "webkit": webkit}
EVERY = ("chromium", *ENGINES)


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
