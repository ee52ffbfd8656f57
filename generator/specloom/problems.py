"""What can be wrong with an input, as values that are collected and shown together.

Every room reports a `Problem`; only the command line decides what is printed and
which code the process exits with.

    SpecloomError
    ├── UsageError         wrong options or configuration   (exit code 2)
    └── DescriptionError   the description can't be used    (exit code 3)
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable
from enum import Enum
from functools import total_ordering

from .values import dataclass


class Severity(str, Enum):
    """How much a problem matters: an error stops the run, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@total_ordering
class Place:
    """A position in a file, counted from 1, as editors show it; line 0 is all of it.

    Far more places are noted than shown, so a subclass may find its `spot` when asked.
    """

    __slots__ = ("_spot",)

    def __init__(self, file: str, line: int = 0, column: int = 1) -> None:
        self._spot: tuple[str, int, int] | None = (file, line, column)

    @property
    def spot(self) -> tuple[str, int, int]:
        """File, line and column."""
        if self._spot is None:
            self._spot = self._find()
        return self._spot

    @property
    def file(self) -> str:
        return self.spot[0]

    @property
    def line(self) -> int:
        return self.spot[1]

    @property
    def column(self) -> int:
        return self.spot[2]

    @property
    def mark(self) -> Hashable:
        """What tells it from others, found without looking for its spot."""
        return self.spot

    def _find(self) -> tuple[str, int, int]:
        raise NotImplementedError

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Place) and self.spot == other.spot

    def __lt__(self, other: Place) -> bool:
        return self.spot < other.spot

    def __hash__(self) -> int:
        return hash(self.spot)

    def __reduce__(self) -> tuple[type[Place], tuple[str, int, int]]:
        # Another process needs the position, and not the document that it was found in.
        return Place, self.spot

    def __repr__(self) -> str:
        return f"Place{self.spot}"

    def __str__(self) -> str:
        file, line, column = self.spot
        return f"{file}:{line}:{column}" if line else file


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to say about an input: where, how bad, what, and what to do.

    `unsupported` marks what the description says rightly and specloom can't generate.
    """

    place: Place | None
    severity: Severity
    message: str
    hint: str = ""
    unsupported: bool = False

    def __str__(self) -> str:
        where = f"{self.place}: " if self.place else ""
        hint = f"\n  hint: {self.hint}" if self.hint else ""
        return f"{where}{self.severity.value}: {self.message}{hint}"


def error(place: Place | None, message: str, hint: str = "") -> Problem:
    """Return a problem that stops the run."""
    return Problem(place, Severity.ERROR, message, hint)


def warning(place: Place | None, message: str, hint: str = "") -> Problem:
    """Return a problem that is shown while the run goes on."""
    return Problem(place, Severity.WARNING, message, hint)


def unsupported(place: Place | None, message: str, hint: str = "") -> Problem:
    """Return a warning about something that the generated code does without."""
    return Problem(place, Severity.WARNING, message, hint, unsupported=True)


def unsupported_at(places: Collection[Place], message: str, hint: str = "") -> Problem:
    """Return one such warning for all places: at the first, with their number."""
    return unsupported(next(iter(places)), message + _times(places), hint)


def warning_at(places: Collection[Place], message: str, hint: str = "") -> Problem:
    """Return one warning for all places: at the first, with their number."""
    return warning(next(iter(places)), message + _times(places), hint)


def _times(places: Collection[Place]) -> str:
    return f" ({len(places)} times)" if len(places) > 1 else ""


class SpecloomError(Exception):
    """A run that can't go on, with every problem that was found until then."""

    exit_code = 1

    def __init__(self, problems: Problem | Iterable[Problem]) -> None:
        found = [problems] if isinstance(problems, Problem) else list(problems)
        self.problems: tuple[Problem, ...] = tuple(found)
        super().__init__("\n".join(str(problem) for problem in found))


class UsageError(SpecloomError):
    """Wrong options or configuration."""

    exit_code = 2


class DescriptionError(SpecloomError):
    """A description that can't be used."""

    exit_code = 3
