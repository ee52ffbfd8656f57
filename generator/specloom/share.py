"""Work shared between processes: whichever is free takes the next piece."""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, Any, Final, TypeVar

from . import deep
from .aside import begin

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

Result = TypeVar("Result")

_WIDTH: Final = 4
"""Bytes of a piece's number."""
_ALL: Final = 1 << 16


def share(pieces: Sequence[Callable[[], Result]], processes: int) -> list[Result]:
    """Return what some hundreds of pieces of work, at most, return, in their order.

    They are begun in their order, so the longest should come first. What a process was
    to do that can't be had, or that is killed, this one does. Raises what the first of
    the pieces raises that raises anything.
    """
    # A pipe is a queue that all processes can read from, one at a time.
    queue, filled = os.pipe()
    try:
        numbers = (n.to_bytes(_WIDTH, "big") for n in range(len(pieces)))
        os.write(filled, b"".join(numbers))
        os.close(filled)
        helpers: list[_Helper] = []
        with suppress(OSError):  # no room for a file
            helpers += (_Helper(pieces, queue) for _ in range(processes - 1))
        done = deep.call(lambda: dict(_taken(pieces, queue)))
        for helper in helpers:
            done.update(helper.results())
    finally:
        os.close(queue)
    return deep.call(
        lambda: [done[n] if n in done else piece() for n, piece in enumerate(pieces)]
    )


class _Helper:
    """Another process that takes pieces.

    What it makes of them waits in a file, since each would be in memory twice else.
    """

    def __init__(self, pieces: Sequence[Callable[[], Any]], queue: int) -> None:
        self._pieces, self._queue = pieces, queue
        self._file = TemporaryFile()  # noqa: SIM115 - closed where it is read
        self._end = begin(self._work)

    def _work(self, _: Connection[Any, Any]) -> None:
        deep.call(self._keep)
        self._file.flush()

    def _keep(self) -> None:
        for taken in _taken(self._pieces, self._queue):
            pickle.dump(taken, self._file, pickle.HIGHEST_PROTOCOL)

    def results(self) -> Iterator[tuple[int, Any]]:
        """Yield number and result of each piece, as far as the process came."""
        with self._file:
            if self._end is None:
                return
            with self._end, suppress(EOFError, OSError):
                self._end.recv()  # It sends nothing: this waits for its end.
            self._file.seek(0)
            with suppress(EOFError, pickle.UnpicklingError):
                while True:
                    yield pickle.load(self._file)  # noqa: S301 - nobody else's file


def _taken(
    pieces: Sequence[Callable[[], Result]], queue: int
) -> Iterator[tuple[int, Result]]:
    """Yield what pieces return until none is left, or one fails.

    Then no other is worth beginning; whatever is missing is begun again where it can be
    raised.
    """
    while taken := os.read(queue, _WIDTH):
        number = int.from_bytes(taken, "big")
        try:
            yield number, pieces[number]()
        except Exception:  # Raised again by `share`, for it to be the first of several.
            os.read(queue, _ALL)
