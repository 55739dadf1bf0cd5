"""The content as it was in a Git revision, taken out into a temporary folder."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import tarfile
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from scripts.changes.errors import ChangesError

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def content_at(base: str, folder: Path) -> Iterator[Path]:
    """Yield a copy of `folder` as the revision `base` holds it; it is gone afterwards.

    Raises ChangesError without Git, outside a repository, and for a revision that does not hold the folder.
    """
    root = _root(folder)
    commit = _commit(folder, base)
    inside = folder.resolve().relative_to(root.resolve()).as_posix()
    archive = _git(root, "archive", "--format=tar", commit, "--", inside, refused=_no_folder(base, inside))
    with TemporaryDirectory(prefix="mingbai-") as temporary:
        _unpack(archive, Path(temporary))
        yield Path(temporary, *PurePosixPath(inside).parts)


def named(base: str, folder: Path) -> str:
    """Return the revision as a reader may look it up: its name, the short hash and the day of its commit."""
    _root(folder)
    line = _git(folder, "log", "-1", "--format=%h %cs", _commit(folder, base), refused=_unknown(base)).decode().strip()
    short, _, day = line.partition(" ")
    return f"{base} ({day})" if base.startswith(short) else f"{base} ({short}, {day})"


def _root(folder: Path) -> Path:
    """Return the root of the repository that the folder is in."""
    return Path(_git(folder, "rev-parse", "--show-toplevel", refused=_no_repository(folder)).decode().rstrip("\n"))


def _commit(folder: Path, base: str) -> str:
    """Return the hash of the commit that `base` names; what begins with a hyphen is never taken for an option."""
    wanted = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{base}^{{commit}}")
    return _git(folder, *wanted, refused=_unknown(base)).decode().strip()


def _git(folder: Path, *words: str, refused: tuple[str, str]) -> bytes:
    """Return what Git prints; `refused` says in both languages what it means if Git will not."""
    program = shutil.which("git")
    if program is None:
        zh, en = "找不到 Git：请先安装 git，再比较。", "Git is not found: install git to compare with a revision."
        raise ChangesError(zh, en)
    environment = {**os.environ, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"}
    done = subprocess.run([program, *words], cwd=folder, capture_output=True, check=False, env=environment)
    if done.returncode:
        raise ChangesError(*refused, done.stderr.decode("utf-8", "replace").strip())
    return done.stdout


def _no_repository(folder: Path) -> tuple[str, str]:
    return (
        f"{folder} 不在 Git 仓库里，没有以前的内容可以比较。",
        f"{folder} is in no Git repository, so there is no earlier content to compare with.",
    )


def _unknown(base: str) -> tuple[str, str]:
    zh = f"没有“{base}”这个版本：请写提交编号、分支或标签，如 HEAD~1、main；浅克隆要先取回历史。"
    en = (
        f"there is no revision “{base}”: name a commit, a branch or a tag, such as HEAD~1 or main; "
        "a shallow clone must first fetch its history."
    )
    return zh, en


def _no_folder(base: str, inside: str) -> tuple[str, str]:
    return (
        f"版本“{base}”里没有文件夹 {inside}，没有可以比较的内容。",
        f"the revision “{base}” has no folder {inside}, so there is nothing to compare with.",
    )


def _unpack(archive: bytes, folder: Path) -> None:
    """Write the plain files of an archive below `folder`; links and paths that lead out of it are left alone."""
    with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
        for member in tar:
            parts = PurePosixPath(member.name).parts
            held = tar.extractfile(member) if member.isfile() and ".." not in parts else None
            if held is not None:
                file = folder.joinpath(*parts)
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(held.read())
