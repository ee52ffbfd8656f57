"""Work shared between processes: whichever is free takes the next piece."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import Final, TypeVar

from . import deep
from .aside import Aside

Result = TypeVar("Result")

_WIDTH: Final = 4
"""Bytes of a piece's number."""
_ALL: Final = 1 << 16


def share(pieces: Sequence[Callable[[], Result]], processes: int) -> list[Result]:
    """Return what some dozens of pieces of work return, in their order.

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

        def work() -> dict[int, Result]:
            return deep.call(lambda: _taken(pieces, queue))

        others = [Aside(work, alone=False) for _ in range(processes - 1)]
        done = work()
        for other in others:
            done |= other.result
    finally:
        os.close(queue)
    return deep.call(
        lambda: [done[n] if n in done else piece() for n, piece in enumerate(pieces)]
    )


def _taken(pieces: Sequence[Callable[[], Result]], queue: int) -> dict[int, Result]:
    """Do pieces until none is left, or one fails: then no other is worth beginning.

    Whatever is missing is begun again where it can be raised.
    """
    done: dict[int, Result] = {}
    while taken := os.read(queue, _WIDTH):
        number = int.from_bytes(taken, "big")
        try:
            done[number] = pieces[number]()
        except Exception:  # Raised again by `share`, for it to be the first of several.
            os.read(queue, _ALL)
    return done
