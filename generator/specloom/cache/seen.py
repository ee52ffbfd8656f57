"""Digests of generated files that were read before, kept as git's index keeps its own."""

from __future__ import annotations

import json
import os
import time
from pathlib import Path
from typing import Any, Final

from ..addresses import short_digest
from ..plain import fields, is_list
from ..sources import digest
from .store import Store

_SETTLED: Final = 2_000_000_000
"""Nanoseconds after which another change to a file shows in its time."""


class Seen:
    """Tells the digest of a file in an output folder, and reads it only if need be.

    A file that has size, times and number as before holds what it held before. That
    isn't said of a file that was changed just before it was read: a second change in the
    same moment would not show.
    """

    def __init__(self, output: Path, store: Store) -> None:
        self._store = store
        self._key = f"seen-{short_digest(os.path.realpath(output))}"
        self._known = self._load()
        self._kept: dict[str, list[Any]] = {}
        self._now = time.time_ns()

    def _load(self) -> dict[str, Any]:
        data = self._store.get(self._key)
        try:
            return fields(json.loads(data)) if data else {}
        except ValueError:
            return {}

    def digest(self, path: str, about: os.stat_result) -> str:
        """Return a file's digest; `about` is what the file system says of it."""
        times = max(about.st_mtime_ns, about.st_ctime_ns)
        stamp = [about.st_size, about.st_mtime_ns, about.st_ctime_ns, about.st_ino]
        entry = self._known.get(path)
        if is_list(entry) and entry[:-1] == stamp:
            self._kept[path] = entry
            return str(entry[-1])
        with open(path, "rb") as file:
            found = digest(file.read())
        if times + _SETTLED < self._now:
            self._kept[path] = [*stamp, found]
        return found

    def keep(self) -> None:
        """Remember what was told, for the next run."""
        if self._kept != self._known:
            self._store.put(self._key, json.dumps(self._kept).encode())
