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


def begin(work: Callable[[Connection[Any, Any]], None]) -> Connection[Any, Any] | None:
    """Begin with work in another process, and return where what it sends arrives.

    It gets the other end. None where no core is free for it, or no process can be had:
    it is a copy of this one, so that it has all that this one has, and that is safe on
    Linux, as long as no thread runs. What goes wrong in it only ends it.
    """
    forks = sys.platform == "linux" and threading.active_count() == 1
    if not forks or (os.cpu_count() or 1) < 2:
        return None
    context = multiprocessing.get_context("fork")
    answer, end = context.Pipe(duplex=False)
    context.Process(target=_work, args=(work, end), daemon=True).start()
    end.close()
    return answer


def _work(
    work: Callable[[Connection[Any, Any]], None], end: Connection[Any, Any]
) -> None:
    # Whoever interrupts the run interrupts the process that waits for this one.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(Exception), end:
        work(end)


class Aside(Generic[Result]):
    """What a function returns, found out while this process does something else.

    The function is called here after all, when its result is asked for, if it raised or
    its process was killed: so whatever it raises is raised here.
    """

    def __init__(self, function: Callable[[], Result], *, alone: bool) -> None:
        """Begin. `alone` keeps to this process."""
        self._function = function
        self._results: list[Result] = []
        self._answer = None if alone else begin(lambda end: end.send(function()))

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
