"""What is rendered, in pieces that don't need each other: each core takes the next one."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property, partial
from typing import Final, TypeVar

from ..sources import Source, digest
from ..values import dataclass

Item = TypeVar("Item")

_LEAST: Final = 16
_MOST: Final = 256
_SHARE: Final = 4


@dataclass(frozen=True, slots=True)
class Draft:
    """A file to be rendered, which `write` does, of `values`."""

    path: str
    values: Values
    write: Callable[[], str | bytes]
    part: str = ""


class Values:
    """All that decides a text, but for specloom itself, templates and configuration."""

    def __init__(self, *values: object) -> None:
        self._values = values

    @cached_property
    def key(self) -> str:
        """A digest of the values. That equal ones may differ in it only costs time."""
        return digest(pickle.dumps(self._values, pickle.HIGHEST_PROTOCOL))


@dataclass(frozen=True, slots=True)
class Rendered:
    """Some files, and what the docs' search knows of the pages among them."""

    files: tuple[Draft | Source, ...]
    hits: tuple[str, ...] = ()


Piece = Callable[[], Rendered]


def piece(render: Callable[[], Iterable[Draft | Source]]) -> Piece:
    """Return a piece of work from a function that yields files."""
    return partial(_rendered, render)


def _rendered(render: Callable[[], Iterable[Draft | Source]]) -> Rendered:
    return Rendered(tuple(render()))


def batches(items: Sequence[Item]) -> list[Sequence[Item]]:
    """Return items in batches, large ones first, of 16 to 256, but for the last.

    Neighbours have much in common, which is found out once in a batch; small batches at
    the end let all processes end together.
    """
    found: list[Sequence[Item]] = []
    start = 0
    while start < len(items):
        size = min(_MOST, max(_LEAST, (len(items) - start) // _SHARE))
        found.append(items[start : start + size])
        start += size
    return found
