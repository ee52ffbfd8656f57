"""Standard input: a YAML or JSON mapping of parameters, when something is piped in."""

from __future__ import annotations

import os
import stat
import sys
from typing import Any, cast

from .notes import note
from .problems import Wrong
from .spelt import plain
from .tables import Command, named
from .values import parsed

_PATIENCE = 2.0


def parameters(command: Command) -> dict[str, Any]:
    """Return the parameters that standard input gives a command, none for an empty one.

    What is no mapping is the whole body, where that is a parameter; of a body of text, so
    is a mapping that names none. Raises Wrong for anything else.
    """
    text = _text()
    if not text.strip():
        return {}
    whole = next((f.name for f in command.flags if f.place == "whole-body"), "")
    verbatim = bool(whole) and command.body == "text"
    try:
        value = parsed(text)
    except ValueError as error:
        if verbatim:
            return {whole: plain(text)}
        raise Wrong(f"standard input: {error}") from None
    if isinstance(value, dict):
        mapping = cast("dict[object, Any]", value)
        given = {str(key): item for key, item in mapping.items()}
        if not verbatim or any(named(command, key) for key in given):
            return given
    if verbatim:
        return {whole: plain(text)}
    if value is None:
        return {}
    if whole:
        return {whole: value}
    raise Wrong("standard input: a YAML or JSON mapping of parameters is wanted")


def _text() -> str:
    """Return what is piped in; a terminal, a device or a closed input gives nothing."""
    try:
        number = sys.stdin.fileno()
        mode = os.fstat(number).st_mode
    except (AttributeError, OSError, ValueError):
        return ""
    if not (stat.S_ISFIFO(mode) or stat.S_ISREG(mode) or stat.S_ISSOCK(mode)):
        return ""
    if not stat.S_ISREG(mode):
        _wait(number)
    try:
        data = sys.stdin.buffer.read()
    except OSError:
        return ""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Wrong("standard input: no UTF-8 text") from None


def _wait(number: int) -> None:
    """Say what is being waited for when nothing comes: a pipe may have been left open."""
    if os.name == "nt":
        return
    from select import select

    if not select([number], [], [], _PATIENCE)[0]:
        note("Waiting for parameters on standard input ...")
