"""What is said of a description while it is built: problems, some of them told with a count."""

from __future__ import annotations

from ..problems import Place, Problem, unsupported_at


class Notes:
    """Problems as they are found, and what the generated code does without, to be counted."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        self._left: dict[str, list[Place]] = {}

    def leave(self, said: str, place: Place) -> None:
        """Note a part of the description that the generated code does without."""
        self._left.setdefault(said, []).append(place)

    def tell(self) -> None:
        """Add a problem for everything that is left, at its first place."""
        for said, places in self._left.items():
            self.problems.append(unsupported_at(places, said))
        self._left.clear()
