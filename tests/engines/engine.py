"""A browser with one window, and what a reader does with it."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any, Protocol
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from playwright.sync_api import Page

ELEMENT = "element-6066-11e4-a52e-4f735466cecf"  # how WebDriver marks an element in an answer
PATIENCE = 60.0  # seconds in which a page must do what is waited for
REST = 0.05  # seconds between two looks
SAID = "[...document.querySelectorAll('[role=status], [data-state]')].map(({ textContent }) => textContent.trim())"
KEYS = {"Tab": "\ue004", "Enter": "\ue007", "Escape": "\ue00c", "Space": " ", "Shift": "\ue008"}
KEYS |= {"Left": "\ue012", "Up": "\ue013", "Right": "\ue014", "Down": "\ue015"}
# The body of an async function becomes a script that hands its result, or its error, to the last argument.
ASYNC = """const [args, done] = [[...arguments].slice(0, -1), arguments[arguments.length - 1]];
(async (...args) => {{ {body} }})(...args).then((value) => done([value]), (error) => done(String(error)));"""


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

    def back(self) -> None:
        """Go back to the page before."""
        self.send("back")

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
                raise EngineError(f"{self.name}: never true: {expression} {args}; said: {self._looked(SAID)}")
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

    def back(self) -> None:
        """Go back to the page before."""
        self.page.go_back()

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
