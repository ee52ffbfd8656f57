"""Files by the thousand, written at once: most of it is the kernel's work."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from threading import Event, Thread
from typing import Final

_AT_ONCE: Final = 3
_MANY: Final = 500
"""How many files make it worth the while to begin threads."""
_NEW: Final = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)

Files = Sequence[tuple[str, bytes]]
"""Contents by path. None of the paths is a link."""


def write_all(files: Files) -> None:
    """Write files, and the folders around them.

    Nothing is written any more once this has returned, or raised OSError because one
    can't be written, or was interrupted; others may be written by then.
    """
    for folder in dict.fromkeys(path.rpartition("/")[0] for path, _ in files):
        Path(folder).mkdir(parents=True, exist_ok=True)
    if len(files) < _MANY:
        _write(files, lambda: False)
    else:
        _write_at_once(files)


def _write_at_once(files: Files) -> None:
    stopped = Event()
    # Neighbours together: a folder lets in one at a time.
    size = -(-len(files) // _AT_ONCE)
    starts = range(0, len(files), size)
    shares = [_Share(files[start : start + size], stopped) for start in starts]
    try:
        for share in shares:
            share.begin()
        for share in shares:
            share.ended.wait()
    except BaseException:
        stopped.set()
        raise
    finally:
        for share in shares:
            share.finish()
    for share in shares:
        if share.failure is not None:
            raise share.failure


class _Share:
    """Some of the files, written by a thread, which stops when it is told or fails."""

    def __init__(self, files: Files, stopped: Event) -> None:
        self.ended = Event()
        self.failure: Exception | None = None
        self._begun = Event()
        self._files, self._stopped = files, stopped

    def begin(self) -> None:
        try:
            Thread(target=self._work).start()
        except RuntimeError:  # There are no more threads to be had.
            self._work()

    def _work(self) -> None:
        self._begun.set()
        try:
            _write(self._files, self._stopped.is_set)
        except Exception as problem:  # noqa: BLE001 - raised where all have ended
            self.failure = problem
            self._stopped.set()
        finally:
            self.ended.set()

    def finish(self) -> None:
        """Wait until nothing is written any more, whatever interrupts that.

        Not by the thread: one whose `join` was interrupted is taken for ended. One that
        has yet to begin finds that it is told to stop.
        """
        while self._begun.is_set() and not self.ended.is_set():
            # The first of them is being raised already.
            with suppress(KeyboardInterrupt, SystemExit):
                self.ended.wait()


def _write(files: Files, stopped: Callable[[], bool]) -> None:
    for path, data in files:
        if stopped():
            return
        # Python's own `open` looks at each file, and copies what goes into it.
        file = os.open(path, _NEW, 0o666)
        try:
            while data:
                data = data[os.write(file, data) :]
        finally:
            os.close(file)
