"""A folder kept to one run at a time."""

from __future__ import annotations

import os
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path
from time import monotonic, sleep
from typing import Final

from ..problems import Place, UsageError, error

_GLANCE: Final = 0.05
"""Seconds between two looks at whether another run has come to its end."""


@contextmanager
def locked(folder: Path, patience: float) -> Generator[None]:
    """Keep other runs out of a folder, which is made if need be.

    Raises UsageError when another run keeps it for `patience` seconds.
    """
    until = monotonic() + patience
    while (handle := _taken(folder)) is None:
        if monotonic() >= until:
            said = "another run of specloom is writing to this folder"
            hint = "wait for its end, or give one of the two another folder by --output"
            raise UsageError(error(Place(folder.as_posix()), said, hint))
        sleep(_GLANCE)
    try:
        yield
    finally:
        if handle >= 0:
            os.close(handle)


def _taken(folder: Path) -> int | None:
    """Return an open handle that holds the lock, None while another run has it."""
    folder.mkdir(parents=True, exist_ok=True)
    try:
        import fcntl
    except ImportError:  # Windows knows no lock on a folder
        return -1
    handle = os.open(folder, os.O_RDONLY)
    held = False
    try:
        with suppress(BlockingIOError, FileNotFoundError):
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            # A run that fails removes the folder that it has made: then this is no more.
            held = os.path.samestat(os.fstat(handle), folder.stat())
    finally:
        if not held:
            os.close(handle)
    return handle if held else None
