"""The store gives back what was put into it, or nothing: never something else."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from specloom.cache.store import Store, usual_folder


def test_what_was_put_is_there(tmp_path: Path) -> None:
    store = Store(tmp_path / "a" / "b")
    assert store.get("k") is None
    store.put("k", b"data\n\nmore")
    store.put("e", b"")
    assert Store(tmp_path / "a" / "b").get("k") == b"data\n\nmore"
    assert store.get("e") == b""


@pytest.mark.parametrize("at", range(0, 75, 7))
def test_damage_anywhere_is_noticed(tmp_path: Path, at: int) -> None:
    store = Store(tmp_path)
    store.put("k", b"some data")
    content = bytearray((tmp_path / "k").read_bytes())
    content[at % len(content)] ^= 1
    (tmp_path / "k").write_bytes(content)
    assert store.get("k") is None
    (tmp_path / "k").write_bytes(content[: at % len(content)])
    assert store.get("k") is None


def test_what_was_used_longest_ago_goes_first(tmp_path: Path) -> None:
    store = Store(tmp_path, most=1400)
    for number in range(5):
        store.put(str(number), b"x" * 200)
        os.utime(tmp_path / str(number), (number, number))
    assert store.get("0") is not None  # so that it is the newest
    store.put("5", b"x" * 200)
    kept = {path.name for path in tmp_path.iterdir()}
    assert {"0", "5"} <= kept
    assert "1" not in kept
    assert sum(path.stat().st_size for path in tmp_path.iterdir()) <= 1400


def test_what_is_too_large_is_not_kept(tmp_path: Path) -> None:
    store = Store(tmp_path, most=100)
    store.put("k", b"x" * 200)
    assert not list(tmp_path.iterdir())


def test_nothing_is_kept_where_nothing_can_be(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for folder in (None, tmp_path / "file", tmp_path / "file" / "below"):
        store = Store(folder)
        store.put("k", b"data")
        assert store.get("k") is None


def test_parallel_runs_do_not_disturb_each_other(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from specloom.cache.store import Store\n"
        "store = Store(Path(sys.argv[1]), most=20_000)\n"
        "for n in range(200):\n"
        "    data = str(n % 7).encode() * 1000\n"
        "    store.put(str(n % 7), data)\n"
        "    assert store.get(str(n % 7)) in (None, data)\n"
    )
    command = [sys.executable, "-c", program, str(tmp_path)]
    runs = [subprocess.Popen(command) for _ in range(3)]
    assert [run.wait(60) for run in runs] == [0, 0, 0]
    assert {path.name for path in tmp_path.iterdir()} == set("0123456")


def test_the_folder_is_the_users(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("SPECLOOM_CACHE", "")
    assert usual_folder() is None
    monkeypatch.setenv("SPECLOOM_CACHE", "/c")
    assert usual_folder() == Path("/c")
    monkeypatch.delenv("SPECLOOM_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", "/x")
    assert usual_folder() == Path("/x/specloom")
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")  # to be ignored, says the standard
    monkeypatch.setenv("HOME", "/h")
    assert usual_folder() == Path("/h/.cache/specloom")
    monkeypatch.setattr(sys, "platform", "darwin")
    assert usual_folder() == Path("/h/Library/Caches/specloom")
