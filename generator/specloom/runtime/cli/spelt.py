"""Texts that stand for a file's content, as `@path` does, and how to say them as text.

`\\@` is a plain `@`, and one more backslash says `\\@` itself: of any number of them before
an `@`, the first only says that all others are meant.
"""

from __future__ import annotations

import re

_SPELT = re.compile(r"\\*@")


def refers(text: str) -> bool:
    """True for a text that stands for something other than itself."""
    return _SPELT.match(text) is not None


def plain(text: str) -> str:
    """Return how a text is said that is to stand for itself."""
    return f"\\{text}" if refers(text) else text
