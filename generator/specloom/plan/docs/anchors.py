"""Anchors: where on a page something stands, told by names alone.

A link to a field stays good in later versions of an API: no anchor depends on the order
or the number of what is described.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from ...addresses import short_digest

_MARK: Final = 6
_ODD: Final = re.compile(r"[^A-Za-z0-9_.]+")


class Anchors:
    """The anchors of one page, each given out once."""

    def __init__(self) -> None:
        self._owners: dict[str, tuple[str, str]] = {}
        self._given: dict[str, int] = {}

    def keep(self, parent: str, parts: Iterable[str]) -> None:
        """Keep the anchors of what a section begins with from all that is inside of it."""
        for part in parts:
            self._owners.setdefault(joined(parent, part), (parent, part))

    def new(self, parent: str, part: str) -> str:
        """Return the anchor of a part of what has the anchor `parent`, which may be empty.

        It has letters, digits, `_`, `.` and `-` only. Where two read the same, whose
        names differ, a digest tells them apart; only twins are numbered.
        """
        wish = joined(parent, part)
        if self._owners.setdefault(wish, (parent, part)) != (parent, part):
            wish = f"{wish}-{_mark(f'{parent} {part}')}"
        count = self._given.get(wish, 0) + 1
        self._given[wish] = count
        return wish if count == 1 else self.new(wish, str(count))


def joined(parent: str, part: str) -> str:
    """Return the anchor that a part of something has, unless another's reads the same."""
    return f"{parent}-{_plain(part)}" if parent else _plain(part)


@lru_cache(maxsize=1 << 14)
def _plain(part: str) -> str:
    text = _ODD.sub("-", part).strip("-")
    if part in (text, f"--{text}"):
        return text
    return f"{text or 'field'}-{_mark(part)}"


def _mark(text: str) -> str:
    return short_digest(text)[:_MARK]
