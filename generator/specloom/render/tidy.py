"""Markdown pages as texts: what stands in blocks of code stays as it is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

# Each begins with a character that can be looked for at once.
_TICKS: Final = re.compile(r"(```+)(.*)")
_TICKS_OR_TILDES: Final = re.compile(r"(```+|~~~+)(.*)")


def tidy(text: str) -> str:
    """Return a page without the blank lines that absent parts leave."""
    return outside_of_code(f"\n{text.strip()}", _closed_up)[1:] + "\n"


def outside_of_code(text: str, change: Callable[[str], str]) -> str:
    """Return a text of which all is changed but the blocks of code, fences included."""
    done: list[str] = []
    start, fence = 0, ""
    for mark, begin in _marks(text):
        if not fence:
            done.append(change(text[start:begin]))
            start, fence = begin, mark[1]
        elif mark[1].startswith(fence) and not mark[2].strip():
            done.append(text[start : mark.end()])
            start, fence = mark.end(), ""
    rest = text[start:]
    done.append(rest if fence else change(rest))
    return "".join(done)


def _marks(text: str) -> Iterator[tuple[re.Match[str], int]]:
    """Yield what may be a fence, first on its line, and where the line before it ends."""
    pattern = _TICKS_OR_TILDES if "~~~" in text else _TICKS
    for mark in pattern.finditer(text):
        begin = text.rfind("\n", 0, mark.start())
        if begin >= 0 and not text[begin + 1 : mark.start()].strip(" "):
            yield mark, begin


def _closed_up(text: str) -> str:
    while "\n\n\n" in text:
        text = text.replace("\n\n\n", "\n\n")
    return text
