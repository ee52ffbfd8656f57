"""Forks: what a child process must not share with its parent is made anew there."""

from __future__ import annotations

import os
from typing import Protocol
from weakref import WeakSet


class Forgetful(Protocol):
    """What holds connections or locks."""

    def forget(self) -> None:
        """Let go of what belongs to the parent process, without closing it."""
        ...


_watched: WeakSet[Forgetful] = WeakSet()


def watch(thing: Forgetful) -> None:
    """Have a thing forget in every child that the process forks from now on."""
    _watched.add(thing)


def _forget() -> None:
    for thing in tuple(_watched):
        thing.forget()


if hasattr(os, "register_at_fork"):  # Not on Windows, which knows no forks.
    os.register_at_fork(after_in_child=_forget)
