"""The validator beside the other work: in a process of its own where there is a core for it."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from contextlib import suppress
from time import perf_counter
from typing import TYPE_CHECKING, Any

from specloom import deep

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from specloom.problems import Problem
    from specloom.read import Description


class Verdict:
    """What `check` says of a description, found out while others work on it."""

    def __init__(self, description: Description, *, alone: bool) -> None:
        """Begin to check. `alone` keeps to this process.

        The other process is a copy of this one, so that it has read what this one has
        read; that is safe on Linux, as long as no thread runs.
        """
        self._description = description
        self._known: tuple[list[Problem], float] | None = None
        self._answer: Connection[Any, Any] | None = None
        forks = sys.platform == "linux" and threading.active_count() == 1
        if alone or not forks or (os.cpu_count() or 1) < 2:
            self._known = _timed(description)
            return
        context = multiprocessing.get_context("fork")
        self._answer, end = context.Pipe(duplex=False)
        process = context.Process(target=_work, args=(description, end), daemon=True)
        process.start()
        end.close()

    @property
    def is_ready(self) -> bool:
        """Whether asking for the problems takes no time."""
        return self._answer is None or self._answer.poll()

    @property
    def problems(self) -> list[Problem]:
        """Every problem of the description, waited for if need be."""
        return self._wait()[0]

    @property
    def seconds(self) -> float:
        """How long the check took."""
        return self._wait()[1]

    def _wait(self) -> tuple[list[Problem], float]:
        if self._known is None and self._answer is not None:
            # A process that was killed, perhaps for want of memory, leaves it unanswered.
            with suppress(EOFError):
                self._known = self._answer.recv()
            self._answer.close()
            self._answer = None
        if self._known is None:
            self._known = _timed(self._description)
        return self._known


def _work(description: Description, end: Connection[Any, Any]) -> None:
    # Whoever interrupts the run interrupts the process that waits for this one.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    end.send(_timed(description))


def _timed(description: Description) -> tuple[list[Problem], float]:
    from specloom.check import check

    begun = perf_counter()
    return deep.call(lambda: check(description)), perf_counter() - begun
