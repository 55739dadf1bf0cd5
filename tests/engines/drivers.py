"""How commands reach a browser.

Firefox has a socket of its own (Marionette), so that no geckodriver is needed; WebKit's driver speaks HTTP.
"""

from __future__ import annotations

import json
import socket
from http.client import HTTPConnection
from typing import Any

from engines.engine import PATIENCE, EngineError

# Each command: what Firefox calls it, and the method and address that WebKit's driver has for it.
COMMANDS = {
    "open": ("WebDriver:Navigate", "POST", "/url"),
    "back": ("WebDriver:Back", "POST", "/back"),
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
