"""Answers as tables: drawn on a terminal, lines with tabs in a pipe."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, cast

from . import columns
from .problems import harmless
from .show import Sink, dumped

if TYPE_CHECKING:
    from rich.table import Table

_CHUNK = 50
"""So many rows of a list are measured; those that follow have the same widths."""
_GAP = 2
_NARROW = 4
_VALUE = "value"
_FIELD = "field"


class Grid:
    """Writes tables to one stream. Without `names` the columns are chosen from the data."""

    def __init__(
        self,
        out: Sink,
        terminal: bool,
        colour: bool,
        names: Sequence[str] = (),
        asked: bool = False,
    ) -> None:
        self._out = out
        self._terminal = terminal
        self._colour = colour
        self._names = tuple(names)
        self._asked = asked

    def one(self, value: Any) -> None:
        """Write one value: an object's fields below each other, a list's items as rows."""
        if isinstance(value, dict):
            fields = cast("dict[str, Any]", value)
            name = columns.holder(fields)
            if not isinstance(fields.get(name), list):
                self._fields(fields)
                return
            value = fields[name]
        if isinstance(value, list):
            self.many(cast("list[object]", value), streaming=False)
        else:
            self._write(_cell(value))

    def many(self, values: Iterable[Any], streaming: bool) -> None:
        """Write a row for each value, some at a time, or of a stream each as it comes."""
        names = self._names
        widths: list[int] = []
        seen: set[str] = set()
        begun = False
        for rows in _chunks(values, 1 if streaming else _CHUNK):
            if not begun:
                names = self._columns(rows)
            cells = [[_of(row, name) for name in names] for row in rows]
            seen.update(
                n for n in names if any(columns.at(r, n) is not None for r in rows)
            )
            if not self._terminal:
                self._lines(([] if begun else [names]), cells)
            else:
                if not begun:
                    widths = _widths([names, *cells], streaming)
                self._draw(cells, widths, [] if begun else names)
            begun = True
        if not begun and names:
            self._lines([names], [])
        if begun and self._asked:
            _tell_missing([name for name in names if name not in seen])

    def _columns(self, rows: list[Any]) -> tuple[str, ...]:
        known = self._names
        if self._asked or any(
            columns.at(row, n) is not None for n in known for row in rows
        ):
            return known
        return columns.of_data(rows) or (_VALUE,)

    def _fields(self, value: dict[str, Any]) -> None:
        """Write an object: a line for each field."""
        names = self._names if self._asked else tuple(value)
        cells = [[_spelled(name), _cell(columns.at(value, name))] for name in names]
        if self._terminal:
            self._draw(cells, _widths([(_FIELD, _VALUE), *cells]), (), whole=True)
        else:
            self._lines([], cells)
        if self._asked:
            _tell_missing([n for n in names if columns.at(value, n) is None])

    def _lines(self, *parts: Iterable[Sequence[str]]) -> None:
        for part in parts:
            for cells in part:
                self._write("\t".join(cells))

    def _draw(
        self,
        rows: list[list[str]],
        widths: list[int],
        names: Sequence[str],
        whole: bool = False,
    ) -> None:
        """Draw rows: one line each, or with `whole` as many as it takes."""
        from rich.box import SIMPLE_HEAD
        from rich.table import Table
        from rich.text import Text

        table = Table(
            box=SIMPLE_HEAD,
            show_header=bool(names),
            show_edge=False,
            pad_edge=False,
            padding=(0, _GAP - 1, 0, 0),
        )
        for count, width in enumerate(widths):
            folded = whole or not count
            table.add_column(
                Text(_spelled(names[count])) if names else "",
                width=width,
                overflow="fold" if folded else "ellipsis",
                no_wrap=not folded,
                style="bold" if whole and not count else "",
            )
        for cells in rows:
            table.add_row(*(Text(cell) for cell in cells))
        self._write(_rendered(table, self._colour))

    def _write(self, text: str) -> None:
        self._out.write((text + "\n").encode("utf-8", "backslashreplace"))
        self._out.flush()


def _rendered(table: Table, colour: bool) -> str:
    from io import StringIO

    from rich.console import Console

    text = StringIO()
    console = Console(
        file=text,
        width=_screen(),
        force_terminal=colour,
        color_system="standard" if colour else None,
        legacy_windows=False,
    )
    console.print(table)
    return "\n".join(line.rstrip() for line in text.getvalue().rstrip().split("\n"))


def _screen() -> int:
    from shutil import get_terminal_size

    return get_terminal_size().columns


def _widths(rows: Sequence[Sequence[str]], even: bool = False) -> list[int]:
    """Return the width of each column: what its cells take, the widest cut to what fits.

    The first, which is what one copies, keeps its width up to half of the screen. Of a
    stream only one row is known, and so the space is shared out evenly.
    """
    from rich.cells import cell_len

    room = _screen() - _GAP * (len(rows[0]) - 1)
    wanted = [
        max(cell_len(cell) for cell in cells) or 1 for cells in zip(*rows, strict=True)
    ]
    if even:
        wanted = [max(width, room // len(wanted)) for width in wanted]
    first = min(wanted[0], room if len(wanted) == 1 else max(room // 2, _NARROW))
    rest, room = wanted[1:], room - first
    level = max(rest, default=0)
    while level > _NARROW and sum(min(width, level) for width in rest) > room:
        level -= 1
    return [first, *(min(width, level) for width in rest)]


def _chunks(values: Iterable[Any], size: int) -> Iterator[list[Any]]:
    """Yield so many values at a time; those before a failure too."""
    rest = iter(values)
    chunk: list[Any] = []
    try:
        for value in rest:
            chunk.append(value)
            if len(chunk) == size:
                yield chunk
                chunk = []
    except Exception:
        if chunk:
            yield chunk
        raise
    if chunk:
        yield chunk


def _of(row: Any, name: str) -> str:
    return _cell(columns.at(row, name) if isinstance(row, dict) else row)


def _cell(value: Any) -> str:
    """Return a value on one line, empty for null."""
    if value is None:
        return ""
    return _spelled(value if isinstance(value, str) else dumped(value))


def _spelled(text: str) -> str:
    return harmless(text).replace("\t", "\\t").replace("\n", "\\n")


def _tell_missing(names: list[str]) -> None:
    if names:
        found = harmless(", ".join(names))
        print(f"Note: --columns: nothing was found for {found}", file=sys.stderr)
