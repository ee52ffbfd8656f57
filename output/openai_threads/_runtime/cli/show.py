"""Answers and errors, in the format of choice, on standard output and error."""

from __future__ import annotations

import re
import sys
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Protocol, cast

from .problems import Wrong
from .terminal import is_terminal, wants_colour

if TYPE_CHECKING:
    from .grid import Grid

# What a terminal could take for commands; inside JSON these escapes mean the same.
_CONTROLS = {code: f"\\u{code:04x}" for code in range(0x7F, 0xA0)}
_UNPRINTABLE = _CONTROLS | {
    code: f"\\u{code:04x}" for code in range(0x20) if code not in (9, 10)
}
_REPEATED = re.compile(
    r"^(Invalid|Bad) jmespath expression: |, for expression$", re.IGNORECASE
)
_RESET = "\x1b[0m"
_KEY, _TEXT, _NUMBER, _WORD = "\x1b[34;1m", "\x1b[32m", "\x1b[36m", "\x1b[35m"


class Sink(Protocol):
    """What output is written to."""

    def write(self, data: bytes, /) -> object:
        """Take a piece of it."""

    def flush(self) -> object:
        """Pass on what was taken."""


class Printer:
    """Writes values to one stream; `many` values are a list, or a stream as it comes.

    `auto` is `pretty` on a terminal; elsewhere it is `json`, and `jsonl` for a stream.
    """

    def __init__(
        self,
        out: Sink,
        terminal: bool,
        format: str,
        raw_text: bool = False,
        columns: Sequence[str] = (),
        asked: bool = False,
    ) -> None:
        self._out = out
        self._terminal = terminal
        self._format = format
        self._raw_text = raw_text
        self._colour = terminal and wants_colour()
        self._columns, self._asked = columns, asked

    def one(self, value: Any) -> None:
        """Write one value."""
        form = self._form("json")
        if form == "table":
            self._table().one(value)
        elif isinstance(value, str) and (self._raw_text or self._format == "auto"):
            self._write(value.translate(_UNPRINTABLE) if self._terminal else value)
        elif form == "yaml":
            from .yaml12 import dump

            self._write(dump(value).rstrip("\n"))
        else:
            self._write(self._json(value, form))

    def many(self, values: Iterable[Any], streaming: bool) -> None:
        """Write every value as it comes."""
        form = self._form("jsonl" if streaming else "json")
        if form == "table":
            self._table().many(values, streaming)
        elif form == "yaml":
            from .yaml12 import dump

            for value in values:
                self._write(dump([value]).rstrip("\n"))
        elif form == "json" and not self._raw_text:
            self._array(values)
        else:
            for value in values:
                if self._raw_text and isinstance(value, str):
                    self._write(value)
                else:
                    self._write(self._json(value, form))

    def _array(self, values: Iterable[Any]) -> None:
        """Write a JSON array, item by item; one that breaks off is closed all the same.

        One that fails before its first item is none, and no script takes it for empty.
        """
        begun = False
        try:
            for value in values:
                text = self._json(value, "json").replace("\n", "\n  ")
                self._write((",\n  " if begun else "[\n  ") + text, end="")
                begun = True
        except BaseException:
            if begun:
                self._write("\n]")
            raise
        self._write("\n]" if begun else "[]")

    def _table(self) -> Grid:
        from .grid import Grid

        return Grid(self._out, self._terminal, self._colour, self._columns, self._asked)

    def _form(self, piped: str) -> str:
        if self._format != "auto":
            return self._format
        return "pretty" if self._terminal else piped

    def _json(self, value: Any, format: str) -> str:
        if format == "pretty" and self._colour:
            return "".join(_coloured(value, "\n"))
        indent = None if format == "jsonl" else 2
        return dumped(value, indent)

    def _write(self, text: str, end: str = "\n") -> None:
        self._out.write((text + end).encode("utf-8", "backslashreplace"))
        self._out.flush()


def dumped(value: Any, indent: int | None = None) -> str:
    """Return a value as JSON that a terminal can be given."""
    from json import dumps

    return dumps(value, ensure_ascii=False, indent=indent).translate(_CONTROLS)


def _coloured(value: Any, line: str) -> Iterator[str]:
    if isinstance(value, dict) and value:
        fields = cast("dict[str, Any]", value)
        for count, (key, item) in enumerate(fields.items()):
            yield f"{',' if count else '{'}{line}  {_KEY}{dumped(key)}{_RESET}: "
            yield from _coloured(item, f"{line}  ")
        yield f"{line}}}"
    elif isinstance(value, list) and value:
        for count, item in enumerate(cast("list[object]", value)):
            yield f"{',' if count else '['}{line}  "
            yield from _coloured(item, f"{line}  ")
        yield f"{line}]"
    elif isinstance(value, str):
        yield f"{_TEXT}{dumped(value)}{_RESET}"
    elif isinstance(value, (dict, list)):
        yield dumped(value)
    else:
        word = value is None or isinstance(value, bool)
        yield f"{_WORD if word else _NUMBER}{dumped(value)}{_RESET}"


def transformer(expression: str, label: str) -> Any:
    """Return the compiled JMESPath expression; raises Wrong for one that is none."""
    jmespath = _jmespath()
    try:
        return jmespath.compile(expression)
    except jmespath.exceptions.JMESPathError as error:
        why = _REPEATED.sub("", str(error).partition(":\n")[0])
        raise Wrong(
            f"{label}: {expression!r} is no JMESPath expression: {why}"
        ) from None


def _jmespath() -> Any:
    """Return the library, typed the same with its stubs and without."""
    return import_module("jmespath")


def transformed(value: Any, compiled: Any, label: str) -> Any:
    """Return what a compiled expression makes of a value."""
    if compiled is None:
        return value
    try:
        return compiled.search(value)
    except _jmespath().exceptions.JMESPathError as error:
        raise Wrong(f"{label}: {compiled.expression!r}: {error}") from None


@contextmanager
def output(path: str | None) -> Generator[tuple[IO[bytes], bool], None, None]:
    """Give the stream to write to, and whether it is a terminal.

    A file appears under its name when it is whole: one that breaks off leaves no trace.
    """
    if path is None or path == "-":
        yield sys.stdout.buffer, is_terminal(sys.stdout)
        return
    from ..client.whole import whole_file

    whole = str(Path(path).resolve())
    try:
        with whole_file(path) as file:
            yield file, False
    except OSError as error:
        if not str(error.filename).startswith(whole):
            raise
        raise Wrong(f"--output: can't write {path!r}: {error.strerror}") from None
