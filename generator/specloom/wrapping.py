"""Lines broken between words: as `textwrap` breaks them, in a fraction of its time."""

from __future__ import annotations

import re
import textwrap
from functools import lru_cache


def wrapped(text: str, width: int, *, first: str = "", below: str = "") -> list[str]:
    """Return text in lines of at most `width`, but for words that are longer.

    The first line begins with `first`, those below it with `below`.
    """
    if not text.startswith(" ") and "  " not in text and text.isprintable():
        begun = _fitting(width - len(first)).match(text)
        if begun is not None:
            rest = _fitting(width - len(below)).findall(text, begun.end())
            return [first + begun[1], *(below + each for each in rest)]
    # It keeps some runs of spaces, and knows other whitespace.
    return textwrap.wrap(
        text,
        width,
        initial_indent=first,
        subsequent_indent=below,
        break_long_words=False,
        break_on_hyphens=False,
    )


@lru_cache(maxsize=512)
def _fitting(width: int) -> re.Pattern[str]:
    """Return what matches as many words as fit into a width, or one that doesn't."""
    return re.compile(rf"(\S(?:.{{0,{max(width - 2, 0)}}}\S)?|\S+)(?: |$)")
