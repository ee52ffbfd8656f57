"""Texts that match a regular expression, for the simple expressions of descriptions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from functools import lru_cache
from typing import Final

from .regex import Node, Odd, Walk, certain, compiled_quietly, parsed, slow

_CANDIDATES: Final = (
    *("string", "id", "a", "A", "0", "1", "en", "USD", "a1", "1.0.0"),
    *("2025-01-01", "2025-01-01T00:00:00Z", "12:00", "https://example.com"),
    *("user@example.com", "192.0.2.1", "123e4567-e89b-42d3-a456-426614174000"),
    "aA1!aA1!aA1!",
)
_LONGEST: Final = 1000
_BRANCHES: Final = 6
_PADDING: Final = "a"


@lru_cache(maxsize=1024)
def compiled(pattern: str) -> re.Pattern[str] | None:
    """Return the expression ready for use; None for one that is not to be trusted.

    That is one that isn't known here, or not to Python, or that might take for ever.
    """
    tree = _tree(pattern)
    if tree is None or slow(tree):
        return None
    try:
        return compiled_quietly(pattern)
    except (re.error, RecursionError, OverflowError):
        return None


@lru_cache(maxsize=1024)
def _tree(pattern: str) -> Node | None:
    if len(pattern) > _LONGEST:
        return None
    try:
        return parsed(pattern)
    except Odd:
        return None


def matching(
    pattern: str, wish: str, least: int | None = None, most: int | None = None
) -> str:
    """Return a text of some length that the pattern accepts, `wish` if it can be.

    Where none is found, just `wish`.
    """

    def fits(text: str) -> bool:
        return len(text) >= (least or 0) and (most is None or len(text) <= most)

    expression = compiled(pattern)
    if expression is not None:
        for text in (wish, *_CANDIDATES):
            if fits(text) and expression.search(text):
                return text
    tree = _tree(pattern)
    if tree is None:
        return wish
    sure = certain(tree)
    for text in _made(tree, pattern, max(1, least or 0)):
        if fits(text) and (sure or (expression and expression.search(text))):
            return text
    return wish


def _made(tree: Node, pattern: str, least: int) -> Iterator[str]:
    """Yield texts on several ways through a tree, as long as they have to be."""
    for branch in range(_BRANCHES):
        with suppress(Odd):
            text = Walk(branch, 0, _LONGEST).text(tree)
            if len(text) < least:
                text = Walk(branch, least - len(text), _LONGEST).text(tree)
            if len(text) < least and "$" not in pattern:
                text = text.ljust(least, _PADDING)
            yield text
