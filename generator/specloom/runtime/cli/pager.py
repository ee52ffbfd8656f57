"""Output longer than the screen, through the user's pager."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Generator
from contextlib import contextmanager, suppress
from subprocess import PIPE, Popen

from .problems import harmless
from .show import Sink

_STYLE = re.compile(rb"\x1b\[[0-9;]*m")
_DEFAULTS = {"LESS": "FRX", "LV": "-c"}
"""What pagers are told where the user tells them nothing: colours, as git has it."""


class _Left(Exception):
    """The user has left the pager: nothing more is to be shown."""


class Held:
    """Output that is held back until it is longer than the screen, then the pager's."""

    def __init__(self, out: Sink, words: list[str]) -> None:
        from shutil import get_terminal_size

        self._out = out
        self._words = words
        self._wide, self._high = get_terminal_size()
        self._rows = 0
        self._open = 0
        self._kept: list[bytes] = []
        self._passed_on = False
        self._pager: Popen[bytes] | None = None

    @property
    def holding(self) -> bool:
        """True as long as nothing is on the screen."""
        return not self._passed_on

    def write(self, data: bytes, /) -> None:
        """Take a piece of the output."""
        if self._passed_on:
            self._write(data)
            return
        self._kept.append(data)
        self._count(data)
        if self._rows >= self._high:
            self._pager = _started(self._words)
            self._pass_on()

    def flush(self) -> None:
        """Do nothing: what is not held back has been passed on already."""

    def close(self) -> None:
        """Write what was held back, or wait until the user leaves the pager."""
        if self._pager is not None:
            _wait(self._pager)
        elif not self._passed_on:
            self._pass_on()

    def _pass_on(self) -> None:
        self._passed_on = True
        self._write(b"".join(self._kept))
        self._kept.clear()

    def _write(self, data: bytes) -> None:
        to = self._out if self._pager is None else self._pager.stdin
        if to is None:
            return
        try:
            to.write(data)
            to.flush()
        except BrokenPipeError:
            if self._pager is None:
                raise
            raise _Left from None

    def _count(self, data: bytes) -> None:
        """Count rows of the screen; the last one may still go on."""
        first, *others = _STYLE.sub(b"", data).decode("utf-8", "replace").split("\n")
        self._open += len(first)
        for line in others:
            self._rows += max(1, -(-self._open // self._wide))
            self._open = len(line)


def _started(words: list[str]) -> Popen[bytes] | None:
    # Whatever else the user tells less by $LESS, it is to show colours as such.
    colours = ["-R"] if words[0].rpartition("/")[2] == "less" else []
    command = [*words, *colours]
    try:
        # The user's own choice of a command.
        return Popen(command, stdin=PIPE, env=_DEFAULTS | os.environ)
    except OSError as error:
        told = f"can't start the pager {words[0]!r}: {error.strerror}"
        print(f"Note: {harmless(told)}", file=sys.stderr)
        return None


def _wait(pager: Popen[bytes]) -> None:
    if pager.stdin is not None:
        with suppress(BrokenPipeError):
            pager.stdin.close()
    while pager.returncode is None:
        # An interrupt is the pager's to understand: less ends a search by it.
        with suppress(KeyboardInterrupt):
            pager.wait()


@contextmanager
def paged(prefix: str, out: Sink) -> Generator[Sink, None, None]:
    """Give what to write to; a user who leaves the pager early has seen enough."""
    words = _pager(prefix)
    if not words:
        yield out
        return
    held = Held(out, words)
    try:
        yield held
    except _Left:
        return
    finally:
        held.close()


def _pager(prefix: str) -> list[str]:
    """Return the pager's command, nothing where none is wanted or there."""
    from shlex import split
    from shutil import which

    if os.environ.get("TERM") == "dumb":
        return []
    for name in (f"{prefix}_PAGER", "PAGER"):
        if name in os.environ:
            try:
                words = split(os.environ[name])
            except ValueError:
                words = [os.environ[name]]
            return [] if words == ["cat"] else words
    return ["less"] if which("less") else []
