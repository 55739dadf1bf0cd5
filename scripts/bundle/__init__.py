"""The last room: everything the calculator needs in the reader's browser, into site/runtime/."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scripts.bundle.errors import BundleError
from scripts.bundle.notice import NOTICE, notice
from scripts.bundle.originals import originals
from scripts.bundle.publish import publish
from scripts.bundle.runtime import trimmed, untouched
from scripts.bundle.wheel import sources

if TYPE_CHECKING:
    from pathlib import Path

    from scripts.bundle.originals import Originals
    from scripts.bundle.runtime import Runtime
    from scripts.bundle.trial import Trial

__all__ = ["BundleError", "Kit", "bundle", "made"]


@dataclass(frozen=True)
class Kit:
    """Where things are: the project, the folder of the Python package to ship, the folder that keeps what was made."""

    root: Path
    package: Path
    cache: Path

    @classmethod
    def of(cls, root: Path) -> Kit:
        """Return the kit of our own project."""
        return cls(root, root / "calculator", root / "build" / "bundle")


def bundle(site: Path, trial: Trial, kit: Kit, *, stock: bool = False, compress: bool = True) -> None:
    """Write site/runtime/: Pyodide with the rules, their data, the manifest that names them, the notice.

    `trial` holds the data and what the runtime must be able to answer. With `stock` Pyodide is shipped untouched;
    without `compress` nothing is written in compressed forms.
    Raises BundleError, whose text is a sentence for the person at the terminal; site/runtime/ is then as before.
    """
    runtime = made(trial, kit, stock=stock)
    target = site / "runtime"
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    publish(runtime, trial.rules.encode(), target, kit.cache if compress else None)
    (target / NOTICE).write_text(notice(_originals(kit), runtime, kit.root), encoding="utf-8")


def made(trial: Trial, kit: Kit, *, stock: bool = False) -> Runtime:
    """Return the runtime itself, its files by the names that Pyodide asks for; Node can load it from its folder."""
    package = sources(kit.package)
    if stock:
        return untouched(_originals(kit), package, kit.root, kit.cache)
    return trimmed(_originals(kit), package, trial, kit.root, kit.cache)


def _originals(kit: Kit) -> Originals:
    return originals(kit.root / "node_modules" / "pyodide")
