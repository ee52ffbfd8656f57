"""A lock for those who write a file: a file beside it, there only while one of them does."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    def _wait(number: int) -> None:
        msvcrt.locking(number, msvcrt.LK_LOCK, 1)

else:
    import fcntl

    def _wait(number: int) -> None:
        fcntl.flock(number, fcntl.LOCK_EX)


@contextmanager
def locked(path: Path) -> Generator[None, None, None]:
    """Wait until no other process writes a file, and let none do so in the block.

    Raises:
        OSError: there can be no file beside it.
    """
    lock = path.with_name(f".{path.name}.lock")
    number = _taken(lock)
    try:
        yield
    finally:
        if sys.platform == "win32":
            os.close(number)  # Before, it can't be removed; after, others may have it.
            with suppress(OSError):
                lock.unlink()
        else:
            lock.unlink()
            os.close(number)


def _taken(lock: Path) -> int:
    while True:
        number = os.open(lock, os.O_RDWR | os.O_CREAT, stat.S_IRUSR | stat.S_IWUSR)
        try:
            _wait(number)
            if _is(lock, number):
                return number
        except BaseException:
            os.close(number)
            raise
        os.close(number)


def _is(lock: Path, number: int) -> bool:
    """True unless who had the lock has removed it, and its name may be another's."""
    try:
        return os.path.samestat(lock.stat(), os.fstat(number))
    except FileNotFoundError:
        return False
