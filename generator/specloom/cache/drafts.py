"""What the files of the last run were made of: whoever finds the same doesn't make them."""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from ..plain import fields
from ..sources import Known
from .seen import Seen
from .store import Store

_FORMAT: Final = 1


class Drafts:
    """What is known of the files in an output folder that runs of a digest made.

    What is made of the same by the same specloom, settings and templates is the same.
    """

    def __init__(self, output: Path, run: str, store: Store) -> None:
        self._output, self._store = output, store
        self._key = f"drafts-{_FORMAT}-{run}"

    def standing(self, seen: Seen) -> Known | None:
        """Return what is known of the files that hold now what the last run made.

        None where nothing is ever kept.
        """
        if self._store.is_off:
            return None
        return {
            path: (key, digest)
            for path, key, digest in self._load()
            if _is(f"{self._output}/{path}", digest, seen)
        }

    def _load(self) -> Iterator[tuple[str, str, str]]:
        data = self._store.get(self._key)
        try:
            entries = fields(json.loads(data)) if data else {}
        except ValueError:
            return
        for path, entry in entries.items():
            match entry:
                case [str(key), str(digest)]:
                    yield path, key, digest
                case _:
                    return

    def keep(self, known: Known) -> None:
        """Remember what files were made of."""
        self._store.put(self._key, json.dumps(dict(known)).encode())


def _is(path: str, digest: str, seen: Seen) -> bool:
    try:
        about = os.lstat(path)
        return stat.S_ISREG(about.st_mode) and seen.digest(path, about) == digest
    except OSError:
        return False
