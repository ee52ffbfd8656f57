"""Texts that match a regular expression, for the simple expressions of descriptions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

_CANDIDATES: Final = ("string", "id", "a", "A", "0", "1", "en", "USD", "a1", "1.0.0")
_CLASSES: Final = {"d": "0", "w": "a", "s": " ", "D": "a", "W": " ", "S": "a"}
_PROBE: Final = "a0A_-. /:@bcdefghijklmnopqrstuvwxyzBCDEFGHIJKLMNOPQRSTUVWXYZ123456789"
_LONGEST: Final = 1000
_SLOW: Final = re.compile(r"(?:[*+|]|\{\d*,\}).*\)[*+{]", re.DOTALL)


@lru_cache(maxsize=1024)
def compiled(pattern: str) -> re.Pattern[str] | None:
    """Return the expression ready for use; None for one that is not to be trusted.

    That is one that Python doesn't know, or one that might take for ever: a repeated
    group after something that can match in several ways.
    """
    if len(pattern) > _LONGEST or _SLOW.search(pattern):
        return None
    try:
        return re.compile(pattern)
    except (re.error, RecursionError, OverflowError):
        return None


def matching(pattern: str, wish: str) -> str:
    """Return a text that the pattern accepts, `wish` if it can be; else just `wish`."""
    expression = compiled(pattern)
    if expression is None:
        return wish
    for text in (wish, *_CANDIDATES):
        if expression.search(text):
            return text
    made = _Builder(pattern).text()
    return made if expression.search(made) else wish


class _Builder:
    """Walks an expression from left to right and takes the shortest way through it.

    It knows literals, escapes, classes, groups, alternatives and repetition; what
    comes out is checked by the caller, so anything else may be read wrongly.
    """

    def __init__(self, pattern: str) -> None:
        self._pattern = pattern
        self._position = 0

    def text(self) -> str:
        first = self._sequence()
        while self._next() == "|":
            self._position += 1
            self._sequence()
        return first

    def _next(self) -> str:
        return self._pattern[self._position : self._position + 1]

    def _take(self) -> str:
        character = self._next()
        self._position += 1
        return character

    def _sequence(self) -> str:
        pieces: list[str] = []
        while self._next() not in ("", "|", ")"):
            atom = self._atom()
            pieces.append(atom * self._times())
        return "".join(pieces)

    def _atom(self) -> str:
        character = self._take()
        if character in "^$":
            return ""
        if character == "\\":
            escaped = self._take()
            return "" if escaped in "bBAZ" else _CLASSES.get(escaped, escaped)
        if character == "[":
            return self._class()
        if character == "(":
            return self._group()
        return "a" if character == "." else character

    def _class(self) -> str:
        start = self._position - 1
        self._position += 2 if self._next() == "^" else 1
        while self._next() not in ("]", ""):
            self._position += 2 if self._next() == "\\" else 1
        self._position += 1
        expression = compiled(self._pattern[start : self._position])
        fitting = (c for c in _PROBE if expression and expression.fullmatch(c))
        return next(fitting, "")

    def _group(self) -> str:
        prefix = re.compile(r"\?(?::|P?<\w+>)").match(self._pattern, self._position)
        if prefix:
            self._position = prefix.end()
        text = self.text()
        self._take()
        return text

    def _times(self) -> int:
        least = next(self._repetitions(), 1)
        if self._next() == "?":
            self._position += 1
        return min(least, _LONGEST)

    def _repetitions(self) -> Iterator[int]:
        if self._next() in ("*", "?"):
            self._position += 1
            yield 0
        elif self._next() == "+":
            self._position += 1
            yield 1
        counted = re.compile(r"\{(\d*)(?:,\d*)?\}").match(self._pattern, self._position)
        if counted:
            self._position = counted.end()
            yield int(counted[1] or 0)
