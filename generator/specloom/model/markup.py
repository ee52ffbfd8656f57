"""Tags of HTML in texts of a description, told from what only looks like one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import accumulate
from typing import Final

from ..values import dataclass

MARKS: Final = {
    **dict.fromkeys(("b", "strong"), "**"),
    **dict.fromkeys(("i", "em"), "*"),
    **dict.fromkeys(("s", "strike", "del"), "~~"),
    **dict.fromkeys(("abbr", "big", "font", "ins", "small", "span"), ""),
    **dict.fromkeys(("sub", "sup", "u"), ""),
}
CODE: Final = ("code", "kbd", "samp", "tt", "var")
INLINE: Final = {*MARKS, *CODE, "a"}
NOTES: Final = ("caution", "important", "note", "warning")
LISTS: Final = {"ul": "- ", "ol": "0. ", "dl": "- "}
"""What stands before an item, or would before one ahead of the first."""
ITEMS: Final = ("li", "dt")
CELLS: Final = ("td", "th")
HEADINGS: Final = ("h1", "h2", "h3", "h4", "h5", "h6")
_UNCLOSED: Final = {"p", "li", "dt", "dd", "tr", "td", "th"}
"""What HTML need not close."""
EMPTY: Final = {"br", "hr", "img"}
_BLOCKS: Final = {
    *_UNCLOSED,
    *LISTS,
    *HEADINGS,
    *NOTES,
    *("blockquote", "center", "details", "div", "fullname", "hr", "para", "pre"),
    *("section", "summary", "table", "tbody", "thead"),
}

TAG: Final = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)((?:\s[^<>]*)?)/?>")
_RUN: Final = re.compile(r"`+|~{3,}")


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag, and where it stands. An inline one marks text if it holds no block.

    One without a name means nothing.
    """

    start: int
    end: int
    name: str
    closes: bool
    rest: str
    marks: bool = True


def _tags(text: str) -> Iterator[Tag]:
    """Yield what may be tags of HTML, outside of code."""
    code = _code(text)
    passed = 0
    for found in TAG.finditer(text):
        while passed < len(code) and code[passed][1] <= found.start():
            passed += 1
        name = found[2].lower()
        inside = passed < len(code) and code[passed][0] <= found.start()
        if not inside and (name in INLINE or name in _BLOCKS or name in EMPTY):
            yield Tag(found.start(), found.end(), name, found[1] == "/", found[3])


def _code(text: str) -> list[tuple[int, int]]:
    """Return where code stands between backticks or tildes."""
    found: list[tuple[int, int]] = []
    runs = [*_RUN.finditer(text)]
    later: dict[str, list[int]] = {}
    for index in reversed(range(len(runs))):
        later.setdefault(runs[index][0], []).append(index)
    end = 0
    for run in runs:
        same = later[run[0]]
        same.pop()
        if run.start() < end:
            continue
        close = runs[same[-1]] if same else None
        if close and (
            len(run[0]) >= 3 or "\n\n" not in text[run.end() : close.start()]
        ):
            end = close.end()
        elif len(run[0]) >= 3 and not text[: run.start()].rpartition("\n")[2].strip():
            end = len(text)  # A fence that is never closed.
        else:
            continue
        found.append((run.start(), end))
    return found


def tags_of(text: str) -> list[Tag]:
    """Return the tags in a text that are meant as such: with an end, if they need one.

    A word in angle brackets may be a placeholder. An end alone, or what has attributes,
    is none, but a tag that means nothing. Code holds no tags.
    """
    listed = [*_tags(text)]
    ends: dict[int, int] = {}
    opened: list[int] = []
    waiting = Counter[str]()
    for index, tag in enumerate(listed):
        if tag.name in EMPTY or (tag.name in _UNCLOSED and not tag.closes):
            ends[index] = index
        elif not tag.closes:
            opened.append(index)
            waiting[tag.name] += 1
        elif tag.name in _UNCLOSED:
            ends[index] = index
        elif waiting[tag.name]:
            start = index
            while listed[start].name != tag.name or start == index:
                start = opened.pop()
                waiting[listed[start].name] -= 1
            ends[start], ends[index] = index, start
    blocks = [*accumulate((tag.name in _BLOCKS for tag in listed), initial=0)]
    found: list[Tag] = []
    for index, tag in enumerate(listed):
        if index not in ends:
            if tag.closes or "=" in tag.rest:
                found.append(Tag(tag.start, tag.end, "", tag.closes, ""))
            continue
        marks = blocks[index] == blocks[ends[index]]
        found.append(Tag(tag.start, tag.end, tag.name, tag.closes, tag.rest, marks))
    return found
