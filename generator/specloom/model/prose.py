"""Texts of a description as CommonMark without HTML.

CommonMark may hold HTML, and a quarter of real descriptions do, some through and
through. Products show texts to people, in docs, docstrings and a terminal, and obey no
tag: so what tags mean is said here in CommonMark's own marks. Tags that are no HTML, like
the `<id>` of a route, stay as they are, and so does code.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final
from urllib.parse import quote

from ..commonmark import code, fence
from .markup import (
    CELLS,
    CODE,
    EMPTY,
    HEADINGS,
    INLINE,
    ITEMS,
    LISTS,
    MARKS,
    NOTES,
    TAG,
    Tag,
    tags_of,
)

_HREF: Final = re.compile(
    r"""\s(?:href|src)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE
)
_ALT: Final = re.compile(r"""\salt\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
_WEB: Final = re.compile(r"https?://|mailto:|#", re.IGNORECASE)
_LONE_STAR: Final = re.compile(r"(?<![\\\w*])\*(?![\w*])")
_ITEM: Final = re.compile(r"[ \t]*(?:(?:[-*+]|\d+[.)])[ \t]+)?")
_ROW: Final = re.compile(r"^[ \t]*\|?[ \t]*:?-+:?[ \t]*\|", re.MULTILINE)


def prose(text: str) -> str:
    """Return a text with CommonMark in the place of the HTML that it holds."""
    if "<" not in text:
        return text
    tags = tags_of(text)
    return _Writer(text).written(tags) if tags else text


class _Writer:
    """Writes a text anew, block by block, indented as the lists that hold them."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._has_rows = _ROW.search(text) is not None
        self._done: list[tuple[str, bool]] = []
        """The blocks, and whether each begins an item of a list."""
        self._now: list[str] = []
        self._open: list[tuple[Tag, int, int]] = []
        """The inline tags that are open, after how many blocks, and where in `_now`."""
        self._codes = 0
        self._lists: list[str] = []
        self._marker = self._prefix = ""
        self._inside = False
        """Whether text stands in a block of HTML, not of Markdown."""
        self._broken = False
        """Whether the block is a line of Markdown that a tag has broken."""
        self._rows: list[list[str]] | None = None

    def written(self, tags: Sequence[Tag]) -> str:
        """Return the whole text, for its known tags in their order."""
        end = 0
        pre: Tag | None = None
        for tag in tags:
            if pre is not None:
                if tag.name == "pre" and tag.closes:
                    self._preformatted(self._text[pre.end : tag.start])
                    pre, end = None, tag.end
                continue
            self._add(self._text[end : tag.start])
            end = tag.end
            if not tag.name:
                continue
            if tag.name == "pre" and not tag.closes:
                self._flush()
                pre = tag
            elif tag.name in INLINE:
                self._inline(tag)
            elif tag.name in EMPTY:
                self._empty(tag)
            elif self._rows is None or tag.name in ("table", "tr", *CELLS):
                self._block(tag)
            else:
                self._now.append(" ")
        self._add(self._text[end:])
        self._flush()
        pieces = [block for block, _ in self._done[:1]]
        for (_, before), (block, begins) in pairwise(self._done):
            pieces += ["\n" if before and begins else "\n\n", block]
        return "".join(pieces)

    def _add(self, text: str) -> None:
        if self._broken and not "".join(self._now).strip():
            text = text.lstrip()
        if not self._inside:
            self._now.append(text)
            return
        first, *others = re.split(r"\n[ \t]*\n", text)
        self._now.append(self._laid(first))
        for other in others:
            self._flush()
            self._inside = bool(self._lists) or self._rows is not None
            self._now.append(self._laid(other) if self._inside else other)

    def _laid(self, text: str) -> str:
        lines = _without_margins(text)
        return _LONE_STAR.sub(r"\\*", lines) if not self._codes else lines

    def _inline(self, tag: Tag) -> None:
        if not tag.closes:
            self._open.append((tag, len(self._done), len(self._now)))
            self._codes += tag.name in CODE
            return
        opening, block, start = self._open.pop()
        self._codes -= tag.name in CODE
        if not opening.marks or self._codes:
            return
        start = start if block == len(self._done) else 0
        content = "".join(self._now[start:])
        inner = content.strip()
        before, after = content[:1].isspace(), content[-1:].isspace()
        if tag.name in CODE:
            inner = _code_span(inner)
        elif tag.name == "a":
            inner = _link(inner, _address(opening.rest))
        elif inner:
            inner = f"{MARKS[tag.name]}{inner}{MARKS[tag.name]}"
        self._now[start:] = [" " if before else "", inner, " " if after else ""]

    def _empty(self, tag: Tag) -> None:
        if tag.name == "img":
            alt = _ALT.search(tag.rest)
            words = html.unescape((alt[1] or alt[2] or "") if alt else "") or "picture"
            self._now.append(_link(words, _address(tag.rest)))
        elif self._open or self._rows is not None:
            self._now.append(" ")
        elif tag.name == "hr":
            self._flush()
            self._done.append((f"{self._indent()}---", False))
        elif self._inside or self._lists:
            self._flush()
        else:
            self._break()

    def _break(self) -> None:
        """Begin a paragraph of Markdown, within the item that the line belongs to."""
        _, is_new, line = "".join(self._now).rpartition("\n")
        if "|" in line and self._has_rows:
            self._now.append(" ")
        else:
            item = _ITEM.match(line)
            margin = len(item[0] if item else "")
            if (
                self._broken and not is_new
            ):  # One more item stands beside the one before.
                margin = len(line) - len(line.lstrip(" "))
            self._flush()
            self._now.append(" " * margin)
            self._broken = True

    def _block(self, tag: Tag) -> None:
        self._flush()
        name = tag.name
        self._inside = not tag.closes or bool(self._lists)
        if name == "table":
            self._table(tag)
        elif name in ("tr", *CELLS):
            self._cell(tag)
        elif name in LISTS and not tag.closes:
            self._lists.append(LISTS[name])
        elif name in LISTS and self._lists:
            self._lists.pop()
            self._marker = ""
            self._inside = bool(self._lists)
        elif name in ITEMS and self._lists:
            self._marker = "" if tag.closes else self._next()
        elif name in HEADINGS:
            self._prefix = "" if tag.closes else "#" * int(name[1]) + " "
        elif name in NOTES and not tag.closes:
            self._now.append(f"**{name.capitalize()}**")
            self._flush()

    def _next(self) -> str:
        """Return what the next item of the innermost list begins with."""
        number = self._lists[-1].partition(".")[0]
        if number.isdecimal():
            self._lists[-1] = f"{int(number) + 1}. "
        return self._lists[-1]

    def _table(self, tag: Tag) -> None:
        rows = [row for row in self._rows or [] if row]
        self._rows = None if tag.closes else []
        if not tag.closes or not rows:
            return
        width = max(map(len, rows))
        lines = [" | ".join([*row, *[""] * (width - len(row))]) for row in rows]
        lines.insert(1, " | ".join(["---"] * width))
        pad = self._indent()
        self._done.append(("\n".join(f"{pad}| {line} |" for line in lines), False))

    def _cell(self, tag: Tag) -> None:
        if self._rows is None or tag.closes:
            return
        if tag.name == "tr" or not self._rows:
            self._rows.append([])
        if tag.name != "tr":
            self._rows[-1].append("")

    def _indent(self) -> str:
        return " " * sum(map(len, self._lists))

    def _flush(self) -> None:
        """Write the block so far, if there is any."""
        text = "".join(self._now)
        self._now = []
        broken, self._broken = self._broken, False
        if self._rows is not None:
            if self._rows and self._rows[-1] and text.strip():
                words = " ".join(text.split()).replace("|", "\\|")
                self._rows[-1][-1] = f"{self._rows[-1][-1]} {words}".strip()
            return
        if not text.strip():
            return
        lines = text.strip("\n").rstrip().split("\n")
        if self._inside or self._prefix:
            lines = [line.strip() for line in lines]
        if self._done and not broken:
            lines[0] = lines[0].lstrip()
        if self._prefix:
            lines = [self._prefix + " ".join(lines)]
        pad = self._indent()
        first = pad[: len(pad) - len(self._marker)] + self._marker
        block = "\n".join(f"{pad}{line}" if line else "" for line in lines)
        self._done.append((first + block[len(pad) :], bool(self._marker)))
        self._marker = ""

    def _preformatted(self, text: str) -> None:
        said = html.unescape(TAG.sub("", text)).strip("\n").rstrip()
        pad, mark = self._indent(), fence(said)
        lines = [mark, *said.split("\n"), mark]
        self._done.append(("\n".join(f"{pad}{line}" for line in lines), False))


def _without_margins(text: str) -> str:
    """Return a text without blank lines, and without space beside a line's end."""
    first, *others = text.split("\n")
    if not others:
        return text
    *inner, last = others
    kept = filter(None, map(str.strip, inner))
    return "\n".join((first.rstrip(), *kept, last.lstrip()))


def _code_span(text: str) -> str:
    return code(html.unescape(text)) if text else ""


def _address(attributes: str) -> str:
    """Return where a tag leads on the web, empty if nowhere."""
    found = _HREF.search(attributes)
    address = html.unescape(found[1] or found[2] or found[3] or "") if found else ""
    safe = quote(address.strip(), safe="/:?#@!$&'*+,;=~%-._")
    return safe if _WEB.match(safe) else ""


def _link(words: str, address: str) -> str:
    return f"[{words}]({address})" if words and address else words
