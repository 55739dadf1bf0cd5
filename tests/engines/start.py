"""Start Firefox and WebKit.

Whatever they ask of a host that is not this machine goes to a proxy here, which writes it down and refuses it.
"""

from __future__ import annotations

import os
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from engines.drivers import Marionette, WebDriver
from engines.engine import Engine
from engines.programs import answers, free_port, needed, refusing, running, screen, until
from scripts.setup.debian import MINIBROWSER
from scripts.setup.debian import firefox as installed

if TYPE_CHECKING:
    from collections.abc import Iterator

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
