"""What the browser runs: Pyodide cut down to what the rules need, or untouched with the rules beside it."""

from __future__ import annotations

import io
import json
import shutil
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from scripts.bundle.bytecode import RECIPE, compiled
from scripts.bundle.errors import BundleError
from scripts.bundle.kept import kept, key
from scripts.bundle.originals import GLUE, LOCK, PACKAGE, START, STDLIB, WASM
from scripts.bundle.ready import ready
from scripts.bundle.slim import slim
from scripts.bundle.trial import answers, compare
from scripts.bundle.unneeded import UNUSED
from scripts.bundle.wheel import archive, make_wheel

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from scripts.bundle.originals import Originals
    from scripts.bundle.trial import Trial

_MODULES = "modules.json"
_RECIPE = ("runtime.py", "trial.py", "trial.mjs", "strain.py", "wheel.py", "ready.py")


@dataclass(frozen=True)
class Runtime:
    """A runtime: its files in one folder, by the names that Pyodide asks for, its lock and what is loaded from it.

    `modules` are the files of the standard library that are in it; None where it is whole.
    """

    folder: Path
    names: tuple[str, ...]
    packages: tuple[str, ...]
    modules: tuple[str, ...] | None = None

    @property
    def lock(self) -> Any:
        """The lock that Pyodide is given, as plain data."""
        return json.loads((self.folder / LOCK).read_text(encoding="utf-8"))


def untouched(original: Originals, package: Mapping[str, bytes], root: Path, cache: Path) -> Runtime:
    """Return Pyodide as npm brought it, and the rules as a wheel that the lock pins."""
    wheel = make_wheel(dict(package))
    made = compiled(wheel.name, wheel.content, original, root, cache)
    [name] = [file.name for file in made.glob("*.whl")]
    names = (START, GLUE, WASM, STDLIB)

    def gather(work: Path) -> None:
        shutil.copytree(made, work, dirs_exist_ok=True)
        _copy(original, work, *names)

    folder = kept(cache, f"untouched-{key(_RECIPE, made.name)}", gather)
    return Runtime(folder, (*names, name), ("mingbai-calculator",))


def trimmed(original: Originals, package: Mapping[str, bytes], trial: Trial, root: Path, cache: Path) -> Runtime:
    """Return Pyodide without what the rules never use, and with the rules in its archive; tried before it is given.

    Raises BundleError if a step fails, or if the trial gives anything else than in the untouched runtime.
    """
    thin = slim(original, root, cache)
    made_from = key((*_RECIPE, *RECIPE), thin.name, archive(dict(package)), trial.text)

    def make(work: Path) -> None:
        whole = answers(original.folder, trial, package)
        if missing := whole.builtins & UNUSED:
            raise BundleError(
                f"The calculator imports {', '.join(sorted(missing))}, which the runtime is cut down by. "
                "Take it off UNUSED in scripts/bundle/unneeded.py."
            )
        sources = ready(_chosen(original, whole.modules), whole.texts) | dict(package)
        made = compiled(STDLIB, archive(sources), original, root, cache)
        shutil.copytree(made, work, dirs_exist_ok=True)
        shutil.copytree(thin, work, dirs_exist_ok=True)
        _copy(original, work, START)
        compare(whole, answers(work, trial))
        (work / _MODULES).write_text(json.dumps(whole.modules), encoding="utf-8")

    folder = kept(cache, f"trimmed-{made_from}", make)
    modules = tuple(json.loads((folder / _MODULES).read_text(encoding="utf-8")))
    return Runtime(folder, (START, GLUE, WASM, STDLIB), (), modules)


def _copy(original: Originals, folder: Path, *names: str) -> None:
    """Copy files of Pyodide, with the package.json that tells Node what they are."""
    for name in (*names, PACKAGE):
        (folder / name).write_bytes(original.read(name))


def _chosen(original: Originals, modules: tuple[str, ...]) -> dict[str, bytes]:
    """Return the sources of these modules of the standard library."""
    with zipfile.ZipFile(io.BytesIO(original.read(STDLIB))) as whole:
        return {name: whole.read(name) for name in modules}
