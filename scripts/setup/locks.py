"""Resolve the newest allowed versions and write them down with their hashes; a lock names no host."""

import json
import shutil
from pathlib import Path

from scripts.setup.packages import LOCK, NPM, TOOLS_LOCK
from scripts.setup.peers import BENCH_LOCK
from scripts.setup.step import ROOT, run, say, stop


def make_locks() -> None:
    """Resolve the newest allowed versions and write them down with their hashes."""
    uv = shutil.which("uv") or stop("making locks needs `uv` on the PATH.")
    options = ["--upgrade", "--generate-hashes", "--no-emit-index-url", "--no-annotate"]
    compile_lock = [uv, "pip", "compile", "--quiet", "--no-header", *options]
    say("Resolving the Python packages …")
    run([*compile_lock, "--all-extras", "--python-version=3.11", "pyproject.toml", "-o", LOCK])
    pure = ["--no-deps", "--only-binary=:all:", "--python-version=3.13"]
    run([*compile_lock, *pure, "scripts/bundle/tools.in", "-o", TOOLS_LOCK])
    run([*compile_lock, "--python-version=3.11", "scripts/bench/requirements.in", "-o", BENCH_LOCK])
    say("Resolving the npm packages …")
    for folder in (ROOT, ROOT / "scripts" / "bench"):
        omit = "--omit-lockfile-registry-resolved"  # npm reads the setting of the folder alone
        run([*NPM, "update", "--package-lock-only", omit, "--ignore-scripts", "--prefix", str(folder)])
        forget_funding(folder / "package-lock.json")


def forget_funding(lock: Path) -> None:
    """Take out of npm's lock where each package collects money: a lock names no host."""
    held = json.loads(lock.read_text(encoding="utf-8"))
    for package in held["packages"].values():
        package.pop("funding", None)
    lock.write_text(json.dumps(held, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
