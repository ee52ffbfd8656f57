"""What a configuration asks for and can't have."""

from __future__ import annotations

from ..config import Config
from ..problems import Problem, UsageError, error, warning


class Refusals:
    """Collects what is refused: errors, unless the configuration is for something else too.

    Another generator's was not written for specloom, and that of two versions which are
    compared may be meant for the other one: what doesn't fit is left out, with a warning.
    """

    def __init__(self, config: Config) -> None:
        self._config = config
        self._is_lenient = config.origin.converted or config.compared
        self._problems: list[Problem] = []
        self.paths: list[tuple[str, ...]] = []

    def refuse(self, path: tuple[str, ...], message: str, hint: str = "") -> None:
        """Refuse what stands under a path of keys."""
        place = self._config.place_of(*path)
        if self._is_lenient:
            told = f"not carried over: {message}"
            self._problems.append(warning(place, told, hint))
        else:
            self._problems.append(error(place, message, hint))
        self.paths.append(path)

    def told(self) -> list[Problem]:
        """Return the warnings. Raises UsageError if there are errors."""
        if self._problems and not self._is_lenient:
            raise UsageError(self._problems)
        return self._problems
