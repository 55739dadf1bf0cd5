"""What is handed on can be checked: an archive with checksums, and everything named that it is made with."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from pseudo import UNFINISHED

from scripts.bundle.kept import key
from scripts.release.archive import BESIDE, BILL, SUMS, release, sums
from scripts.release.materials import NPM, PYTHON, SHIPPED, materials

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.long


SOURCES = ("calculator", "deploy", "docs", "policy_data", "scripts")
FILES = ("LICENSE", "mkdocs.yml", "pyproject.toml", *PYTHON[:1], NPM)


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder by its path."""
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_two_builds_in_different_folders_are_the_same_byte_for_byte(
    built_site: Path, tmp_path: Path, root: Path
) -> None:
    """Another folder of another name; kept are the finished sheets alone and the packed forms of the two largest files.

    The former take minutes to print, and the latter are two of many that are packed.
    """
    other = tmp_path / "另一个 folder"
    other.mkdir()
    for name in SOURCES:
        shutil.copytree(root / name, other / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in FILES:
        shutil.copy(root / name, other / name)
    for name in (".venv", "node_modules"):
        (other / name).symlink_to(root / name)
    shutil.copytree(root / "build" / "paper", other / "build" / "paper", ignore=UNFINISHED, copy_function=os.link)
    for large in ("*.wasm", "*.zip"):
        [file] = (built_site / "runtime").glob(large)
        packed = f"build/bundle/packed-{key(('compress.mjs',), file.read_bytes())}"
        shutil.copytree(root / packed, other / packed, copy_function=os.link)
    command = [sys.executable, "-m", "scripts.cli", "build", "--site", str(other / "site")]
    done = subprocess.run(command, cwd=other, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{done.stdout}{done.stderr}"
    first, second = contents(built_site), contents(other / "site")
    assert sorted(first) == sorted(second)
    assert [name for name in first if first[name] != second[name]] == []


def test_the_archive_holds_everything_with_its_checksum(built_site: Path, tmp_path: Path, root: Path) -> None:
    """`sha256sum` finds every file as it was, and a second archive is the same."""
    archive = release(root, built_site, tmp_path / "one")
    assert archive.read_bytes() == release(root, built_site, tmp_path / "two").read_bytes()
    check = ["sha256sum", "--check", "--quiet"]
    assert subprocess.run([*check, f"{archive.name}.sha256"], cwd=archive.parent, check=False).returncode == 0
    unpack = ["tar", "-xzf", str(archive), "-C"]
    assert subprocess.run([*unpack, str(tmp_path)], check=False).returncode == 0
    folder = tmp_path / archive.name.removesuffix(".tar.gz")
    assert subprocess.run([*check, SUMS], cwd=folder, check=False).returncode == 0
    held = contents(folder)
    assert (folder / SUMS).read_text("utf-8") == sums({name: held[name] for name in held if name != SUMS})
    assert {*held} == {*BESIDE, BILL, SUMS, *(f"site/{name}" for name in contents(built_site))}


def test_no_archive_is_made_of_what_is_no_site(tmp_path: Path, root: Path) -> None:
    with pytest.raises(SystemExit, match="make build"):
        release(root, tmp_path, tmp_path)


def test_the_bill_of_materials_names_every_locked_package_and_no_host(root: Path) -> None:
    bill = json.loads(materials(root))
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.5")
    named = {part["purl"] for part in bill["components"]}
    for lock in PYTHON:
        pinned = re.findall(r"(?m)^([\w.-]+)==([^\s;]+)", (root / lock).read_text("utf-8"))
        assert {f"pkg:pypi/{name}@{version}" for name, version in pinned} <= named
        assert pinned
    locked = json.loads((root / NPM).read_text("utf-8"))["packages"]
    assert len([part for part in named if part.startswith("pkg:npm/")]) <= len(locked) - 1
    for path, held in locked.items():
        if path:
            name = path.rpartition("node_modules/")[2].replace("@", "%40")
            assert f"pkg:npm/{name}@{held['version']}" in named
    assert {part["name"] for part in bill["components"] if part["scope"] == "required"} == {*SHIPPED}
    assert "://" not in materials(root).decode()
    assert len({part["bom-ref"] for part in bill["components"]}) == len(bill["components"])


def test_both_languages_of_the_security_page_say_how_to_check_a_release(root: Path) -> None:
    zh, en = (root / "SECURITY.md").read_text("utf-8").split('<a id="security"></a>')
    assert re.findall(r"```sh.*?```", zh, re.DOTALL) == re.findall(r"```sh.*?```", en, re.DOTALL)
    for name in (SUMS, BILL, "make release", "runtime.sha256"):
        assert name in zh, name
        assert name in en, name
