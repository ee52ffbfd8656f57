"""What is rendered, in pieces that don't need each other: each core takes the next one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final, TypeVar

from ..sources import Source

Item = TypeVar("Item")

_LEAST: Final = 16
_MOST: Final = 256
_SHARE: Final = 4


@dataclass(frozen=True, slots=True)
class Rendered:
    """Some files, and what the docs' search knows of the pages among them."""

    sources: tuple[Source, ...]
    hits: tuple[str, ...] = ()


Piece = Callable[[], Rendered]


def piece(render: Callable[[], Iterable[Source]]) -> Piece:
    """Return a piece of work from a function that yields files."""
    return partial(_rendered, render)


def _rendered(render: Callable[[], Iterable[Source]]) -> Rendered:
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
