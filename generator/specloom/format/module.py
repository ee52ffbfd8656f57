"""Modules in black's layout, without black wherever the outcome is beyond doubt.

The built-in templates write little else than declarations, signatures, calls and
tables, a statement on one line or with its items on lines of their own. How black lays
these out, and where it wants blank lines, is known here; the rest is left to black: one
statement where it stands apart, the whole module otherwise. Tests compare with black.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from . import black, split
from .blanks import Blanks
from .code import Unsure

_QUOTES = '"""'
_UNSETTLED = re.compile(r"[ \\]\n|[^\S\n ]")
_WORD = re.compile(r'@|[A-Za-z_]\w*\b(?!["\'])|"""')


def laid_out(text: str) -> str:
    """Return a module as black lays it out. Raises black.NotPython."""
    try:
        return "".join(f"{line}\n" for line in _Module(text).lines())
    except (Unsure, black.NotPython):
        return black.laid_out(text)


class _Module:
    """Goes through the lines of a module, statement by statement."""

    def __init__(self, text: str) -> None:
        self._lines = text.split("\n")
        self._blanks = Blanks()

    def lines(self) -> Iterator[str]:
        """Yield the lines in black's layout. Raises Unsure when black must see them all."""
        start, blank = 0, 0
        while start < len(self._lines):
            first = self._lines[start]
            code = first.lstrip(" ")
            if not code:
                start, blank = start + 1, blank + 1
                continue
            end = self._end(start, code)
            depth, rest = divmod(len(first) - len(code), 4)
            found = _WORD.match(code)
            if rest or found is None:
                raise Unsure
            space, is_docstring = self._blanks.before(found[0], depth, blank)
            yield from [""] * space
            statement = self._lines[start:end]
            try:
                done = _statement(statement, depth, is_docstring)
            except Unsure:
                done = black.statement(statement, depth)
            self._blanks.opened(code[0] != '"' and done[-1].endswith(":"))
            yield from done
            start, blank = end, 0

    def _end(self, start: int, code: str) -> int:
        """Return the number of the line behind a statement."""
        lines = self._lines
        if code.startswith(_QUOTES):
            if len(code) >= 6 and code.endswith(_QUOTES):
                return start + 1
            return _find(lines, start + 1, lambda line: line.endswith(_QUOTES)) + 1
        if code[-1] not in "([{":
            return start + 1
        margin = lines[start][: -len(code)]
        closers = tuple(margin + closer for closer in ")]}")
        return _find(lines, start + 1, lambda line: line.startswith(closers)) + 1


def _find(lines: list[str], start: int, found: Callable[[str], bool]) -> int:
    for number in range(start, len(lines)):
        if found(lines[number]):
            return number
    raise Unsure


def _statement(lines: list[str], depth: int, is_docstring: bool) -> Sequence[str]:
    code = lines[0].lstrip(" ")
    if code.startswith(_QUOTES):
        if is_docstring:
            _expect_settled("\n".join(lines), depth)
        return lines
    if len(lines) == 1:
        return split.statement(code, depth)
    return _exploded(lines, depth, code.startswith("def "))


def _expect_settled(docstring: str, depth: int) -> None:
    """Raise Unsure for a docstring that black may change."""
    margin = " " * (4 * depth)
    text = docstring[len(margin) + 3 : -3]
    padded = text.startswith(" ") and not text.startswith(' "')
    if _UNSETTLED.search(docstring) or padded or not text:
        raise Unsure
    if "\n" not in text:
        if text.endswith(" ") and not text.endswith('" '):
            raise Unsure
        return
    rest = text.partition("\n")[2]
    if not text.endswith(f"\n{margin}") or not re.search(
        rf"^{margin}[^ \n]", rest[: -len(margin) or None], re.MULTILINE
    ):
        raise Unsure


def _exploded(lines: list[str], depth: int, is_def: bool) -> list[str]:
    """Return a statement whose items stand on lines of their own already."""
    head, tail = lines[0].lstrip(" "), lines[-1].lstrip(" ")
    split.expect_head(head)
    if len(lines[0]) > split.WIDTH:
        raise Unsure
    if is_def and tail.startswith(") -> "):
        last = split.returned(tail, depth)
    elif tail in (")", "]", "}") and not is_def:
        last = [lines[-1]]
    else:
        raise Unsure
    done, end = _items(lines, 1, depth + 1, is_def)
    if end != len(lines) - 1:
        raise Unsure
    return [lines[0], *done, *last]


def _items(
    lines: list[str], start: int, depth: int, is_def: bool
) -> tuple[list[str], int]:
    """Return the items from a line on, and the number of the line that closes them."""
    done: list[str] = []
    margin = " " * (4 * depth)
    number, count = start, 0
    opener = lines[start - 1][-1]
    while lines[number].startswith(margin):
        code = lines[number][len(margin) :]
        if code[0] in " )]}":
            raise Unsure
        count += 1
        if code[-1] in "([{":
            split.expect_head(code)
            inner, end = _items(lines, number + 1, depth + 1, False)
            if len(lines[number]) > split.WIDTH or lines[end] not in (
                f"{margin}),",
                f"{margin}],",
                f"{margin}}},",
            ):
                raise Unsure
            done += [lines[number], *inner, lines[end]]
            number = end + 1
        else:
            if code[-1] != ",":
                raise Unsure
            done += split.item(code, depth, parameter=is_def)
            number += 1
    if not count or (count == 1 and opener != "{"):
        raise Unsure
    return done, number
