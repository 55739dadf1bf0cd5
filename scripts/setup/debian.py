"""What Debian gives: browsers, web servers, the libraries and letters of the press; installed when we may."""

import os
import shutil
from collections.abc import Callable
from ctypes.util import find_library
from pathlib import Path
from platform import machine
from threading import Lock

from scripts.setup.step import run, say, stop

FONTS = Path("/usr/share/fonts/opentype/noto")
MINIBROWSER = Path("/usr/lib") / f"{machine()}-linux-gnu" / "webkit2gtk-4.1" / "MiniBrowser"
WEBKIT = {str(MINIBROWSER): "webkit2gtk-driver", "WebKitWebDriver": "webkit2gtk-driver", "Xvfb": "xvfb"}
BROTLI = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")
PRINTED = ("SansCJK-Regular", "SansCJK-Bold", "SerifCJK-Regular")
_TURN = Lock()  # apt-get refuses to begin while another of its kind is at work


def apt_install(*packages: str) -> None:
    """Install Debian packages when we may; otherwise name the one command to type."""
    command = ["apt-get", "install", "--yes", "--no-install-recommends", *packages]
    if not shutil.which("apt-get"):
        stop(f"{' and '.join(packages)} is missing, and there is no apt-get to install it with.")
    if os.geteuid() != 0:
        stop(f"please type `sudo {' '.join(command)}` and start again.")
    with _TURN:
        say(f"Installing Debian's {' and '.join(packages)} …")
        run(["apt-get", "update"])
        run(command)


def find(*parts: Callable[[], list[str]]) -> None:
    """Make sure that these parts are there; whatever is missing of all of them is installed at once."""
    if missing := [*dict.fromkeys(package for part in parts for package in part())]:
        apt_install(*missing)


def missing_browser() -> list[str]:
    """Return the Debian packages that are not there of Chromium and Chinese letters, for the browser tests."""
    missing = [] if chromium() else ["chromium-headless-shell"]
    if shutil.which("apt-get") and not any(Path("/usr/share/fonts").rglob("*CJK*")):
        missing.append("fonts-noto-cjk")
    return missing


def missing_engines() -> list[str]:
    """Return those of Firefox, and of WebKit with its driver and a screen in memory, for the browser tests."""
    missing = [] if firefox() else ["firefox-esr"]
    return missing + sorted({package for program, package in WEBKIT.items() if not shutil.which(program)})


def missing_servers() -> list[str]:
    """Return those of nginx and Caddy, on which the tests try their configurations."""
    missing = [name for name in ("nginx", "caddy") if not server(name)]
    return missing if BROTLI.is_file() else [*missing, "libnginx-mod-http-brotli-static"]


def server(name: str) -> str | None:
    """Return the program of a web server; Debian keeps some where only root looks."""
    return shutil.which(name, path=f"{os.environ.get('PATH', '')}:/usr/sbin")


def missing_press() -> list[str]:
    """Return those of the libraries and fonts that PDFs are made with."""
    libraries = {"pango-1.0": "libpango-1.0-0", "pangoft2-1.0": "libpangoft2-1.0-0"}
    libraries["harfbuzz-subset"] = "libharfbuzz-subset0"
    missing = [package for name, package in libraries.items() if not find_library(name)]
    if not all((FONTS / f"Noto{name}.ttc").is_file() for name in PRINTED):
        missing.append("fonts-noto-cjk")
    return missing


def chromium() -> str | None:
    """Return the Chromium to test with: $CHROMIUM, or the first on the PATH; the lightest comes first."""
    names = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), None)


def firefox() -> str | None:
    """Return the Firefox to test with: $FIREFOX, or the first on the PATH."""
    names = ("firefox-esr", "firefox")
    return os.environ.get("FIREFOX") or next(filter(None, map(shutil.which, names)), None)
