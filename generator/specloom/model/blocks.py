"""Markdown put together piece by piece: paragraphs, lists, tables, and marks within them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from ..markup import code as code_span

_SPACE: Final = re.compile(r"\s+")
_BLANK_LINE: Final = re.compile(r"\n[ \t]*\n")
_MARKER: Final = re.compile(r"\s*(?:[-*+>|#]|\d+[.)])")
_DEEPEST: Final = 8
_TOLD_BY: Final = 16
"""So many characters tell whether a row of text is one of a list or a table."""


@dataclass
class _List:
    marker: str
    number: int = 0
    is_new: bool = False
    """True between an item's begin and its first words."""

    @property
    def width(self) -> int:
        """How many columns an item's marker takes."""
        return len(self.marker) + 1


@dataclass
class _Table:
    rows: list[list[str]] = field(default_factory=list[list[str]])
    in_cell: bool = False


class Blocks:
    """Markdown in the making.

    What stands in an element of HTML has the spaces of HTML; what stands outside of all
    keeps its lines, which are Markdown of its author's.
    """

    def __init__(self) -> None:
        self._done: list[tuple[str, bool]] = []
        self._line: list[str] = []
        self._marks: list[tuple[str, int]] = []
        self._lists: list[_List] = []
        self._deeper = 0
        self._table: _Table | None = None
        self._heading = 0
        self._in_paragraph = False
        self._ends_in_list = False
        self._row = ""
        """What the row of text that is being written begins with."""

    @property
    def in_table(self) -> bool:
        """True within a table."""
        return self._table is not None

    def markdown(self) -> str:
        """Return what was put together."""
        self.end_table()
        self.apart()
        text = ""
        for block, is_tight in self._done:
            text += ("\n" if is_tight else "\n\n") + block if text else block
        return text

    # Words

    def add(self, text: str, *, verbatim: bool = False) -> None:
        """Add words; `verbatim` are those that no space may be taken of."""
        inside = self._inside or self._heading
        if inside and not verbatim and not _BLANK_LINE.search(text):
            text = _SPACE.sub(" ", text)
        self._line.append(text)
        _, newline, row = text.rpartition("\n")
        if newline or len(self._row) < _TOLD_BY:
            self._row = ("" if newline else self._row) + row[:_TOLD_BY]

    def code(self, text: str) -> None:
        """Add words as code."""
        if text.strip():
            self._line.append(code_span(text))

    def mark(self, kind: str) -> None:
        """Begin words that are marked, until `unmark` with the same kind."""
        if len(self._marks) < _DEEPEST:
            self._marks.append((kind, len(self._line)))

    def unmark(self, kind: str, before: str, after: str) -> None:
        """Put marks around the words since `mark`: none around nothing, or twice."""
        kinds = [mark for mark, _ in self._marks]
        if kind not in kinds:
            return
        index = len(kinds) - 1 - kinds[::-1].index(kind)
        _, start = self._marks[index]
        del self._marks[index:]
        said = "".join(self._line[start:])
        words = said.strip()
        if not words or _BLANK_LINE.search(words):
            return
        if kind in kinds[:index] or words.startswith(before):
            return
        is_apart = "".join(self._line[max(0, start - 1) : start]).endswith(" ")
        lead = "" if is_apart else said[: len(said) - len(said.lstrip())]
        trail = said[len(said.rstrip()) :]
        self._line[start:] = [f"{lead}{before}{words}{after}{trail}"]

    # Lines and paragraphs

    def line(self) -> None:
        """Begin a line. Within a list or a table of Markdown's own, the row goes on."""
        if not self._inside and _MARKER.match(self._row):
            self._line.append(" ")
        else:
            self._flush()

    @property
    def _inside(self) -> bool:
        return bool(self._in_paragraph or self._lists or self._table)

    def apart(self) -> None:
        """End a paragraph, where there is one."""
        self._flush()
        self._in_paragraph = False

    def begin_paragraph(self) -> None:
        """Begin a paragraph."""
        self._flush()
        self._in_paragraph = True

    def begin_heading(self, level: int) -> None:
        """Begin a heading."""
        self.apart()
        self._heading = level

    def fenced(self, text: str) -> None:
        """Add a block of code, lines as they are."""
        if self._table is not None:
            self.code(_SPACE.sub(" ", text))
            return
        self.apart()
        runs = re.findall(r"`{3,}", text)
        fence = "`" * max([3, *(len(run) + 1 for run in runs)])
        if text.strip():
            self._put(f"{fence}\n{text.strip(chr(10)).rstrip()}\n{fence}")

    def _flush(self) -> None:
        if self._table is not None:
            self._line.append(" ")
            return
        text = "".join(self._line)
        self._begin_line()
        heading, self._heading = self._heading, 0
        if heading:
            text = f"{'#' * heading} {text.strip()}" if text.strip() else ""
        if text.strip():
            self._put(text.strip())

    def _begin_line(self) -> None:
        self._line.clear()
        self._marks.clear()
        self._row = ""

    def _put(self, text: str) -> None:
        is_tight = False
        if self._lists:
            *outer, last = self._lists
            pad = " " * sum(one.width for one in outer)
            first = f"{pad}{last.marker} " if last.is_new else pad + " " * last.width
            rest = pad + " " * last.width
            is_tight = last.is_new and self._ends_in_list
            for one in self._lists:
                one.is_new = False
            lines = text.split("\n")
            text = "\n".join(
                (first if number == 0 else rest) + line if line.strip() else ""
                for number, line in enumerate(lines)
            )
        self._ends_in_list = bool(self._lists)
        self._done.append((text, is_tight))

    # Lists

    def begin_list(self, marker: str) -> None:
        """Begin a list, in the item of another or by itself."""
        self.apart()
        if self._table is None and len(self._lists) < _DEEPEST:
            self._lists.append(_List(marker))
        else:
            self._deeper += 1

    def begin_item(self, *, goes_on: bool) -> None:
        """Begin an item of the list; `goes_on` is a paragraph more of the item before."""
        self.apart()
        if self._table is not None:
            return
        if not self._lists:
            self._lists.append(_List("-"))
        one = self._lists[-1]
        if goes_on and one.number:
            return
        one.number += 1
        one.is_new = True
        if one.marker != "-":
            one.marker = f"{one.number}."

    def end_list(self) -> None:
        """End the list that was begun last."""
        self.apart()
        if self._deeper:
            self._deeper -= 1
        elif self._lists:
            self._lists.pop()

    # Tables

    def begin_table(self) -> None:
        """Begin a table. One within another is words of its cell."""
        if self._table is None:
            self.apart()
            self._table = _Table()

    def begin_cell(self, *, in_row: bool) -> None:
        """Begin a row of the table, or a cell in it."""
        self._end_cell()
        if self._table is not None:
            if not in_row or not self._table.rows:
                self._table.rows.append([])
            self._table.in_cell = in_row

    def _end_cell(self) -> None:
        text = _SPACE.sub(" ", "".join(self._line)).strip()
        self._begin_line()
        if self._table is not None and self._table.in_cell:
            self._table.rows[-1].append(text.replace("|", "\\|"))
        elif text:  # A caption, which Markdown's tables have no place for.
            self._put(text)

    def end_table(self) -> None:
        """End the table: its first row is its head."""
        if self._table is None:
            return
        self._end_cell()
        rows = [row for row in self._table.rows if row]
        self._table = None
        if not rows:
            return
        width = max(map(len, rows))
        padded = [row + [""] * (width - len(row)) for row in rows]
        lines = [f"| {' | '.join(row)} |" for row in padded]
        lines.insert(1, f"|{' --- |' * width}")
        self._put("\n".join(lines))
