"""What all processes of a command hold together, sampled while they run."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from pathlib import Path

_PSS = re.compile(rb"^Pss:\s+(\d+) kB", re.MULTILINE)
_PROC = Path("/proc")


class Sampler:
    """Samples a session of processes, from `start` to `stop`.

    A page that several processes share counts once, in parts: what the kernel calls
    the proportional set size. Where there is no /proc nothing is found.
    """

    def __init__(self, every: float = 0.1) -> None:
        """Prepare to take a sample `every` so many seconds."""
        self._every = every
        self._ended = threading.Event()
        self._thread: threading.Thread | None = None
        self._most = 0

    def start(self, session: int) -> None:
        """Begin, with the number of the session's first process."""
        self._thread = threading.Thread(target=self._sample, args=(session,))
        self._thread.start()

    def stop(self) -> int:
        """End, and return the most that was held at once, in bytes."""
        self._ended.set()
        if self._thread is not None:
            self._thread.join()
        return self._most

    def _sample(self, session: int) -> None:
        waiting = True
        while waiting:
            self._most = max(self._most, held(session))
            waiting = not self._ended.wait(self._every)


def held(session: int) -> int:
    """Return what the processes of a session hold now, in bytes."""
    return sum(_pss(process) for process in _processes(session))


def _processes(session: int) -> Iterator[Path]:
    for stat in _PROC.glob("[0-9]*/stat"):
        # The name stands in parentheses and may hold any character, these included.
        fields = _read(stat).rpartition(b")")[2].split()
        if len(fields) > 3 and int(fields[3]) == session:
            yield stat.parent


def _pss(process: Path) -> int:
    found = _PSS.search(_read(process / "smaps_rollup"))
    return int(found[1]) * 1024 if found else 0


def _read(path: Path) -> bytes:
    """Return a file's content; nothing if its process has ended meanwhile."""
    try:
        return path.read_bytes()
    except OSError:
        return b""
