"""Work beside other work: in a process of its own where there is a core for it."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

Result = TypeVar("Result")


class Aside(Generic[Result]):
    """What a function returns, found out while this process does something else.

    The function is called here after all, when its result is asked for, if it raised or
    its process was killed: so whatever it raises is raised here.
    """

    def __init__(self, function: Callable[[], Result], *, alone: bool) -> None:
        """Begin. `alone` keeps to this process.

        The other process is a copy of this one, so that it has all that this one has;
        that is safe on Linux, as long as no thread runs.
        """
        self._function = function
        self._results: list[Result] = []
        self._answer: Connection[Any, Any] | None = None
        forks = sys.platform == "linux" and threading.active_count() == 1
        if alone or not forks or (os.cpu_count() or 1) < 2:
            return
        context = multiprocessing.get_context("fork")
        self._answer, end = context.Pipe(duplex=False)
        process = context.Process(target=_work, args=(function, end), daemon=True)
        process.start()
        end.close()

    @property
    def is_ready(self) -> bool:
        """Whether there is no sense in waiting before the result is asked for."""
        return bool(self._results) or (self._answer is not None and self._answer.poll())

    @property
    def result(self) -> Result:
        """What the function returned, waited for if need be."""
        if self._answer is not None:
            # A process that was killed, perhaps for want of memory, leaves it unanswered,
            # or half answered.
            with suppress(EOFError, OSError):
                self._results.append(self._answer.recv())
            self._answer.close()
            self._answer = None
        if not self._results:
            self._results.append(self._function())
        return self._results[0]


def _work(function: Callable[[], Any], end: Connection[Any, Any]) -> None:
    # Whoever interrupts the run interrupts the process that waits for this one.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # What goes wrong here is told, and raised, where the result is asked for.
    with suppress(Exception):
        end.send(function())
