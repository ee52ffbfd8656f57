"""How far a download is, on a terminal's last line."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Generator
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING

from .show import is_terminal

if TYPE_CHECKING:
    from ..client.response import Progress

PATIENCE = 0.5
"""So many seconds nothing is shown: most answers are there by then."""
PACE = 0.1
_CLEAR = "\r\x1b[K"
_UNITS = ("kB", "MB", "GB", "TB")
_NEXT = 999.95
"""What is rounded to a thousand has the next unit."""


@contextmanager
def shown() -> Generator[Progress | None, None, None]:
    """Give what shows progress on standard error, None where no person looks at it.

    The line is gone at the end: what is said next stands where it would stand.
    """
    if not is_terminal(sys.stderr) or os.environ.get("TERM") == "dumb":
        yield None
        return
    line = _Line(sys.stderr)
    try:
        yield line.show
    finally:
        line.clear()


class _Line:
    def __init__(self, out: IO[str]) -> None:
        self._out = out
        self._next = time.monotonic() + PATIENCE
        self._written = False

    def show(self, done: int, total: int | None) -> None:
        now = time.monotonic()
        if now >= self._next:
            self._next = now + PACE
            self._write(f"{_CLEAR}{told(done, total)}")
            self._written = True

    def clear(self) -> None:
        if self._written:
            self._write(_CLEAR)

    def _write(self, text: str) -> None:
        self._out.write(text)
        self._out.flush()


def told(done: int, total: int | None) -> str:
    """Return how far a download is: `12.0 MB of 48.0 MB (25%)`."""
    if not total:
        return _size(done)
    return f"{_size(done)} of {_size(total)} ({min(done * 100 // total, 100)}%)"


def _size(count: int) -> str:
    if count < 1000:
        return f"{count} B"
    size, power = count / 1000, 0
    while size >= _NEXT and power < len(_UNITS) - 1:
        size, power = size / 1000, power + 1
    return f"{size:.1f} {_UNITS[power]}"
