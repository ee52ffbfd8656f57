"""Server-sent events and JSON lines, decoded from bytes as they come, without any I/O.

Events are read as the WHATWG standard says: lines end in CR, LF or CRLF, a byte order mark at
the start is skipped, comments are ignored, and an event that no empty line ends is dropped.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

_LINE_END = re.compile("\r\n|\n|\r")


@dataclass(frozen=True)
class ServerSentEvent:
    """One event; `id` is that of the last event that had one, `retry` in milliseconds."""

    data: str
    event: str = "message"
    id: str = ""
    retry: int | None = None


class LineDecoder:
    """Cuts a stream of UTF-8 bytes into lines."""

    def __init__(self) -> None:
        self._text = codecs.getincrementaldecoder("utf-8-sig")(errors="replace")
        self._pending: list[str] = []
        self._after_cr = False

    def feed(self, chunk: bytes, final: bool = False) -> list[str]:
        """Return the lines that `chunk` completes; with `final`, what is left over too."""
        text = self._text.decode(chunk, final)
        if self._after_cr and text:
            text = text.removeprefix("\n")
            self._after_cr = False
        if text.endswith("\r"):
            self._after_cr = True
        *lines, rest = _LINE_END.split(text)
        if lines:
            lines[0] = "".join([*self._pending, lines[0]])
            self._pending = []
        if rest:
            self._pending.append(rest)
        if final and self._pending:
            lines.append("".join(self._pending))
            self._pending = []
        return lines


class EventDecoder:
    """Makes server-sent events of bytes, wherever the chunks are cut."""

    def __init__(self) -> None:
        self._lines = LineDecoder()
        self._data: list[str] = []
        self._event = ""
        self._id = ""
        self._retry: int | None = None

    def feed(self, chunk: bytes) -> list[ServerSentEvent]:
        """Return the events that `chunk` completes."""
        events = (self._line(line) for line in self._lines.feed(chunk))
        return [event for event in events if event]

    def _line(self, line: str) -> ServerSentEvent | None:
        if not line:
            return self._dispatch()
        name, _, value = line.partition(":")
        value = value.removeprefix(" ")
        if name == "data":
            self._data.append(value)
        elif name == "event":
            self._event = value
        elif name == "id" and "\0" not in value:
            self._id = value
        elif name == "retry" and value.isascii() and value.isdigit():
            self._retry = int(value)
        return None

    def _dispatch(self) -> ServerSentEvent | None:
        data, event, retry = self._data, self._event, self._retry
        self._data, self._event, self._retry = [], "", None
        if not data:
            return None
        return ServerSentEvent("\n".join(data), event or "message", self._id, retry)
