"""Blank lines between statements, as black wants them."""

from __future__ import annotations

from .code import Unsure

_DEFINES = ("class", "def")
_IMPORTS = ("import", "from")
_UNKNOWN = frozenset(
    ["async", "elif", "except", "finally", "for", "match", "try", "while", "with"]
)


class Blanks:
    """Goes from statement to statement and tells how many blank lines stand before each."""

    def __init__(self) -> None:
        self._word = ""
        self._depth = 0
        self._opened = False
        self._after = 0
        self._only_docstring = False
        self._defined: list[int] = []

    def before(self, word: str, depth: int, given: int) -> tuple[int, bool]:
        """Return the number of blank lines before a statement, and whether it is a
        docstring.

        A statement is told by its first word; `given` lines are before it as it came.
        Raises Unsure where that depends on more.
        """
        if depth > self._depth + self._opened or (
            self._opened and depth != self._depth + 1
        ):
            raise Unsure
        is_docstring = word == '"""' and (self._opened or not self._word)
        if is_docstring and self._word not in ("", *_DEFINES):
            raise Unsure
        after_definition = self._leave(depth)
        if word in _DEFINES:
            self._defined.append(depth)
        count = self._count(word, depth, given, is_docstring, after_definition)
        count = max(count, self._after)
        if self._only_docstring and word not in _DEFINES:
            count = 1
        self._only_docstring = is_docstring and not self._word
        self._after = int(is_docstring and self._word == "class")
        self._word, self._depth = word, depth
        return count, is_docstring

    def opened(self, block: bool) -> None:
        """Note whether the statement opens a block."""
        self._opened = block

    def _leave(self, depth: int) -> bool:
        """Leave what is deeper; true when that was a function or a class."""
        left = False
        while self._defined and self._defined[-1] >= depth:
            self._defined.pop()
            left = True
        return left

    def _count(
        self,
        word: str,
        depth: int,
        given: int,
        is_docstring: bool,
        after_definition: bool,
    ) -> int:
        if word in _UNKNOWN or (word == "else" and after_definition):
            raise Unsure
        if not self._word or is_docstring:
            return 0
        given = min(given, 1 if depth else 2)
        if word == "@" or word in _DEFINES:
            if self._word == "@":
                return 0
            if self._opened and self._word in _DEFINES:
                return min(given, 1)
            return 1 if depth else 2
        if self._opened and given:
            raise Unsure
        if after_definition:
            given = 1 if depth else 2
        if self._word in _IMPORTS and word not in _IMPORTS and depth == self._depth:
            return (given or 1) if depth else 1
        return given
