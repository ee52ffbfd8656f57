"""What applications gave in one run: each is asked once, whoever needs it again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from specloom.problems import DescriptionError


class Answers:
    """The answers by the applications' addresses, and what those were imported from.

    `files` are modules of the projects' own, also of an application that failed.
    """

    def __init__(self) -> None:
        self.files: set[Path] = set()
        self._given: dict[str, bytes | DescriptionError] = {}

    def get(self, address: str, ask: Callable[[], bytes]) -> bytes:
        """Return an application's description; ask for it unless that was done.

        Raises the same DescriptionError again when it gave none.
        """
        if address not in self._given:
            try:
                self._given[address] = ask()
            except DescriptionError as problem:
                self._given[address] = problem
        given = self._given[address]
        if isinstance(given, DescriptionError):
            raise given
        return given
