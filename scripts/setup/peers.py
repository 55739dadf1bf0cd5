"""What the bench compares with, in build/bench/, by locks of its own."""

import os
import shutil

from scripts.setup.debian import apt_install, missing_servers
from scripts.setup.packages import NPM, install_python
from scripts.setup.step import ROOT, fingerprint, once, run, say

BENCH = ROOT / "build" / "bench"
BENCH_VENV = BENCH / "python"
BENCH_LOCK = "scripts/bench/requirements.lock"
BENCH_NPM = ("scripts/bench/package.json", "scripts/bench/package-lock.json", ".npmrc")


def set_up_bench() -> None:
    """Bring what ours is compared with into build/bench/, as its own locks say; Hugo, wrk and nginx are Debian's."""
    BENCH.mkdir(parents=True, exist_ok=True)
    once(BENCH_VENV, fingerprint(BENCH_LOCK), lambda: install_python(BENCH_VENV, BENCH_LOCK))
    once(BENCH / "npm", fingerprint(*BENCH_NPM), install_bench_npm)
    missing = [*(name for name in ("hugo", "wrk") if not shutil.which(name)), *missing_servers()]
    if missing and shutil.which("apt-get") and os.geteuid() == 0:
        apt_install(*missing)


def install_bench_npm() -> None:
    """Install exactly what the bench's own package-lock.json names."""
    say("Installing the npm packages of the bench …")
    shutil.rmtree(BENCH / "npm", ignore_errors=True)
    (BENCH / "npm").mkdir()
    for name in BENCH_NPM:
        shutil.copy(ROOT / name, BENCH / "npm")
    run([*NPM, "ci", "--no-progress", "--prefix", str(BENCH / "npm")])
