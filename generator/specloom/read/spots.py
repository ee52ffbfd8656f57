"""Where the values of a text stand: a position per key and per value, kept beside the value."""

from __future__ import annotations

from typing import Any, ClassVar, Protocol

from specloom.problems import Place, Problem, error

Pointer = tuple[str | int, ...]
"""The way from the root of a document to one of its values."""

Spot = tuple[int, int]
"""Line and column, counted from 1."""

ROOT: Spot = (1, 1)


class Spots(Protocol):
    """What answers where the children of one mapping or sequence stand."""

    apart: ClassVar[bool]
    """Whether any two values stand in two places, both in the file of the document."""

    def child(
        self, container: Any, pointer: Pointer, part: str | int
    ) -> tuple[Place, Place] | None:
        """Return key and value position of one child of the container at `pointer`.

        None when the container has no such child.
        """
        ...


def place_of(
    spots: Spots, root: Any, pointer: Pointer, file: str, *, key: bool
) -> Place:
    """Return where a value (or the key it is filed under) stands.

    A pointer that leads past what the document holds gets the place of the last value it met.
    """
    above: list[Any] = []
    value = root
    for part in pointer:
        above.append(value)
        try:
            value = value[part]
        except (LookupError, TypeError):
            break
    for depth in reversed(range(len(above))):
        spot = spots.child(above[depth], pointer[:depth], pointer[depth])
        if spot is not None:
            return spot[0] if key and depth == len(pointer) - 1 else spot[1]
    return Place(file, *ROOT)


def duplicate_key(file: str, name: str | int, first: Spot, second: Spot) -> Problem:
    """Return the problem of a key that one mapping holds twice."""
    return error(
        Place(file, *second),
        f"the key {name!r} is given twice",
        f"it is first given at {Place(file, *first)}; keep one of the two",
    )
