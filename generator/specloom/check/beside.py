"""The validator beside the other work."""

from __future__ import annotations

from importlib import import_module
from time import perf_counter
from typing import TYPE_CHECKING

from specloom import deep
from specloom.aside import Aside

if TYPE_CHECKING:
    from specloom.problems import Problem
    from specloom.read import Description


class Verdict:
    """What `check` says of a description, found out while others work on it."""

    def __init__(self, description: Description, *, alone: bool) -> None:
        """Begin to check. `alone` keeps to this process, and is done with it."""
        self._found = Aside(lambda: _timed(description), alone=alone)
        if alone:
            _ = self._found.result

    @property
    def is_ready(self) -> bool:
        """Whether asking for the problems takes no time."""
        return self._found.is_ready

    @property
    def problems(self) -> list[Problem]:
        """Every problem of the description, waited for if need be."""
        return self._found.result[0]

    @property
    def seconds(self) -> float:
        """How long the check took."""
        return self._found.result[1]


def prepare() -> None:
    """Import what checking takes, so that processes to come needn't, each for itself."""
    import_module("specloom.check.library")


def _timed(description: Description) -> tuple[list[Problem], float]:
    from specloom.check import check

    begun = perf_counter()
    return deep.call(lambda: check(description)), perf_counter() - begun
