"""A thousand readers at once: the site from nginx, with the configuration that we give out, on this machine alone."""

from __future__ import annotations

import json
import resource
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from scripts.bench.figures import OURS, Row
from scripts.bench.kinds import kinds
from scripts.bench.ours import ROOT
from scripts.bench.servers import nginx
from scripts.build import CONTENT, build

if TYPE_CHECKING:
    from scripts.bench.figures import Run, Section

NAME, MINUTES, QUICK_MINUTES = "load", 1, 0.4
TITLE = "Load: 1,000 readers at once, from nginx over the loopback"
_READERS, _SECONDS, _QUICK_SECONDS = 1000, 30, 8
_SHARED = ("assets/site.css", "assets/site.mjs")  # what a reader fetches with a first page
# Each thread of wrk goes through all addresses; at the end one line says what came of it.
_SCRIPT = """local paths, at = {%s}, 0
wrk.headers["Accept-Encoding"] = "gzip"
request = function()
  at = at %% #paths + 1
  return wrk.format("GET", paths[at])
end
done = function(summary, latency, requests)
  local e = summary.errors
  local form = '{"answers": %%d, "seconds": %%f, "bytes": %%d, "errors": %%d, "usual": %%f, "slow": %%f}'
  io.write("\\n", string.format(form, summary.requests, summary.duration / 1e6, summary.bytes,
    e.connect + e.read + e.write + e.status + e.timeout,
    latency:percentile(50) / 1000, latency:percentile(99) / 1000), "\\n")
end
"""


def measure(run: Run, section: Section) -> None:
    """Let a thousand connections ask for every kind of page and what stands beside it."""
    run.say("building the site")
    site = ROOT / "site"
    build(site, CONTENT)
    _open_files()
    seconds = _QUICK_SECONDS if run.quick else _SECONDS
    with TemporaryDirectory() as folder, nginx(site, Path(folder)) as (address, _):
        run.say(f"{_READERS:,} connections for {seconds} s")
        found = _wrk(address, Path(folder), seconds)
    a_second = found["answers"] / found["seconds"]
    section.rows += [
        Row.of("errors, refused and late answers among them", OURS, "answers", [found["errors"]], aim=0),
        Row.of("answers", OURS, "a second", [a_second], more=True),
        Row.of("half of the answers came within", OURS, "ms", [found["usual"]]),
        Row.of("99 of 100 answers came within", OURS, "ms", [found["slow"]]),
    ]
    megabytes = found["bytes"] / 1e6 / found["seconds"]
    section.notes.append(
        f"{found['answers']:,} answers to {_READERS:,} connections in {found['seconds']:.0f} s, {megabytes:.0f} MB/s: "
        "every kind of page in every language, and its styles and scripts; nginx and wrk share this machine."
    )
    section.versions["nginx"] = (
        subprocess.run(["/usr/sbin/nginx", "-v"], capture_output=True, text=True, check=True)
        .stderr.strip()
        .rpartition("/")[2]
    )


def _wrk(address: str, folder: Path, seconds: int) -> dict[str, Any]:
    """Return what wrk counted."""
    pages = [f"/{lang}/{path}" for lang, paths in kinds().items() for path in paths]
    listed = ", ".join(json.dumps(path) for path in [*pages, *(f"/{name}" for name in _SHARED)])
    script = folder / "readers.lua"
    script.write_text(_SCRIPT % listed, encoding="utf-8")
    command = ["wrk", f"-c{_READERS}", "-t2", f"-d{seconds}s", "--timeout", "10s", "-s", str(script), address]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"wrk stopped: {done.stderr}")
    counted: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return counted


def _open_files() -> None:
    """Let this process and those it starts hold as many connections as the machine allows."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
