"""Our own modules, read again after one of them was edited: a change of the program shows without a restart."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import ModuleType

_STAMP = "_mingbai_read_at"
_OURS = frozenset({"calculator", "scripts"})


def forget() -> bool:
    """Drop our modules if one was edited since it was read; return whether that is so."""
    loaded = _ours()
    if all(getattr(module, _STAMP, time) == time for module, time in loaded.values()):
        return False
    for name in loaded:
        del sys.modules[name]
    return True


def remember() -> None:
    """Note on each of our modules how old its file was when it was read."""
    for module, time in _ours().values():
        if not hasattr(module, _STAMP):
            setattr(module, _STAMP, time)


def _ours() -> dict[str, tuple[ModuleType, int]]:
    """Return our modules with the times of their files."""
    files = {
        name: (module, Path(module.__file__ or ""))
        for name, module in sys.modules.items()
        if name.partition(".")[0] in _OURS and getattr(module, "__file__", None)
    }
    return {name: (module, file.stat().st_mtime_ns) for name, (module, file) in files.items() if file.exists()}
