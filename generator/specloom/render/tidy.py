"""Markdown pages as texts: what stands in blocks of code stays as it is."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

_FENCE: Final = re.compile(r"\n *(`{3,}|~{3,})(.*)")


def tidy(text: str) -> str:
    """Return a page without the blank lines that absent parts leave."""
    return outside_of_code(f"\n{text.strip()}", _closed_up)[1:] + "\n"


def outside_of_code(text: str, change: Callable[[str], str]) -> str:
    """Return a text of which all is changed but the blocks of code, fences included."""
    done: list[str] = []
    start, fence = 0, ""
    for mark in _FENCE.finditer(text):
        if not fence:
            done.append(change(text[start : mark.start()]))
            start, fence = mark.start(), mark[1]
        elif mark[1].startswith(fence) and not mark[2].strip():
            done.append(text[start : mark.end()])
            start, fence = mark.end(), ""
    rest = text[start:]
    done.append(rest if fence else change(rest))
    return "".join(done)


def _closed_up(text: str) -> str:
    while "\n\n\n" in text:
        text = text.replace("\n\n\n", "\n\n")
    return text
