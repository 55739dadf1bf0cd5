"""What each kind of host is told: the headers of every answer, how long it may be kept, what is sent compressed.

Everything comes from HEADERS and NAMED, so that no two hosts differ. nginx and Caddy get a file of `deploy/`, which
stands in the repository; hosts that read a file of the site itself get it with every build.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from scripts.headers.policy import inline_known, policy
from scripts.render.tree import write_if_changed

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = Path("deploy")
NGINX, CADDY = FOLDER / "nginx.conf", FOLDER / "Caddyfile"
# What a reader of rules and figures never needs; each that is named is refused to the page and to whatever it holds.
REFUSED = (
    "accelerometer",
    "autoplay",
    "camera",
    "display-capture",
    "encrypted-media",
    "geolocation",
    "gyroscope",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "picture-in-picture",
    "publickey-credentials-get",
    "screen-wake-lock",
    "serial",
    "usb",
    "xr-spatial-tracking",
)
# A name with 16 digits of the hash of its content never has another content. A regular expression that nginx, Caddy
# and Vercel understand alike.
NAMED = r"\.[0-9a-f]{16}\.[a-z.]+$"
FOREVER, ASK = "public, max-age=31536000, immutable", "no-cache"


def headers() -> dict[str, str]:
    """Return the headers of every answer, whatever it is."""
    return {
        "Content-Security-Policy": f"{policy(inline_known())}; frame-ancestors 'none'",
        "Permissions-Policy": ", ".join(f"{name}=()" for name in REFUSED),
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",  # for browsers that do not know frame-ancestors
    }


def files() -> dict[Path, str]:
    """Return the configurations of servers that one runs oneself, by their paths in the repository."""
    env = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        undefined=StrictUndefined,
        autoescape=False,  # noqa: S701 - no HTML
        keep_trailing_newline=True,
        trim_blocks=True,
    )
    said = {"headers": headers(), "named": NAMED, "forever": FOREVER, "ask": ASK}
    return {path: env.get_template(f"{path.name}.j2").render(said) for path in (NGINX, CADDY)}


def write(root: Path) -> list[Path]:
    """Write these files below `root`; return their paths there."""
    for name, text in files().items():
        write_if_changed(root / name, text.encode())
    return list(files())


def write_hosts(site: Path) -> None:
    """Write what Netlify and Cloudflare Pages (`_headers`) and Vercel (`vercel.json`) read in a finished site."""
    write_if_changed(site / "_headers", "\n".join(_underscored(site)).encode() + b"\n")
    write_if_changed(site / "vercel.json", (json.dumps(_vercel(), indent=2) + "\n").encode())


def named(site: Path) -> list[str]:
    """Return the addresses in a finished site whose names are made from their contents."""
    found = (file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file())
    return sorted(name for name in found if re.search(NAMED, name))


def _underscored(site: Path) -> Iterator[str]:
    """Yield the lines of `_headers`.

    Rules that fit add up there, and these hosts ask about everything each time unless they are told otherwise: so
    only what may be kept is named, each file by itself. The `.br` is for servers, no browser asks for it.
    """
    yield "/*"
    yield from (f"  {name}: {value}" for name, value in headers().items())
    for name in named(site):
        if not name.endswith(".br"):
            yield f"/{name}"
            yield f"  Cache-Control: {FOREVER}"


def _vercel() -> object:
    return {
        "trailingSlash": True,  # an address of a folder without its slash would lead its links astray
        "headers": [
            {"source": "/(.*)", "headers": [{"key": name, "value": value} for name, value in headers().items()]},
            {"source": f"/(.*{NAMED.removesuffix('$')})", "headers": [{"key": "Cache-Control", "value": FOREVER}]},
        ],
    }
