"""A shell as someone at a terminal uses it: a line, a tab, and what has become of the line."""

from __future__ import annotations

import os
import pty
import re
import select
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

_PATIENCE = 30.0
# Pieced together by the shell, so that the typed line is not taken for the answer.
_MARK = ("printf '%s%s\\n' REA DY", "READY")
_HOME, _END = "\x01", "\x05"


class Shell:
    """A shell behind a terminal, ready to be typed into."""

    def __init__(self, terminal: int) -> None:
        self._terminal = terminal

    def ready(self) -> None:
        """Wait until all that was typed has been done."""
        self._type(f"{_MARK[0]}\n")
        self._read_until(_MARK[1])

    def do(self, line: str) -> None:
        self._type(f"{line}\n")
        self.ready()

    def completed(self, line: str) -> list[str]:
        """Return the words of a line after a tab at its end."""
        self._type(f"{line}\t{_HOME}printf '<%s>' START {_END} STOP\n")
        found = self._read_until("<START>((?:<[^<>]*>)*)<STOP>")
        return re.findall("<([^<>]*)>", found.group(1))

    def _type(self, text: str) -> None:
        os.write(self._terminal, text.encode())

    def _read_until(self, pattern: str) -> re.Match[str]:
        seen = ""
        deadline = time.monotonic() + _PATIENCE
        while time.monotonic() < deadline:
            if select.select([self._terminal], [], [], 0.1)[0]:
                seen += os.read(self._terminal, 65536).decode("utf-8", "replace")
                if found := re.search(pattern, seen):
                    return found
        raise AssertionError(f"{pattern!r} did not come:\n{seen}")


@contextmanager
def shell(words: list[str], environment: Mapping[str, str]) -> Iterator[Shell]:
    """Run a shell behind a terminal of its own."""
    child, terminal = pty.fork()
    if child == 0:
        os.chdir(environment["HOME"])
        os.execvpe(words[0], words, environment)
    try:
        yield Shell(terminal)
    finally:
        os.close(terminal)
        os.kill(child, 9)
        os.waitpid(child, 0)
