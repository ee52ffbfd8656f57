"""What is carried over, each value checked by the reader of its key, and what is not."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ...plain import fields
from ...problems import Place, Problem, warning
from ..values import Reader, Wrong
from .node import Node


class Carrier:
    """Collects specloom's settings, where each comes from, and a warning for the rest."""

    def __init__(self, readers: Mapping[str, Reader]) -> None:
        self._readers = readers
        self.values: dict[str, Any] = {}
        self.places: dict[tuple[str, ...], Place] = {}
        self.problems: list[Problem] = []

    def put(self, path: tuple[str, ...], value: Any, node: Node) -> bool:
        """Take a value for a key of specloom's; False if it can't be, which is told."""
        node.settle()
        nested: Any = value
        for key in reversed(path[1:]):
            nested = {key: nested}
        try:
            self._readers[path[0]](nested, path[:1], Path())
        except Wrong as wrong:
            self.leave(node, wrong.message, wrong.hint)
            return False
        before = self.get(path)
        if before is not None and before != value:
            said = (
                f"{'.'.join(path)} is {before!r} already, as {self.places[path]} says"
            )
            self.leave(node, said)
            return False
        here = self.values
        for key in path[:-1]:
            here = here.setdefault(key, {})
        here[path[-1]] = value
        for end in range(1, len(path) + 1):
            self.places.setdefault(path[:end], node.place)
        return True

    def get(self, path: tuple[str, ...]) -> Any:
        """Return what was taken for a key, None where nothing was."""
        value: Any = self.values
        for key in path:
            value = fields(value).get(key)
        return value

    def leave(self, node: Node, why: str, hint: str = "") -> None:
        """Tell that a setting is not carried over, and why."""
        node.settle()
        self.problems.append(
            warning(node.place, f"{node.dotted} is not carried over: {why}", hint)
        )
