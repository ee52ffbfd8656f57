"""Commands in processes of their own, within limits of time and memory."""

from __future__ import annotations

import os
import signal
import subprocess
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Final

COMPILED: Final = {"PYTHONDONTWRITEBYTECODE": ""}
"""The environment in which Python keeps modules compiled, whatever it is told outside."""
_LIMITED = 'ulimit -v "$1" && shift && exec "$@"'


@dataclass(frozen=True)
class Ended:
    """A process that ended: `code` is negative for a signal, `peak` in bytes.

    `cpu` are seconds of work, which other load on the machine hardly changes.
    """

    code: int
    output: str
    seconds: float
    peak: int
    timed_out: bool
    cpu: float = 0.0


def run(
    command: Sequence[str],
    folder: Path,
    *,
    seconds: float,
    memory: int,
    environment: Mapping[str, str] | None = None,
    started: Callable[[int], object] | None = None,
) -> Ended:
    """Run a command in a folder, at most so many seconds, each process within `memory` bytes.

    `peak` is what the largest of the command's processes held. Standard output and error
    come together. `started` is told the process's number, which is its session's as well.
    """
    log = folder / "log.txt"
    start = perf_counter()
    with log.open("wb") as output:
        process = subprocess.Popen(  # noqa: S603
            ["/bin/sh", "-c", _LIMITED, "sh", str(memory // 1024), *command],
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            env={**os.environ, **(environment or {})},
        )
        if started is not None:
            started(process.pid)
        late = threading.Event()
        timer = threading.Timer(seconds, _kill, (process.pid, late))
        timer.start()
        try:
            _, status, usage = os.wait4(process.pid, 0)
        finally:
            timer.cancel()
    process.returncode = os.waitstatus_to_exitcode(status)
    return Ended(
        code=process.returncode,
        output=log.read_text(encoding="utf-8", errors="replace"),
        seconds=perf_counter() - start,
        peak=usage.ru_maxrss * 1024,
        timed_out=late.is_set(),
        cpu=usage.ru_utime + usage.ru_stime,
    )


def _kill(group: int, late: threading.Event) -> None:
    late.set()
    os.killpg(group, signal.SIGKILL)
