"""Locks: whoever writes a file is alone with it, and leaves nothing behind."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from specloom.runtime.cli import locks

COUNT = """
import sys
from pathlib import Path
from specloom.runtime.cli.locks import locked

path = Path(sys.argv[1])
for _ in range(100):
    with locked(path):
        number = int(path.read_text())
        path.write_text("")  # Who reads now finds no number.
        path.write_text(str(number + 1))
"""


def test_processes_take_turns(tmp_path: Path) -> None:
    path = tmp_path / "count"
    path.write_text("0")
    words = [sys.executable, "-c", COUNT, str(path)]
    running = [subprocess.Popen(words) for _ in range(4)]
    assert [process.wait(timeout=60) for process in running] == [0] * 4
    assert path.read_text() == "400"
    assert [*tmp_path.iterdir()] == [path]


def test_a_lock_that_its_owner_has_removed_is_not_had(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "file"
    lock = tmp_path / ".file.lock"
    waits: list[int] = []

    def wait(number: int) -> None:
        waits.append(number)
        if len(waits) == 1:
            lock.unlink()
        elif len(waits) == 2:
            lock.replace(tmp_path / "old")
            lock.touch()

    monkeypatch.setattr(locks, "_wait", wait)
    with locks.locked(path):
        assert len(waits) == 3
    assert not lock.exists()


def test_a_lock_is_left_when_the_block_fails(tmp_path: Path) -> None:
    with pytest.raises(KeyError), locks.locked(tmp_path / "file"):
        raise KeyError
    assert [*tmp_path.iterdir()] == []


def test_the_lock_is_the_users_own(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        with locks.locked(tmp_path / "file"):
            assert (tmp_path / ".file.lock").stat().st_mode & 0o777 == 0o600
    finally:
        os.umask(before)
