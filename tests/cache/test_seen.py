"""A file that was not touched is not read again, and one that was is."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from specloom.cache.seen import Seen
from specloom.cache.store import Store
from specloom.write import digest

LONG_AGO = 1_000_000_000


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "cache")


@pytest.fixture
def file(tmp_path: Path) -> str:
    path = tmp_path / "file"
    path.write_text("one")
    return str(path)


def told(file: str, store: Store) -> str:
    """Return the digest that is told, on another run."""
    seen = Seen(Path(file).parent, store)
    found = seen.digest(file, os.lstat(file))
    seen.keep()
    return found


def settle(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a day go by."""
    later = 86_400_000_000_000
    now = __import__("time").time_ns
    monkeypatch.setattr("specloom.cache.seen.time.time_ns", lambda: now() + later)


def test_a_file_is_read_once(
    file: str, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    settle(monkeypatch)
    assert told(file, store) == digest(b"one")
    monkeypatch.setattr("specloom.cache.seen.digest", lambda _: "read")
    assert told(file, store) == digest(b"one")


def test_a_changed_file_is_read_again(
    file: str, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    settle(monkeypatch)
    told(file, store)
    about = Path(file).stat()
    Path(file).write_text("two")  # as long as before, and said to be as old
    os.utime(file, ns=(about.st_atime_ns, about.st_mtime_ns))
    assert told(file, store) == digest(b"two")


def test_a_file_that_was_just_written_is_not_trusted(file: str, store: Store) -> None:
    assert told(file, store) == digest(b"one")
    about = Path(file).stat()
    seen = Seen(Path(file).parent, store)
    # A second change within one tick of the clock leaves all times as they are.
    Path(file).write_text("two")
    assert seen.digest(file, about) == digest(b"two")


@pytest.mark.parametrize("content", [b"", b"[1]", b"{", b'{"FILE": 1}', b"\xff"])
def test_nonsense_is_as_good_as_nothing(
    file: str, store: Store, content: bytes
) -> None:
    Seen(Path(file).parent, store).keep()
    key = Seen(Path(file).parent, store)._key
    store.put(key, content.replace(b"FILE", file.encode()))
    assert told(file, store) == digest(b"one")
