"""How far a transfer is, on a terminal's last line."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, cast

from .terminal import is_terminal

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
def shown() -> Generator[Progress, None, None]:
    """Give what shows progress on standard error.

    The line is gone at the end: what is said next stands where it would stand.
    """
    line = _Line(sys.stderr)
    try:
        yield line.show
    finally:
        line.clear()


def unseen(output: str | None) -> bool:
    """True for output that doesn't show on the terminal as it comes."""
    return output not in (None, "-") or not is_terminal(sys.stdout)


def read(pages: Iterator[list[Any]], shown: Callable[[], bool]) -> Iterator[list[Any]]:
    """Yield the pages of a list; while one is waited for, show how many items there were."""
    line, count = _Line(sys.stderr, "Reading: "), 0
    while True:
        if count and shown():
            line.say(f"{count:,} items so far")
        try:
            page = next(pages, None)
        finally:
            line.clear()
        if page is None:
            return
        count += len(page)
        yield page


class _Line:
    def __init__(self, out: IO[str], label: str = "") -> None:
        self._out = out
        self._label = label
        self._next = time.monotonic() + PATIENCE
        self._written = False

    def show(self, done: int, total: int | None) -> None:
        self.say(told(done, total))

    def say(self, text: str) -> None:
        now = time.monotonic()
        if now >= self._next:
            self._next = now + PACE
            self._write(f"{_CLEAR}{self._label}{text}")
            self._written = True

    def clear(self) -> None:
        if self._written:
            self._written = False
            self._write(_CLEAR)

    def _write(self, text: str) -> None:
        self._out.write(text)
        self._out.flush()


class Uploads:
    """The files of a request, watched while they are read."""

    def __init__(self) -> None:
        self._line = _Line(sys.stderr, "Uploading ")
        self._files: list[_Watched] = []

    def wrapped(self, value: Any) -> Any:
        """Return an argument with what tells how far it is read in place of each file."""
        if isinstance(value, list):
            return [self.wrapped(item) for item in cast("list[object]", value)]
        if isinstance(value, tuple):
            name, file, *more = cast("tuple[object, ...]", value)
            return (name, self._watch(cast("IO[bytes]", file), str(name)), *more)
        if isinstance(value, Path):
            import click

            file = click.get_current_context().with_resource(value.open("rb"))
            return self._watch(file, str(value))
        return value

    def close(self) -> None:
        """Wipe out what is shown."""
        self._line.clear()

    def _watch(self, file: IO[bytes], name: str) -> _Watched:
        self._files.append(_Watched(file, name, self._show))
        return self._files[-1]

    def _show(self) -> None:
        done = sum(file.done for file in self._files)
        total = sum(file.size for file in self._files)
        if done < total:
            self._line.show(done, total)
        else:
            self._line.clear()


class _Watched:
    """A file that tells how far it is read, from the start again when it is sent again."""

    def __init__(self, file: IO[bytes], name: str, tell: Callable[[], None]) -> None:
        self.name = name
        self.seek, self.tell, self.seekable = file.seek, file.tell, file.seekable
        self.done = self.size = self._start = 0
        if file.seekable():
            self._start = file.tell()
            self.size = file.seek(0, os.SEEK_END) - self._start
            file.seek(self._start)
        self._file = file
        self._told = tell

    def read(self, size: int = -1, /) -> bytes:
        """Return the next bytes."""
        data = self._file.read(size)
        self.done = self._file.tell() - self._start if self.size else 0
        self._told()
        return data


def told(done: int, total: int | None) -> str:
    """Return how far a transfer is: `12.0 MB of 48.0 MB (25%)`."""
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
