"""What is rendered, in pieces that don't need each other: each core takes the next one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final, TypeVar

from ..sources import Source

Item = TypeVar("Item")

_MOST: Final = 24
_LEAST: Final = 16


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
    """Return items in 24 batches, or in fewer where there would be under 16 in each."""
    size = max(_LEAST, -(-len(items) // _MOST))
    return [items[start : start + size] for start in range(0, len(items), size)]
