"""What several processes share is made once, however they meet."""

from __future__ import annotations

import fcntl
import threading
from typing import TYPE_CHECKING

import once
import pytest
from once import made_once

if TYPE_CHECKING:
    from pathlib import Path

PATIENCE = 60  # seconds


def test_who_waits_while_a_folder_is_made_does_not_make_it_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second comes when the first is at work: it has opened the note, which is empty, and stands at its lock."""
    made: list[str] = []
    at_the_lock = threading.Event()
    second = threading.Thread(target=lambda: made_once(tmp_path / "site", lambda _: made.append("second")))

    def locked(note: int, how: int) -> None:
        if threading.current_thread() is second:
            at_the_lock.set()
        fcntl.flock(note, how)

    def make(_: Path) -> None:
        second.start()
        assert at_the_lock.wait(PATIENCE)
        made.append("first")

    monkeypatch.setattr(once, "flock", locked)
    assert made_once(tmp_path / "site", make) == tmp_path / "site"
    second.join(PATIENCE)
    made_once(tmp_path / "site", lambda _: made.append("third"))
    assert made == ["first"]


def test_what_could_not_be_made_is_tried_by_the_next(tmp_path: Path) -> None:
    """A fault is told by each who needs the folder, not only by the one that met it first."""
    made: list[str] = []

    def fails(_: Path) -> None:
        made.append("in vain")
        raise OSError

    for _ in range(2):
        with pytest.raises(OSError):  # noqa: PT011 - the one above
            made_once(tmp_path / "site", fails)
    made_once(tmp_path / "site", lambda _: made.append("made"))
    assert made == ["in vain", "in vain", "made"]
