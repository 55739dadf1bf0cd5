"""One step of the set-up: said, run, and repeated only when what it was made from has changed."""

import hashlib
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parents[2]
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
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        lines = []
        for line in process.stdout or ():
            lines.append(line)
            each_line(line)
    if process.returncode:
        sys.stdout.writelines(lines[-30:])
        stop(f"`{' '.join(command)}` failed; its last lines are above.")
