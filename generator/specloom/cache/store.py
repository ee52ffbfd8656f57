"""A folder of small files by key: bounded, checked when read, shared by parallel runs."""

from __future__ import annotations

import os
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Final

from ..sources import digest

VARIABLE: Final = "SPECLOOM_CACHE"
_MOST: Final = 1 << 28
"""Bytes that are kept; what was used last stays."""


def usual_folder() -> Path | None:
    """Return the user's folder for caches, None where there is to be none.

    $SPECLOOM_CACHE names another one; empty, it turns caches off.
    """
    said = os.environ.get(VARIABLE)
    if said is not None:
        return Path(said) if said else None
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA")
        return Path(base, "specloom", "cache") if base else None
    if sys.platform == "darwin":
        return _home("Library/Caches/specloom")
    base = os.environ.get("XDG_CACHE_HOME")
    if base and Path(base).is_absolute():
        return Path(base, "specloom")
    return _home(".cache/specloom")


def _home(below: str) -> Path | None:
    try:
        return Path.home() / below
    except RuntimeError:  # a user without a home
        return None


class Store:
    """Data by key. Every failure of the file system only means that nothing is known.

    Keys are made of digests: they are names of files.
    """

    def __init__(self, folder: Path | None, most: int = _MOST) -> None:
        self._folder = folder
        self._most = most

    @property
    def is_off(self) -> bool:
        """Whether nothing is ever kept."""
        return self._folder is None

    def get(self, key: str) -> bytes | None:
        """Return what was put under a key, None unless all of it is there."""
        if self._folder is None:
            return None
        path = self._folder / key
        try:
            content = path.read_bytes()
        except OSError:
            return None
        check, _, data = content.partition(b"\n")
        if check != _check(data):
            return None
        with suppress(OSError):  # Only the order in which old entries go.
            os.utime(path)
        return data

    def put(self, key: str, data: bytes) -> None:
        """Keep data under a key: all of it, or nothing."""
        if self._folder is None or len(data) > self._most // 4:
            return
        with suppress(OSError):
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(prefix=".", dir=self._folder)
            draft = Path(name)
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(_check(data) + b"\n" + data)
                draft.replace(self._folder / key)
            except BaseException:
                draft.unlink(missing_ok=True)
                raise
            self._make_room()

    def _make_room(self) -> None:
        """Remove what was not used for longest, and drafts of runs that were killed."""
        entries: list[tuple[float, int, str]] = []
        with os.scandir(self._folder) as found:
            for entry in found:
                about = entry.stat(follow_symlinks=False)
                entries.append((about.st_mtime, about.st_size, entry.path))
        held = 0
        for _, size, path in sorted(entries, reverse=True):
            held += size
            if held > self._most:
                Path(path).unlink(missing_ok=True)


def _check(data: bytes) -> bytes:
    return digest(data).encode()
