"""Room for deep recursion: descriptions nest, and refer to each other, thousands of levels deep."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from typing import TypeVar

Result = TypeVar("Result")

_STACK = 512 * 1024 * 1024
"""Bytes of address space; memory is only taken for what is used."""

_FRAMES = 200_000
"""Python's own limit: low enough that the stack can't run out before it is met."""


def call(function: Callable[[], Result]) -> Result:
    """Return what a function returns, called where recursion goes deeper than usual.

    Raises what it raises; RecursionError only past some 200,000 calls.
    """
    results: list[Result] = []
    raised: list[BaseException] = []

    def work() -> None:
        try:
            results.append(function())
        except BaseException as problem:
            raised.append(problem)

    frames, stack = sys.getrecursionlimit(), threading.stack_size(_STACK)
    # A daemon, so that an interrupted run ends without waiting for it.
    worker = threading.Thread(target=work, daemon=True)
    try:
        sys.setrecursionlimit(max(frames, _FRAMES))
        worker.start()
        threading.stack_size(stack)
        worker.join()
    finally:
        threading.stack_size(stack)
        sys.setrecursionlimit(frames)
    if raised:
        raise raised[0]
    return results[0]
