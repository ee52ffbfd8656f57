"""specloom.lock: what was generated, from what, by which version."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from ..problems import Place, SpecloomError, UsageError, error
from ..sources import Source, checked_path

NAME: Final = "specloom.lock"


@dataclass(frozen=True)
class Inputs:
    """What a run depends on: specloom's version, and digests of all that it read.

    `description` gives the sha256 of each document by its name.
    """

    version: str
    description: Mapping[str, str]
    config: str


def digest(data: bytes) -> str:
    """Return the sha256 of a file's content, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def render_lock(inputs: Inputs, sources: Iterable[Source]) -> Source:
    """Return the lock of a run: the same inputs give the same bytes."""
    lock = {
        "specloom": inputs.version,
        "description": dict(sorted(inputs.description.items())),
        "config": inputs.config,
        "files": {
            source.path: digest(source.data)
            for source in sorted(sources, key=lambda source: source.path)
        },
    }
    return Source(NAME, json.dumps(lock, indent=2, ensure_ascii=False) + "\n")


def read_lock(output: Path) -> dict[str, str]:
    """Return the digest of each file that an earlier run wrote, by path.

    Raises UsageError for a lock that is none of ours, or leads out of the output folder.
    """
    path = output / NAME
    try:
        data = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except OSError as problem:
        why = (problem.strerror or str(problem)).lower()
        raise _unusable(path, f"it can't be read: {why}") from None
    try:
        lock: Any = json.loads(data)
        files: Any = lock["files"]
        written = {str(name): str(files[name]) for name in files}
    except (ValueError, TypeError, KeyError, RecursionError):
        raise _unusable(path, "it isn't what specloom writes") from None
    try:
        return {checked_path(name): value for name, value in written.items()}
    except SpecloomError:
        raise _unusable(path, "it names a file outside its folder") from None


def _unusable(path: Path, why: str) -> UsageError:
    return UsageError(
        error(
            Place(path.as_posix()),
            f"the list of generated files can't be used: {why}",
            "restore it from version control, or remove it and generate with --force",
        )
    )
